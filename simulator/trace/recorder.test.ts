import { describe, expect, test } from 'vitest';
import { Recorder } from './recorder.ts';
import { rangeOf } from './rows-by-lane.ts';
import { traceToText } from './text.ts';
import { laneOfInterval } from './timeline.ts';
import { NO_LANE } from './trace.ts';
import type { Trace } from './trace.ts';

const COUNTERS = { instructions: 0, contextSwitches: 0, events: 0 };

/** Records on one lane and returns its intervals as [start, end, state]. */
function intervalsOf(
  record: (recorder: Recorder, lane: number) => void,
  endNs = 100,
): [number, number, number][] {
  const recorder = new Recorder(1_000);
  record(recorder, recorder.lane('thread', 'T', undefined, 0));
  const { intervals } = finish(recorder, endNs);
  return Array.from(intervals.start, (start, i) => [start, intervals.end[i], intervals.state[i]]);
}

function finish(recorder: Recorder, endNs: number): Trace {
  return recorder.finish(endNs, { kind: 'completed', exitCode: 0 }, COUNTERS);
}

describe('a lane', () => {
  test('is in a state until the next one, and the last until the end', () => {
    expect(
      intervalsOf((recorder, lane) => {
        recorder.state(lane, 0, 'new', 'none', NO_LANE);
        recorder.state(lane, 10, 'ready', 'start', NO_LANE);
        recorder.state(lane, 15, 'running', 'none', NO_LANE);
      }),
    ).toEqual([
      [0, 10, 0],
      [10, 15, 1],
      [15, 100, 2],
    ]);
  });

  test('leaves out states of no length and joins what they separated', () => {
    expect(
      intervalsOf((recorder, lane) => {
        recorder.state(lane, 0, 'running', 'none', 7);
        recorder.state(lane, 20, 'ready', 'preempted', NO_LANE);
        recorder.state(lane, 20, 'running', 'none', 7);
        recorder.state(lane, 30, 'running', 'none', 7);
        recorder.state(lane, 40, 'running', 'none', 8);
      }),
    ).toEqual([
      [0, 40, 2],
      [40, 100, 2],
    ]);
  });

  test('has a gap where it is in no state, but not one of no length', () => {
    expect(
      intervalsOf((recorder, lane) => {
        recorder.state(lane, 0, 'held', 'none', 1);
        recorder.idle(lane, 10);
        recorder.state(lane, 20, 'held', 'none', 1);
        recorder.idle(lane, 30);
        recorder.state(lane, 30, 'held', 'none', 1);
        recorder.idle(lane, 40);
      }),
    ).toEqual([
      [0, 10, 5],
      [20, 40, 5],
    ]);
  });

  test('ends with its life', () => {
    expect(
      intervalsOf((recorder, lane) => {
        recorder.state(lane, 0, 'running', 'none', 1);
        recorder.endLane(lane, 60);
      }),
    ).toEqual([[0, 60, 2]]);
  });

  test('does not go back in time', () => {
    const recorder = new Recorder(10);
    const lane = recorder.lane('thread', 'T', undefined, 0);
    recorder.state(lane, 10, 'ready', 'start', NO_LANE);
    expect(() => recorder.state(lane, 5, 'running', 'none', NO_LANE)).toThrow('time goes forward');
  });
});

test('intervals are grouped by lane in the order of time, whatever order they ended in', () => {
  const recorder = new Recorder(1_000);
  const first = recorder.lane('thread', 'first', undefined, 0);
  const second = recorder.lane('thread', 'second', undefined, 0);
  recorder.state(first, 0, 'running', 'none', NO_LANE);
  recorder.state(second, 0, 'ready', 'start', NO_LANE);
  recorder.state(second, 10, 'running', 'none', NO_LANE);
  recorder.state(second, 20, 'ready', 'preempted', NO_LANE);
  recorder.state(first, 30, 'ready', 'preempted', NO_LANE);
  const trace = finish(recorder, 40);
  const { lanes, intervals } = trace;
  expect(lanes.map(({ first: from, count }) => [from, count])).toEqual([
    [0, 2],
    [2, 3],
  ]);
  expect([...intervals.start]).toEqual([0, 30, 0, 10, 20]);
  expect(Array.from(intervals.start.keys(), (i) => laneOfInterval(trace, i))).toEqual([
    0, 0, 1, 1, 1,
  ]);
});

test('acquisitions are counted, those of no length too, and a change of contention is none', () => {
  const recorder = new Recorder(1_000);
  const lock = recorder.lane('lock', 'L', undefined, 0);
  recorder.state(lock, 0, 'held', 'none', 1);
  recorder.state(lock, 5, 'contended', 'none', 1);
  recorder.state(lock, 6, 'contended', 'none', 2);
  recorder.idle(lock, 6);
  recorder.state(lock, 6, 'held', 'none', 2);
  const [resource] = finish(recorder, 10).statistics.resources;
  expect(resource).toMatchObject({ heldNs: 10, contendedNs: 1, acquisitions: 3 });
});

test('a position is kept when it differs, the last one of an instant', () => {
  const recorder = new Recorder(1_000);
  const other = recorder.lane('thread', 'other', undefined, 0);
  const lane = recorder.lane('thread', 'T', undefined, 0);
  recorder.position(lane, 0, 0, 1);
  recorder.position(other, 1, 0, 9);
  recorder.position(lane, 5, 0, 1);
  recorder.position(lane, 10, 0, 2);
  recorder.position(lane, 10, 0, 3);
  const { positions, positionRanges } = finish(recorder, 20);
  expect(rangeOf(positionRanges, lane)).toEqual({ first: 1, count: 2 });
  expect([...positions.timeNs]).toEqual([1, 0, 10]);
  expect([...positions.line]).toEqual([9, 1, 3]);
});

test('a full recorder says so and still lets the run end in order', () => {
  const recorder = new Recorder(3);
  const lane = recorder.lane('thread', 'T', undefined, 0);
  for (let i = 0; i < 4; i++) recorder.state(lane, i, i % 2 ? 'ready' : 'running', 'none', NO_LANE);
  expect(recorder.full).toBe(true);
  expect(finish(recorder, 9).intervals.start.length).toBe(4);
});

test('the dump is text that a person can read', () => {
  const recorder = new Recorder(1_000);
  recorder.source('program.py', 'x', false);
  recorder.source('queue.py', 'y', true);
  const core = recorder.lane('core', 'core 0', undefined, 0);
  const process = recorder.lane('process', 'main', undefined, 0);
  const one = recorder.lane('thread', 'T', process, 0);
  const two = recorder.lane('thread', 'T', process, 500);
  const lock = recorder.lane('lock', 'lock', undefined, 0, { source: 0, line: 3 });
  recorder.state(core, 0, 'running', 'none', one);
  recorder.state(one, 0, 'running', 'none', core);
  recorder.state(lock, 0, 'held', 'none', one);
  recorder.state(two, 500, 'new', 'none', NO_LANE);
  recorder.arrow('start', one, 500, two, 60_500, NO_LANE);
  recorder.state(two, 60_500, 'waiting', 'lock', lock);
  recorder.position(two, 60_500, 1, 12);
  recorder.mark('contention', 60_500, two, lock, '');
  recorder.state(lock, 60_500, 'contended', 'none', one);
  recorder.rename(lock, 'guard');
  recorder.output(1_000_001, 'stdout', one, 'hello\n');
  recorder.mark('exception', 1_250_000, one, NO_LANE, 'ValueError: no');
  recorder.endLane(one, 1_250_000);
  const trace = recorder.finish(
    2_000_000,
    { kind: 'error', exitCode: 1, message: 'ValueError: no', diagnostic: undefined },
    { instructions: 12, contextSwitches: 1, events: 2 },
  );
  expect(traceToText(trace)).toMatchInlineSnapshot(`
    "outcome error, exit code 1: ValueError: no
    elapsed 2ms

    core core 0
      0–2ms running T#2

    process main

    thread T#2 of main to 1.25ms
      0–1.25ms running core 0

    thread T#3 of main from 0.5µs
      0.5µs–60.5µs new
      60.5µs–2ms waiting lock guard at queue.py:12

    lock guard made at line 3
      0–60.5µs held T#2
      60.5µs–2ms contended T#2

    arrows
      0.5µs–60.5µs start T#2 → T#3

    marks
      60.5µs contention T#3 guard
      60.5µs endless-wait T#3 guard
      1.25ms exception T#2 "ValueError: no"

    console
      1.000001ms stdout T#2 "hello\\n"

    statistics
      instructions 12, context switches 1, events 2
      core 0: busy 2ms, switching 0
      T#2: life 1.25ms, running 1.25ms in 1, ready 0
      T#3: life 1.9995ms, running 0 in 0, ready 0, waiting lock 1.9395ms
      guard: held 2ms in 1, contended 1.9395ms
    "
  `);
});
