/** `decimal.Decimal`: its constructor, operators and methods. */
import type { Context } from '../../python/context.ts';
import { typeError } from '../../python/objects/exception.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { asClassMethod, type Native, native, resumable } from '../../python/objects/native.ts';
import { NONE, NOT_IMPLEMENTED, type PyType, type Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { float, PyComplex, PyFloat, tuple } from '../../python/objects/values.ts';
import { COMPARISONS } from '../../python/opcodes.ts';
import { index, plainInt, plainText, str } from '../../python/protocols/index.ts';
import { constructor } from '../../python/types/construct.ts';
import { install, type Member } from '../../python/types/install.ts';
import {
  add,
  divide,
  divideInteger,
  divideWithRest,
  magnitude,
  minus,
  multiply,
  plus,
  remainder,
  subtract,
} from './arithmetic.ts';
import { compareDecimals } from './comparison.ts';
import { type PyContext, currentContext, settle } from './context.ts';
import { decimalOf, floatOf, integerOf, integerRatio } from './conversion.ts';
import { DECIMAL_TYPE, fromDouble, hashDecimal, PyDecimal, toDec } from './decimal.ts';
import { asTuple } from './decimal-tuple.ts';
import { modularPower, power } from './functions.ts';
import { adjusted, type Dec, finite, fromInteger, isFinite, isZero, ZERO } from './number.ts';
import {
  chargeFor,
  contextArgument,
  operandArgument,
  operate,
  type Operation,
  pair,
} from './operate.ts';
import {
  numberClass,
  quantize,
  sameQuantum,
  toIntegralExact,
  toIntegralValue,
} from './operations.ts';
import { isRounding, type Rounding, ROUNDINGS } from './rounding.ts';
import { BINARY, COPIES, copySign, FUSED, QUESTIONS, RANGE_QUESTIONS, UNARY } from './table.ts';
import { formatDecimal, toText } from './text.ts';

const dec = (self: Value): Dec => (self as PyDecimal).value;

/** `__op__` and `__rop__`. */
function operator(name: string, operation: Operation, factor = 1): Native[] {
  const run = (left: Value, right: Value, context: Context): Value => {
    const a = toDec(left);
    const b = toDec(right);
    if (a === undefined || b === undefined) return NOT_IMPLEMENTED;
    return operate(operation, [a, b], currentContext(context), context, factor);
  };
  return [
    native(`__${name}__(self, value, /)`, ([self, value]: [Value, Value], context) =>
      run(self, value, context),
    ),
    native(`__r${name}__(self, value, /)`, ([self, value]: [Value, Value], context) =>
      run(value, self, context),
    ),
  ];
}

export function quotientAndRest(a: Dec, b: Dec, own: PyContext, context: Context): Value {
  const setting = own.setting();
  chargeFor(context, [a, b], setting.precision, 2);
  const [quotient, rest] = divideWithRest(setting, a, b);
  settle(own, setting.status, context);
  return pair(new PyDecimal(quotient), new PyDecimal(rest));
}

function divmod(left: Value, right: Value, context: Context): Value {
  const a = toDec(left);
  const b = toDec(right);
  if (a === undefined || b === undefined) return NOT_IMPLEMENTED;
  return quotientAndRest(a, b, currentContext(context), context);
}

/** How many products of its size a power is worth. */
export const POWER_FACTOR = 30;

function raised(left: Value, right: Value, modulus: Value | undefined, context: Context): Value {
  const a = toDec(left);
  const b = toDec(right);
  const m = modulus === undefined || modulus === NONE ? undefined : toDec(modulus);
  if (a === undefined || b === undefined) return NOT_IMPLEMENTED;
  if (modulus !== undefined && modulus !== NONE && m === undefined) return NOT_IMPLEMENTED;
  const own = currentContext(context);
  return m === undefined
    ? operate(power, [a, b], own, context, POWER_FACTOR)
    : operate(modularPower, [a, b, m], own, context, POWER_FACTOR);
}

const OPERATORS: readonly Member[] = [
  ...operator('add', add),
  ...operator('sub', subtract),
  ...operator('mul', multiply),
  ...operator('truediv', divide, 2),
  ...operator('floordiv', divideInteger, 2),
  ...operator('mod', remainder, 2),
  native('__divmod__(self, value, /)', ([self, value], context) => divmod(self, value, context)),
  native('__rdivmod__(self, value, /)', ([self, value], context) => divmod(value, self, context)),
  native('__pow__(self, value, mod=None, /)', ([self, value, modulus], context) =>
    raised(self, value, modulus, context),
  ),
  native('__rpow__(self, value, mod=None, /)', ([self, value, modulus], context) =>
    raised(value, self, modulus, context),
  ),
  ...(
    [
      ['__neg__', minus],
      ['__pos__', plus],
      ['__abs__', magnitude],
    ] as const
  ).map(([name, operation]) =>
    native(`${name}(self, /)`, ([self]: [Value], context) =>
      operate(operation, [dec(self)], currentContext(context), context),
    ),
  ),
  native('__bool__(self, /)', ([self]: [Value]) => !isZero(dec(self))),
  ...COMPARISONS.map(({ method }, comparison) =>
    resumable(`${method}(self, value, /)`, function* ([self, value]: [PyDecimal, Value], context) {
      return yield* compareDecimals(comparison, self, value, context);
    }),
  ),
];

const CONVERSIONS: readonly Member[] = [
  native('__hash__(self, /)', ([self]: [PyDecimal], context) => {
    const { value } = self;
    if (value.kind === 'snan') throw typeError('Cannot hash a signaling NaN value');
    if (value.kind === 'nan') return Math.floor(context.interpreter.idOf(self) / 16);
    return hashDecimal(value);
  }),
  native('__str__(self, /)', ([self]: [Value], context) =>
    toText(dec(self), capitals(currentContext(context))),
  ),
  native(
    '__repr__(self, /)',
    ([self]: [Value], context) =>
      `Decimal('${toText(dec(self), capitals(currentContext(context)))}')`,
  ),
  native('__format__(self, format_spec, /)', ([self, spec]: [Value, Value], context) => {
    const text = plainText(spec);
    if (text === undefined) throw typeError('format argument must be str');
    const own = currentContext(context);
    return formatDecimal(dec(self), text, own.options.rounding, capitals(own));
  }),
  native('__int__(self, /)', ([self]: [Value], context) =>
    integerOf(dec(self), 'truncate', context),
  ),
  native('__trunc__(self, /)', ([self]: [Value], context) =>
    integerOf(dec(self), 'truncate', context),
  ),
  native('__floor__(self, /)', ([self]: [Value], context) =>
    integerOf(dec(self), 'floor', context),
  ),
  native('__ceil__(self, /)', ([self]: [Value], context) =>
    integerOf(dec(self), 'ceiling', context),
  ),
  native('__float__(self, /)', ([self]: [Value]) => float(floatOf(dec(self)))),
  native('__complex__(self, /)', ([self]: [Value]) => new PyComplex(floatOf(dec(self)), 0)),
  resumable('__round__(self, ndigits=None, /)', function* ([self, digits], context) {
    return yield* rounded(dec(self as Value), digits as Value | undefined, context);
  }),
  resumable('__reduce__(self, /)', function* ([self]: [PyDecimal]) {
    return tuple([self.type, tuple([yield* str(self)])]);
  }),
  native('__copy__(self, /)', ([self]) => self),
  native('__deepcopy__(self, memo, /)', ([self]) => self),
  native('as_tuple(self, /)', ([self]: [Value]) => asTuple(dec(self))),
  native('as_integer_ratio(self, /)', ([self]: [Value]) => tuple(integerRatio(dec(self)))),
  native('to_eng_string(self, /, context=None)', ([self, given]: [Value, Value?], context) =>
    toText(dec(self), capitals(contextArgument(given, context)), true),
  ),
];

export const capitals = ({ options }: PyContext): boolean => options.capitals === 1;

/** round(): to an int, or to so many places in the context's own way of rounding. */
function* rounded(value: Dec, digits: Value | undefined, context: Context): Resumable {
  if (digits === undefined) return integerOf(value, 'nearest', context);
  if (plainInt(digits) === undefined) throw typeError('optional arg must be an integer');
  const places = Number(yield* index(digits));
  return operate(quantize, [value, finite(false, 1n, -places)], currentContext(context), context);
}

/** A rounding mode given as an argument; that of the context otherwise. */
function withRounding(own: PyContext, rounding: Value | undefined): Rounding {
  if (rounding === undefined || rounding === NONE) return own.options.rounding;
  return roundingOf(rounding);
}

export function roundingOf(value: Value): Rounding {
  const text = plainText(value);
  if (isRounding(text)) return text;
  const names = [ROUNDINGS.slice(0, 4), ROUNDINGS.slice(4, 7), ROUNDINGS.slice(7)];
  const lines = names.map((line) => line.join(', ')).join(',\n   ');
  throw typeError(`valid values for rounding are:\n  [${lines}]`);
}

/** Methods that round in a way given as an argument. */
function roundingMethod(spec: string, operation: Operation, operands: number): Native {
  return native(spec, (args: (Value | undefined)[], context) => {
    const values = args.slice(0, operands).map((value) => operandArgument(value!));
    const own = contextArgument(args[operands + 1], context);
    const rounding = withRounding(own, args[operands]);
    const inMode: Operation = (setting, ...rest) => {
      const adjustedSetting = { ...setting, rounding };
      const result = operation(adjustedSetting, ...rest);
      setting.status |= adjustedSetting.status;
      return result;
    };
    return operate(inMode, values, own, context);
  });
}

const METHODS: readonly Member[] = [
  ...UNARY.map(({ name, operation, factor }) =>
    native(`${name}(self, /, context=None)`, ([self, given]: [Value, Value?], context) =>
      operate(operation, [dec(self)], contextArgument(given, context), context, factor),
    ),
  ),
  ...BINARY.map(({ name, operation, factor }) =>
    native(
      `${name}(self, /, other, context=None)`,
      ([self, other, given]: [Value, Value, Value?], context) => {
        const operands = [dec(self), operandArgument(other)];
        return operate(operation, operands, contextArgument(given, context), context, factor);
      },
    ),
  ),
  native(
    `${FUSED.name}(self, /, other, third, context=None)`,
    ([self, other, third, given]: [Value, Value, Value, Value?], context) => {
      const operands = [dec(self), operandArgument(other), operandArgument(third)];
      return operate(FUSED.operation, operands, contextArgument(given, context), context);
    },
  ),
  ...QUESTIONS.map(([name, ask]) =>
    native(`${name}(self, /)`, ([self]: [Value]) => ask(dec(self))),
  ),
  ...RANGE_QUESTIONS.map(([name, ask]) =>
    native(`${name}(self, /, context=None)`, ([self, given]: [Value, Value?], context) =>
      ask(contextArgument(given, context).setting(), dec(self)),
    ),
  ),
  ...COPIES.map(([name, copy]) =>
    native(`${name}(self, /)`, ([self]: [Value]) => new PyDecimal(copy(dec(self)))),
  ),
  native('copy_sign(self, /, other, context=None)', ([self, other]: [Value, Value]) => {
    return new PyDecimal(copySign(dec(self), operandArgument(other)));
  }),
  native('same_quantum(self, /, other, context=None)', ([self, other]: [Value, Value]) =>
    sameQuantum(dec(self), operandArgument(other)),
  ),
  native('number_class(self, /, context=None)', ([self, given]: [Value, Value?], context) =>
    numberClass(contextArgument(given, context).setting(), dec(self)),
  ),
  roundingMethod('quantize(self, /, exp, rounding=None, context=None)', quantize, 2),
  roundingMethod('to_integral(self, /, rounding=None, context=None)', toIntegralValue, 1),
  roundingMethod('to_integral_value(self, /, rounding=None, context=None)', toIntegralValue, 1),
  roundingMethod('to_integral_exact(self, /, rounding=None, context=None)', toIntegralExact, 1),
  native('adjusted(self, /)', ([self]: [Value]) => (isFinite(dec(self)) ? adjusted(dec(self)) : 0)),
  native('canonical(self, /)', ([self]) => self),
  native('conjugate(self, /)', ([self]) => self),
  native('radix(self, /)', () => new PyDecimal(fromInteger(10n))),
  new PyGetSet('real', (self) => self),
  new PyGetSet('imag', () => new PyDecimal(ZERO)),
];

export function installDecimal(): void {
  install(DECIMAL_TYPE, [
    constructor(
      DECIMAL_TYPE,
      "value='0', context=None",
      (cls: PyType, [value, given]: [Value?, Value?], context) => {
        const own = contextArgument(given, context);
        if (value instanceof PyDecimal && cls === DECIMAL_TYPE && value.type === cls) return value;
        const number = value === undefined ? ZERO : decimalOf(value, false, own, context);
        return new PyDecimal(number, cls);
      },
      '',
    ),
    asClassMethod(
      resumable('from_float(cls, f, /)', function* ([cls, value]: [PyType, Value]) {
        const known = value instanceof PyFloat ? fromDouble(value.value) : toDec(value);
        if (known === undefined || value instanceof PyDecimal) {
          throw typeError('argument must be int or float');
        }
        const made = new PyDecimal(known);
        return cls === DECIMAL_TYPE ? made : yield* call(cls, [made]);
      }),
    ),
    ...OPERATORS,
    ...CONVERSIONS,
    ...METHODS,
  ]);
}
