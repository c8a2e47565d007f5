import { describe, expect, test } from 'vitest';

import type { Trace } from '../../simulator/index.ts';
import { axisOf, placeOf, timeAt } from './axis.ts';
import type { TimeAxis } from './axis.ts';
import { rulerOn } from './bent-ruler.ts';
import { breakSpots, breakUnder } from './breaks.ts';
import { denseTrace } from './demo/dense-trace.ts';
import { TraceBuilder } from './demo/trace-builder.ts';
import { DIGIT_PX, rulerOf } from './ruler.ts';
import { timeScale } from './time-scale.ts';
import type { TimeScale } from './time-scale.ts';
import { fitView, panView, zoomView } from './view.ts';

const MS = 1e6;

/** Works 10 ms, and again whenever a second has passed. */
function seconds(count: number, workNs = 10 * MS): Trace {
  const builder = new TraceBuilder();
  const core = builder.lane('core', 'core 0');
  for (let i = 0; i < count; i += 1) {
    builder.interval(core, i * 1000 * MS, i * 1000 * MS + workNs, 'running');
  }
  return builder.build();
}

function fitted(axis: TimeAxis, trace: Trace, widthPx = 1000): TimeScale {
  return timeScale(fitView(placeOf(axis, trace.elapsedNs)), widthPx);
}

/** Labels from left to right, and whether any is over another. */
function labelsOf(axis: TimeAxis, scale: TimeScale): readonly string[] {
  const { ticks } = rulerOn(axis, scale);
  let takenPx = -Infinity;
  for (const { timeNs, label } of ticks) {
    const half = (label.length * DIGIT_PX) / 2;
    expect(scale.toPx(timeNs) - half).toBeGreaterThan(takenPx);
    takenPx = scale.toPx(timeNs) + half;
  }
  return ticks.map(({ label }) => label);
}

describe('the ruler without idle time', () => {
  const trace = seconds(3);
  const axis = axisOf(trace, 'idle');

  test('counts from the start, and tells the time after each break', () => {
    const scale = fitted(axis, trace, 800);
    expect(labelsOf(axis, scale)).toEqual([
      '0',
      '5 ms',
      '1.0000 s',
      '1.005 s',
      '2.0000 s',
      '2.005 s',
      '2.010 s',
    ]);
  });

  test('tells offsets where full times would be too long, and what they count from', () => {
    const work = timeScale(
      { startNs: placeOf(axis, 1000 * MS), endNs: placeOf(axis, 1000.01 * MS) },
      600,
    );
    const ruler = rulerOn(axis, work);
    expect(ruler.base?.label).toBe('1 s');
    expect(ruler.ticks.map(({ label }) => label)).toContain('+2 µs');
    const at = ruler.ticks.find(({ label }) => label === '+2 µs')!.timeNs;
    expect(timeAt(axis, at)).toBeCloseTo(1000 * MS + 2000, 3);
  });

  test('has no line in what is left out', () => {
    const scale = fitted(axis, trace);
    const spots = breakSpots(axis, scale);
    const { ticks, minorNs } = rulerOn(axis, scale);
    for (const place of [...ticks.map(({ timeNs }) => timeNs), ...minorNs]) {
      const x = scale.toPx(place);
      expect(spots.filter((spot) => x > spot.x + 1e-6 && x < spot.x + spot.width - 1e-6)).toEqual(
        [],
      );
    }
  });

  test('counts from a round time when it is deep within a stretch', () => {
    const busy = seconds(2, 900 * MS);
    const bent = axisOf(busy, 'idle');
    const place = placeOf(bent, 1234.5678 * MS);
    const ruler = rulerOn(bent, timeScale({ startNs: place - 50, endNs: place + 50 }, 600));
    expect(ruler.base?.label).toBe('1.2345677 s');
    expect(ruler.ticks.map(({ label }) => label)).toContain('+100 ns');
  });

  test('says when it is in the middle of a break', () => {
    const inBreak = placeOf(axis, 500 * MS);
    const ruler = rulerOn(axis, timeScale({ startNs: inBreak, endNs: inBreak + 1 }, 600));
    expect([ruler.ticks, ruler.base?.label]).toEqual([[], '500 ms']);
  });

  test('puts no label over another, however many breaks there are, and keeps them while one pans', () => {
    const many = seconds(200);
    const dense = axisOf(many, 'idle');
    const bounds = fitView(placeOf(dense, many.elapsedNs));
    const middle = placeOf(dense, 66_005 * MS);
    for (const factor of [1, 3, 10, 40, 400, 4000]) {
      const view = zoomView(bounds, factor, middle, bounds);
      const before = labelsOf(dense, timeScale(view, 900));
      const after = labelsOf(dense, timeScale(panView(view, 0.1, bounds), 900));
      expect(before.length).toBeGreaterThan(1);
      if (factor > 1) expect(after.some((label) => before.includes(label))).toBe(true);
    }
  });
});

describe('the ruler by events', () => {
  test('tells the times of events that are far enough apart', () => {
    const trace = seconds(3, 1.5 * MS);
    const axis = axisOf(trace, 'events');
    expect(labelsOf(axis, fitted(axis, trace, 1000))).toEqual([
      '0',
      '1.5 ms',
      '1 s',
      '1.0015 s',
      '2 s',
      '2.0015 s',
    ]);
    expect(labelsOf(axis, fitted(axis, trace, 400))).toEqual(['0', '1 s', '2 s']);
  });

  test('leaves out labels of a dense run, and keeps those it has when one zooms in', () => {
    const trace = denseTrace(4000, 4);
    const axis = axisOf(trace, 'events');
    const bounds = fitView(placeOf(axis, trace.elapsedNs));
    const out = rulerOn(axis, timeScale(bounds, 1000));
    labelsOf(axis, timeScale(bounds, 1000));
    const view = zoomView(bounds, 4, bounds.endNs / 2, bounds);
    const inner = new Set(labelsOf(axis, timeScale(view, 1000)));
    const seen = out.ticks.filter(({ timeNs }) => timeNs >= view.startNs && timeNs <= view.endNs);
    expect(seen.length).toBeGreaterThan(0);
    for (const { label } of seen) expect(inner).toContain(label);
  });
});

test('while the future is hidden, a bent axis tells nothing of it', () => {
  const trace = seconds(3);
  for (const kind of ['idle', 'events'] as const) {
    const axis = axisOf(trace, kind);
    const scale = fitted(axis, trace);
    const known = placeOf(axis, 1005 * MS);
    const { ticks, minorNs } = rulerOn(axis, scale, known);
    const places = [...ticks.map(({ timeNs }) => timeNs), ...minorNs];
    expect(places.length).toBeGreaterThan(0);
    expect(Math.max(...places)).toBeLessThanOrEqual(known);
    expect(breakSpots(axis, scale, 1005 * MS)).toHaveLength(kind === 'idle' ? 1 : 0);
  }
});

test('the ruler of a straight axis is the one it always was', () => {
  const scale = timeScale({ startNs: 0, endNs: 1e6 }, 900);
  expect(rulerOn({ kind: 'linear' }, scale)).toEqual(rulerOf(scale));
});

describe('breaks', () => {
  test('stand where idle time is left out, and tell which', () => {
    const trace = seconds(3);
    const axis = axisOf(trace, 'idle');
    const scale = fitted(axis, trace);
    const spots = breakSpots(axis, scale);
    expect(spots.map(({ idle }) => idle)).toEqual([
      { startNs: 10 * MS, endNs: 1000 * MS },
      { startNs: 1010 * MS, endNs: 2000 * MS },
    ]);
    const [first] = spots;
    expect(first!.x).toBeCloseTo(scale.toPx(10 * MS), 6);
    expect(breakUnder(axis, scale, first!.x + first!.width / 2)).toEqual(first);
    expect(breakUnder(axis, scale, first!.x - 20)).toBeUndefined();
    expect(breakUnder(axis, scale, first!.x + 1, 900 * MS)).toBeUndefined();
    expect(breakUnder({ kind: 'linear' }, scale, first!.x)).toBeUndefined();
  });

  test('one that is seen in part is seen, and very many are as many as there is room for', () => {
    const trace = seconds(20_000, MS);
    const axis = axisOf(trace, 'idle');
    const scale = fitted(axis, trace, 800);
    const spots = breakSpots(axis, scale);
    expect(spots.length).toBeLessThanOrEqual(81);
    expect(spots.length).toBeGreaterThan(70);
    const byPx = 37 / scale.pxPerNs;
    const { startNs, endNs } = scale.view;
    const later = breakSpots(
      axis,
      timeScale({ startNs: startNs + byPx, endNs: endNs + byPx }, 800),
    );
    const starts = (list: typeof spots): readonly number[] => list.map(({ idle }) => idle.startNs);
    expect(starts(spots)).toEqual(expect.arrayContaining(starts(later).slice(0, 70)));
    // Also one that another stands for can be pointed at.
    const between = spots[3]!.x + 5;
    expect(breakUnder(axis, scale, between)?.idle.startNs).toBeGreaterThan(spots[3]!.idle.startNs);
    const inBreak = placeOf(axis, 500.5 * MS);
    const deep = timeScale({ startNs: inBreak - 1, endNs: inBreak + 1 }, 800);
    expect(breakSpots(axis, deep).map(({ idle }) => idle.startNs)).toEqual([MS]);
  });

  test('there are none by events and on a straight axis', () => {
    const trace = seconds(3);
    const axis = axisOf(trace, 'events');
    expect(breakSpots(axis, fitted(axis, trace))).toEqual([]);
    expect(breakSpots({ kind: 'linear' }, timeScale(fitView(100), 800))).toEqual([]);
  });
});
