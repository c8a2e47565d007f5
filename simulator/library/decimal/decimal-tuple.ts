/** `decimal.DecimalTuple`: the named tuple that as_tuple() gives. */
import { PyGetSet } from '../../python/objects/function.ts';
import { native, resumable } from '../../python/objects/native.ts';
import { builtinType, newDict, type PyDict, type Value } from '../../python/objects/object.ts';
import { PyTuple, tuple, TUPLE_TYPE } from '../../python/objects/values.ts';
import { repr } from '../../python/protocols/index.ts';
import { constructor } from '../../python/types/construct.ts';
import { install } from '../../python/types/install.ts';
import type { Dec } from './number.ts';

const FIELDS = ['sign', 'digits', 'exponent'] as const;

export const DECIMAL_TUPLE_TYPE = builtinType('DecimalTuple', {
  module: 'decimal',
  base: TUPLE_TYPE,
});

const named = (items: readonly Value[]): PyTuple => new PyTuple(items, DECIMAL_TUPLE_TYPE);

install(DECIMAL_TUPLE_TYPE, [
  constructor(DECIMAL_TUPLE_TYPE, FIELDS.join(', '), (cls, items: readonly Value[]) => {
    return new PyTuple(items, cls);
  }),
  resumable('__repr__(self)', function* ([{ items }]: [PyTuple]) {
    const parts: string[] = [];
    for (const [i, name] of FIELDS.entries()) parts.push(`${name}=${yield* repr(items[i]!)}`);
    return `DecimalTuple(${parts.join(', ')})`;
  }),
  native('__getnewargs__(self)', ([{ items }]: [PyTuple]) => tuple(items)),
  native('_asdict(self)', ([{ items }]: [PyTuple]) => {
    const dict = newDict();
    for (const [i, name] of FIELDS.entries()) dict.set(name, items[i]!);
    return dict;
  }),
  native('_replace(self, /, **fields)', ([{ items }, fields]: [PyTuple, PyDict]) =>
    named(FIELDS.map((name, i) => fields.get(name) ?? items[i]!)),
  ),
  ...FIELDS.map((name, i) => new PyGetSet(name, (self) => (self as PyTuple).items[i]!)),
  { name: '_fields', value: tuple(FIELDS) },
  { name: '__match_args__', value: tuple(FIELDS) },
]);

export function asTuple({ kind, negative, coefficient, exponent }: Dec): PyTuple {
  const digits = Array.from(coefficient.toString(), Number);
  const letters = { finite: exponent, infinity: 'F', nan: 'n', snan: 'N' } as const;
  const isPlainNan = (kind === 'nan' || kind === 'snan') && coefficient === 0n;
  return named([negative ? 1 : 0, tuple(isPlainNan ? [] : digits), letters[kind]]);
}
