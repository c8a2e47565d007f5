/** One of many runs of one program, of which only the figures are asked for. */
import { schedulingResults } from '../simulator/index.ts';
import type { Outcome, SchedulingResults, SourceFile, Variation } from '../simulator/index.ts';
import type { RunRequest } from './machine-options.ts';
import { outcomeText } from './outcome.ts';
import { simulateSource } from './simulation.ts';
import type { Simulated } from './simulation.ts';

/** What all runs have in common. */
export interface Subject {
  readonly source: SourceFile;
  readonly request: RunRequest;
}

export type Measurement =
  | {
      readonly kind: 'figures';
      readonly outcome: Outcome;
      readonly elapsedNs: number;
      readonly results: SchedulingResults;
    }
  | Exclude<Simulated, { readonly kind: 'trace' }>;

export function measure({ source, request }: Subject, variation: Variation): Measurement {
  const machine = { ...request.options.machine, ...variation.machine };
  const options = { ...request.options, machine, keep: 'figures' } as const;
  const simulated = simulateSource(source, { ...request, options }, variation.parameters ?? {});
  if (simulated.kind !== 'trace') return simulated;
  const { outcome, elapsedNs } = simulated.trace;
  if (outcome.kind === 'unsupported') {
    return { kind: 'refused', message: outcomeText(simulated.trace) };
  }
  return { kind: 'figures', outcome, elapsedNs, results: schedulingResults(simulated.trace) };
}
