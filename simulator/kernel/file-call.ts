/**
 * A system call about descriptors: it answers with its result or with a {@link Failure}, and spends the
 * time it takes inside the kernel, the copying of bytes included (the second phase of an input call).
 */
import { MEMORY_COPY_NS_PER_BYTE } from '../machine-settings.ts';
import type { DescriptorLane } from './descriptor-lane.ts';
import type { ProcessFiles } from './descriptors.ts';
import { ERRORS, Failure } from './errno.ts';
import type { Caller, FileSystem } from './file-system.ts';
import { USER_ID } from './inode.ts';
import type { CallContext, CallOutcome, SystemCall } from './program.ts';
import { SIGNALS } from './signals.ts';

/** A system call whose result is of this type, or a failure. */
export interface FileCall<Result> extends SystemCall {
  /** For the type checker only: no call has it. */
  readonly result?: Result;
}

/** What a call works with when it takes place. */
export interface Scene extends Caller {
  readonly context: CallContext;
  readonly system: FileSystem;
  readonly files: ProcessFiles;
}

/** What an act gives: with a lane, that shows how its data are copied. */
export type ActOutcome = CallOutcome & { readonly drawn?: DescriptorLane | undefined };

export class TimedCall implements SystemCall {
  readonly name: string;
  private readonly entryNs: number;
  private readonly givenBytes: number;
  private readonly act: (scene: Scene) => ActOutcome;
  private answer: ActOutcome | undefined = undefined;

  constructor(
    name: string,
    entryNs: number,
    givenBytes: number,
    act: (scene: Scene) => ActOutcome,
  ) {
    this.name = name;
    this.entryNs = entryNs;
    this.givenBytes = givenBytes;
    this.act = act;
  }

  /** First what is asked for, then the time that it takes. */
  attempt(context: CallContext): CallOutcome {
    if (this.answer !== undefined) {
      this.answer.drawn?.copied(context.nowNs);
      return this.answer;
    }
    const outcome = this.outcome(context);
    if (outcome.kind !== 'done') return outcome;
    this.answer = outcome;
    const readBytes = bytesOf(outcome.result);
    const bytes = this.givenBytes + readBytes;
    const costNs = this.entryNs + bytes * MEMORY_COPY_NS_PER_BYTE;
    if (costNs < 1) return outcome;
    if (readBytes > 0) outcome.drawn?.copy(context.thread.lane, context.nowNs);
    return { kind: 'work', costNs: Math.round(costNs), copies: readBytes > 0 };
  }

  private outcome(context: CallContext): ActOutcome {
    const { kernel, thread, nowNs } = context;
    const system = kernel.fileSystem;
    const files = kernel.filesOf(thread);
    const { workingDirectory, umask } = files;
    try {
      return this.act({ context, system, files, workingDirectory, umask, user: USER_ID, nowNs });
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      // Who has not said otherwise, as Python has, is ended by it (pipe(7)).
      if (failure.errno === ERRORS.EPIPE[0]) {
        kernel.processes.signal(kernel.processes.of(thread), SIGNALS.SIGPIPE, undefined);
      }
      return { kind: 'done', result: failure };
    }
  }
}

/** How much is copied to the program. */
function bytesOf(result: unknown): number {
  if (result instanceof Uint8Array) return result.length;
  const holds = typeof result === 'object' && result !== null && 'data' in result;
  return holds && result.data instanceof Uint8Array ? result.data.length : 0;
}
