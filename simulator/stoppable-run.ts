/** A run in pieces that its host can stop in between; see {@link StoppableRun}. */
import { prepareRun } from './prepare-run.ts';
import type { RunOptions, SourceFile, StoppableRun } from './simulation.ts';

/**
 * Pieces end at the whole multiples of this, where chunks of programs end in any run (kernel/stepper.ts):
 * a signal that comes there finds the threads as a run finds them that was told of it beforehand.
 */
const PIECE_NS = 20_000_000;

/** Begins a run; a program that is refused has ended before it began. */
export function startRun(source: SourceFile, options: RunOptions = {}): StoppableRun {
  const prepared = prepareRun(source, options);
  if (prepared.kind === 'refused') {
    return {
      advance: () => false,
      interrupt: () => 0,
      halt: () => 0,
      finish: () => prepared.trace,
    };
  }
  const run = prepared.begin();
  return {
    advance() {
      // A program that sleeps for an hour gets there in one piece.
      const fromNs = Math.max(run.nowNs, Math.min(run.nextNs, Number.MAX_SAFE_INTEGER - PIECE_NS));
      run.advance((Math.floor(fromNs / PIECE_NS) + 1) * PIECE_NS);
      return !run.ended;
    },
    interrupt() {
      run.interrupt();
      return run.nowNs;
    },
    halt() {
      run.halt();
      return run.nowNs;
    },
    finish: () => run.finish(),
  };
}
