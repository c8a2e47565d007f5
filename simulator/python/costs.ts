/**
 * What built-ins cost beyond their instruction: CPU time in nanoseconds for each unit of bulk work.
 * Each was measured with CPython 3.11 by the command named (best of five, per unit).
 */

/** Copying text: `python3 -m timeit -s "a=['x'*100]*1000" "''.join(a)"`, per character. */
export const COPY_CHARACTER_NS = 0.1;

/** Copying references: `python3 -m timeit -s "a=[None]*1000" "a.copy()"`, per item. */
export const COPY_ITEM_NS = 1;

/** Comparing two items: `python3 -m timeit -s "a=[*range(1000)];b=[*range(1000)]" "a==b"`, per item. */
export const COMPARE_ITEM_NS = 9;

/** One comparison of a sort: `timeit -s "import random;a=[random.random() for i in range(1000)]" "sorted(a)"`, over n log2 n. */
export const SORT_COMPARISON_NS = 6;

/** Hashing and inserting: `python3 -m timeit -s "a=[*range(1000)]" "set(a)"`, per element. */
export const INSERT_KEY_NS = 12;

/** Adding up ints: `python3 -m timeit -s "a=[*range(1000)]" "sum(a)"`, per item. */
export const ADD_ITEM_NS = 5;

/** `python3 -c "..." > /dev/null` printing 100,000 short lines: per call, and per character beyond. */
export const PRINT_NS = 300;
export const PRINT_CHARACTER_NS = 1;
