/** What is called around a fork (Library reference, "os.register_at_fork"). */
import type { Context, Interpreter } from '../../python/context.ts';
import { Raised } from '../../python/objects/exception.ts';
import type { Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { stateOf } from '../library-module.ts';

interface ForkHooks {
  readonly before: Value[];
  readonly inParent: Value[];
  readonly inChild: Value[];
}

export function forkHooks(interpreter: Interpreter): ForkHooks {
  return stateOf(interpreter, 'fork.hooks', () => ({ before: [], inParent: [], inChild: [] }));
}

/** What they raise is reported and goes no further. */
export function* runHooks(hooks: readonly Value[], context: Context): Resumable<void> {
  for (const hook of hooks) {
    try {
      yield* call(hook, []);
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      yield* context.interpreter.finalization.report(context, error.exception, hook);
    }
  }
}
