/** What a lane is called in sentences. */
import type { LaneId, Trace } from '../simulator/index.ts';

/** The name; of a thread with that of its process, where there are several. */
export function laneName(trace: Trace, lane: LaneId): string {
  const { lanes } = trace;
  const { kind, name, parent } = lanes[lane] ?? { name: 'something' };
  const process = parent === undefined || !hasProcesses(trace) ? undefined : lanes[parent];
  return kind === 'thread' && process !== undefined ? `${name} of ${process.name}` : name;
}

function hasProcesses({ lanes }: Trace): boolean {
  return lanes.filter(({ kind }) => kind === 'process').length > 1;
}
