import { expect, test } from 'vitest';
import { lanesOf, timesOf } from './columns.ts';
import { Recorder } from './recorder.ts';
import { laneOfInterval } from './timeline.ts';
import { NO_LANE } from './trace.ts';

const SECONDS = 1_000_000_000;
const DAY = 86_400 * SECONDS;

test.each([
  ['up to 4.29 s take 32 bits', [0, 2 ** 32 - 1], 4],
  ['beyond take 64', [0, 2 ** 32], 8],
  ['of 104 days are exact', [104 * DAY + 1, 1], 8],
  ['of nothing are none', [], 4],
])('times %s', (_sentence, timeNs, bytes) => {
  const column = timesOf(timeNs);
  expect([...column]).toEqual(timeNs);
  expect(column.BYTES_PER_ELEMENT).toBe(bytes);
});

test.each([
  ['few', [NO_LANE, 0, 0x7fff], 2],
  ['many', [NO_LANE, 0x8000, 0xffff], 4],
])('%s lanes and no lane', (_sentence, lanes, bytes) => {
  const column = lanesOf(lanes);
  expect([...column]).toEqual(lanes);
  expect(column.BYTES_PER_ELEMENT).toBe(bytes);
});

test('rows come in the order that is asked for', () => {
  expect([...timesOf([10, 30, 20], [1, 2, 0])]).toEqual([30, 20, 10]);
});

test.each([1, 10 * SECONDS])('a trace of steps of %d ns is read as it was told', (stepNs) => {
  const recorder = new Recorder(1000);
  const empty = recorder.lane('lock', 'a', undefined, 0);
  const thread = recorder.lane('thread', 't', undefined, 0);
  recorder.state(thread, 0, 'running', 'none', NO_LANE);
  recorder.state(thread, stepNs, 'waiting', 'lock', empty);
  const trace = recorder.finish(
    2 * stepNs,
    { kind: 'completed', exitCode: 0 },
    {
      instructions: 0,
      contextSwitches: 0,
      events: 0,
    },
  );
  expect([...trace.intervals.start]).toEqual([0, stepNs]);
  expect([...trace.intervals.end]).toEqual([stepNs, 2 * stepNs]);
  expect([...trace.intervals.other]).toEqual([NO_LANE, empty]);
  expect(laneOfInterval(trace, 0)).toBe(thread);
});
