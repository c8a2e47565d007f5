/** sys.getsizeof(): what CPython 3.11 uses on a 64-bit machine, near enough to compare with. */
import { PyDict, PyObject, PyType, type Value } from '../../python/objects/object.ts';
import { PyBytes, PyFloat, PyList, PySet, PyTuple } from '../../python/objects/values.ts';

const POINTER = 8;
/** An int has 30 bits in each of its digits of 4 bytes. */
const INT_DIGIT_BITS = 30;

function intSize(value: number | bigint): number {
  const size = value < 0 ? -value : value;
  const bits = size === 0 ? 0 : BigInt(size).toString(2).length;
  return 24 + 4 * Math.max(1, Math.ceil(bits / INT_DIGIT_BITS));
}

/** A str takes 1, 2 or 4 bytes a character, by the largest one in it. */
function strSize(text: string): number {
  let largest = 0;
  let length = 0;
  for (const character of text) {
    largest = Math.max(largest, character.codePointAt(0) as number);
    length++;
  }
  if (largest < 0x80) return 49 + length;
  if (largest < 0x100) return 73 + length;
  return largest < 0x10000 ? 74 + 2 * length : 76 + 4 * length;
}

/** A table that doubles before it is more than two thirds full; keys that are all str need no hash. */
function dictSize(dict: PyDict): number {
  if (dict.size === 0) return 64;
  let slots = 8;
  while (dict.size > Math.floor((slots * 2) / 3)) slots *= 2;
  let onlyText = true;
  for (const key of dict.entries.keys()) onlyText &&= typeof key === 'string';
  const indexSize = slots <= 128 ? 1 : slots <= 32_768 ? 2 : 4;
  const entrySize = (onlyText ? 2 : 3) * POINTER;
  return 96 + slots * indexSize + Math.floor((slots * 2) / 3) * entrySize;
}

/** A table of at least 8 that grows to four times what is in it when it is three fifths full. */
function setSize(size: number): number {
  let slots = 8;
  for (;;) {
    const full = Math.ceil(((slots - 1) * 3) / 5);
    if (size < full) return slots === 8 ? 216 : 216 + slots * 2 * POINTER;
    const wanted = full * (full > 50_000 ? 2 : 4);
    while (slots <= wanted) slots *= 2;
  }
}

export function sizeOf(value: Value): number {
  switch (typeof value) {
    case 'boolean':
      return 28;
    case 'number':
    case 'bigint':
      return intSize(value);
    case 'string':
      return strSize(value);
    default:
  }
  if (value instanceof PyFloat) return 24;
  if (value instanceof PyTuple) return 40 + POINTER * value.items.length;
  if (value instanceof PyList) return 56 + POINTER * value.items.length;
  if (value instanceof PyBytes) return 33 + value.bytes.length;
  if (value instanceof PyDict) return dictSize(value);
  if (value instanceof PySet) return setSize(value.size);
  if (value instanceof PyType) return 1064;
  return value instanceof PyObject && value.dict !== undefined ? 48 : 16;
}
