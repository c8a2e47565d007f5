/**
 * What the chart shows of one descriptor: whether there is something to read, who waits for it or watches
 * it, when the kernel copies from it, and which call told whom of it. It decides nothing.
 */
import type { Recorder } from '../trace/recorder.ts';
import { NO_LANE } from '../trace/trace.ts';
import type { Cause, LaneId } from '../trace/trace.ts';
import type { ThreadHandle } from './program.ts';

/** Makes the lane of a socket that has got this descriptor; NO_LANE: it is not to be seen. */
export type LaneMaker = (descriptor: number, nowNs: number) => LaneId;

export class DescriptorLane {
  readonly id: LaneId;
  private readonly recorder: Recorder;
  /** Somebody could read, or accept, without waiting. */
  private isReady = false;
  private readySinceNs = 0;
  /** Whoever waits for it alone, or has asked the kernel to do something with it. */
  private readonly waits = new Map<object, readonly [Cause, LaneId]>();
  /** How many wait for it among others, or are told when it is ready. */
  private watchers = 0;
  private copier: LaneId | undefined = undefined;

  constructor(recorder: Recorder, id: LaneId) {
    this.recorder = recorder;
    this.id = id;
  }

  ready(isReady: boolean, nowNs: number): void {
    if (isReady === this.isReady) return;
    this.isReady = isReady;
    this.readySinceNs = nowNs;
    this.show(nowNs);
  }

  /** @param who - waits or has asked: the same to {@link over}. */
  wait(who: object, cause: Cause, thread: LaneId, nowNs: number): void {
    this.waits.set(who, [cause, thread]);
    this.show(nowNs);
  }

  over(who: object, nowNs: number): void {
    if (this.waits.delete(who)) this.show(nowNs);
  }

  watch(nowNs: number): void {
    this.watchers++;
    this.show(nowNs);
  }

  unwatch(nowNs: number): void {
    this.watchers--;
    this.show(nowNs);
  }

  /** The second phase of an input call. */
  copy(thread: LaneId, nowNs: number): void {
    this.copier = thread;
    this.show(nowNs);
  }

  copied(nowNs: number): void {
    this.copier = undefined;
    this.show(nowNs);
  }

  /** A call has told the thread of it. @param sinceNs - since when there was something to tell */
  told({ lane }: ThreadHandle, nowNs: number, sinceNs = this.isReady ? this.readySinceNs : nowNs) {
    this.recorder.arrow('notify', this.id, sinceNs, lane, nowNs, NO_LANE);
  }

  end(nowNs: number): void {
    this.recorder.endLane(this.id, nowNs);
  }

  /** What says most of it: who copies, what can be had, who waits, who watches. */
  private show(nowNs: number): void {
    const { recorder, id, copier } = this;
    if (copier !== undefined) recorder.state(id, nowNs, 'running', 'copy', copier);
    else if (this.isReady) recorder.state(id, nowNs, 'ready', 'none', NO_LANE);
    else if (this.waits.size > 0) {
      const [cause, thread] = this.waits.values().next().value!;
      recorder.state(id, nowNs, 'waiting', cause, thread);
    } else if (this.watchers > 0) recorder.state(id, nowNs, 'waiting', 'poll', NO_LANE);
    else recorder.idle(id, nowNs);
  }
}
