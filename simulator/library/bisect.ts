/** `bisect`: places in sorted sequences, found by halving. */
import type { Interpreter } from '../python/context.ts';
import { valueError } from '../python/objects/exception.ts';
import { type Native, resumable } from '../python/objects/native.ts';
import { NONE, type PyDict, type Value } from '../python/objects/object.ts';
import { call, type Resumable } from '../python/objects/resumable.ts';
import { PyList } from '../python/objects/values.ts';
import {
  asSmallIndex,
  getAttribute,
  getItem,
  length,
  lessThan,
} from '../python/protocols/index.ts';
import { namespace } from './library-module.ts';

/** About ten steps of halving, beyond the comparisons. */
const SEARCH_NS = 100;

type Arguments = [Value, Value, Value | undefined, Value | undefined, Value | undefined];

/** @param wanted - what items (or their keys) are compared with. */
function* place(
  side: 'left' | 'right',
  [a, , lo, hi, key]: Arguments,
  wanted: Value,
): Resumable<number> {
  let low = lo === undefined ? 0 : yield* asSmallIndex(lo);
  if (low < 0) throw valueError('lo must be non-negative');
  let high = hi === undefined || hi === NONE ? yield* length(a) : yield* asSmallIndex(hi);
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    const item = a instanceof PyList ? a.items[middle] : undefined;
    let found = item ?? (yield* getItem(a, middle));
    if (key !== undefined && key !== NONE) found = yield* call(key, [found]);
    const goRight =
      side === 'left' ? yield* lessThan(found, wanted) : !(yield* lessThan(wanted, found));
    if (goRight) low = middle + 1;
    else high = middle;
  }
  return low;
}

const search = (name: string, side: 'left' | 'right'): Native =>
  resumable(`${name}(a, x, lo=0, hi=None, *, key=None)`, function* (args: Arguments, context) {
    context.charge(SEARCH_NS);
    return yield* place(side, args, args[1]);
  });

const insert = (name: string, side: 'left' | 'right'): Native =>
  resumable(`${name}(a, x, lo=0, hi=None, *, key=None)`, function* (args: Arguments, context) {
    context.charge(SEARCH_NS);
    const [a, x, , , key] = args;
    // The key function is for x as well: with a key, places are found by keys.
    const wanted = key === undefined || key === NONE ? x : yield* call(key, [x]);
    const at = yield* place(side, args, wanted);
    if (a instanceof PyList && !a.type.heap) a.items.splice(at, 0, x);
    else yield* call(yield* getAttribute(a, 'insert'), [at, x]);
    return NONE;
  });

const FUNCTIONS = [
  search('bisect_left', 'left'),
  search('bisect_right', 'right'),
  insert('insort_left', 'left'),
  insert('insort_right', 'right'),
];

export function createBisect(_interpreter: Interpreter): PyDict {
  const dict = namespace('bisect', FUNCTIONS);
  // Other names of the same functions.
  dict.set('bisect', dict.get('bisect_right')!);
  dict.set('insort', dict.get('insort_right')!);
  return dict;
}
