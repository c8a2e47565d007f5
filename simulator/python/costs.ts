/**
 * What built-ins cost, in nanoseconds on the machine where bench/calibration.bench.ts was calibrated: a
 * 2.5 GHz server with CPython 3.11.7, the least of many runs. The simulated machine is that one, slower or
 * faster by one factor: MachineSettings.instructionNs / WEIGHT_NS. Everything charged is stretched by it.
 */

/** What an instruction of weight 1 (opcodes.ts) takes on that machine. */
export const WEIGHT_NS = 6;

/** A call of a built-in that is not in the table below. */
const NATIVE_DEFAULT_NS = 30;
/** The CALL instruction, which charges its own weight. */
const CALL_NS = 9;

/** A call with small operands, the CALL instruction included: `python3 bench/builtin_costs.py`. */
const NATIVE_NS: Readonly<Record<string, number>> = {
  len: 8,
  abs: 8,
  ord: 9,
  chr: 10,
  hash: 25,
  id: 28,
  repr: 74,
  bin: 70,
  hex: 56,
  isinstance: 6,
  issubclass: 14,
  callable: 7,
  getattr: 22,
  hasattr: 23,
  iter: 30,
  next: 9,
  divmod: 51,
  pow: 100,
  round: 88,
  min: 144,
  max: 144,
  sum: 49,
  sorted: 128,
  any: 35,
  all: 33,
  format: 290,
  int: 129,
  float: 19,
  'int.__format__': 420, // f'{x:>8}'
  'float.__format__': 420, // f'{x:.2f}'
  'float.__repr__': 430,
  'str.__format__': 200, // f'{x:>8}'
  str: 70,
  bool: 9,
  list: 38,
  dict: 40,
  set: 42,
  tuple: 5,
  range: 93,
  enumerate: 93,
  zip: 197,
  map: 87,
  reversed: 87,
  object: 46,
  ValueError: 93,
  'str.strip': 40,
  'str.lower': 31,
  'str.upper': 33,
  'str.split': 72,
  'str.join': 57,
  'str.replace': 68,
  'str.find': 98,
  'str.startswith': 98,
  'str.endswith': 100,
  'str.partition': 64,
  'str.isalpha': 13,
  'str.isdigit': 16,
  'str.format': 293,
  'str.encode': 33,
  'str.zfill': 57,
  'str.ljust': 57,
  'str.count': 96,
  'bytes.decode': 45,
  'list.append': 6,
  'list.pop': 12,
  'list.index': 18,
  'list.copy': 26,
  'dict.get': 26,
  'dict.setdefault': 22,
  'dict.items': 58,
  'dict.keys': 36,
  'dict.values': 76,
  'set.add': 38,
  'set.discard': 48,
  'int.bit_length': 30,
  'math.sqrt': 33,
  'math.sin': 66,
  'math.floor': 12,
  'math.gcd': 63,
  'time.time': 55,
  'time.perf_counter': 56,
  'Random.random': 40,
  'Random.getrandbits': 40,
  'deque.append': 14,
  'deque.popleft': 11,
  'Handle.cancel': 155,
  'TimerHandle.cancel': 400,
  // CPython has these in Python: what their instructions cost here, when they were in Python, too.
  '_Queue.qsize': 60,
  '_Queue.empty': 46,
  '_Queue.full': 52,
  '_Queue._wakeup_next': 45,
  '_Queue.put_nowait': 270,
  '_Queue.get_nowait': 180,
  // CPython has none: they only tell the chart.
  '_Shown.__set__': 0,
  '_asyncio._notified': 0,
};

/**
 * What a call of a built-in costs beyond the CALL instruction.
 *
 * @param name - `len`, `str.strip`, `math.sqrt`; the name of a type stands for making a value of it.
 */
export function nativeNs(name: string): number {
  const ns = NATIVE_NS[name] ?? NATIVE_DEFAULT_NS;
  return ns === 0 ? 0 : Math.max(1, ns - CALL_NS);
}

/** Making an instance of a class of the program's: `timeit -s "class A: …" "A()"`, less the calls in it. */
export const INSTANCE_NS = 120;

/** Raising: for each frame that the exception passes or is handled in, the traceback's entry included. */
export const UNWIND_NS = 90;

/** An error that a built-in raises, its message included: `timeit` of `int("x")` in try, less the frames. */
export const NATIVE_RAISE_NS = 400;

/** Taking an item from an iterator inside a built-in: `timeit -s "a=[*range(1000)]" "list(filter(None,a))"`. */
export const COLLECT_ITEM_NS = 12;

/** Copying text: `timeit -s "a=['x'*100]*1000" "''.join(a)"`, per character. */
export const COPY_CHARACTER_NS = 0.07;

/** Mapping text to text: `timeit -s "s='abc'*1000" "s.upper()"`, per character. */
export const MAP_CHARACTER_NS = 0.7;

/** Making a part of a text: `timeit -s "s='a b c d e f g h i j '*100" "s.split()"`, per part. */
export const SPLIT_PART_NS = 13;

/** Copying references: `timeit -s "a=[None]*1000" "a.copy()"`, per item. */
export const COPY_ITEM_NS = 3;

/** Moving references: `timeit -s "a=list(range(100000))" "a.pop(0);a.append(1)"`, per item behind. */
export const MOVE_ITEM_NS = 0.22;

/** Comparing two items: `timeit -s "a=[*range(1000)];b=[*range(1000)]" "a==b"`, per item. */
export const COMPARE_ITEM_NS = 20;

/**
 * A comparison of a sort, by what the keys are: `timeit -s "from random import random;a=[…]" "sorted(a)"` with
 * 1,000 floats, their texts, pairs that begin alike; over n log2 n.
 */
export const SORT_COMPARISON_NS = { number: 9, text: 15, other: 50 } as const;

/** Hashing and inserting: `timeit -s "a=[*range(1000)]" "set(a)"`, per element. */
export const INSERT_KEY_NS = 18;

/** Adding up ints: `timeit -s "a=[*range(1000)]" "sum(a)"`, per item. */
export const ADD_ITEM_NS = 7;

/** The text of an item in a container: `timeit -s "a=[*range(1000)]" "str(a)"`, per item. */
export const REPR_ITEM_NS = 90;

/** Printing 100,000 short lines to /dev/null: per call, per object (two writes), and per character. */
export const PRINT_NS = 250;
export const PRINT_OBJECT_NS = 180;
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

/** The text of an int: `timeit -s "x=12345" "f'{x}'"`; other texts are methods in the table above. */
export const INT_TEXT_NS = 120;

/** Bits of a digit of CPython's int. */
const DIGIT_BITS = 30;
/** Multiplying digits: `timeit -s "x=3**2000;y=7**2000" "x*y"`, per pair of digits. */
const DIGIT_PRODUCT_NS = 1.6;
/** From here on Karatsuba's method is used: three products of half the size instead of four. */
const KARATSUBA_DIGITS = 70;

/** Multiplying two ints of so many bits. */
export function productNs(bitsA: number, bitsB: number): number {
  const large = Math.ceil(Math.max(bitsA, bitsB) / DIGIT_BITS);
  const small = Math.ceil(Math.min(bitsA, bitsB) / DIGIT_BITS);
  const saved = small > KARATSUBA_DIGITS ? (small / KARATSUBA_DIGITS) ** (Math.log2(3) - 2) : 1;
  return DIGIT_PRODUCT_NS * large * small * saved;
}

/** int to decimal text, which takes the square of its length: `timeit -s "x=3**2000" "str(x)"`. */
export function decimalNs(digits: number): number {
  return 0.016 * digits * digits;
}
