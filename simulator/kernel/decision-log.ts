/** Records whom a run queue has chosen among several, and what its policy went by. */
import type { Recorder } from '../trace/recorder.ts';
import type { Core } from './core.ts';
import type { Policy } from './policies/policy.ts';
import type { KernelCalls } from './program.ts';
import type { Thread } from './thread.ts';

export class DecisionLog {
  private readonly clock: Pick<KernelCalls, 'nowNs'>;
  private readonly cores: readonly Core[];
  private readonly recorder: Recorder;

  constructor(clock: Pick<KernelCalls, 'nowNs'>, cores: readonly Core[], recorder: Recorder) {
    this.clock = clock;
    this.cores = cores;
    this.recorder = recorder;
  }

  /** Takes the next thread out of the queue for the core, as the policy does by itself. */
  pick(queue: Policy, core: number): Thread | undefined {
    if (queue.size < 2) return queue.pick(core);
    const { nowNs } = this.clock;
    const ready = queue.inOrder();
    const standings = ready.map((thread) => queue.standing(thread, nowNs));
    const chosen = queue.pick(core);
    if (chosen === undefined) return undefined;
    this.recorder.decision({
      timeNs: nowNs,
      core: this.cores[core].lane,
      ready: ready.map(({ lane }) => lane),
      standings,
      chosen: chosen.lane,
    });
    return chosen;
  }
}
