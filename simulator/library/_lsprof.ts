/**
 * `_lsprof`: the profiler that `cProfile` stands on. It is the profile function of its thread itself
 * (sys.setprofile), so it costs little; its clock is the run's, unless it is given another one.
 */
import type { Context } from '../python/context.ts';
import type { PythonThread } from '../python/machine/thread.ts';
import { setTracing } from '../python/machine/tracing.ts';
import { typeError } from '../python/objects/exception.ts';
import type { PyFrame } from '../python/objects/frame.ts';
import { NATIVE_METHOD_TYPE, PyCode, PyMethod, PyNative } from '../python/objects/function.ts';
import { native, resumable } from '../python/objects/native.ts';
import { builtinType, NONE, type PyDict, PyObject, type Value } from '../python/objects/object.ts';
import { call, type Resumable } from '../python/objects/resumable.ts';
import { float, list, PyFloat } from '../python/objects/values.ts';
import { plainInt, repr, truth, typeName } from '../python/protocols/index.ts';
import { initializer, constructor } from '../python/types/construct.ts';
import { install } from '../python/types/install.ts';
import { namespace } from './library-module.ts';
import { type Counts, ProfiledFunction, Recording } from './profiling/recording.ts';
import { structSequence, structValue } from './struct-sequence.ts';

const NANOSECOND = 1e-9;

const COUNTS = ['code', 'callcount', 'reccallcount', 'totaltime', 'inlinetime'];
const ENTRY = structSequence('_lsprof', 'profiler_entry', [...COUNTS, 'calls']);
const SUBENTRY = structSequence('_lsprof', 'profiler_subentry', COUNTS);

const PROFILER_TYPE = builtinType('Profiler', { module: '_lsprof', layout: 'other' });

class Profiler extends PyObject {
  recording = new Recording();
  timer: Value | undefined = undefined;
  /** What one of the timer's units is, in seconds. */
  unit = NANOSECOND;
  subcalls = true;
  builtins = true;

  *now(context: Context): Resumable<number> {
    return this.timer === undefined ? context.nowNs : numberOf(yield* call(this.timer, []));
  }
}

function numberOf(value: Value): number {
  if (value instanceof PyFloat) return value.value;
  const whole = plainInt(value);
  if (whole === undefined) throw typeError(`must be real number, not ${typeName(value)}`);
  return Number(whole);
}

/** The built-in itself, whoever it is bound to. */
function keyOf(callee: Value): Value {
  return callee instanceof PyMethod ? callee.callee : callee;
}

/** What stands for a built-in in a report. */
function* labelOf(callee: Value): Resumable {
  const key = keyOf(callee);
  if (!(key instanceof PyNative) || key.type === NATIVE_METHOD_TYPE) return yield* repr(key);
  const { module, native: callable } = key;
  return `<built-in method ${callee === key ? `${module}.` : ''}${callable.name}>`;
}

function* told(self: Profiler, frame: PyFrame, event: string, callee: Value, context: Context) {
  const { recording } = self;
  const inBuiltIn = event.startsWith('c_');
  if (inBuiltIn && !self.builtins) return;
  const key = inBuiltIn ? keyOf(callee) : PyCode.of(frame.frame.code);
  if (event.endsWith('call')) {
    let profiled = recording.functions.get(key);
    if (profiled === undefined) {
      profiled = new ProfiledFunction(inBuiltIn ? yield* labelOf(callee) : key);
      recording.functions.set(key, profiled);
    }
    recording.enter(profiled, yield* self.now(context));
  } else recording.leave(key, yield* self.now(context));
}

function statsOf({ recording, unit }: Profiler): Value {
  const row = (label: Value, { calls, recursive, total, own }: Counts): Value[] => [
    label,
    calls,
    recursive,
    float(total * unit),
    float(own * unit),
  ];
  const entries: Value[] = [];
  for (const profiled of recording.functions.values()) {
    if (profiled.calls === 0) continue;
    const callees = Array.from(profiled.callees, ([callee, counts]) =>
      structValue(SUBENTRY, row(callee.label, counts)),
    );
    const calls = callees.length === 0 ? NONE : list(callees);
    entries.push(structValue(ENTRY, [...row(profiled.label, profiled), calls]));
  }
  return list(entries);
}

install(PROFILER_TYPE, [
  constructor(PROFILER_TYPE, '*args, **kwargs', (type) => new Profiler(type)),
  initializer(
    PROFILER_TYPE,
    'timer=None, timeunit=0.0, subcalls=True, builtins=True',
    function* ([self, timer, unit, subcalls, builtins]: [
      Profiler,
      Value?,
      Value?,
      Value?,
      Value?,
    ]) {
      self.timer = timer === NONE ? undefined : timer;
      const given = unit === undefined ? 0 : numberOf(unit);
      if (self.timer !== undefined) self.unit = given > 0 ? given : 1;
      if (subcalls !== undefined) self.subcalls = yield* truth(subcalls);
      if (builtins !== undefined) self.builtins = yield* truth(builtins);
      return NONE;
    },
  ),
  resumable('__call__(self, frame, event, arg, /)', function* ([self, frame, event, arg], context) {
    yield* told(self as Profiler, frame as PyFrame, event as string, arg as Value, context);
    return NONE;
  }),
  resumable(
    'enable(self, subcalls=True, builtins=True)',
    function* ([self, subcalls, builtins]: [Profiler, Value?, Value?], context) {
      if (subcalls !== undefined) self.subcalls = yield* truth(subcalls);
      if (builtins !== undefined) self.builtins = yield* truth(builtins);
      self.recording.subcalls = self.subcalls;
      yield* setTracing(context as PythonThread, 'profile', self);
      return NONE;
    },
  ),
  resumable('disable(self, /)', function* ([self]: [Profiler], context) {
    yield* setTracing(context as PythonThread, 'profile', NONE);
    self.recording.end(yield* self.now(context));
    return NONE;
  }),
  native('clear(self, /)', ([self]: [Profiler]) => {
    self.recording = new Recording();
    self.recording.subcalls = self.subcalls;
    return NONE;
  }),
  native('getstats(self, /)', ([self]: [Profiler]) => statsOf(self)),
]);

export function createLsprof(): PyDict {
  return namespace('_lsprof', [], {
    Profiler: PROFILER_TYPE,
    profiler_entry: ENTRY,
    profiler_subentry: SUBENTRY,
  });
}
