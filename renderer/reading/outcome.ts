/** How a run ended, as one word of the message table. */
import type { Outcome, Trace } from '../../simulator/index.ts';
import { interruptOf } from './problems.ts';

export type OutcomeName = Outcome['kind'] | 'interrupted';

export function outcomeName(trace: Trace): OutcomeName {
  if (interruptOf(trace) !== undefined) return 'interrupted';
  const { kind } = trace.outcome;
  // A program that never began has no lanes.
  return kind === 'error' && trace.lanes.length === 0 ? 'unsupported' : kind;
}
