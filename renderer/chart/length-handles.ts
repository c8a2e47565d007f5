/** Where the handles of lengths that can be changed stand in the plot: few enough to be told apart. */
import type { LengthEdge } from './contract.ts';
import type { LaneRow, Row } from './layout.ts';
import type { PixelScale } from './time-scale.ts';

export interface LengthHandle {
  /** Of its edge. */
  readonly index: number;
  readonly row: LaneRow;
  readonly x: number;
}

/** Of two that are nearer to each other neither could be hit on purpose. */
const APART_PX = 8;

/** @param edges - in order of time within a lane */
export function lengthHandles(
  edges: readonly LengthEdge[],
  rows: readonly Row[],
  scale: PixelScale,
): readonly LengthHandle[] {
  const handles: LengthHandle[] = [];
  for (const row of rows) {
    if (row.kind !== 'lane') continue;
    let lastX = -Infinity;
    for (const [index, edge] of edges.entries()) {
      if (edge.lane !== row.lane) continue;
      const x = scale.toPx(edge.timeNs);
      if (x < 0 || x > scale.widthPx || x - lastX < APART_PX) continue;
      handles.push({ index, row, x });
      lastX = x;
    }
  }
  return handles;
}
