/** What the machine adds to a code object before it runs: constants as values, instructions as words, caches. */
import { Code, type Constant } from '../code.ts';
import { PyCode } from '../objects/function.ts';
import { ELLIPSIS, NONE, type Value } from '../objects/object.ts';
import { FROZENSET_TYPE, PyBytes, PyComplex, PyFloat, PySet, tuple } from '../objects/values.ts';
import { RESUME } from '../opcode-numbers.ts';
import { quickKey } from '../protocols/index.ts';
import { orderedElements } from '../types/set-order.ts';
import { joinedParts, wordsOf } from './words.ts';

/** A constant of the source as a value. */
export function constantValue(constant: Constant): Value {
  if (constant === undefined) return NONE;
  if (typeof constant !== 'object') return constant;
  if (constant instanceof Code) return PyCode.of(constant);
  if ('float' in constant) return new PyFloat(constant.float);
  if ('imaginary' in constant) return new PyComplex(0, constant.imaginary);
  if ('bytes' in constant) return new PyBytes(constant.bytes);
  if ('tuple' in constant) return tuple(constant.tuple.map(constantValue));
  if ('ellipsis' in constant) return ELLIPSIS;
  // CPython makes it twice: of what stands in the source, and of that when equal constants become one.
  return frozenSet(orderedElements(frozenSet(constant.frozenset.map(constantValue))));
}

function frozenSet(items: readonly Value[]): PySet {
  const set = new PySet(FROZENSET_TYPE);
  for (const item of items) {
    const key = quickKey(item);
    if (key !== undefined) set.elements.set(key, NONE, item);
  }
  return set;
}

/**
 * The host keeps arrays of nothing but small integers in a form of its own, and the loop is the faster if
 * it meets one form only: that of an array that has held something else.
 */
function valuesOf(constants: readonly Constant[]): readonly Value[] {
  const values: Value[] = [NONE];
  values.pop();
  for (const constant of constants) values.push(constantValue(constant));
  return values;
}

/** Fills what the machine adds to a code object; done once, before the code first runs. */
export function makeRunnable(code: Code): void {
  if (code.runnable) return;
  // A copy for a forked process has the first two already.
  if (code.joined.length === 0) {
    code.values = valuesOf(code.constants);
    code.joined = joinedParts(code);
  }
  code.words = wordsOf(code);
  code.caches = new Array<unknown>(code.ops.length).fill(undefined);
  code.resumes = code.ops[0] === RESUME;
  code.runnable = true;
}
