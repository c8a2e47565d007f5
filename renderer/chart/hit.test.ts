import { describe, expect, test } from 'vitest';

import { TraceBuilder } from './demo/trace-builder.ts';
import { hit } from './hit.ts';
import type { HitScene } from './hit.ts';
import { matchLanes } from './lane-match.ts';
import { layOut } from './layout.ts';
import { markSpots } from './marks.ts';
import { chartModel } from './model.ts';
import { pick, validTarget } from './pick.ts';
import { timeScale } from './time-scale.ts';

const builder = new TraceBuilder();
const CORE = builder.lane('core', 'core 0');
const THREAD = builder.lane('thread', 't');
builder.interval(CORE, 200, 400, 'running', 'none', THREAD);
builder.interval(CORE, 600, 700, 'running', 'none', THREAD);
builder.interval(THREAD, 0, 500, 'running', 'none', CORE);
for (let i = 0; i < 20; i += 1) {
  builder.interval(THREAD, 500 + i, 501 + i, i % 2 === 0 ? 'running' : 'ready');
}
builder.interval(THREAD, 520, 1000, 'waiting', 'sleep');
builder.mark('deadlock', 900, THREAD);
const TRACE = builder.build();
const MODEL = chartModel(TRACE);
const LAYOUT = layOut(TRACE, new Set());

function sceneOf(widthPx: number): HitScene {
  const scale = timeScale({ startNs: 0, endNs: 1000 }, widthPx);
  return {
    model: MODEL,
    layout: LAYOUT,
    scale,
    scrollY: 0,
    marks: markSpots(MODEL, LAYOUT, scale, 0, 500),
    arrows: [],
    bursts: [],
  };
}

const middleOf = (lane: number): number => {
  const row = LAYOUT.rowOfLane[lane]!;
  return row.y + row.height / 2;
};

describe('what is under a point', () => {
  test('is the interval drawn there', () => {
    const first = TRACE.lanes[CORE]!.first;
    expect(hit(sceneOf(1000), 300, middleOf(CORE))).toEqual({
      kind: 'interval',
      lane: CORE,
      interval: first,
    });
  });

  test.each([
    [100, 0, 200],
    [500, 400, 600],
    [800, 700, 1000],
  ])('at %d is the gap from %d to %d where nothing goes on', (x, startNs, endNs) => {
    expect(hit(sceneOf(1000), x, middleOf(CORE))).toEqual({
      kind: 'gap',
      lane: CORE,
      startNs,
      endNs,
    });
  });

  test('is the mixture of a column that has many intervals', () => {
    expect(hit(sceneOf(100), 51, middleOf(THREAD))).toEqual({
      kind: 'mix',
      lane: THREAD,
      startNs: 505,
      endNs: 515,
      count: 10,
      shares: [
        { key: 'running', ns: 5 },
        { key: 'ready', ns: 5 },
      ],
    });
  });

  test('is a thin bar also where it was widened', () => {
    const narrow = sceneOf(10);
    const last = TRACE.lanes[CORE]!.first + 1;
    expect(hit(narrow, 7.8, middleOf(CORE))).toMatchObject({ kind: 'interval', interval: last });
    expect(hit(narrow, 9.6, middleOf(CORE))).toMatchObject({ kind: 'gap' });
  });

  test('is a mark before the interval below it', () => {
    expect(hit(sceneOf(1000), 903, middleOf(THREAD))).toEqual({ kind: 'mark', mark: 0 });
  });

  test('is a group on its heading, and nothing below the last row', () => {
    expect(hit(sceneOf(1000), 5, 2)).toMatchObject({ kind: 'group', role: 'machine' });
    expect(hit(sceneOf(1000), 5, LAYOUT.height + 1)).toBeUndefined();
  });

  test('is the bar of the pinned run on its ghost', () => {
    const pinnedBuilder = new TraceBuilder();
    pinnedBuilder.interval(pinnedBuilder.lane('core', 'core 0'), 0, 1000, 'switching');
    const pinned = pinnedBuilder.build();
    const match = matchLanes(pinned, TRACE);
    const layout = layOut(TRACE, new Set(), undefined, Infinity, { trace: pinned, match });
    const scene = { ...sceneOf(1000), layout, pinned: chartModel(pinned) };
    const row = layout.rows.find(({ kind }) => kind === 'ghost')!;
    const target = hit(scene, 300, row.y + row.height / 2)!;
    expect(target).toEqual({ kind: 'ghost', target: { kind: 'interval', lane: 0, interval: 0 } });
    expect(validTarget(TRACE, target, pinned)).toBe(target);
    expect(validTarget(TRACE, target)).toBeUndefined();
    expect(pick(MODEL, target, undefined, match)).toEqual({ lane: CORE });
    const other = { kind: 'ghost', target: { kind: 'lane', lane: 7 } } as const;
    expect(pick(MODEL, other, { lane: THREAD }, match)).toEqual({ lane: THREAD });
  });
});
