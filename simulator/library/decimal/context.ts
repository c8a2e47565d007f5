/** `decimal.Context` as a value, the one in force in a thread, and how it makes conditions errors. */
import type { Context, Interpreter } from '../../python/context.ts';
import { newException, Raised } from '../../python/objects/exception.ts';
import type { PyType } from '../../python/objects/object.ts';
import { builtinType, type PyDict, PyObject, type Value } from '../../python/objects/object.ts';
import { list } from '../../python/objects/values.ts';
import { PyContextVar, setValue, valueOf } from '../contextvars.ts';
import { stateOf } from '../library-module.ts';
import {
  ANY_INVALID,
  CLAMPED,
  CONDITIONS,
  DIVISION_BY_ZERO,
  OVERFLOW,
  SIGNALS,
  UNDERFLOW,
} from './conditions.ts';
import type { Setting } from './finish.ts';
import type { Rounding } from './rounding.ts';

export const CONTEXT_TYPE = builtinType('Context', { module: 'decimal', layout: 'other' });
/** What context.flags and context.traps are: a view of the context itself. */
export const SIGNAL_DICT_TYPE = builtinType('SignalDict', {
  module: 'decimal',
  layout: 'other',
  hashing: 'unhashable',
});

/** The limits of CPython on 64 bits. */
export const PRECISION_MAX = 999_999_999_999_999_999n;
export const EXPONENT_MAX = 999_999_999_999_999_999n;

export class PySignalDict extends PyObject {
  /** Conditions as bits. */
  bits = 0;

  constructor() {
    super(SIGNAL_DICT_TYPE);
  }
}

export interface ContextOptions {
  /** As the program gave it: beyond 2^53 a bigint. */
  readonly precision: number | bigint;
  readonly exponentMin: number | bigint;
  readonly exponentMax: number | bigint;
  readonly rounding: Rounding;
  readonly capitals: number;
  readonly clamp: number;
}

export class PyContext extends PyObject {
  options: ContextOptions;
  readonly flags = new PySignalDict();
  readonly traps = new PySignalDict();

  constructor(options: ContextOptions, traps: number, type: PyType = CONTEXT_TYPE) {
    super(type);
    this.options = options;
    this.traps.bits = traps;
  }

  copy(): PyContext {
    const copy = new PyContext(this.options, this.traps.bits);
    copy.flags.bits = this.flags.bits;
    return copy;
  }

  /** What an operation needs of it. */
  setting(): Setting {
    const { precision, rounding, exponentMin, exponentMax, clamp } = this.options;
    return {
      precision: Number(precision),
      rounding,
      exponentMin: Number(exponentMin),
      exponentMax: Number(exponentMax),
      clamp: clamp === 1,
      status: 0,
    };
  }
}

const DEFAULTS: ContextOptions = {
  precision: 28,
  rounding: 'ROUND_HALF_EVEN',
  exponentMin: -999_999,
  exponentMax: 999_999,
  capitals: 1,
  clamp: 0,
};
const DEFAULT_TRAPS = ANY_INVALID | DIVISION_BY_ZERO | OVERFLOW;

/** What the module keeps in a process. */
interface DecimalState {
  /** Its three templates can be changed by the program. */
  readonly defaultContext: PyContext;
  readonly basicContext: PyContext;
  readonly extendedContext: PyContext;
  /** The classes of the signals and conditions by name, and numbers.Rational: Python code makes them. */
  classes: PyDict | undefined;
  /** Which context applies. */
  readonly variable: PyContextVar;
}

export function decimalState(interpreter: Interpreter): DecimalState {
  return stateOf(interpreter, 'decimal', () => ({
    defaultContext: new PyContext(DEFAULTS, DEFAULT_TRAPS),
    basicContext: new PyContext(
      { ...DEFAULTS, precision: 9, rounding: 'ROUND_HALF_UP' },
      DEFAULT_TRAPS | CLAMPED | UNDERFLOW,
    ),
    extendedContext: new PyContext({ ...DEFAULTS, precision: 9 }, 0),
    classes: undefined,
    variable: new PyContextVar('decimal_context', undefined),
  }));
}

/** The context that applies here: each thread has its own, and each task of asyncio a copy of its maker's. */
export function currentContext(context: Context): PyContext {
  const { defaultContext, variable } = decimalState(context.interpreter);
  const stored = valueOf(variable, context);
  if (stored instanceof PyContext) return stored;
  const made = new PyContext(defaultContext.options, defaultContext.traps.bits);
  setValue(variable, made, context);
  return made;
}

export function setCurrentContext(context: Context, value: PyContext): void {
  setValue(decimalState(context.interpreter).variable, value, context);
}

export function signalClass(interpreter: Interpreter, name: string): PyType {
  return decimalState(interpreter).classes?.get(name) as PyType;
}

/** Notes what has happened in the context; raises what it traps. */
export function settle(own: PyContext, status: number, { interpreter }: Context): void {
  if (status === 0) return;
  own.flags.bits |= status;
  const trapped = status & own.traps.bits;
  if (trapped === 0) return;
  const [name] = SIGNALS.find(([, bits]) => (trapped & bits) !== 0)!;
  const conditions = CONDITIONS.filter(([, bits]) => (trapped & bits) !== 0).map(
    ([condition]): Value => signalClass(interpreter, condition),
  );
  throw new Raised(newException(signalClass(interpreter, name), list(conditions)));
}
