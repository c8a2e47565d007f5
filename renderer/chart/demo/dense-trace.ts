/** A large run for measuring: lanes full of intervals of random length, the same for a seed. */
import type { Cause, State, Trace } from '../../../simulator/index.ts';
import { TraceBuilder } from './trace-builder.ts';

const STATES_OF_THREADS: readonly (readonly [State, Cause])[] = [
  ['running', 'none'],
  ['ready', 'preempted'],
  ['waiting', 'gil'],
  ['waiting', 'lock'],
  ['waiting', 'io'],
  ['waiting', 'sleep'],
  ['waiting', 'condition'],
  ['waiting', 'event'],
];
const MEAN_NS = 100_000;

/** @param cores - each of them works every other while */
export function denseTrace(intervals: number, lanes: number, seed = 1, cores = 0): Trace {
  const builder = new TraceBuilder();
  const process = builder.lane('process', 'python');
  let random = seed;
  // Park and Miller's generator: enough for a picture.
  const next = (): number => {
    random = (random * 48271) % 2147483647;
    return random / 2147483647;
  };
  const each = Math.floor(intervals / lanes);
  for (let i = 0; i < lanes; i += 1) {
    const lane = builder.lane('thread', `thread-${i}`, process);
    let atNs = 0;
    for (let n = 0; n < each; n += 1) {
      const length = Math.max(1, Math.round(-Math.log(1 - next()) * MEAN_NS));
      const [state, cause] = STATES_OF_THREADS[Math.floor(next() * STATES_OF_THREADS.length)]!;
      builder.interval(lane, atNs, atNs + length, state, cause);
      atNs += length;
    }
  }
  const endNs = each * MEAN_NS;
  for (let core = 0; core < cores; core += 1) {
    const lane = builder.lane('core', `core ${core}`);
    for (let atNs = 0; atNs < endNs; atNs += 2 * MEAN_NS) {
      builder.interval(lane, atNs, atNs + MEAN_NS, 'running');
    }
  }
  return builder.build();
}
