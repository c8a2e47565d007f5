/** One kind of trouble, found in a finished trace. Thresholds are shares of the run: one twice as long is judged alike. */
import type { Trace } from '../trace.ts';
import type { Trouble } from '../trouble.ts';

/** Everything of its kind, worst first. Of what the outcome tells already it tells nothing. */
export type Detector = (trace: Trace) => readonly Trouble[];
