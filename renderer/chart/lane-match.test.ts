import { describe, expect, test } from 'vitest';

import type { LaneId, Trace } from '../../simulator/index.ts';
import { TraceBuilder } from './demo/trace-builder.ts';
import { matchLanes } from './lane-match.ts';
import { chartModel, pairOfModels } from './model.ts';

/** A process with so many workers, each with a lock of the same name, and a queue after them. */
function runWith(workers: number, processes = 1): Trace {
  const builder = new TraceBuilder();
  builder.lane('core', 'core 0');
  for (let n = 0; n < processes; n += 1) {
    const process = builder.lane('process', `process ${n}`);
    for (let i = 0; i < workers; i += 1) {
      builder.lane('thread', `worker ${i}`, process);
      builder.lane('lock', 'lock', process);
    }
    builder.lane('queue', 'queue', process);
  }
  return builder.build();
}

function namesOf(pairs: Int32Array, from: Trace, to: Trace): readonly string[] {
  return Array.from(pairs, (other: LaneId, lane) => {
    const found = to.lanes[other];
    return `${from.lanes[lane]!.name} → ${found === undefined ? '–' : `${found.name} (${found.id})`}`;
  });
}

describe('lanes of two runs', () => {
  test('are the same ones where the runs are alike', () => {
    const { pinnedOf, shownOf } = matchLanes(runWith(2, 2), runWith(2, 2));
    expect([...pinnedOf]).toEqual([...pinnedOf.keys()]);
    expect(shownOf).toEqual(pinnedOf);
  });

  test('go by kind, name and what they are below, like ones by their order', () => {
    const [pinned, shown] = [runWith(1), runWith(2)];
    const { pinnedOf, shownOf } = matchLanes(pinned, shown);
    expect(namesOf(pinnedOf, shown, pinned)).toEqual([
      'core 0 → core 0 (0)',
      'process 0 → process 0 (1)',
      'worker 0 → worker 0 (2)',
      'lock → lock (3)',
      'worker 1 → –',
      'lock → –',
      'queue → queue (4)',
    ]);
    expect(namesOf(shownOf, pinned, shown).at(-1)).toBe('queue → queue (6)');
  });

  test('have none where the lane above has none', () => {
    const { shownOf } = matchLanes(runWith(1, 2), runWith(1, 1));
    expect([...shownOf]).toEqual([0, 1, 2, 3, 4, -1, -1, -1, -1]);
  });
});

describe('two runs in one picture', () => {
  test('have the same hues for the same threads, and the next ones for others', () => {
    const hues = (pinned: Trace, shown: Trace): readonly number[] => {
      const { pinned: model } = pairOfModels(chartModel(shown), pinned, matchLanes(pinned, shown));
      return [...model.threadOrdinal].filter((ordinal) => ordinal >= 0);
    };
    expect(hues(runWith(3), runWith(2))).toEqual([0, 1, 2]);
    const builder = new TraceBuilder();
    const process = builder.lane('process', 'process 0');
    for (const name of ['before', 'worker 0']) builder.lane('thread', name, process);
    expect(hues(builder.build(), runWith(2))).toEqual([2, 0]);
  });

  test('have one scale for the levels of a lane', () => {
    const withLevels = (workers: number, most: number): Trace => {
      const trace = runWith(workers);
      const queue = trace.lanes.findIndex(({ kind }) => kind === 'queue');
      const levels = { timeNs: Float64Array.from([1]), value: Int32Array.from([most]) };
      const levelRanges = Uint32Array.from({ length: trace.lanes.length + 1 }, (_, lane) =>
        lane > queue ? 1 : 0,
      );
      return { ...trace, levels, levelRanges };
    };
    const [pinned, shown] = [withLevels(1, 6), withLevels(2, 3)];
    const pair = pairOfModels(chartModel(shown), pinned, matchLanes(pinned, shown));
    expect([...pair.shown.levelMax]).toEqual([0, 0, 0, 0, 0, 0, 6]);
    expect([...pair.pinned.levelMax]).toEqual([0, 0, 0, 0, 6]);
  });
});
