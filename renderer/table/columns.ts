/** Which fields of a table's rows are worth a column: those that say something, or that the policy goes by. */
import type { PolicyName } from '../../simulator/index.ts';

import { FIELDS } from './rows.ts';
import type { Field, Section, TableRow } from './rows.ts';

/** Without these a row says nothing. */
const ALWAYS: ReadonlySet<Field> = new Set([
  'name',
  'arrival',
  'bursts',
  'jobs',
  'gap',
  'cpu',
  'io',
]);

const OF_POLICY: Readonly<Partial<Record<PolicyName, readonly Field[]>>> = {
  priority: ['priority'],
  lottery: ['tickets'],
  stride: ['tickets'],
  fair: ['nice'],
  edf: ['period', 'deadline'],
  rm: ['period', 'deadline'],
};

/** In the order of all fields. */
export function shownFields(
  section: Section,
  rows: readonly TableRow[],
  policy: PolicyName,
): readonly Field[] {
  return FIELDS[section].filter(
    (field) =>
      ALWAYS.has(field) ||
      OF_POLICY[policy]?.includes(field) === true ||
      rows.some(({ cells, opaque }) => cells.has(field) || opaque.has(field)),
  );
}
