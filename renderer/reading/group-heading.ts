/** What stands above a group of lanes: "Machine", "Shared objects", a process. */
import { NO_LANE } from '../../simulator/index.ts';
import type { LaneId, Trace } from '../../simulator/index.ts';
import type { GroupRole } from '../chart/layout.ts';
import type { Language } from '../messages/language.ts';

import { bareLaneName } from './lane-name.ts';

/** @param process - that the group belongs to; undefined for the machine */
export function groupHeading(
  language: Language,
  trace: Trace,
  role: GroupRole,
  process: LaneId | undefined,
): string {
  if (role !== 'process') return language.text(`group.${role}`);
  // Only among several does it need a name.
  const isAlone = trace.lanes.every(({ kind, id }) => kind !== 'process' || id === process);
  if (!isAlone) return bareLaneName(language, trace, process ?? NO_LANE);
  const isTable = trace.sources[0]?.name.endsWith('.toml') ?? false;
  return language.text(isTable ? 'jobs.title' : 'group.process');
}
