/** `operator`: the operators of the language as functions. */
import type { Interpreter } from '../python/context.ts';
import { typeError, valueError } from '../python/objects/exception.ts';
import { type Native, native, resumable } from '../python/objects/native.ts';
import { NONE, type PyDict, type Value } from '../python/objects/object.ts';
import { call, type Resumable } from '../python/objects/resumable.ts';
import { list, type PyTuple } from '../python/objects/values.ts';
import { BINARY_OPERATORS, COMPARISONS } from '../python/opcodes.ts';
import {
  binary,
  compare,
  contains,
  deleteItem,
  equals,
  getItem,
  index,
  inplace,
  iterator,
  length,
  next,
  plainInt,
  setItem,
  specialMethod,
  truth,
  typeName,
  unary,
} from '../python/protocols/index.ts';
import { keywordsOf } from './functools/partial.ts';
import { namespace } from './library-module.ts';
import { ATTRGETTER_TYPE, ITEMGETTER_TYPE, METHODCALLER_TYPE } from './operator/getters.ts';

const bare = (method: string): string => method.slice(2, -2);

/** `__and__` is called `and_` here: `and` is a word of the language. */
const functionName = (method: string): string =>
  ['and', 'or'].includes(bare(method)) ? `${bare(method)}_` : bare(method);

/** What has no special method's name besides its own. */
const NAMED_ONCE: ReadonlySet<string> = new Set([
  ...['truth', 'is_', 'is_not', 'countOf', 'indexOf', 'length_hint'],
]);

const operator = (name: string, parameters: string, body: (args: Value[]) => Resumable): Native =>
  resumable(`${name}(${parameters}, /)`, body);

const OPERATORS: readonly Native[] = [
  ...BINARY_OPERATORS.map(({ method }, which) =>
    operator(functionName(method), 'a, b', ([a, b]) => binary(which, a!, b!)),
  ),
  ...BINARY_OPERATORS.map((row, which) =>
    operator(bare(row.inplace), 'a, b', ([a, b]) => inplace(which, a!, b!)),
  ),
  ...COMPARISONS.map(({ method }, which) =>
    operator(bare(method), 'a, b', ([a, b]) => compare(which, a!, b!)),
  ),
  operator('neg', 'a', ([a]) => unary('__neg__', a!)),
  operator('pos', 'a', ([a]) => unary('__pos__', a!)),
  operator('invert', 'a', ([a]) => unary('__invert__', a!)),
  operator('inv', 'a', ([a]) => unary('__invert__', a!)),
  operator('abs', 'a', function* ([a]) {
    const method = specialMethod(a!, '__abs__');
    if (method === undefined) throw typeError(`bad operand type for abs(): '${typeName(a!)}'`);
    return yield* call(method, []);
  }),
  operator('index', 'a', ([a]) => index(a!)),
  operator('not_', 'a', function* ([a]) {
    return !(yield* truth(a!));
  }),
  operator('contains', 'a, b', ([a, b]) => contains(a!, b!)),
  operator('getitem', 'a, b', ([a, b]) => getItem(a!, b!)),
  operator('setitem', 'a, b, c', function* ([a, b, c]) {
    yield* setItem(a!, b!, c!);
    return NONE;
  }),
  operator('delitem', 'a, b', function* ([a, b]) {
    yield* deleteItem(a!, b!);
    return NONE;
  }),
  ...['concat', 'iconcat'].map((name) =>
    operator(name, 'a, b', function* ([a, b]) {
      if (specialMethod(a!, '__getitem__') === undefined) {
        throw typeError(`'${typeName(a!)}' object can't be concatenated`);
      }
      return yield* (name === 'concat' ? binary : inplace)(0, a!, b!);
    }),
  ),
  resumable('truth(a, /)', ([a]: [Value]) => truth(a)),
  native('is_(a, b, /)', ([a, b]: [Value, Value]) => a === b),
  native('is_not(a, b, /)', ([a, b]: [Value, Value]) => a !== b),
  resumable('countOf(a, b, /)', function* ([a, b]: [Value, Value]) {
    let count = 0;
    const source = yield* iterator(a);
    for (;;) {
      const item = yield* next(source);
      if (item === undefined) return count;
      if (item === b || (yield* equals(item, b))) count++;
    }
  }),
  resumable('indexOf(a, b, /)', function* ([a, b]: [Value, Value]) {
    const source = yield* iterator(a);
    for (let at = 0; ; at++) {
      const item = yield* next(source);
      if (item === undefined) throw valueError('sequence.index(x): x not in sequence');
      if (item === b || (yield* equals(item, b))) return at;
    }
  }),
  resumable('length_hint(obj, default=0, /)', function* ([object, fallback]: [Value, Value?]) {
    if (specialMethod(object, '__len__') !== undefined) return yield* length(object);
    const hint = specialMethod(object, '__length_hint__');
    const size = hint === undefined ? undefined : plainInt(yield* call(hint, []));
    return size ?? fallback ?? 0;
  }),
  resumable(
    'call(obj, /, *args, **keywords)',
    function* ([object, args, keywords]: [Value, PyTuple, PyDict]) {
      return yield* call(object, [...args.items], keywordsOf(keywords));
    },
  ),
];

export function createOperator(_interpreter: Interpreter): PyDict {
  const dict = namespace('operator', OPERATORS, {
    attrgetter: ATTRGETTER_TYPE,
    itemgetter: ITEMGETTER_TYPE,
    methodcaller: METHODCALLER_TYPE,
  });
  dict.set('__all__', list([...dict.entries.keys()].sort() as string[]));
  for (const { name } of OPERATORS) {
    if (NAMED_ONCE.has(name)) continue;
    dict.set(`__${name.replace(/_$/, '')}__`, dict.get(name)!);
  }
  return dict;
}
