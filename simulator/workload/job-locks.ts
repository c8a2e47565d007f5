/** The locks of a job table, which its jobs share by name, in the order in which the table names them. */
import type { KernelCalls } from '../kernel/program.ts';
import { Lock } from '../kernel/lock.ts';
import type { Recorder } from '../trace/recorder.ts';
import type { Job } from './job.ts';

export type JobLocks = ReadonlyMap<string, Lock>;

export function locksOf(jobs: readonly Job[], kernel: KernelCalls, recorder: Recorder): JobLocks {
  const names = new Set(jobs.flatMap(({ bursts }) => bursts.flatMap(({ holding }) => holding)));
  return new Map(
    [...names].map((name) => {
      const lane = recorder.lane('lock', name, undefined, kernel.nowNs);
      return [name, new Lock(kernel, recorder, { lane, cause: 'lock', owned: true })];
    }),
  );
}
