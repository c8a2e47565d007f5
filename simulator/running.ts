/** A run of anything that can be run, as `simulate`, the inspector and a stoppable run use it. */
import type { Snapshot } from './simulation.ts';
import type { Trace } from './trace/trace.ts';

export interface Running {
  readonly nowNs: number;
  /** When something happens next; Infinity when nothing ever will. */
  readonly nextNs: number;
  readonly ended: boolean;
  /** Goes on until the virtual time `untilNs`, or the end. */
  advance(untilNs: number): void;
  /** Between two calls of `advance`: Ctrl-C, a signal for all processes. */
  interrupt(): void;
  /** Between two calls of `advance`: the run is over. */
  halt(): void;
  finish(): Trace;
  snapshot(): Snapshot;
}

export type PreparedRun =
  | { readonly kind: 'ready'; readonly begin: () => Running }
  | { readonly kind: 'refused'; readonly trace: Trace };
