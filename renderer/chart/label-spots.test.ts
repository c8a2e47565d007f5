import { expect, test } from 'vitest';

import { chartStyles } from './bar-styles.ts';
import { TraceBuilder } from './demo/trace-builder.ts';
import { labelSpots } from './label-spots.ts';
import type { LabelSpot } from './label-spots.ts';
import { COMPACT_HEIGHTS, layOut, ROW_HEIGHTS } from './layout.ts';
import type { RowHeights } from './layout.ts';
import { chartModel } from './model.ts';
import { paletteOf } from './palette.ts';
import { timeScale } from './time-scale.ts';

const builder = new TraceBuilder();
const core = builder.lane('core', 'core 0');
const thread = builder.lane('thread', 'a');
builder.interval(core, 0, 30, 'running', 'none', thread);
builder.interval(thread, 0, 30, 'running');
builder.interval(thread, 30, 53, 'waiting', 'sleep');
builder.interval(thread, 53, 77, 'ready');
builder.interval(thread, 77, 78, 'running');
builder.interval(thread, 90, 200, 'waiting', 'io');
const MODEL = chartModel(builder.build());

function spots(startNs: number, heights: RowHeights = ROW_HEIGHTS): readonly LabelSpot[] {
  const scene = {
    model: MODEL,
    layout: layOut(MODEL.trace, new Set(), heights),
    scrollY: 0,
    scale: timeScale({ startNs, endNs: startNs + 100 }, 100),
    styles: chartStyles(paletteOf('light'), new Set(), 1),
    gridNs: [],
  };
  return labelSpots(scene, 300);
}

test('labels have room in bars of 24 pixels and more, and in what is visible of others', () => {
  expect(spots(0).map(({ interval, x0, x1 }) => [interval, x0, x1])).toEqual([
    [0, 0, 30],
    [1, 0, 30],
    [3, 53, 77],
  ]);
  expect(spots(20).map(({ interval, x0, x1 }) => [interval, x0, x1])).toEqual([
    [3, 33, 57],
    [5, 70, 100],
  ]);
  expect(spots(130).map(({ interval, x0, x1 }) => [interval, x0, x1])).toEqual([[5, 0, 70]]);
});

test('a label leaves room for what is special about a bar', () => {
  const [onCore, own, ready] = spots(0);
  expect([onCore!.accented, own!.accented]).toEqual([true, false]);
  expect(ready!.top).toBeGreaterThan(own!.top);
});

test('low rows have no labels', () => {
  expect(spots(0, COMPACT_HEIGHTS)).toEqual([]);
});
