/**
 * Signals as Python handles them: noted when they come, and looked at by the main thread between two
 * instructions, or when they have cut its wait short, which goes on afterwards (PEP 475).
 */
import type { ProcessHandle } from '../../kernel/program.ts';
import { SIGNALS } from '../../kernel/signals.ts';
import type { Context } from '../context.ts';
import { raise } from '../objects/exception.ts';
import { NONE, type Value } from '../objects/object.ts';
import { blockingCall, call, type Resumable, type SystemRequest } from '../objects/resumable.ts';

/** What Python says when it starts: SIGINT becomes an exception, and errors tell of the others. */
export function beginSignals(process: ProcessHandle): void {
  process.setDisposition(SIGNALS.SIGINT, 'catch');
  process.setDisposition(SIGNALS.SIGPIPE, 'ignore');
  process.setDisposition(SIGNALS.SIGXFSZ, 'ignore');
}

export class Signals {
  /** What signal.signal() has put in place, by number. */
  readonly handlers = new Map<number, Value>();
  /** Written to when a signal comes (signal.set_wakeup_fd); -1: none. */
  wakeupDescriptor = -1;
  /** Come, and not looked at yet. */
  private pending: number[] = [];

  note(signal: number): void {
    if (!this.pending.includes(signal)) this.pending.push(signal);
  }

  /** What is left to its parent. */
  forget(): void {
    this.pending = [];
  }

  /**
   * Runs the handlers of what has come.
   *
   * @param cut - the call whose wait has been cut short: it is made again
   */
  *handle(context: Context, cut: SystemRequest | undefined): Resumable<Value | undefined> {
    // The lower number first.
    const signals = this.pending.sort((a, b) => a - b);
    this.pending = [];
    for (const signal of signals) {
      const handler = this.handlers.get(signal);
      if (this.wakeupDescriptor !== -1) {
        // Is there no room, the reader has been told already.
        yield* blockingCall(
          context.interpreter.files.write(this.wakeupDescriptor, Uint8Array.of(signal)),
        );
      }
      if (handler !== undefined) {
        yield* call(handler, [signal, context.frame(0)?.object ?? NONE]);
      } else if (signal === SIGNALS.SIGINT) throw raise('KeyboardInterrupt');
    }
    return cut === undefined ? undefined : ((yield cut) as Value | undefined);
  }
}
