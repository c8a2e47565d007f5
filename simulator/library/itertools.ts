/** `itertools`: iterators that make others of iterables. */
import type { Interpreter } from '../python/context.ts';
import type { PyDict } from '../python/objects/object.ts';
import {
  COMBINATIONS_TYPE,
  COMBINATIONS_WITH_REPLACEMENT_TYPE,
  PERMUTATIONS_TYPE,
  PRODUCT_TYPE,
} from './itertools/combining.ts';
import { COUNT_TYPE, CYCLE_TYPE, REPEAT_TYPE } from './itertools/counting.ts';
import { GROUPBY_TYPE, TEE } from './itertools/grouping.ts';
import {
  ACCUMULATE_TYPE,
  CHAIN_TYPE,
  PAIRWISE_TYPE,
  STARMAP_TYPE,
  ZIP_LONGEST_TYPE,
} from './itertools/joining.ts';
import {
  COMPRESS_TYPE,
  DROPWHILE_TYPE,
  FILTERFALSE_TYPE,
  ISLICE_TYPE,
  TAKEWHILE_TYPE,
} from './itertools/selecting.ts';
import { namespace } from './library-module.ts';

const TYPES = [
  ACCUMULATE_TYPE,
  CHAIN_TYPE,
  COMBINATIONS_TYPE,
  COMBINATIONS_WITH_REPLACEMENT_TYPE,
  COMPRESS_TYPE,
  COUNT_TYPE,
  CYCLE_TYPE,
  DROPWHILE_TYPE,
  FILTERFALSE_TYPE,
  GROUPBY_TYPE,
  ISLICE_TYPE,
  PAIRWISE_TYPE,
  PERMUTATIONS_TYPE,
  PRODUCT_TYPE,
  REPEAT_TYPE,
  STARMAP_TYPE,
  TAKEWHILE_TYPE,
  ZIP_LONGEST_TYPE,
];

export function createItertools(_interpreter: Interpreter): PyDict {
  return namespace('itertools', [TEE], Object.fromEntries(TYPES.map((type) => [type.name, type])));
}
