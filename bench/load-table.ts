/** A load study of a thousand jobs, as a job table. */

/** Eight cores, of which about two thirds are busy. */
export const LOAD_TABLE = `
[machine]
cores = 8

[[generate]]
jobs = 1000
bursts = 100
gap = "exponential 40ms"
cpu = "exponential 2ms"
io = "exponential 10ms"
`;
