import { describe, expect, test } from 'vitest';

import type { LaneId, Trace } from '../../simulator/index.ts';
import { TraceBuilder } from './demo/trace-builder.ts';
import { matchLanes } from './lane-match.ts';
import { chartModel, ghostModel } from './model.ts';

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

test('threads of a ghost have the hues of their own, others those that come next', () => {
  const [pinned, shown] = [runWith(3), runWith(2)];
  const { threadOrdinal } = ghostModel(pinned, chartModel(shown), matchLanes(pinned, shown));
  const ofThreads = threadOrdinal.filter((ordinal) => ordinal >= 0);
  expect([...ofThreads]).toEqual([0, 1, 2]);
  const builder = new TraceBuilder();
  const process = builder.lane('process', 'process 0');
  for (const name of ['before', 'worker 0']) builder.lane('thread', name, process);
  const other = builder.build();
  const { threadOrdinal: hues } = ghostModel(other, chartModel(shown), matchLanes(other, shown));
  expect([...hues]).toEqual([-1, 2, 0]);
});
