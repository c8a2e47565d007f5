/** `_decimal`: decimal arithmetic. C in CPython, so here too; the exceptions are made by decimal.py. */
import type { Interpreter } from '../python/context.ts';
import { typeError } from '../python/objects/exception.ts';
import { native, resumable } from '../python/objects/native.ts';
import { builtinType, NONE, type PyDict, PyObject, type Value } from '../python/objects/object.ts';
import { install } from '../python/types/install.ts';
import {
  CONTEXT_TYPE,
  currentContext,
  decimalState,
  EXPONENT_MAX,
  PRECISION_MAX,
  PyContext,
  setCurrentContext,
} from './decimal/context.ts';
import { installContext, OPTION_PARAMETERS, setOptions } from './decimal/context-methods.ts';
import { DECIMAL_TYPE } from './decimal/decimal.ts';
import { installDecimal } from './decimal/decimal-methods.ts';
import { DECIMAL_TUPLE_TYPE } from './decimal/decimal-tuple.ts';
import { contextArgument } from './decimal/operate.ts';
import { ROUNDINGS } from './decimal/rounding.ts';
import { installSignalDict } from './decimal/signal-dict.ts';
import { namespace } from './library-module.ts';

installDecimal();
installSignalDict();
installContext();

const MANAGER_TYPE = builtinType('ContextManager', {
  module: 'decimal',
  layout: 'other',
  subclassable: false,
});

/** What localcontext() gives to a with statement. */
class PyContextManager extends PyObject {
  readonly local: PyContext;
  outer: PyContext;

  constructor(local: PyContext, outer: PyContext) {
    super(MANAGER_TYPE);
    this.local = local;
    this.outer = outer;
  }
}

install(MANAGER_TYPE, [
  native('__enter__(self, /)', ([self]: [PyContextManager], context) => {
    setCurrentContext(context, self.local);
    return self.local;
  }),
  native('__exit__(self, /, *args)', ([self]: [PyContextManager], context) => {
    setCurrentContext(context, self.outer);
    return false;
  }),
]);

const FUNCTIONS = [
  native('getcontext()', (_args, context) => currentContext(context)),
  native('setcontext(context, /)', ([value]: [Value], context) => {
    if (!(value instanceof PyContext)) throw typeError('argument must be a context');
    const { defaultContext, basicContext, extendedContext } = decimalState(context.interpreter);
    // The templates stay as they are.
    const isTemplate = [defaultContext, basicContext, extendedContext].includes(value);
    const own = isTemplate ? value.copy() : value;
    if (isTemplate) own.flags.bits = 0;
    setCurrentContext(context, own);
    return NONE;
  }),
  resumable(
    `localcontext(ctx=None, *, ${OPTION_PARAMETERS})`,
    function* ([given, ...options]: [Value?, ...(Value | undefined)[]], context) {
      const local = contextArgument(given, context).copy();
      yield* setOptions(local, options, context);
      return new PyContextManager(local, currentContext(context));
    },
  ),
  native('_use_classes(classes, /)', ([classes]: [PyDict], { interpreter }) => {
    decimalState(interpreter).classes = classes;
    return NONE;
  }),
];

export function createDecimal(interpreter: Interpreter): PyDict {
  const { defaultContext, basicContext, extendedContext } = decimalState(interpreter);
  return namespace('decimal', FUNCTIONS, {
    Decimal: DECIMAL_TYPE,
    DecimalTuple: DECIMAL_TUPLE_TYPE,
    Context: CONTEXT_TYPE,
    DefaultContext: defaultContext,
    BasicContext: basicContext,
    ExtendedContext: extendedContext,
    MAX_PREC: PRECISION_MAX,
    MAX_EMAX: EXPONENT_MAX,
    MIN_EMIN: -EXPONENT_MAX,
    MIN_ETINY: 1n - EXPONENT_MAX - PRECISION_MAX,
    ...Object.fromEntries(ROUNDINGS.map((name) => [name, name])),
  });
}
