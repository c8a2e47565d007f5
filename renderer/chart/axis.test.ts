import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Trace } from '../../simulator/index.ts';
import {
  AXIS_KINDS,
  axisOf,
  LINEAR,
  placeOf,
  placesOf,
  timeAt,
  viewInTime,
  viewOnAxis,
} from './axis.ts';
import type { BentAxis } from './axis.ts';
import { traceOnAxis, rangeInTime, targetInTime } from './axis-trace.ts';
import { denseTrace } from './demo/dense-trace.ts';
import { sampleTrace } from './demo/sample-trace.ts';
import { TraceBuilder } from './demo/trace-builder.ts';
import { instantsOf } from './instants.ts';
import { fitView, spanOf } from './view.ts';

/** Two cores; works 100, sleeps 10 000, works 50 with a mark in the next sleep, works 100, sleeps to the end. */
function sleepy(): Trace {
  const builder = new TraceBuilder();
  const cores = [builder.lane('core', 'core 0'), builder.lane('core', 'core 1')];
  const thread = builder.lane('thread', 'sleeper');
  const work = (core: number, startNs: number, endNs: number): void => {
    builder.interval(cores[core]!, startNs, endNs, 'running', 'none', thread);
    builder.interval(thread, startNs, endNs, 'running');
  };
  const sleep = (startNs: number, endNs: number): void =>
    builder.interval(thread, startNs, endNs, 'waiting', 'sleep');
  work(0, 0, 100);
  sleep(100, 10_100);
  work(1, 10_100, 10_150);
  sleep(10_150, 20_150);
  builder.mark('signal', 15_000, thread);
  work(0, 20_150, 20_250);
  sleep(20_250, 25_000);
  return builder.build();
}

function bent(trace: Trace, kind: BentAxis['kind']): BentAxis {
  const axis = axisOf(trace, kind);
  if (axis.kind === 'linear') throw new Error('nothing is bent');
  return axis;
}

const BENT: readonly (readonly [string, BentAxis])[] = [
  ['idle', bent(sleepy(), 'idle')],
  ['events', bent(sleepy(), 'events')],
  ['events of a dense run', bent(denseTrace(2000, 4), 'events')],
];

describe.each(BENT)('a bent axis: %s', (_, axis) => {
  const endNs = axis.timesNs.at(-1)!;
  const time = fc.double({ min: -endNs, max: 2 * endNs, noNaN: true });

  test('keeps the order of times', () => {
    fc.assert(
      fc.property(time, time, (a, b) => {
        fc.pre(b - a > 1e-3);
        expect(placeOf(axis, a)).toBeLessThan(placeOf(axis, b));
      }),
    );
  });

  test('leads back', () => {
    fc.assert(
      fc.property(time, (timeNs) => {
        const back = timeAt(axis, placeOf(axis, timeNs));
        expect(Math.abs(back - timeNs)).toBeLessThan(1e-6 * Math.max(1, endNs));
      }),
    );
  });

  test('leads back from its knots exactly', () => {
    for (const timeNs of axis.timesNs) expect(timeAt(axis, placeOf(axis, timeNs))).toBe(timeNs);
  });

  test('places a column as it does each of its times', () => {
    // A pinned run may go on after the end of the one that the axis is of.
    const column = Float64Array.from([0, endNs / 3, endNs, endNs / 2, 1, endNs, 2 * endNs, 1]);
    const places = [...column].map((timeNs) => placeOf(axis, timeNs));
    expect([...placesOf(axis, column)]).toEqual(places);
  });

  test('shows the whole run in the same view as the straight one', () => {
    const fit = viewOnAxis(axis, fitView(endNs));
    expect(fit.startNs).toBeCloseTo(fitView(axis.places.at(-1)!).startNs, 6);
    expect(fit.endNs).toBeCloseTo(fitView(axis.places.at(-1)!).endNs, 6);
    expect(viewInTime(axis, fit).endNs).toBeCloseTo(fitView(endNs).endNs, 3);
  });
});

describe('the axis without idle time', () => {
  const axis = bent(sleepy(), 'idle');

  test('keeps the length of work, and gives all breaks the same, small one', () => {
    const { timesNs, places, breaks } = axis;
    const length = (knot: number): number => places[knot + 1]! - places[knot]!;
    const isBreak = (knot: number): boolean => breaks.includes(knot);
    const stretches = [...timesNs.keys()].slice(0, -1);
    const work = stretches.filter((knot) => !isBreak(knot));
    expect(work.map((knot) => timesNs[knot + 1]! - timesNs[knot]!)).toEqual([100, 50, 100]);
    expect(work.map(length)).toEqual([100, 50, 100]);
    const [first, ...others] = stretches.filter(isBreak).map(length);
    for (const other of others) expect(other).toBeCloseTo(first!, 9);
    expect(first! * breaks.length).toBeLessThanOrEqual(250 / 4);
  });

  test('breaks in two where something happens in idle time', () => {
    const { timesNs, breaks } = axis;
    expect([...breaks].map((knot) => [timesNs[knot], timesNs[knot + 1]])).toEqual([
      [100, 10_100],
      [10_150, 15_000],
      [15_000, 20_150],
      [20_250, 25_000],
    ]);
  });

  test('is straight where cores always work, where nobody does, and where there are none', () => {
    const busy = new TraceBuilder();
    busy.interval(busy.lane('core', 'core 0'), 0, 1000, 'running');
    const idle = new TraceBuilder();
    idle.lane('core', 'core 0');
    idle.interval(idle.lane('thread', 'sleeper'), 0, 1000, 'waiting', 'sleep');
    const bare = new TraceBuilder();
    bare.interval(bare.lane('thread', 'sleeper'), 0, 1000, 'waiting', 'sleep');
    for (const builder of [busy, idle, bare]) expect(axisOf(builder.build(), 'idle')).toBe(LINEAR);
  });

  test('keeps short gaps for the sake of no long one', () => {
    const builder = new TraceBuilder();
    const core = builder.lane('core', 'core 0');
    let atNs = 0;
    for (let i = 0; i < 100; i += 1) {
      builder.interval(core, atNs, atNs + 100, 'running');
      atNs += i % 20 === 19 ? 50_000 : 101;
    }
    const { timesNs, places, breaks } = bent(builder.build(), 'idle');
    expect([...breaks].map((knot) => timesNs[knot + 1]! - timesNs[knot]!)).toEqual(
      Array.from({ length: 4 }, () => 49_900),
    );
    const [first] = breaks;
    expect(places[first! + 1]! - places[first!]!).toBeCloseTo(200, 9);
  });

  test('gives very many breaks no more than their share', () => {
    const builder = new TraceBuilder();
    const core = builder.lane('core', 'core 0');
    for (let i = 0; i < 1000; i += 1) {
      builder.interval(core, i * 1000, i * 1000 + 10 + (i % 7), 'running');
    }
    const { places, breaks } = bent(builder.build(), 'idle');
    expect(breaks).toHaveLength(999);
    expect(places.at(-1)).toBeLessThanOrEqual(1.25 * 13_000);
  });
});

describe('the axis by events', () => {
  test('gives every instant at which something happens the same room', () => {
    const { timesNs, places } = bent(sleepy(), 'events');
    expect([...timesNs]).toEqual([0, 100, 10_100, 10_150, 15_000, 20_150, 20_250, 25_000]);
    expect([...places]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test('knows births, deaths, arrows and marks as events', () => {
    const builder = new TraceBuilder();
    const thread = builder.lane('thread', 'T');
    builder.interval(thread, 10, 100, 'running');
    builder.life(thread, 5, 90);
    builder.arrow('wake', thread, 20, thread, 30);
    builder.mark('signal', 40, thread);
    expect([...instantsOf(builder.build())]).toEqual([0, 5, 10, 20, 30, 40, 90, 100]);
  });
});

describe('every axis', () => {
  test.each(AXIS_KINDS)('%s holds for a run of nothing, and for one of no length', (kind) => {
    const empty = new TraceBuilder().build();
    const instant = new TraceBuilder();
    instant.interval(instant.lane('core', 'core 0'), 0, 0, 'running');
    for (const trace of [empty, instant.build()]) {
      const axis = axisOf(trace, kind);
      expect(placeOf(axis, 0)).toBe(0);
      expect(timeAt(axis, placeOf(axis, 0.5))).toBe(0.5);
      expect(timeAt(axis, placeOf(axis, -0.5))).toBe(-0.5);
      expect(spanOf(viewOnAxis(axis, fitView(0)))).toBeGreaterThan(0);
      expect(traceOnAxis(axis, trace).lanes).toHaveLength(trace.lanes.length);
    }
  });

  test.each(['idle', 'events'] as const)('%s leaves lanes in order and without overlap', (kind) => {
    const trace = kind === 'idle' ? sleepy() : sampleTrace();
    const { lanes, intervals, elapsedNs } = traceOnAxis(axisOf(trace, kind), trace);
    for (const { first, count, bornNs, diedNs } of lanes) {
      expect(diedNs ?? elapsedNs).toBeGreaterThanOrEqual(bornNs);
      for (let i = first; i < first + count; i += 1) {
        expect(intervals.end[i]).toBeGreaterThan(intervals.start[i]!);
        if (i > first) expect(intervals.start[i]).toBeGreaterThanOrEqual(intervals.end[i - 1]!);
      }
    }
  });

  test('the straight one is time, and its run the run', () => {
    const trace = sleepy();
    expect(axisOf(trace, 'linear')).toBe(LINEAR);
    expect(traceOnAxis(LINEAR, trace)).toBe(trace);
    expect([placeOf(LINEAR, 12.5), timeAt(LINEAR, 12.5)]).toEqual([12.5, 12.5]);
  });
});

describe('what is pointed at on a bent axis', () => {
  const trace = sleepy();
  const axis = bent(trace, 'events');
  const thread = 2;

  test('a range is one of whole nanoseconds', () => {
    expect(rangeInTime(axis, { startNs: 1, endNs: 3 })).toEqual({ startNs: 100, endNs: 10_150 });
    expect(rangeInTime(axis, { startNs: 0, endNs: 0.001 })).toBeUndefined();
    expect(rangeInTime(axis, { startNs: 2, endNs: 2.5 })).toEqual({
      startNs: 10_100,
      endNs: 10_125,
    });
  });

  test('a mixture has its shares in time, however wide the axis draws them', () => {
    const target = {
      kind: 'mix',
      lane: thread,
      startNs: 0,
      endNs: 3,
      count: 3,
      shares: [],
    } as const;
    expect(targetInTime(axis, trace, target)).toEqual({
      ...target,
      endNs: 10_150,
      shares: [
        { key: 'wait-sleep', ns: 10_000 },
        { key: 'running', ns: 150 },
      ],
    });
  });

  test('a ghost is where it is in its own run', () => {
    const gap = { kind: 'gap', lane: 0, startNs: 1, endNs: 5 } as const;
    const target = { kind: 'ghost', target: gap } as const;
    expect(targetInTime(axis, denseTrace(10, 1), target, trace)).toEqual({
      kind: 'ghost',
      target: targetInTime(axis, trace, gap),
    });
  });

  test('a gap, and an instant, are where they are in time', () => {
    const gap = { kind: 'gap', lane: 0, startNs: 1, endNs: 5 } as const;
    expect(targetInTime(axis, trace, gap)).toEqual({ ...gap, startNs: 100, endNs: 20_150 });
    const burst = { kind: 'burst', timeNs: 2, lanes: [1, 2] } as const;
    expect(targetInTime(axis, trace, burst)).toEqual({ ...burst, timeNs: 10_100 });
  });
});
