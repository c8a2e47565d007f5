/**
 * When each core acts next. At equal times effects come before ends of slices (so that a core that falls
 * idle just then takes the next thread, and nobody is pushed aside for it) and those before steps; lower
 * cores come before higher ones.
 */

/** A system call, the end of a thread or of a context switch. */
export const EFFECT = 0;
export const SLICE_END = 1;
export const STEP_PHASE = 2;

export const NOBODY = -1;

export class CoreAgenda {
  private readonly dueNs: Float64Array;
  private readonly phases: Uint8Array;

  constructor(cores: number) {
    this.dueNs = new Float64Array(cores).fill(Infinity);
    this.phases = new Uint8Array(cores);
  }

  set(core: number, dueNs: number, phase: number): void {
    this.dueNs[core] = dueNs;
    this.phases[core] = phase;
  }

  clear(core: number): void {
    this.dueNs[core] = Infinity;
  }

  dueOf(core: number): number {
    return this.dueNs[core];
  }

  phaseOf(core: number): number {
    return this.phases[core];
  }

  /** The core that acts next; NOBODY when all are idle. */
  next(): number {
    const { dueNs, phases } = this;
    let best = NOBODY;
    let bestNs = Infinity;
    for (let core = 0; core < dueNs.length; core++) {
      const due = dueNs[core];
      if (due < bestNs || (due === bestNs && best !== NOBODY && phases[core] < phases[best])) {
        best = core;
        bestNs = due;
      }
    }
    return best;
  }
}
