/** The sums of all threads in columns, and read a thread at a time: a run may have very many of them. */
import { lanesOf, timesOf } from './columns.ts';
import { CAUSE_CODES } from './codes.ts';
import { CAUSES } from './trace.ts';
import type { Cause, Statistics, ThreadStatistics, ThreadSums } from './trace.ts';

export function threadsInColumns(threads: readonly ThreadStatistics[]): ThreadSums {
  const waits = threads.map(({ waitingNs }) => Object.entries(waitingNs) as [Cause, number][]);
  const all = waits.flat();
  const firstWait = new Uint32Array(threads.length + 1);
  waits.forEach((own, row) => (firstWait[row + 1] = firstWait[row] + own.length));
  return {
    count: threads.length,
    lane: lanesOf(threads.map(({ lane }) => lane)),
    runningNs: timesOf(threads.map(({ runningNs }) => runningNs)),
    readyNs: timesOf(threads.map(({ readyNs }) => readyNs)),
    lifeNs: timesOf(threads.map(({ lifeNs }) => lifeNs)),
    switches: Uint32Array.from(threads, ({ switches }) => switches),
    arrivalNs: Float64Array.from(threads, ({ arrivalNs }) => arrivalNs ?? NaN),
    firstRunNs: Float64Array.from(threads, ({ firstRunNs }) => firstRunNs ?? NaN),
    firstWait,
    waitCause: Uint8Array.from(all, ([cause]) => CAUSE_CODES[cause]),
    waitNs: timesOf(all.map(([, ns]) => ns)),
  };
}

/** In the order of their lanes, each made when it is asked for. */
export function* eachThread({
  threads,
}: Pick<Statistics, 'threads'>): Generator<ThreadStatistics, undefined> {
  for (let row = 0; row < threads.count; row++) {
    yield {
      lane: threads.lane[row],
      runningNs: threads.runningNs[row],
      readyNs: threads.readyNs[row],
      waitingNs: waitsOf(threads, row),
      lifeNs: threads.lifeNs[row],
      switches: threads.switches[row],
      arrivalNs: known(threads.arrivalNs[row]),
      firstRunNs: known(threads.firstRunNs[row]),
    };
  }
}

function waitsOf(
  { firstWait, waitCause, waitNs }: ThreadSums,
  row: number,
): ThreadStatistics['waitingNs'] {
  const waits: Partial<Record<Cause, number>> = {};
  for (let i = firstWait[row]; i < firstWait[row + 1]; i++) waits[CAUSES[waitCause[i]]] = waitNs[i];
  return waits;
}

function known(ns: number): number | undefined {
  return Number.isNaN(ns) ? undefined : ns;
}
