/**
 * What built-ins cost beyond their instruction: CPU time in nanoseconds for each unit of bulk work. Each
 * was measured with CPython 3.11 by the command named (the best of five, divided by the units).
 */

/** Copying text: `timeit -s "a=['x'*100]*1000" "''.join(a)"`, per character. */
export const COPY_CHARACTER_NS = 0.13;

/** Mapping text to text: `timeit -s "s='abc'*1000" "s.upper()"`, per character. */
export const MAP_CHARACTER_NS = 2.4;

/** Making a part of a text: `timeit -s "s='a b c d e f g h i j '*100" "s.split()"`, per part. */
export const SPLIT_PART_NS = 35;

/** Copying references: `timeit -s "a=[None]*1000" "a.copy()"`, per item. */
export const COPY_ITEM_NS = 3;

/** Moving references: `timeit -s "a=list(range(100000))" "a.pop(0);a.append(1)"`, per item behind. */
export const MOVE_ITEM_NS = 0.33;

/** Comparing two items: `timeit -s "a=[*range(1000)];b=[*range(1000)]" "a==b"`, per item. */
export const COMPARE_ITEM_NS = 14;

/** A comparison of a sort: `timeit -s "from random import random;a=[random() for i in range(1000)]" "sorted(a)"`, over n log2 n. */
export const SORT_COMPARISON_NS = 15;

/** Hashing and inserting: `timeit -s "a=[*range(1000)]" "set(a)"`, per element. */
export const INSERT_KEY_NS = 48;

/** Adding up ints: `timeit -s "a=[*range(1000)]" "sum(a)"`, per item. */
export const ADD_ITEM_NS = 19;

/** The text of an item in a container: `timeit -s "a=[*range(1000)]" "str(a)"`, per item. */
export const REPR_ITEM_NS = 150;

/** Printing 100,000 short lines to /dev/null: per call, and per character beyond. */
export const PRINT_NS = 600;
export const PRINT_CHARACTER_NS = 0.5;

/** Opening a file beyond its system calls: `timeit "open('f').close()"`. */
export const OPEN_FILE_NS = 10_000;

/** `timeit -s "f=open('f','w')" "f.write('x')"`, and the same with 1000 characters, per character. */
export const WRITE_TEXT_NS = 60;
export const ENCODE_CHARACTER_NS = 1.3;

/** `timeit -s "f=open('f')" "f.seek(0);f.read()"` with a megabyte, per character. */
export const DECODE_CHARACTER_NS = 2;

/** Reading lines: `timeit -s "f=open('f')" "f.seek(0);f.readlines()"` with 1000 lines, per line. */
export const READ_LINE_NS = 130;

/** Bits of a digit of CPython's int. */
const DIGIT_BITS = 30;
/** Multiplying digits: `timeit -s "x=3**2000;y=7**2000" "x*y"`, per pair of digits. */
const DIGIT_PRODUCT_NS = 1.6;
/** From here on Karatsuba's method is used: three products of half the size instead of four. */
const KARATSUBA_DIGITS = 70;

/** Multiplying two ints of so many bits. */
export function productNs(bitsA: number, bitsB: number): number {
  const large = Math.max(bitsA, bitsB) / DIGIT_BITS;
  const small = Math.min(bitsA, bitsB) / DIGIT_BITS;
  const saved = small > KARATSUBA_DIGITS ? (small / KARATSUBA_DIGITS) ** (Math.log2(3) - 2) : 1;
  return DIGIT_PRODUCT_NS * large * small * saved;
}

/** int to decimal text, which takes the square of its length: `timeit -s "x=3**2000" "str(x)"`. */
export function decimalNs(digits: number): number {
  return 0.026 * digits * digits;
}
