/**
 * What pickling costs in C code, in nanoseconds: within a factor of two of what `timeit` said of CPython 3.11's
 * `pickle.dumps(a)` and `pickle.loads(a)` on a busy machine, for numbers, texts, functions and long bytes.
 */
export const WRITE_PICKLE_NS = 350;
export const WRITE_VALUE_NS = 40;
export const WRITE_TEXT_NS = 130;
export const WRITE_GLOBAL_NS = 1_500;
export const READ_PICKLE_NS = 250;
export const READ_VALUE_NS = 45;
export const READ_TEXT_NS = 95;
export const READ_GLOBAL_NS = 1_000;
/** Long strings and bytes are copied: one of so many. */
export const BYTES_PER_NS = 8;
