/** `_subprocess`: starting programs that `subprocess` names, and waiting for them. */
import type { ThreadHandle } from '../kernel/program.ts';
import type { Context, Interpreter } from '../python/context.ts';
import { resumable } from '../python/objects/native.ts';
import { NONE, type PyDict, type Value } from '../python/objects/object.ts';
import { call, quickCall, type Resumable } from '../python/objects/resumable.ts';
import type { PyTuple } from '../python/objects/values.ts';
import { list } from '../python/objects/values.ts';
import {
  asSmallIndex,
  collect,
  getAttribute,
  textArgument,
  truth,
} from '../python/protocols/index.ts';
import { namespace } from './library-module.ts';
import { wait } from './posix/children.ts';
import { handOverEnvironment } from './posix/process.ts';
import { kernelIdOf, processIdOf } from './process-id.ts';
import { toNanoseconds } from './seconds.ts';

function* textPairs(pairs: Value): Resumable<(readonly [string, string])[]> {
  return (yield* collect(pairs)).map((pair) => {
    const [name, value] = (pair as PyTuple).items as [Value, Value];
    return [textArgument(name, '_start', ' 5'), textArgument(value, '_start', ' 5')] as const;
  });
}

const FUNCTIONS = [
  resumable(
    '_start(args, redirections, passed, is_python, environment, /)',
    function* (
      [args, redirections, passed, isPython, environment]: [Value, Value, Value, Value, Value],
      context: Context,
    ) {
      const words = (yield* collect(args)).map((word) => textArgument(word, '_start', ' 1'));
      const pairs: (readonly [number, number])[] = [];
      for (const pair of yield* collect(redirections)) {
        const [from, to] = (pair as PyTuple).items as [Value, Value];
        pairs.push([yield* asSmallIndex(from), yield* asSmallIndex(to)]);
      }
      const descriptors = pairs.map(([from]) => from);
      for (const descriptor of yield* collect(passed)) {
        descriptors.push(yield* asSmallIndex(descriptor));
      }
      const environmentPairs = environment === NONE ? undefined : yield* textPairs(environment);
      const settings = {
        name: words.join(' '),
        descriptors,
        redirections: pairs,
        isCommand: !(yield* truth(isPython)),
      };
      const start = context.interpreter.spawn(context, settings, function* (inside) {
        handOverEnvironment(context.interpreter, inside.interpreter, environmentPairs);
        const module = yield* inside.interpreter.importModule(inside, '_commands');
        return yield* call(yield* getAttribute(module, 'main'), [list([...words])]);
      });
      return processIdOf((yield* quickCall(start)) as ThreadHandle);
    },
  ),
  resumable('_wait(pid, timeout, /)', function* ([pid, timeout]: [Value, Value]) {
    const id = kernelIdOf(yield* asSmallIndex(pid));
    const timeoutNs = timeout === NONE ? undefined : Math.max(0, toNanoseconds(timeout));
    return yield* wait(id, timeoutNs);
  }),
];

export function createSubprocess(_interpreter: Interpreter): PyDict {
  return namespace('_subprocess', FUNCTIONS);
}
