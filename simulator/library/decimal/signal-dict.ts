/** What context.flags and context.traps are: signals with True or False, always all of them. */
import type { Context, Interpreter } from '../../python/context.ts';
import { raise, type Raised, typeError, valueError } from '../../python/objects/exception.ts';
import { type Native, native, resumable } from '../../python/objects/native.ts';
import {
  newDict,
  NONE,
  NOT_IMPLEMENTED,
  PyDict,
  type PyObject,
  type Value,
} from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { PyList, type PyTuple } from '../../python/objects/values.ts';
import {
  collect,
  getAttribute,
  getItem,
  truth,
  TupleIterator,
} from '../../python/protocols/index.ts';
import { install } from '../../python/types/install.ts';
import { SIGNALS } from './conditions.ts';
import { PySignalDict, SIGNAL_DICT_TYPE, signalClass } from './context.ts';

const VALID_SIGNALS =
  'valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n' +
  '   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]';

/** The bits of a signal given as its class. */
function bitsOf(signal: Value, interpreter: Interpreter): number {
  const row = SIGNALS.find(([name]) => signalClass(interpreter, name) === signal);
  if (row === undefined) throw raise('KeyError', VALID_SIGNALS);
  return row[1];
}

const classes = ({ interpreter }: Context): PyObject[] =>
  SIGNALS.map(([name]) => signalClass(interpreter, name));

function toDict(self: PySignalDict, context: Context): PyDict {
  const dict = newDict();
  const signals = classes(context);
  SIGNALS.forEach(([, bits], i) => dict.set(signals[i]!, (self.bits & bits) !== 0, signals[i]));
  return dict;
}

/** The signals of a list, or of a dict that says of each whether it is set. */
export function* signalBits(value: Value, context: Context): Resumable<number> {
  const { interpreter } = context;
  if (value instanceof PySignalDict) return value.bits;
  if (value instanceof PyList) {
    return value.items.reduce<number>((bits, item) => bits | bitsOf(item, interpreter), 0);
  }
  if (value instanceof PyDict) return yield* bitsOfDict(value, context, invalidDict);
  throw typeError('argument must be a signal dict');
}

const invalidDict = (): Raised => raise('KeyError', 'invalid signal dict');

function* bitsOfDict(dict: PyDict, context: Context, wrong: () => Raised): Resumable<number> {
  if (dict.size !== SIGNALS.length) throw wrong();
  let bits = 0;
  for (const [i, signal] of classes(context).entries()) {
    if (!dict.has(signal)) throw wrong();
    if (yield* truth(yield* getItem(dict, signal))) bits |= SIGNALS[i]![1];
  }
  return bits;
}

function* equalTo(self: PySignalDict, other: Value, context: Context): Resumable<boolean> {
  if (other instanceof PySignalDict) return self.bits === other.bits;
  const wrong = (): Raised => valueError('invalid signal dict');
  return self.bits === (yield* bitsOfDict(other as PyDict, context, wrong));
}

function assign(self: PySignalDict, bits: number, on: boolean): void {
  self.bits = on ? self.bits | bits : self.bits & ~bits;
}

/** Methods that a dict of the same contents answers. */
const asDict = (name: string): Native =>
  resumable(`${name}(self, /, *args)`, function* ([self, args], context) {
    const method = yield* getAttribute(toDict(self as PySignalDict, context), name);
    return yield* call(method, [...(args as PyTuple).items]);
  });

export function installSignalDict(): void {
  install(SIGNAL_DICT_TYPE, [
    native('__len__(self, /)', () => SIGNALS.length),
    native('__iter__(self, /)', (_args, context) => new TupleIterator(classes(context))),
    native(
      '__getitem__(self, key, /)',
      ([self, signal]: [PySignalDict, Value], context) =>
        (self.bits & bitsOf(signal, context.interpreter)) !== 0,
    ),
    resumable(
      '__setitem__(self, key, value, /)',
      function* ([self, signal, value]: [PySignalDict, Value, Value], context) {
        assign(self, bitsOf(signal, context.interpreter), yield* truth(value));
        return NONE;
      },
    ),
    native('__delitem__(self, key, /)', () => {
      throw valueError('signal keys cannot be deleted');
    }),
    native('__contains__(self, key, /)', ([, signal]: [PySignalDict, Value], context) =>
      classes(context).some((known) => known === signal),
    ),
    ...[true, false].map((equal) =>
      resumable(
        `${equal ? '__eq__' : '__ne__'}(self, value, /)`,
        function* ([self, other]: [PySignalDict, Value], context) {
          if (!(other instanceof PySignalDict || other instanceof PyDict)) return NOT_IMPLEMENTED;
          return (yield* equalTo(self, other, context)) === equal;
        },
      ),
    ),
    native('__repr__(self, /)', ([self]: [PySignalDict]) => {
      const parts = SIGNALS.map(
        ([name, bits]) =>
          `<class 'decimal.${name}'>:${(self.bits & bits) === 0 ? 'False' : 'True'}`,
      );
      return `{${parts.join(', ')}}`;
    }),
    native('copy(self, /)', ([self]: [PySignalDict], context) => toDict(self, context)),
    ...['get', 'items', 'keys', 'values'].map(asDict),
    resumable('update(self, other, /)', function* ([self, other]: [PySignalDict, Value], context) {
      const items = yield* call(yield* getAttribute(other, 'items'), []);
      for (const entry of yield* collect(items)) {
        const [signal, value] = yield* collect(entry);
        assign(self, bitsOf(signal!, context.interpreter), yield* truth(value!));
      }
      return NONE;
    }),
  ]);
}
