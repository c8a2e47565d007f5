/** `gc`: objects that the program cannot reach any more. Nothing is collected unless it is asked for. */
import type { Context, Interpreter } from '../python/context.ts';
import type { PythonInterpreter } from '../python/machine/interpreter.ts';
import { directReferences, referencesTo } from '../python/machine/references.ts';
import { raise, Raised, valueError } from '../python/objects/exception.ts';
import { PyModule } from '../python/objects/function.ts';
import { native, resumable } from '../python/objects/native.ts';
import {
  newDict,
  NONE,
  type PyDict,
  PyObject,
  PySingleton,
  type Value,
} from '../python/objects/object.ts';
import { call } from '../python/objects/resumable.ts';
import {
  list,
  PyBytes,
  PyComplex,
  PyFloat,
  PyList,
  type PyTuple,
  tuple,
} from '../python/objects/values.ts';
import { asSmallIndex } from '../python/protocols/index.ts';
import { namespace, stateOf } from './library-module.ts';

const DEBUG = {
  DEBUG_STATS: 1,
  DEBUG_COLLECTABLE: 2,
  DEBUG_UNCOLLECTABLE: 4,
  DEBUG_SAVEALL: 32,
  DEBUG_LEAK: 38,
};
const GENERATIONS = 3;
/** CPU time for each object that is looked at. */
const OBJECT_NS = 20;
/** CPU time of a collection, besides. */
const COLLECTION_NS = 100_000;

interface Settings {
  /** What programs can set, and what it was set to: nothing here depends on it. */
  enabled: boolean;
  thresholds: readonly number[];
  debug: number;
  /** Of each generation, how often it has been collected, and what came of it. */
  readonly statistics: readonly { collections: number; collected: number }[];
}

function settingsOf(interpreter: Interpreter): Settings {
  return stateOf(interpreter, 'gc', () => ({
    enabled: true,
    thresholds: [700, 10, 10],
    debug: 0,
    statistics: Array.from({ length: GENERATIONS }, () => ({ collections: 0, collected: 0 })),
  }));
}

/** Tells those in `gc.callbacks` that a collection begins or has ended; what they raise is only reported. */
function* tell(phase: string, generation: number, collected: number, context: Context) {
  const { modules, finalization } = context.interpreter;
  const module = modules.get('gc');
  const callbacks = module instanceof PyModule ? module.namespace.get('callbacks') : undefined;
  if (!(callbacks instanceof PyList)) return;
  for (const callback of [...callbacks.items]) {
    const information = dictOf({ generation, collected, uncollectable: 0 });
    try {
      yield* call(callback, [phase, information]);
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      yield* finalization.report(context, error.exception, callback);
    }
  }
}

function dictOf(values: Readonly<Record<string, Value>>): PyDict {
  const dict = newDict();
  for (const [name, value] of Object.entries(values)) dict.set(name, value);
  return dict;
}

const unsupported = (name: string) =>
  native(`${name}(*args, **kwargs)`, () => {
    throw raise(
      'NotImplementedError',
      `gc.${name}() is not supported: objects are not listed anywhere`,
    );
  });

function isContainer(value: Value): boolean {
  return (
    value instanceof PyObject &&
    !(value instanceof PySingleton) &&
    !(value instanceof PyFloat) &&
    !(value instanceof PyComplex) &&
    !(value instanceof PyBytes)
  );
}

const FUNCTIONS = [
  resumable('collect(generation=2)', function* ([generation]: [Value?], context: Context) {
    const wanted = generation === undefined ? GENERATIONS - 1 : yield* asSmallIndex(generation);
    if (wanted < 0 || wanted >= GENERATIONS) throw valueError('invalid generation');
    context.charge(COLLECTION_NS);
    yield* tell('start', wanted, 0, context);
    const collected = yield* context.interpreter.finalization.settle(context, true);
    const statistics = settingsOf(context.interpreter).statistics[wanted]!;
    statistics.collections++;
    statistics.collected += collected;
    yield* tell('stop', wanted, collected, context);
    return collected;
  }),
  native('enable()', (_args, { interpreter }) => {
    settingsOf(interpreter).enabled = true;
    return NONE;
  }),
  native('disable()', (_args, { interpreter }) => {
    settingsOf(interpreter).enabled = false;
    return NONE;
  }),
  native('isenabled()', (_args, { interpreter }) => settingsOf(interpreter).enabled),
  native('get_count()', () => tuple([0, 0, 0])),
  native('get_threshold()', (_args, { interpreter }) => tuple(settingsOf(interpreter).thresholds)),
  resumable(
    'set_threshold(threshold0, threshold1=10, threshold2=10, /)',
    function* (values: readonly (Value | undefined)[], { interpreter }) {
      const settings = settingsOf(interpreter);
      const thresholds: number[] = [];
      for (const [i, value] of values.entries()) {
        thresholds.push(
          value === undefined ? (settings.thresholds[i] as number) : yield* asSmallIndex(value),
        );
      }
      settings.thresholds = [...thresholds, ...settings.thresholds.slice(thresholds.length)];
      return NONE;
    },
  ),
  native('get_debug()', (_args, { interpreter }) => settingsOf(interpreter).debug),
  resumable('set_debug(flags, /)', function* ([flags]: [Value], { interpreter }) {
    settingsOf(interpreter).debug = yield* asSmallIndex(flags);
    return NONE;
  }),
  native('freeze()', () => NONE),
  native('unfreeze()', () => NONE),
  native('get_freeze_count()', () => 0),
  native('is_tracked(object, /)', ([object]: [Value]) => isContainer(object)),
  native('is_finalized(object, /)', ([object]: [Value], { interpreter }) =>
    object instanceof PyObject ? interpreter.finalization.isFinalized(object) : false,
  ),
  native('get_referents(*objects)', ([objects]: [PyTuple]) =>
    list(
      objects.items.flatMap((object) =>
        object instanceof PyObject ? [...directReferences(object)] : [],
      ),
    ),
  ),
  native('get_referrers(*objects)', ([objects]: [PyTuple], context) => {
    const found = new Set<PyObject>();
    for (const object of objects.items) {
      if (!(object instanceof PyObject)) continue;
      const { holders, visited } = referencesTo(object, context.interpreter as PythonInterpreter);
      context.charge(visited * OBJECT_NS);
      for (const holder of holders) found.add(holder);
    }
    return list([...found]);
  }),
  unsupported('get_objects'),
  native('get_stats()', (_args, { interpreter }) =>
    list(
      settingsOf(interpreter).statistics.map((counts) => dictOf({ ...counts, uncollectable: 0 })),
    ),
  ),
];

export function createGc(_interpreter: Interpreter): PyDict {
  return namespace('gc', FUNCTIONS, { ...DEBUG, garbage: list([]), callbacks: list([]) });
}
