import { describe, expect, test } from 'vitest';

import { burstsIn, burstUnder } from './bursts.ts';
import { TraceBuilder } from './demo/trace-builder.ts';
import { layOut } from './layout.ts';
import { MARK_SPACE_PX, markSpots, markUnder } from './marks.ts';
import { chartModel } from './model.ts';
import { timeScale } from './time-scale.ts';

const builder = new TraceBuilder();
const THREADS = ['a', 'b', 'c', 'd'].map((name) => builder.lane('thread', name));
for (const lane of THREADS) {
  builder.interval(lane, 0, 500, 'waiting', 'barrier');
  // All but the last go on at the same instant.
  const goesNs = lane === THREADS[3] ? 700 : 500;
  if (goesNs > 500) builder.interval(lane, 500 + 100, goesNs, 'waiting', 'barrier');
  builder.interval(lane, goesNs, 1000, 'running');
}
for (let i = 0; i < 10; i += 1) builder.mark('contention', 100 + i, THREADS[0]!);
builder.mark('deadlock', 104, THREADS[0]!);
builder.mark('contention', 300, THREADS[0]!);
const TRACE = builder.build();
const MODEL = chartModel(TRACE);
const LAYOUT = layOut(TRACE, new Set());
const SCALE = timeScale({ startNs: 0, endNs: 1000 }, 1000);

describe('marks', () => {
  test('that would cover each other become one, the gravest', () => {
    const spots = markSpots(MODEL, LAYOUT, SCALE, 0, 500);
    expect(spots.map(({ kind, count, x }) => ({ kind, count, x }))).toEqual([
      { kind: 'deadlock', count: 11, x: 104 },
      { kind: 'contention', count: 1, x: 300 },
    ]);
  });

  test('stand apart once there is room', () => {
    const deep = timeScale({ startNs: 99, endNs: 111 }, 12 * MARK_SPACE_PX);
    expect(markSpots(MODEL, LAYOUT, deep, 0, 500)).toHaveLength(10);
  });

  test('of the run as a whole stand at the top, whatever is scrolled', () => {
    const stopped = new TraceBuilder();
    const lane = stopped.lane('thread', 'a');
    stopped.interval(lane, 0, 1000, 'running');
    stopped.mark('limit', 1000, -1);
    const model = chartModel(stopped.build());
    const layout = layOut(model.trace, new Set());
    expect(markSpots(model, layout, SCALE, 30, 500)).toMatchObject([
      { kind: 'limit', x: 1000, top: 0, wide: true },
    ]);
  });

  test('are found on their row', () => {
    const spots = markSpots(MODEL, LAYOUT, SCALE, 0, 500);
    const y = spots[0]!.top + 3;
    expect(markUnder(spots, 106, y)?.kind).toBe('deadlock');
    expect(markUnder(spots, 200, y)).toBeUndefined();
    expect(markUnder(spots, 106, spots[0]!.bottom + 3)).toBeUndefined();
  });
});

describe('a burst', () => {
  test('is an instant at which three threads or more change', () => {
    const bursts = burstsIn(MODEL, LAYOUT, SCALE, 0, 500);
    expect(bursts).toHaveLength(1);
    expect(bursts[0]).toMatchObject({ timeNs: 500, lanes: THREADS.slice(0, 3), x: 500 });
    expect(burstUnder(bursts, 502, bursts[0]!.top + 1)).toBe(bursts[0]);
    expect(burstUnder(bursts, 520, bursts[0]!.top + 1)).toBeUndefined();
  });

  test('isn’t the beginning of the run', () => {
    const start = burstsIn(MODEL, LAYOUT, timeScale({ startNs: -10, endNs: 100 }, 500), 0, 500);
    expect(start).toEqual([]);
  });
});
