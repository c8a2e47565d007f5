/** A CPU core: the thread on it, and since when it works for it. */
import type { LaneId } from '../trace/trace.ts';
import type { Thread } from './thread.ts';

export type CoreActivity = 'idle' | 'switching' | 'running';

export class Core {
  readonly index: number;
  readonly lane: LaneId;
  activity: CoreActivity = 'idle';
  /** The thread it runs or is switching to; undefined while it is idle. */
  thread: Thread | undefined = undefined;
  /** The thread whose state its registers and caches hold. */
  lastThread: Thread | undefined = undefined;
  /** Its thread's CPU time is accounted for up to here. */
  paidToNs = 0;
  /** What all threads have used of it so far. */
  busyNs = 0;
  sliceEndNs = Infinity;

  constructor(index: number, lane: LaneId) {
    this.index = index;
    this.lane = lane;
  }
}
