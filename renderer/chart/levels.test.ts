import { describe, expect, test } from 'vitest';

import type { Trace } from '../../simulator/index.ts';
import { sketchTrace } from '../reading/trace.test-support.ts';
import { highestLevels, levelAt, levelHeight, levelReading, levelRuns } from './levels.ts';
import { timeScale } from './time-scale.ts';

/** A queue from 0 to 100: one item at 10, three at 20, none at 60. */
function queueTrace(): Trace {
  const lanes = [{ kind: 'thread', name: 'T' } as const, { kind: 'queue', name: 'q' } as const];
  return {
    ...sketchTrace({ lanes, elapsedNs: 100 }),
    levels: { timeNs: Float64Array.of(10, 20, 60), value: Int32Array.of(1, 3, 0) },
    levelRanges: Uint32Array.of(0, 0, 3),
  };
}

const QUEUE = 1;

describe('levels', () => {
  test('are an area of steps', () => {
    const scale = timeScale({ startNs: 0, endNs: 100 }, 100);
    expect(levelRuns(queueTrace(), QUEUE, scale, 100)).toEqual([
      { x0: 10, x1: 20, level: 1 },
      { x0: 20, x1: 60, level: 3 },
    ]);
  });

  test('begin with what there is where the view begins, and end where the run does', () => {
    const scale = timeScale({ startNs: 50, endNs: 150 }, 100);
    expect(levelRuns(queueTrace(), QUEUE, scale, 100)).toEqual([{ x0: 0, x1: 10, level: 3 }]);
  });

  test('show the highest of a column', () => {
    const scale = timeScale({ startNs: 0, endNs: 100 }, 2);
    expect(levelRuns(queueTrace(), QUEUE, scale, 2)).toEqual([{ x0: 0, x1: 2, level: 3 }]);
  });

  test('are known at each time, with the stretch for which they last', () => {
    const trace = queueTrace();
    expect(levelAt(trace, QUEUE, 5)).toEqual({ level: 0, startNs: 0, endNs: 10 });
    expect(levelAt(trace, QUEUE, 20)).toEqual({ level: 3, startNs: 20, endNs: 60 });
    expect(levelAt(trace, QUEUE, 99)).toEqual({ level: 0, startNs: 60, endNs: 100 });
  });

  test('are told at the playhead with the most of the run, unless that is yet to come', () => {
    const trace = queueTrace();
    const model = { trace, levelMax: highestLevels(trace) };
    const lane = trace.lanes[QUEUE]!;
    expect(levelReading(model, QUEUE, 15, true)).toEqual({ lane, now: 1, most: 3 });
    expect(levelReading(model, QUEUE, 15, false)).toEqual({ lane, now: 1, most: undefined });
    expect(levelReading(model, 0, 15, true)).toBeUndefined();
    expect(levelReading(model, QUEUE, lane.bornNs - 1, true)).toBeUndefined();
  });

  test('are as high as their share of the highest, and never invisible', () => {
    expect([...highestLevels(queueTrace())]).toEqual([0, 3]);
    expect(levelHeight(3, 3, 18)).toBe(18);
    expect(levelHeight(1, 3, 18)).toBe(6);
    expect(levelHeight(1, 1000, 18)).toBe(2);
  });
});
