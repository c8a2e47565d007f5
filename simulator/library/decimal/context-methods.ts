/** `decimal.Context`: its options, and the operations as methods that round in it. */
import type { Context } from '../../python/context.ts';
import { raise, type Raised, typeError, valueError } from '../../python/objects/exception.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { type Native, native, resumable } from '../../python/objects/native.ts';
import { NONE, type PyType, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { list, PyFloat, tuple } from '../../python/objects/values.ts';
import { defaultSetAttribute, plainInt, plainText } from '../../python/protocols/index.ts';
import { constructor, initializer } from '../../python/types/construct.ts';
import { install } from '../../python/types/install.ts';
import type { Integer } from '../../python/types/integer.ts';
import { CONVERSION_SYNTAX, signalNames } from './conditions.ts';
import type { PySignalDict } from './context.ts';
import {
  CONTEXT_TYPE,
  type ContextOptions,
  decimalState,
  EXPONENT_MAX,
  PRECISION_MAX,
  PyContext,
  settle,
  signalClass,
} from './context.ts';
import { decimalOf } from './conversion.ts';
import { fromDouble, PyDecimal, toDec } from './decimal.ts';
import { capitals, POWER_FACTOR, quotientAndRest, roundingOf } from './decimal-methods.ts';
import { finish, tiny, top } from './finish.ts';
import { modularPower, power } from './functions.ts';
import { type Dec, digitsOf, fromInteger, isNan, nan, ZERO } from './number.ts';
import { operandArgument, operate } from './operate.ts';
import {
  numberClass,
  quantize,
  sameQuantum,
  toIntegralExact,
  toIntegralValue,
} from './operations.ts';
import { signalBits } from './signal-dict.ts';
import {
  BINARY,
  CONTEXT_BINARY,
  CONTEXT_UNARY,
  COPIES,
  copySign,
  FUSED,
  QUESTIONS,
  RANGE_QUESTIONS,
  UNARY,
} from './table.ts';
import { toText } from './text.ts';

function wholeArgument(value: Value): Integer {
  const whole = plainInt(value);
  if (whole !== undefined) return whole;
  throw typeError('an integer is required');
}

function within(value: Value, low: Integer, high: Integer, message: string): Integer {
  const whole = wholeArgument(value);
  if (whole < low || whole > high) throw valueError(message);
  return whole;
}

type OptionName = 'prec' | 'rounding' | 'Emin' | 'Emax' | 'capitals' | 'clamp';

/** How a value given for an option changes the options. */
const OPTIONS: Readonly<Record<OptionName, (value: Value) => Partial<ContextOptions>>> = {
  prec: (value) => ({
    precision: within(value, 1, PRECISION_MAX, 'valid range for prec is [1, MAX_PREC]'),
  }),
  rounding: (value) => ({ rounding: roundingOf(value) }),
  Emin: (value) => ({
    exponentMin: within(value, -EXPONENT_MAX, 0, 'valid range for Emin is [MIN_EMIN, 0]'),
  }),
  Emax: (value) => ({
    exponentMax: within(value, 0, EXPONENT_MAX, 'valid range for Emax is [0, MAX_EMAX]'),
  }),
  capitals: (value) => ({
    capitals: Number(within(value, 0, 1, 'valid values for capitals are 0 or 1')),
  }),
  clamp: (value) => ({
    clamp: Number(within(value, 0, 1, 'valid values for clamp are 0 or 1')),
  }),
};

const READ: Readonly<Record<OptionName, (options: ContextOptions) => Value>> = {
  prec: ({ precision }) => precision,
  rounding: ({ rounding }) => rounding,
  Emin: ({ exponentMin }) => exponentMin,
  Emax: ({ exponentMax }) => exponentMax,
  capitals: ({ capitals: value }) => value,
  clamp: ({ clamp }) => clamp,
};

const OPTION_NAMES = Object.keys(OPTIONS) as OptionName[];

export function setOption(self: PyContext, name: OptionName, value: Value): void {
  self.options = { ...self.options, ...OPTIONS[name](value) };
}

/** The parameters of Context() and of localcontext(). */
export const OPTION_PARAMETERS =
  'prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None';

/** Sets what isn't None. */
export function* setOptions(
  self: PyContext,
  args: readonly (Value | undefined)[],
  context: Context,
): Resumable<void> {
  for (const [i, name] of OPTION_NAMES.entries()) {
    const value = args[i];
    if (value !== undefined && value !== NONE) setOption(self, name, value);
  }
  const [flags, traps] = args.slice(OPTION_NAMES.length);
  if (traps !== undefined && traps !== NONE) {
    self.traps.bits = yield* signalBits(traps, context);
  }
  if (flags !== undefined && flags !== NONE) {
    self.flags.bits = yield* signalBits(flags, context);
  }
}

function representation({ options, flags, traps }: PyContext): string {
  const parts = OPTION_NAMES.map((name) => `${name}=${String(READ[name](options))}`);
  const lists = [
    `flags=[${signalNames(flags.bits).join(', ')}]`,
    `traps=[${signalNames(traps.bits).join(', ')}]`,
  ];
  return `Context(${[...parts, ...lists].join(', ')})`;
}

/** A number as a context makes it: rounded. A payload that doesn't fit makes no sense. */
function created(self: PyContext, value: Dec, context: Context): PyDecimal {
  const setting = self.setting();
  const room = setting.precision - (setting.clamp ? 1 : 0);
  if (isNan(value) && value.coefficient !== 0n && digitsOf(value.coefficient) > room) {
    settle(self, CONVERSION_SYNTAX, context);
    return new PyDecimal(nan());
  }
  const result = finish(setting, value);
  settle(self, setting.status, context);
  return new PyDecimal(result);
}

function notDecimal(): Raised {
  return typeError('argument must be a Decimal');
}

const unary = (spec: string, run: (self: PyContext, x: Dec, context: Context) => Value): Native =>
  native(`${spec}(self, x, /)`, ([self, x]: [PyContext, Value], context) =>
    run(self, operandArgument(x), context),
  );

const binary = (
  spec: string,
  run: (self: PyContext, x: Dec, y: Dec, context: Context) => Value,
): Native =>
  native(`${spec}(self, x, y, /)`, ([self, x, y]: [PyContext, Value, Value], context) =>
    run(self, operandArgument(x), operandArgument(y), context),
  );

const OPERATIONS: readonly Native[] = [
  ...[...UNARY, ...CONTEXT_UNARY].map(({ name, operation, factor }) =>
    unary(name, (self, x, context) => operate(operation, [x], self, context, factor)),
  ),
  ...[...BINARY, ...CONTEXT_BINARY].map(({ name, operation, factor }) =>
    binary(name, (self, x, y, context) => operate(operation, [x, y], self, context, factor)),
  ),
  native(`${FUSED.name}(self, x, y, z, /)`, ([self, ...operands], context) =>
    operate(
      FUSED.operation,
      (operands as Value[]).map(operandArgument),
      self as PyContext,
      context,
    ),
  ),
  binary('divmod', (self, x, y, context) => quotientAndRest(x, y, self, context)),
  native(
    'power(self, /, a, b, modulo=None)',
    ([self, a, b, modulus]: [PyContext, Value, Value, Value?], context) => {
      const operands = [operandArgument(a), operandArgument(b)];
      if (modulus === undefined || modulus === NONE) {
        return operate(power, operands, self, context, POWER_FACTOR);
      }
      operands.push(operandArgument(modulus));
      return operate(modularPower, operands, self, context, POWER_FACTOR);
    },
  ),
  binary('quantize', (self, x, y, context) => operate(quantize, [x, y], self, context)),
  ...['to_integral', 'to_integral_value'].map((name) =>
    unary(name, (self, x, context) => operate(toIntegralValue, [x], self, context)),
  ),
  unary('to_integral_exact', (self, x, context) => operate(toIntegralExact, [x], self, context)),
  ...QUESTIONS.filter(([name]) => name !== 'is_canonical').map(([name, ask]) =>
    unary(name, (_self, x) => ask(x)),
  ),
  ...RANGE_QUESTIONS.map(([name, ask]) => unary(name, (self, x) => ask(self.setting(), x))),
  ...COPIES.map(([name, copy]) => unary(name, (_self, x) => new PyDecimal(copy(x)))),
  unary('copy_decimal', (_self, x) => new PyDecimal(x)),
  binary('copy_sign', (_self, x, y) => new PyDecimal(copySign(x, y))),
  binary('same_quantum', (_self, x, y) => sameQuantum(x, y)),
  unary('number_class', (self, x) => numberClass(self.setting(), x)),
  unary('to_sci_string', (self, x) => toText(x, capitals(self))),
  unary('to_eng_string', (self, x) => toText(x, capitals(self), true)),
  native('canonical(self, x, /)', ([, x]: [PyContext, Value]) => {
    if (x instanceof PyDecimal) return x;
    throw notDecimal();
  }),
  native('is_canonical(self, x, /)', ([, x]: [PyContext, Value]) => {
    if (x instanceof PyDecimal) return true;
    throw notDecimal();
  }),
];

/** What pickling and copying a context takes. */
function reduced({ options, flags, traps, type }: PyContext, { interpreter }: Context): Value {
  const signals = (dict: PySignalDict): Value =>
    list(signalNames(dict.bits).map((name) => signalClass(interpreter, name)));
  const values = OPTION_NAMES.map((name) => READ[name](options));
  return tuple([type, tuple([...values, signals(flags), signals(traps)])]);
}

const SIGNAL_ATTRIBUTES = ['flags', 'traps'] as const;

export function installContext(): void {
  install(CONTEXT_TYPE, [
    constructor(CONTEXT_TYPE, '/, *args, **keywords', (cls: PyType, _args, { interpreter }) => {
      const { options, traps } = decimalState(interpreter).defaultContext;
      return new PyContext(options, traps.bits, cls);
    }),
    initializer(
      CONTEXT_TYPE,
      OPTION_PARAMETERS,
      function* ([self, ...args], context) {
        yield* setOptions(self as PyContext, args as (Value | undefined)[], context);
        return NONE;
      },
      '',
    ),
    ...OPTION_NAMES.map(
      (name) =>
        new PyGetSet(
          name,
          (self) => READ[name]((self as PyContext).options),
          (self, value) => {
            if (value === undefined) {
              throw raise('AttributeError', 'context attributes cannot be deleted');
            }
            setOption(self as PyContext, name, value);
          },
        ),
    ),
    ...SIGNAL_ATTRIBUTES.map((name) => new PyGetSet(name, (self) => (self as PyContext)[name])),
    resumable(
      '__setattr__(self, name, value, /)',
      function* ([self, name, value]: [PyContext, Value, Value], context) {
        const text = plainText(name) ?? '';
        const signals = SIGNAL_ATTRIBUTES.find((attribute) => attribute === text);
        if (signals === undefined) yield* defaultSetAttribute(self, text, value);
        else self[signals].bits = yield* signalBits(value, context);
        return NONE;
      },
    ),
    native('__repr__(self, /)', ([self]: [PyContext]) => representation(self)),
    native('__copy__(self, /)', ([self]: [PyContext]) => self.copy()),
    native('copy(self, /)', ([self]: [PyContext]) => self.copy()),
    native('__reduce__(self, /)', ([self]: [PyContext], context) => reduced(self, context)),
    native('Etiny(self, /)', ([self]: [PyContext]) => tiny(self.setting())),
    native('Etop(self, /)', ([self]: [PyContext]) => top(self.setting())),
    native('radix(self, /)', () => new PyDecimal(fromInteger(10n))),
    ...SIGNAL_ATTRIBUTES.map((name) =>
      native(`clear_${name}(self, /)`, ([self]: [PyContext]) => {
        self[name].bits = 0;
        return NONE;
      }),
    ),
    native("create_decimal(self, num='0', /)", ([self, value]: [PyContext, Value?], context) => {
      const number = value === undefined ? ZERO : decimalOf(value, true, self, context);
      return created(self, number, context);
    }),
    native('create_decimal_from_float(self, f, /)', ([self, f]: [PyContext, Value], context) => {
      const number = f instanceof PyFloat ? fromDouble(f.value) : toDec(f);
      if (number === undefined) throw typeError('argument must be int or float');
      return created(self, number, context);
    }),
    ...OPERATIONS,
  ]);
}
