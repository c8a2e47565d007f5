/** What runs have in common, whatever the threads on the kernel are made of: they go on, and are stopped. */
import type { Kernel } from './kernel/kernel.ts';
import { SIGNALS } from './kernel/signals.ts';
import type { Running } from './running.ts';
import type { Snapshot } from './simulation.ts';
import type { Trace } from './trace/trace.ts';

export abstract class KernelRun implements Running {
  protected abstract readonly kernel: Kernel;
  /** When all processes get a signal, as long as they have not. */
  private interruptNs: number | undefined;

  constructor(interruptNs: number | undefined) {
    this.interruptNs = interruptNs;
  }

  get nowNs(): number {
    return this.kernel.nowNs;
  }

  get nextNs(): number {
    return this.kernel.nextNs;
  }

  get ended(): boolean {
    return this.kernel.outcome !== undefined;
  }

  advance(untilNs: number): void {
    const { interruptNs } = this;
    if (interruptNs !== undefined && interruptNs <= untilNs) {
      this.interruptNs = undefined;
      if (this.kernel.run(interruptNs) === undefined) this.interrupt();
    }
    this.kernel.run(untilNs);
  }

  interrupt(): void {
    this.kernel.interrupt(SIGNALS.SIGINT);
  }

  halt(): void {
    this.kernel.halt();
  }

  abstract finish(): Trace;
  abstract snapshot(): Snapshot;
}
