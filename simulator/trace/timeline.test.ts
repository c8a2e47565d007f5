/** Binary searches against plain ones, on traces of two lanes with gaps. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Recorder } from './recorder.ts';
import { rangeOf } from './rows-by-lane.ts';
import {
  consoleLengthAt,
  intervalAt,
  intervalsBetween,
  livesAt,
  nextChange,
  nextChangeOfAny,
  NO_INTERVAL,
  positionAt,
  previousChange,
  previousChangeOfAny,
  threadOnCore,
} from './timeline.ts';
import { NO_LANE } from './trace.ts';
import type { Trace } from './trace.ts';

const END_NS = 100;
const states = fc.constantFrom('running', 'ready', 'waiting', 'idle' as const);
const change = fc.record({
  lane: fc.constantFrom(0, 1),
  afterNs: fc.integer({ min: 0, max: 6 }),
  state: states,
  line: fc.integer({ min: 1, max: 4 }),
});
const anyTrace: fc.Arbitrary<Trace> = fc.array(change, { maxLength: 40 }).map((changes) => {
  const recorder = new Recorder(1_000);
  recorder.lane('core', 'core', undefined, 0);
  recorder.lane('thread', 'thread', undefined, 0);
  let nowNs = 0;
  for (const { lane, afterNs, state, line } of changes) {
    nowNs = Math.min(END_NS, nowNs + afterNs);
    if (state === 'idle') recorder.idle(lane, nowNs);
    else recorder.state(lane, nowNs, state, 'none', lane === 0 ? 1 : NO_LANE);
    recorder.position(lane, nowNs, 0, line);
    recorder.output(nowNs, 'stdout', lane, '.');
  }
  return recorder.finish(
    END_NS,
    { kind: 'completed', exitCode: 0 },
    { instructions: 0, contextSwitches: 0, events: 0 },
  );
});
const anyTime = fc.integer({ min: -1, max: END_NS + 1 });

/** Indexes of the lane's intervals, one by one. */
function indexesOf(trace: Trace, lane: number): number[] {
  const { first, count } = trace.lanes[lane];
  return Array.from({ length: count }, (_, offset) => first + offset);
}

function changesOf(trace: Trace, lane: number): number[] {
  const { start, end } = trace.intervals;
  return indexesOf(trace, lane)
    .flatMap((i) => [start[i], end[i]])
    .sort((a, b) => a - b);
}

function holds(check: (trace: Trace, timeNs: number, lane: number) => void): void {
  fc.assert(fc.property(anyTrace, anyTime, fc.constantFrom(0, 1), check), { numRuns: 500 });
}

test('the interval at a time covers it, and a gap has none', () => {
  holds((trace, timeNs, lane) => {
    const { start, end } = trace.intervals;
    const covering = indexesOf(trace, lane).filter((i) => start[i] <= timeNs && timeNs < end[i]);
    expect(intervalAt(trace, lane, timeNs)).toBe(covering[0] ?? NO_INTERVAL);
  });
});

test('a range query finds just the intervals that overlap', () => {
  fc.assert(
    fc.property(anyTrace, anyTime, fc.integer({ min: 1, max: 30 }), (trace, fromNs, lengthNs) => {
      const { start, end } = trace.intervals;
      const toNs = fromNs + lengthNs;
      const overlapping = indexesOf(trace, 1).filter((i) => start[i] < toNs && end[i] > fromNs);
      const { first, count } = intervalsBetween(trace, 1, fromNs, toNs);
      expect(Array.from({ length: count }, (_, offset) => first + offset)).toEqual(overlapping);
    }),
    { numRuns: 500 },
  );
});

test('the next and the previous change are the nearest beginnings and ends', () => {
  holds((trace, timeNs, lane) => {
    const changes = changesOf(trace, lane);
    expect(nextChange(trace, lane, timeNs)).toBe(changes.find((at) => at > timeNs));
    expect(previousChange(trace, lane, timeNs)).toBe(changes.findLast((at) => at < timeNs));
    const all = [...changesOf(trace, 0), ...changesOf(trace, 1)].sort((a, b) => a - b);
    expect(nextChangeOfAny(trace, timeNs)).toBe(all.find((at) => at > timeNs));
    expect(previousChangeOfAny(trace, timeNs)).toBe(all.findLast((at) => at < timeNs));
  });
});

test('the position at a time is the last one recorded by then', () => {
  holds((trace, timeNs, lane) => {
    const { timeNs: times, line } = trace.positions;
    const { first, count } = rangeOf(trace.positionRanges, lane);
    const rows = Array.from({ length: count }, (_, row) => first + row);
    const last = rows.findLast((row) => times[row] <= timeNs);
    expect(positionAt(trace, lane, timeNs)?.line).toBe(last === undefined ? undefined : line[last]);
  });
});

test('the console at a time holds what has been written by then', () => {
  holds((trace, timeNs) => {
    const written = trace.console.filter((entry) => entry.timeNs <= timeNs).length;
    expect(consoleLengthAt(trace, timeNs)).toBe(written);
  });
});

test('a core has a thread only while it runs one', () => {
  holds((trace, timeNs) => {
    const index = intervalAt(trace, 0, timeNs);
    const runs = index !== NO_INTERVAL && trace.intervals.state[index] === 2;
    expect(threadOnCore(trace, 0, timeNs)).toBe(runs ? 1 : NO_LANE);
  });
});

test('a lane lives from its birth to before its end', () => {
  const recorder = new Recorder(10);
  const lane = recorder.lane('thread', 'T', undefined, 5);
  recorder.endLane(lane, 8);
  const trace = recorder.finish(
    10,
    { kind: 'completed', exitCode: 0 },
    { instructions: 0, contextSwitches: 0, events: 0 },
  );
  expect([4, 5, 7, 8].map((timeNs) => livesAt(trace, lane, timeNs))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
