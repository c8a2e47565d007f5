/**
 * One thread at a time in an object whose methods make system calls: CPython has a lock in each buffer,
 * since system calls let go of the GIL, and without the GIL one in every object.
 */
import { park, wake } from '../../kernel/park.ts';
import type { ThreadHandle, WaitQueue } from '../../kernel/program.ts';
import type { Context } from '../../python/context.ts';
import { blockingCall, quickCall, type Resumable } from '../../python/objects/resumable.ts';
import { NO_LANE } from '../../trace/trace.ts';

export class Turn {
  /** Whose turn it is. */
  user: ThreadHandle | undefined = undefined;
  /** Threads that wait for theirs; made when there is one. */
  private line: WaitQueue | undefined = undefined;

  /** Does something when it is the thread's turn. The thread must not have it already. */
  *take<Result>(context: Context, body: () => Resumable<Result>): Resumable<Result> {
    while (this.user !== undefined) {
      this.line ??= context.interpreter.kernel.createQueue();
      yield* blockingCall(park(this.line, 'lock', NO_LANE, undefined));
    }
    this.user = context.thread;
    try {
      return yield* body();
    } finally {
      this.user = undefined;
      if (this.line !== undefined && this.line.size > 0) yield* quickCall(wake(this.line, 1));
    }
  }
}
