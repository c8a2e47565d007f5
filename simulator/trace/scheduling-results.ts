/**
 * What a policy has made of a run, in the words of textbooks, derived from the trace: for each thread (a job
 * of a table, or a thread of a program) and over all of them.
 */
import { eachMark } from './mark-store.ts';
import { eachThread } from './thread-sums.ts';
import type { Lane, LaneId, ThreadStatistics, Trace } from './trace.ts';

export interface JobResult {
  readonly lane: LaneId;
  readonly name: string;
  /** When it first was ready; undefined: not by the end of the run, and so on. */
  readonly arrivalNs: number | undefined;
  readonly firstRunNs: number | undefined;
  readonly completionNs: number | undefined;
  /** From arrival to first run. */
  readonly responseNs: number | undefined;
  /** From arrival to completion. */
  readonly turnaroundNs: number | undefined;
  /** Ready without a core: time in the run queue. */
  readonly waitingNs: number;
  /** Computing. */
  readonly cpuNs: number;
  /** Waiting for what is no core: devices, locks, the next period. */
  readonly blockedNs: number;
  /** How many times longer it took than it would have alone, never waiting for a lock: 1 at best. */
  readonly slowdown: number | undefined;
  readonly deadlineMisses: number;
}

/** Of the jobs that have a value. Percentiles are values that occur (nearest rank). */
export interface Distribution {
  readonly mean: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

export interface SchedulingResults {
  readonly jobs: readonly JobResult[];
  readonly completed: number;
  /** Undefined when no job has a value. */
  readonly responseNs: Distribution | undefined;
  readonly turnaroundNs: Distribution | undefined;
  readonly waitingNs: Distribution | undefined;
  readonly slowdown: Distribution | undefined;
  /**
   * Jain's index of the speeds (1 / slowdown) of completed jobs: 1 when all are slowed down alike, 1 / n
   * when one has had everything.
   */
  readonly fairness: number | undefined;
  /** Completed jobs per second. */
  readonly throughput: number;
  /** Share of the cores' time in which they ran jobs. */
  readonly utilisation: number;
  readonly contextSwitches: number;
  readonly deadlineMisses: number;
}

export function schedulingResults(trace: Trace): SchedulingResults {
  const misses = new Map<LaneId, number>();
  for (const { kind, lane } of eachMark(trace)) {
    if (kind === 'deadline-miss') misses.set(lane, (misses.get(lane) ?? 0) + 1);
  }
  const { cores, contextSwitches } = trace.statistics;
  const jobs = Array.from(eachThread(trace.statistics), (thread) =>
    resultOf(trace.lanes[thread.lane], thread, misses.get(thread.lane) ?? 0),
  );
  const completed = jobs.filter(({ completionNs }) => completionNs !== undefined);
  const busyNs = cores.reduce((sum, core) => sum + core.busyNs, 0);
  const capacityNs = trace.elapsedNs * cores.length;
  return {
    jobs,
    completed: completed.length,
    responseNs: distributionOf(jobs.map(({ responseNs }) => responseNs)),
    turnaroundNs: distributionOf(jobs.map(({ turnaroundNs }) => turnaroundNs)),
    waitingNs: distributionOf(completed.map(({ waitingNs }) => waitingNs)),
    slowdown: distributionOf(jobs.map(({ slowdown }) => slowdown)),
    fairness: jain(jobs.flatMap(({ slowdown }) => (slowdown === undefined ? [] : [1 / slowdown]))),
    throughput: trace.elapsedNs === 0 ? 0 : (completed.length / trace.elapsedNs) * 1e9,
    utilisation: capacityNs === 0 ? 0 : busyNs / capacityNs,
    contextSwitches,
    deadlineMisses: jobs.reduce((sum, job) => sum + job.deadlineMisses, 0),
  };
}

function resultOf(lane: Lane, thread: ThreadStatistics, deadlineMisses: number): JobResult {
  const { arrivalNs, firstRunNs, runningNs, readyNs, waitingNs } = thread;
  const blockedNs = Object.values(waitingNs).reduce((sum, ns) => sum + ns, 0);
  const completionNs = lane.diedNs;
  const aloneNs = runningNs + blockedNs - (waitingNs.lock ?? 0);
  const turnaroundNs = difference(completionNs, arrivalNs);
  return {
    lane: lane.id,
    name: lane.name,
    arrivalNs,
    firstRunNs,
    completionNs,
    responseNs: difference(firstRunNs, arrivalNs),
    turnaroundNs,
    waitingNs: readyNs,
    cpuNs: runningNs,
    blockedNs,
    slowdown: turnaroundNs === undefined || aloneNs === 0 ? undefined : turnaroundNs / aloneNs,
    deadlineMisses,
  };
}

function difference(to: number | undefined, from: number | undefined): number | undefined {
  return to === undefined || from === undefined ? undefined : to - from;
}

function distributionOf(values: readonly (number | undefined)[]): Distribution | undefined {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const rank = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1];
  return {
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    median: rank(0.5),
    p95: rank(0.95),
    max: rank(1),
  };
}

function jain(shares: readonly number[]): number | undefined {
  if (shares.length === 0) return undefined;
  const sum = shares.reduce((total, share) => total + share, 0);
  const squares = shares.reduce((total, share) => total + share * share, 0);
  return (sum * sum) / (shares.length * squares);
}
