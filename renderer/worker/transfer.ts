/** The buffers of a run that are handed over to the page instead of being copied. */
import type { SimulateReply } from './protocol.ts';

export function buffersOf({ trace, events }: SimulateReply): ArrayBuffer[] {
  const { intervals, positions, levels } = trace;
  const arrays = [
    intervals.start,
    intervals.end,
    intervals.lane,
    intervals.state,
    intervals.cause,
    intervals.other,
    positions.timeNs,
    positions.lane,
    positions.source,
    positions.line,
    levels.timeNs,
    levels.value,
    events.timeNs,
    events.kind,
    events.ref,
  ];
  // Several columns may be views of one buffer, and a buffer is handed over once.
  const buffers = new Set<ArrayBuffer>();
  for (const { buffer } of arrays) {
    if (buffer instanceof ArrayBuffer) buffers.add(buffer);
  }
  return [...buffers];
}
