/** What the program printed, cut into lines as a terminal shows them. */
import { bisector } from 'd3-array';

import type { ConsoleEntry, LaneId, Stream } from '../../simulator/index.ts';

export interface ConsolePart {
  readonly text: string;
  readonly stream: Stream;
  readonly timeNs: number;
  readonly lane: LaneId;
}

/** Parts of one line may come from several threads, at several times. */
export type ConsoleLine = readonly ConsolePart[];

export function consoleLines(entries: readonly ConsoleEntry[]): readonly ConsoleLine[] {
  const lines: ConsoleLine[] = [];
  let line: ConsolePart[] = [];
  for (const { text, stream, timeNs, lane } of entries) {
    const pieces = text.split('\n');
    pieces.forEach((piece, index) => {
      if (piece !== '') line.push({ text: piece, stream, timeNs, lane });
      if (index === pieces.length - 1) return;
      // An empty line is printed at a time too.
      lines.push(line.length > 0 ? line : [{ text: '', stream, timeNs, lane }]);
      line = [];
    });
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

/** How many lines have begun by the time. */
export function linesBy(lines: readonly ConsoleLine[], timeNs: number): number {
  return byBegin.right(lines, timeNs);
}

const byBegin = bisector((line: ConsoleLine) => line[0]!.timeNs);
