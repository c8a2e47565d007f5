/**
 * Queues of falling urgency: a thread begins in the highest, and moves down when it has used up its allotment
 * there, so that those who wait often stay above those who compute for long ("Operating Systems: Three
 * Easy Pieces", chapter 8, whose rules are numbered below). A boost lifts everyone now and then.
 */
import { ThreadList } from '../thread-list.ts';
import type { Thread } from '../thread.ts';
import type { EnqueueReason, Policy, PolicyOptions } from './policy.ts';

/** What the policy remembers of a thread. */
interface Standing {
  /** 0: the highest. */
  level: number;
  /** Of the slice in progress. */
  usedNs: number;
  /** Slices left before it moves down. */
  slicesLeft: number;
  /** It has used up a slice and not begun another one. */
  turnOver: boolean;
  /** When it last was started or woken. */
  cameNs: number;
  /** The last boost that it has had a part in. */
  boosts: number;
}

export class MultiLevelFeedback implements Policy {
  private readonly quantaNs: readonly number[];
  private readonly allotments: readonly number[];
  private readonly boostNs: number;
  private readonly stay: boolean;
  private readonly ioFront: boolean;
  private readonly levels: readonly ThreadList[];
  /** By thread id. */
  private readonly standings: Standing[] = [];
  private boosts = 0;

  constructor({ mlfq }: PolicyOptions) {
    this.quantaNs = mlfq.quantaNs;
    this.allotments = mlfq.allotments;
    this.boostNs = mlfq.boostNs;
    this.stay = mlfq.stay;
    this.ioFront = mlfq.ioFront;
    this.levels = Array.from({ length: mlfq.queues }, () => new ThreadList());
  }

  get size(): number {
    return this.levels.reduce((sum, { size }) => sum + size, 0);
  }

  enqueue(thread: Thread, reason: EnqueueReason): void {
    this.boostIfDue(thread.sinceNs);
    // Rule 3: a new one has the highest priority.
    if (reason === 'started') this.standings[thread.id] = this.atTheTop();
    const standing = this.standingOf(thread);
    // Rules 4a and 4b of the old kind: who waits before its slice is over begins anew at its level.
    if (reason === 'woken' && this.stay) this.settle(standing, standing.level);
    const level = this.levels[standing.level];
    // Who was pushed aside, or only stopped for a boost, goes on with its slice before its equals.
    const goesOn = (reason === 'preempted' || reason === 'expired') && !standing.turnOver;
    const { turnOver } = standing;
    standing.turnOver = false;
    if (reason === 'started' || reason === 'woken') standing.cameNs = thread.sinceNs;
    if (goesOn || (reason === 'woken' && this.ioFront)) level.unshift(thread);
    else if (turnOver) this.pushBeforeArrivals(level, thread);
    else level.push(thread);
  }

  /** Whose slice is over takes its place before those who come at the same instant, as in mlfq.py. */
  private pushBeforeArrivals(level: ThreadList, thread: Thread): void {
    const arrivals: Thread[] = [];
    for (let last = level.last; last !== undefined; last = level.last) {
      if (this.standings[last.id].cameNs !== thread.sinceNs) break;
      level.remove(last);
      arrivals.unshift(last);
    }
    level.push(thread);
    for (const arrival of arrivals) level.push(arrival);
  }

  /** Rules 1 and 2: the highest queue that is not empty, its threads in turn. */
  pick(): Thread | undefined {
    return this.levels.find(({ size }) => size > 0)?.shift();
  }

  remove(thread: Thread): void {
    this.levels[this.standings[thread.id].level].remove(thread);
  }

  sliceNs(thread: Thread, nowNs: number): number {
    this.boostIfDue(nowNs);
    const { level, usedNs } = this.standingOf(thread);
    const leftNs = this.quantaNs[level] - usedNs;
    return this.boostNs === 0 ? leftNs : Math.min(leftNs, this.boostNs - (nowNs % this.boostNs));
  }

  /** Rule 4: who has used up its time at a level moves down, however often it waited meanwhile. */
  charge(thread: Thread, usedNs: number): void {
    const standing = this.standings[thread.id];
    standing.usedNs += usedNs;
    standing.turnOver = false;
    while (standing.usedNs >= this.quantaNs[standing.level]) {
      standing.usedNs -= this.quantaNs[standing.level];
      standing.turnOver = true;
      if (--standing.slicesLeft > 0) continue;
      const below = Math.min(standing.level + 1, this.levels.length - 1);
      standing.level = below;
      standing.slicesLeft = this.allotments[below];
    }
  }

  urgency(woken: Thread, running: Thread): number {
    return this.standingOf(running).level - this.standingOf(woken).level;
  }

  adopt({ id }: Thread, from: MultiLevelFeedback): void {
    this.standings[id] = from.standings[id];
  }

  standing(thread: Thread): number {
    return this.standingOf(thread).level;
  }

  inOrder(): Thread[] {
    return this.levels.flatMap((level) => level.toArray());
  }

  /** Rule 5: everyone moves to the topmost queue. Those without a core do so here, the others when seen. */
  private boostIfDue(nowNs: number): void {
    if (this.boostNs === 0) return;
    const boosts = Math.floor(nowNs / this.boostNs);
    if (boosts === this.boosts) return;
    this.boosts = boosts;
    for (const level of this.levels.slice(1)) {
      for (let thread = level.shift(); thread !== undefined; thread = level.shift()) {
        this.levels[0].push(thread);
      }
    }
    for (const thread of this.levels[0].toArray()) this.standingOf(thread);
  }

  private standingOf(thread: Thread): Standing {
    const standing = this.standings[thread.id];
    if (standing.boosts !== this.boosts) {
      standing.boosts = this.boosts;
      this.settle(standing, 0);
    }
    return standing;
  }

  private settle(standing: Standing, level: number): void {
    standing.level = level;
    standing.usedNs = 0;
    standing.slicesLeft = this.allotments[level];
  }

  private atTheTop(): Standing {
    return {
      level: 0,
      usedNs: 0,
      slicesLeft: this.allotments[0],
      turnOver: false,
      cameNs: -1,
      boosts: this.boosts,
    };
  }
}
