/** poll(2): waits until one of several descriptors is ready. */
import type { PollSnapshot } from '../simulation.ts';
import { NO_LANE } from '../trace/trace.ts';
import { Deadline } from './deadline.ts';
import type { DescriptorLane } from './descriptor-lane.ts';
import type { ProcessFiles } from './descriptors.ts';
import type { CallContext, CallOutcome, KernelCalls, SystemCall, WaitQueue } from './program.ts';
import { POLL, watch } from './readiness.ts';

export interface Interest {
  readonly descriptor: number;
  /** Bits of {@link POLL}. */
  readonly events: number;
}

/** Told whether they are asked for or not. */
const ALWAYS_TOLD = POLL.POLLERR | POLL.POLLHUP | POLL.POLLNVAL;

/** What is looked at costs, whether it is ready or not. */
const LOOK_NS = 50;

/**
 * Result: {@link Interest}s with the events there are, in the order asked; empty when time ran out.
 *
 * @param timeoutNs - 0: never waits; undefined: for ever.
 */
export class Poll implements SystemCall {
  readonly name = 'poll';
  readonly costNs: number;
  private readonly interests: readonly Interest[];
  private readonly deadline: Deadline;
  private queue: WaitQueue | undefined = undefined;
  private watching: (() => void)[] = [];
  private drawn: DescriptorLane[] = [];

  constructor(interests: readonly Interest[], timeoutNs: number | undefined, costNs = 0) {
    this.interests = interests;
    this.deadline = new Deadline(timeoutNs);
    this.costNs = costNs + interests.length * LOOK_NS;
  }

  attempt(context: CallContext): CallOutcome {
    const { kernel, thread, nowNs, reason } = context;
    const files = kernel.filesOf(thread);
    const ready = this.ready(files);
    const deadlineNs = this.deadline.from(nowNs);
    const late = reason === 'timeout' || (deadlineNs !== undefined && deadlineNs <= nowNs);
    if (ready.length > 0 || late) {
      this.leave(nowNs);
      for (const { descriptor } of ready) files.peek(descriptor)?.drawn?.told(thread, nowNs);
      return { kind: 'done', result: ready };
    }
    return {
      kind: 'wait',
      queue: this.watch(kernel, files, nowNs),
      cause: 'poll',
      on: -1,
      deadlineNs,
    };
  }

  interrupted({ nowNs }: CallContext): undefined {
    this.leave(nowNs);
  }

  /** For people to look at. */
  snapshot(files: ProcessFiles): PollSnapshot['interest'] {
    return this.interests.map(({ descriptor, events }) => ({
      descriptor,
      lane: files.peek(descriptor)?.drawn?.id ?? NO_LANE,
      events,
    }));
  }

  private ready(files: ProcessFiles): Interest[] {
    const ready: Interest[] = [];
    for (const { descriptor, events } of this.interests) {
      const file = files.peek(descriptor);
      const found = file === undefined ? POLL.POLLNVAL : file.readiness();
      const told = found & (events | ALWAYS_TOLD);
      if (told !== 0) ready.push({ descriptor, events: told });
    }
    return ready;
  }

  private watch(kernel: KernelCalls, files: ProcessFiles, nowNs: number): WaitQueue {
    if (this.queue === undefined) {
      const queue = (this.queue = kernel.createQueue());
      for (const { descriptor, events } of this.interests) {
        const wanted = events | ALWAYS_TOLD;
        const file = files.peek(descriptor);
        if (file === undefined) continue;
        if (file.drawn !== undefined) {
          file.drawn.watch(nowNs);
          this.drawn.push(file.drawn);
        }
        this.watching.push(watch(file, wanted, (by) => kernel.wakeAll(queue, by)));
      }
    }
    return this.queue;
  }

  private leave(nowNs: number): void {
    this.queue = undefined;
    for (const lane of this.drawn) lane.unwatch(nowNs);
    this.drawn = [];
    for (const unwatch of this.watching) unwatch();
    this.watching = [];
  }
}
