/**
 * What reading and writing JSON costs, in nanoseconds: measured with CPython 3.11 as
 * `timeit -s "import json; a=…" "json.dumps(a)"` and the like, the best of seven, divided by the units.
 */

/** A list or dict that is written, a value in one, a name of a dict, and what streaming adds to each. */
export const WRITE_CONTAINER_NS = 55;
export const WRITE_VALUE_NS = 60;
export const WRITE_FLOAT_NS = 500;
export const WRITE_NAME_NS = 100;
export const WRITE_CHARACTER_NS = 4.3;
/** Written piece by piece (with an indent, or into a file), CPython's encoder runs as Python code. */
export const WRITE_PIECE_NS = 240;

export const READ_CONTAINER_NS = 55;
export const READ_VALUE_NS = 60;
export const READ_FLOAT_NS = 250;
export const READ_NAME_NS = 120;
export const READ_CHARACTER_NS = 1.3;
