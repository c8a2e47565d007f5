/** The numbers under which states and causes are stored, by name. */
import { CAUSES, STATES } from './trace.ts';
import type { Cause, State } from './trace.ts';

export const STATE_CODES: Readonly<Record<State, number>> = codesOf(STATES);
export const CAUSE_CODES: Readonly<Record<Cause, number>> = codesOf(CAUSES);

/** Names to their places in the list. */
function codesOf<Name extends string>(names: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map((name, code) => [name, code])) as Record<Name, number>;
}
