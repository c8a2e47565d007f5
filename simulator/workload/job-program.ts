/** A job as the kernel runs it: it computes for its bursts and waits in between, and knows its future. */
import type { CallContext, CallOutcome, Effect, Program, SystemCall } from '../kernel/program.ts';
import type { Recorder } from '../trace/recorder.ts';
import { NO_LANE } from '../trace/trace.ts';
import { addBurst, type Burst, NO_LOCKS } from './bursts.ts';
import type { Job } from './job.ts';
import type { JobLocks } from './job-locks.ts';

export class JobProgram implements Program {
  /** Jobs share nothing but locks, through calls. */
  readonly lookaheadNs = Infinity;
  readonly steady = true;
  private readonly job: Job;
  private readonly recorder: Recorder;
  private readonly locks: JobLocks;
  /** Of a round; of all rounds if nothing comes between them. Computing comes first. */
  private readonly bursts: readonly Burst[];
  private readonly rounds: number;
  private readonly place: { readonly source: number; readonly line: number };
  private round = 0;
  private index = 0;
  /** CPU time left of the burst in progress. */
  private leftNs = 0;
  /** Names of its locks, or of the one that it waits for, in the order in which they were taken. */
  private held: readonly string[] = [];

  constructor(job: Job, locks: JobLocks, recorder: Recorder, source: number) {
    this.job = job;
    this.locks = locks;
    this.recorder = recorder;
    this.rounds = job.periodNs === undefined ? 1 : job.repeat;
    this.bursts = job.periodNs === undefined ? repeated(job.bursts, job.repeat) : job.bursts;
    this.place = { source, line: job.line };
    this.begin(0);
  }

  position(): { readonly source: number; readonly line: number } {
    return this.place;
  }

  /** What begins now: the calls that wait are made after the program has moved on to what comes next. */
  get nextBurstNs(): number {
    let ns = this.leftNs;
    // Whether it has to wait for a lock on the way nobody knows.
    for (let i = this.index + 1; this.bursts.at(i)?.kind === 'cpu'; i++) ns += this.bursts[i].ns;
    return ns;
  }

  get deadlineNs(): number | undefined {
    const { deadlineNs } = this.job;
    return deadlineNs === undefined ? undefined : this.releaseNs(this.round) + deadlineNs;
  }

  step(_nowNs: number, budgetNs: number): Effect {
    let usedNs = 0;
    for (;;) {
      const burst = this.bursts.at(this.index);
      const change = this.changeOfLocks(burst?.holding ?? NO_LOCKS);
      if (change !== undefined) return { kind: 'call', usedNs, call: change };
      if (burst === undefined) return this.endRound(usedNs);
      if (burst.kind === 'io') {
        this.begin(this.index + 1);
        return { kind: 'call', usedNs, call: new DeviceCall(burst.ns) };
      }
      const partNs = Math.min(this.leftNs, budgetNs - usedNs);
      this.leftNs -= partNs;
      usedNs += partNs;
      if (this.leftNs > 0) return { kind: 'budget', usedNs };
      this.begin(this.index + 1);
    }
  }

  /** What is still to be done for holding just these: first the last one taken is let go, one at a time. */
  private changeOfLocks(wanted: readonly string[]): SystemCall | undefined {
    const { held, locks } = this;
    if (held.length === 0 && wanted.length === 0) return undefined;
    const surplus = held.findLast((name) => !wanted.includes(name));
    if (surplus !== undefined) {
      this.held = held.filter((name) => name !== surplus);
      return locks.get(surplus)!.release();
    }
    const missing = wanted.find((name) => !held.includes(name));
    if (missing === undefined) return undefined;
    this.held = [...held, missing];
    return locks.get(missing)!.acquire(undefined);
  }

  private endRound(usedNs: number): Effect {
    if (this.round + 1 === this.rounds) return { kind: 'exit', usedNs };
    const dueNs = this.deadlineNs;
    this.round++;
    this.begin(0);
    const releaseNs = this.releaseNs(this.round);
    return { kind: 'call', usedNs, call: new EndOfRound(dueNs, releaseNs, this.recorder) };
  }

  private begin(index: number): void {
    this.index = index;
    const burst = this.bursts.at(index);
    this.leftNs = burst?.kind === 'cpu' ? burst.ns : 0;
  }

  private releaseNs(round: number): number {
    return this.job.arrivalNs + round * (this.job.periodNs ?? 0);
  }
}

function repeated(bursts: readonly Burst[], times: number): readonly Burst[] {
  const all: Burst[] = [];
  for (let i = 0; i < times; i++) for (const burst of bursts) addBurst(all, burst);
  return all;
}

/** Waits for a device that serves this job alone. */
class DeviceCall implements SystemCall {
  readonly name = 'io';
  readonly interruptible = false;
  private readonly durationNs: number;

  constructor(durationNs: number) {
    this.durationNs = durationNs;
  }

  attempt({ reason, nowNs }: CallContext): CallOutcome {
    if (reason !== 'first') return { kind: 'done', result: undefined };
    const deadlineNs = nowNs + this.durationNs;
    return { kind: 'wait', queue: undefined, cause: 'io', on: NO_LANE, deadlineNs };
  }
}

/** Looks whether the round was done in time, and waits for the next one's release. */
class EndOfRound implements SystemCall {
  readonly name = 'round';
  readonly interruptible = false;
  private readonly dueNs: number | undefined;
  private readonly releaseNs: number;
  private readonly recorder: Recorder;

  constructor(dueNs: number | undefined, releaseNs: number, recorder: Recorder) {
    this.dueNs = dueNs;
    this.releaseNs = releaseNs;
    this.recorder = recorder;
  }

  attempt({ reason, nowNs, thread }: CallContext): CallOutcome {
    if (reason !== 'first') return { kind: 'done', result: undefined };
    if (this.dueNs !== undefined && nowNs > this.dueNs) {
      this.recorder.mark('deadline-miss', this.dueNs, thread.lane, NO_LANE, '');
    }
    // Also when it is late already: a policy is told of the new round by its coming to the run queue.
    const deadlineNs = Math.max(nowNs, this.releaseNs);
    return { kind: 'wait', queue: undefined, cause: 'sleep', on: NO_LANE, deadlineNs };
  }
}
