/**
 * The workers of a pool share its work badly: one is busy long after the others have nothing to do. Workers are
 * threads or processes that one process has started, that are called the same but for a number, and that come back for
 * work, from a pool or a queue; busy is whatever is no waiting for work, for one another or for a turn. Under one GIL
 * computing is not shared at all: it takes as long whoever does it.
 */
import { eachArrow } from '../arrow-store.ts';
import { CAUSES, STATES } from '../trace.ts';
import type { Cause, Lane, LaneId, Trace } from '../trace.ts';
import type { UnevenWork } from '../trouble.ts';

/** Two are rather two different jobs. */
const WORKERS_MIN = 3;
/** The busiest works so many times longer than the others do on average … */
const FACTOR_MIN = 2;
/** … and an even share would save this part of the time in which the pool worked. */
const SAVING_MIN = 1 / 4;
/** Of the run: what a pool does beside other work is of no weight. */
const SHARE_MIN = 1 / 4;

const RUNNING = STATES.indexOf('running');
const WAITING = STATES.indexOf('waiting');
const WORK = CAUSES.indexOf('work');
const QUEUE = CAUSES.indexOf('queue');
/** What a worker waits for in its work. */
const WORK_WAITS: ReadonlySet<Cause> = new Set<Cause>([
  'sleep',
  'io',
  'connect',
  'receive',
  'send',
]);

interface Busy {
  readonly lane: LaneId;
  readonly busyNs: number;
  /** Of its work. */
  readonly firstNs: number;
  readonly lastNs: number;
}

export function unevenWork(trace: Trace): readonly UnevenWork[] {
  return poolsOf(trace)
    .map((workers) => judge(trace, workers))
    .filter((found) => found !== undefined)
    .sort((a, b) => b.busiestNs - b.othersNs - (a.busiestNs - a.othersNs));
}

function judge(trace: Trace, workers: readonly Lane[]): UnevenWork | undefined {
  const serial = shareOneGil(trace, workers);
  const busy = workers.map((worker) => busyOf(trace, worker, serial));
  const busiest = busy.reduce((a, b) => (b.busyNs > a.busyNs ? b : a));
  const others = busy.filter((one) => one !== busiest);
  const othersNs = others.reduce((sum, { busyNs }) => sum + busyNs, 0) / others.length;
  const meanNs = (busiest.busyNs + othersNs * others.length) / busy.length;
  const spanNs =
    Math.max(...busy.map(({ lastNs }) => lastNs)) - Math.min(...busy.map(({ firstNs }) => firstNs));
  if (busiest.busyNs < FACTOR_MIN * othersNs || spanNs < SHARE_MIN * trace.elapsedNs) {
    return undefined;
  }
  if (busiest.busyNs - meanNs < SAVING_MIN * spanNs) return undefined;
  return {
    kind: 'uneven-work',
    lane: busiest.lane,
    timeNs: busiest.firstNs,
    endNs: busiest.lastNs,
    workers: workers.length,
    busiestNs: busiest.busyNs,
    othersNs,
  };
}

function shareOneGil({ lanes }: Trace, workers: readonly Lane[]): boolean {
  const { parent } = workers[0]!;
  return (
    workers.every((worker) => worker.parent === parent) &&
    lanes.some((lane) => lane.kind === 'gil' && lane.parent === parent)
  );
}

/** @param serial - nothing is gained by another worker's computing */
function busyOf({ intervals }: Trace, { id, first, count, bornNs }: Lane, serial: boolean): Busy {
  const { start, end, state, cause } = intervals;
  let busyNs = 0;
  let firstNs = Infinity;
  let lastNs = bornNs;
  for (let i = first; i < first + count; i++) {
    const works =
      state[i] === RUNNING ? !serial : state[i] === WAITING && WORK_WAITS.has(CAUSES[cause[i]]);
    if (!works) continue;
    busyNs += end[i] - start[i];
    firstNs = Math.min(firstNs, start[i]);
    lastNs = end[i];
  }
  return { lane: id, busyNs, firstNs: Math.min(firstNs, lastNs), lastNs };
}

/** "Thread-2 (work)" and "Thread-3 (work)" do the same, "reader" and "writer" do not. */
const NUMBER = /\d+(?!.*\d)/;

function poolsOf(trace: Trace): readonly (readonly Lane[])[] {
  const pools = new Map<string, Lane[]>();
  for (const { kind, from, to } of eachArrow(trace, 'start', 'fork')) {
    const worker = trace.lanes[to];
    if (worker.kind !== 'thread') continue;
    const { name } = kind === 'fork' ? trace.lanes[worker.parent ?? to] : worker;
    if (!NUMBER.test(name)) continue;
    const key = `${kind} ${trace.lanes[from].parent} ${name.replace(NUMBER, '')}`;
    const pool = pools.get(key);
    if (pool === undefined) pools.set(key, [worker]);
    else pool.push(worker);
  }
  return [...pools.values()].filter(
    (workers) =>
      workers.length >= WORKERS_MIN && workers.some((worker) => comesForWork(trace, worker)),
  );
}

/** A thread that is made for one thing to do, such as one client, is no worker of a pool. */
function comesForWork({ intervals }: Trace, { first, count }: Lane): boolean {
  const { state, cause } = intervals;
  for (let i = first; i < first + count; i++) {
    if (state[i] === WAITING && (cause[i] === WORK || cause[i] === QUEUE)) return true;
  }
  return false;
}
