/** Where "run until" goes. */
import { describe, expect, it } from 'vitest';

import { marksInColumns } from '../../simulator/index.ts';
import type { Mark } from '../../simulator/index.ts';

import { LOCK_A, LOCK_B, MAIN, T1, T2, lockTrace } from './trace.test-support.ts';
import { nextOf } from './until.ts';

const marks: readonly Mark[] = [
  { kind: 'contention', timeNs: 200, lane: T2, other: LOCK_A, detail: '' },
  { kind: 'forced-switch', timeNs: 250, lane: T2, other: T1, detail: '' },
  { kind: 'contention', timeNs: 300, lane: T1, other: LOCK_B, detail: '' },
  { kind: 'deadlock', timeNs: 300, lane: T1, other: LOCK_B, detail: '' },
];
const plain = lockTrace();
const trace = {
  ...plain,
  marks: marksInColumns(marks),
  lanes: plain.lanes.map((lane) => {
    const diedNs = { [MAIN]: 1000, [T1]: 700, [T2]: 900 }[lane.id];
    return lane.kind === 'thread' ? { ...lane, diedNs } : lane;
  }),
};

describe('the next', () => {
  it.each([
    ['contention', 'contention', 0, undefined, { lane: T2, timeNs: 200 }],
    ['contention is after now', 'contention', 200, undefined, { lane: T1, timeNs: 300 }],
    ['contention of a thread', 'contention', 0, T1, { lane: T1, timeNs: 300 }],
    ['contention for a lock', 'contention', 0, LOCK_B, { lane: T1, timeNs: 300 }],
    ['contention there is none of', 'contention', 300, undefined, undefined],
    ['forced switch', 'forcedSwitch', 0, T1, { lane: T2, timeNs: 250 }],
    ['deadlock', 'deadlock', 0, undefined, { lane: T1, timeNs: 300 }],
    ['end of a thread', 'threadEnd', 0, undefined, { lane: T1, timeNs: 700 }],
    ['end of that thread', 'threadEnd', 0, T2, { lane: T2, timeNs: 900 }],
    ['end of any, where a lock is selected', 'threadEnd', 750, LOCK_A, { lane: T2, timeNs: 900 }],
    ['end after the last', 'threadEnd', 1000, undefined, undefined],
  ] as const)('%s', (_sentence, what, afterNs, lane, moment) => {
    expect(nextOf(trace, what, afterNs, lane)).toEqual(moment);
  });
});
