/**
 * Runs programs ahead of their cores, a chunk at a time, and keeps the books: the CPU time a thread has
 * used but not yet been on its core for (its debt), its instructions, where it stands.
 *
 * Where a chunk ends depends only on the state of the machine, never on where a run is cut into pieces:
 * a cut divides a chunk, and the rest of it follows before anything could tell.
 */
import { unreachable } from '../base/assert.ts';
import type { EventQueue } from '../engine/event-queue.ts';
import type { Recorder } from '../trace/recorder.ts';
import type { CoreAgenda } from './core-agenda.ts';
import type { Core } from './core.ts';
import type { InstructionCounter } from './program.ts';
import { EXIT } from './thread.ts';
import type { Thread } from './thread.ts';

/**
 * Chunks of most programs end at the whole multiples of this. There instructions are counted, and the trace learns
 * where a thread stands that runs for long.
 */
const TICK_NS = 1_000_000;
/** However far a program could run ahead of other cores, it runs no further than this. */
const RUN_AHEAD_MAX_NS = 100_000;

export class Stepper {
  /** Instructions that threads have paid for. */
  instructions = 0;
  private readonly instructionsMax: number;
  private readonly counter: InstructionCounter;
  private readonly cores: readonly Core[];
  private readonly agenda: CoreAgenda;
  private readonly events: EventQueue<object>;
  private readonly recorder: Recorder;

  constructor(
    instructionsMax: number,
    counter: InstructionCounter,
    cores: readonly Core[],
    agenda: CoreAgenda,
    events: EventQueue<object>,
    recorder: Recorder,
  ) {
    this.instructionsMax = instructionsMax;
    this.counter = counter;
    this.cores = cores;
    this.agenda = agenda;
    this.events = events;
    this.recorder = recorder;
  }

  /** Begins the thread's next chunk, or goes on with one that was cut; not past `untilNs`. */
  step(core: Core, nowNs: number, untilNs: number): void {
    const thread = core.thread!;
    if (thread.chunkEndNs <= nowNs) {
      if (nowNs >= thread.tickNs) {
        this.countInstructions(thread);
        this.recordPosition(thread, nowNs);
        // Not a step more: how far it went would depend on the pieces of the run.
        if (this.limitMet) return;
        thread.tickNs = (Math.floor(nowNs / TICK_NS) + 1) * TICK_NS;
      }
      thread.chunkEndNs = this.chunkEnd(thread, core, nowNs);
    }
    this.advance(thread, nowNs, Math.min(thread.chunkEndNs, untilNs));
  }

  /** Steps the rest of a chunk that was cut, since the thread is about to lose its core. */
  finishChunk(thread: Thread, nowNs: number): void {
    while (thread.pending.kind === 'step' && nowNs + thread.debtNs < thread.chunkEndNs) {
      this.advance(thread, nowNs, thread.chunkEndNs);
    }
    thread.chunkEndNs = nowNs;
    this.recordPosition(thread, nowNs);
  }

  get limitMet(): boolean {
    return this.instructions >= this.instructionsMax;
  }

  /** What the thread has paid for has happened. */
  countInstructions(thread: Thread): void {
    this.instructions += thread.uncountedInstructions;
    thread.uncountedInstructions = 0;
  }

  recordPosition(thread: Thread, nowNs: number): void {
    const position = thread.program.position();
    if (position !== undefined) {
      this.recorder.position(thread.lane, nowNs, position.source, position.line);
    }
  }

  /** How far the program may go before anything else could happen that it would have to know of. */
  private chunkEnd(thread: Thread, core: Core, nowNs: number): number {
    const { lookaheadNs, steady } = thread.program;
    let endNs = steady === true ? core.sliceEndNs : Math.min(thread.tickNs, core.sliceEndNs);
    // To who shares nothing at all, nothing that happens makes a difference.
    if (lookaheadNs === Infinity) return Math.max(endNs, nowNs + 1);
    endNs = Math.min(endNs, this.events.nextNs);
    for (const other of this.cores) {
      if (other === core || other.thread === undefined) continue;
      const related = other.thread.process === thread.process;
      const knownNs =
        related || lookaheadNs === 0
          ? this.agenda.dueOf(other.index)
          : // Not counted from where the other is: that depends on how far a cut has let it come.
            nowNs + Math.min(lookaheadNs, RUN_AHEAD_MAX_NS);
      if (knownNs < endNs) endNs = knownNs;
    }
    return Math.max(endNs, nowNs + 1);
  }

  /** Steps from where the program stands (its debt ahead of the clock) towards `toNs`. */
  private advance(thread: Thread, nowNs: number, toNs: number): void {
    const atNs = nowNs + thread.debtNs;
    const { result } = thread;
    thread.result = undefined;
    const before = this.counter.instructions;
    const effect = thread.program.step(atNs, toNs - atNs, result);
    thread.uncountedInstructions += this.counter.instructions - before;
    thread.debtNs += effect.usedNs;
    switch (effect.kind) {
      case 'budget':
        return;
      case 'call':
        thread.enterCall(effect.call);
        thread.debtNs += effect.call.costNs ?? 0;
        break;
      case 'exit':
        thread.pending = EXIT;
        break;
      default:
        unreachable(effect);
    }
    thread.chunkEndNs = nowNs;
  }
}
