/** `_subprocess`: starting programs that `subprocess` names, and waiting for them. */
import { Failure } from '../kernel/errno.ts';
import { setGroup, startSession } from '../kernel/processes.ts';
import type { ThreadHandle } from '../kernel/program.ts';
import type { Context, Interpreter, SpawnSettings } from '../python/context.ts';
import { raise } from '../python/objects/exception.ts';
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
import { writeForgotten } from './io/unwritten.ts';
import { namespace } from './library-module.ts';
import { osError } from './os-failure.ts';
import { handOverEnvironment } from './posix/process.ts';
import { wait } from './posix/waiting.ts';
import { kernelIdOf, processIdOf } from './process-id.ts';
import { toNanoseconds } from './seconds.ts';

function* textPairs(pairs: Value): Resumable<(readonly [string, string])[]> {
  return (yield* collect(pairs)).map((pair) => {
    const [name, value] = (pair as PyTuple).items as [Value, Value];
    return [textArgument(name, '_start', ' 5'), textArgument(value, '_start', ' 5')] as const;
  });
}

type Command = readonly [Value, Value, Value, Value, Value, Value];

/** What becomes of a command line: `_start()` and `_exec()` take the same. */
function* commandOf(
  [args, redirections, passed, inherits, isPython, environment]: Command,
  { interpreter }: Context,
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
  const settings: SpawnSettings = {
    name: words.join(' '),
    descriptors,
    redirections: pairs,
    inherits: yield* truth(inherits),
    isCommand: !(yield* truth(isPython)),
  };
  function* body(inside: Context): Resumable {
    handOverEnvironment(interpreter, inside.interpreter, environmentPairs);
    const module = yield* inside.interpreter.importModule(inside, '_commands');
    return yield* call(yield* getAttribute(module, 'main'), [list([...words])]);
  }
  return { settings, body };
}

const COMMAND = 'args, redirections, passed, inherits, is_python, environment, /';

const FUNCTIONS = [
  resumable(`_start(${COMMAND})`, function* (command, context) {
    const { settings, body } = yield* commandOf(command as unknown as Command, context);
    yield* writeForgotten(context);
    const start = context.interpreter.spawn(context, settings, body);
    return processIdOf((yield* quickCall(start)) as ThreadHandle);
  }),
  resumable(`_exec(${COMMAND})`, function* (command, context) {
    const { interpreter, thread } = context;
    if (interpreter.mainThreadHandle !== thread) {
      throw raise('NotImplementedError', 'programs are replaced by their main thread only here');
    }
    const { settings, body } = yield* commandOf(command as unknown as Command, context);
    yield* quickCall(interpreter.replace(context, settings, body));
    return NONE;
  }),
  // The program that runs, if this is still its text: it is compiled, with its parameters' values of this run.
  resumable('_run_own(path, text, /)', function* ([path, text]: [Value, Value], { interpreter }) {
    const isOwn = interpreter.isMain(
      textArgument(path, '_run_own'),
      textArgument(text, '_run_own'),
    );
    if (isOwn) yield* interpreter.runMainAs('__main__');
    return isOwn;
  }),
  resumable(
    '_regroup(pid, new_session, group, /)',
    function* ([pid, isSession, group]: [Value, Value, Value]) {
      const id = kernelIdOf(yield* asSmallIndex(pid));
      const number = yield* asSmallIndex(group);
      const wanted = number === 0 ? id : kernelIdOf(number);
      const call = (yield* truth(isSession)) ? startSession(id) : setGroup(id, wanted);
      const answer = yield* quickCall(call);
      if (answer instanceof Failure) throw osError(answer.errno);
      return NONE;
    },
  ),
  resumable('_wait(pid, timeout, /)', function* ([pid, timeout]: [Value, Value]) {
    const which = { kind: 'process', id: kernelIdOf(yield* asSmallIndex(pid)) } as const;
    const timeoutNs = timeout === NONE ? undefined : Math.max(0, toNanoseconds(timeout));
    return yield* wait(which, timeoutNs);
  }),
];

export function createSubprocess(_interpreter: Interpreter): PyDict {
  return namespace('_subprocess', FUNCTIONS);
}
