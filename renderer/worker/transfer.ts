/** The buffers of a run that are handed over to the page instead of being copied. */
import type { SimulateReply } from './protocol.ts';

export function buffersOf({ trace, events }: SimulateReply): ArrayBuffer[] {
  const { intervals, positions, levels, marks, arrows, statistics } = trace;
  const ranges = { ofPositions: trace.positionRanges, ofLevels: trace.levelRanges };
  const columns = [
    intervals,
    positions,
    levels,
    marks,
    arrows,
    statistics.threads,
    events,
    ranges,
  ].flatMap((table) => Object.values(table).filter((column) => ArrayBuffer.isView(column)));
  // Several columns may be views of one buffer, and a buffer is handed over once.
  const buffers = new Set<ArrayBuffer>();
  for (const { buffer } of columns) {
    if (buffer instanceof ArrayBuffer) buffers.add(buffer);
  }
  return [...buffers];
}
