/** How a run ended: as one word of the message table, and why it never began. */
import type { Diagnostic, Outcome, Trace } from '../../simulator/index.ts';
import { interruptOf } from './problems.ts';

export type OutcomeName = Outcome['kind'] | 'interrupted';

export function outcomeName(trace: Trace): OutcomeName {
  if (interruptOf(trace) !== undefined) return 'interrupted';
  const { kind } = trace.outcome;
  // A program that never began has no lanes.
  return kind === 'error' && trace.lanes.length === 0 ? 'unsupported' : kind;
}

/** Why nothing of a program ran, if nothing did. */
export function refusalOf({ lanes, outcome }: Trace): Diagnostic | undefined {
  if (lanes.length > 0) return undefined;
  if (outcome.kind === 'unsupported') return outcome.diagnostics[0];
  return outcome.kind === 'error' ? outcome.diagnostic : undefined;
}
