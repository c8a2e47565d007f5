/** `math`: the functions of the C standard, and those on ints of any size. */
import type { Interpreter } from '../python/context.ts';
import type { PyDict } from '../python/objects/object.ts';
import { float } from '../python/objects/values.ts';
import { namespace } from './library-module.ts';
import { FLOAT_FUNCTIONS } from './math/floats.ts';
import { INTEGER_FUNCTIONS } from './math/integers.ts';
import { PART_FUNCTIONS } from './math/parts.ts';
import { SUM_FUNCTIONS } from './math/sums.ts';

const FUNCTIONS = [...FLOAT_FUNCTIONS, ...INTEGER_FUNCTIONS, ...PART_FUNCTIONS, ...SUM_FUNCTIONS];

export function createMath(_interpreter: Interpreter): PyDict {
  return namespace('math', FUNCTIONS, {
    pi: float(Math.PI),
    e: float(Math.E),
    tau: float(2 * Math.PI),
    inf: float(Infinity),
    nan: float(NaN),
  });
}
