import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { arrowPaths, arrowUnder, chosenArrows, clipSegment, distanceToSegment } from './arrows.ts';
import { TraceBuilder } from './demo/trace-builder.ts';
import { layOut } from './layout.ts';
import { chartModel } from './model.ts';
import { timeScale } from './time-scale.ts';

const builder = new TraceBuilder();
const A = builder.lane('thread', 'a');
const B = builder.lane('thread', 'b');
const C = builder.lane('thread', 'c');
builder.interval(A, 0, 100, 'running');
builder.interval(B, 0, 50, 'waiting', 'lock');
builder.interval(B, 50, 100, 'running');
builder.interval(C, 0, 100, 'waiting', 'sleep');
builder.arrow('wake', A, 50, B, 50);
builder.arrow('start', A, 5, C, 5);
builder.arrow('join', C, 100, A, 100);
const TRACE = builder.build();
const MODEL = chartModel(TRACE);
const LAYOUT = layOut(TRACE, new Set());
const SCALE = timeScale({ startNs: 0, endNs: 100 }, 100);

describe('arrows', () => {
  test.each([
    ['of nothing selected are none', undefined, 'selection', []],
    ['of a lane are all that touch it', { lane: A }, 'selection', [0, 1, 2]],
    ['of an interval are those within it', { lane: B, interval: 1 }, 'selection', [0]],
    ['can be all', undefined, 'all', [0, 1, 2]],
    ['can be none', { lane: A }, 'none', []],
  ] as const)('%s', (_name, selection, choice, expected) => {
    expect(chosenArrows(MODEL, selection, choice)).toEqual(expected);
  });

  test('go from the middle of one row to the near edge of the other bar', () => {
    const [path] = arrowPaths(MODEL, LAYOUT, SCALE, 0, 500, [0]);
    const [a, b] = [LAYOUT.rowOfLane[A]!, LAYOUT.rowOfLane[B]!];
    expect(path!.from).toEqual({ x: 50, y: a.y + a.height / 2 });
    expect(path!.to.x).toBe(50);
    expect(path!.to.y).toBeGreaterThan(b.y);
    expect(path!.to.y).toBeLessThan(b.y + b.height / 3);
  });

  test('are cut at the edge of the plot and name the lane beyond it', () => {
    const height = LAYOUT.rowOfLane[B]!.y;
    const [path] = arrowPaths(MODEL, LAYOUT, SCALE, 0, height, [1]);
    expect(path).toMatchObject({ to: { x: 5, y: height }, toBeyond: C, fromBeyond: undefined });
  });

  test('within one folded group are not drawn', () => {
    const folded = layOut(TRACE, new Set(['process:']));
    expect(arrowPaths(MODEL, folded, SCALE, 0, 500, [0, 1, 2])).toEqual([]);
  });

  test('are found near their line only', () => {
    const paths = arrowPaths(MODEL, LAYOUT, SCALE, 0, 500, [0]);
    const y = (paths[0]!.from.y + paths[0]!.to.y) / 2;
    expect(arrowUnder(paths, 52, y)?.arrow).toBe(0);
    expect(arrowUnder(paths, 60, y)).toBeUndefined();
  });
});

test('of a thousand arrows that leave the picture, so many are drawn that the bars stay visible', () => {
  const crowd = new TraceBuilder();
  const parent = crowd.lane('thread', 'parent');
  crowd.interval(parent, 0, 1000, 'running');
  for (let at = 0; at < 1000; at++) {
    const child = crowd.lane('thread', `child ${String(at)}`);
    crowd.interval(child, at, 1000, 'running');
    crowd.arrow('start', parent, at, child, at);
  }
  const trace = crowd.build();
  const layout = layOut(trace, new Set());
  const scale = timeScale({ startNs: 0, endNs: 1000 }, 400);
  const all = [...trace.arrows.kind.keys()];
  const paths = arrowPaths(chartModel(trace), layout, scale, 0, 100, all);
  const beyond = paths.filter(({ toBeyond }) => toBeyond !== undefined).map(({ to }) => to.x);
  expect(beyond.length).toBeGreaterThan(10);
  const gaps = beyond.slice(1).map((x, index) => x - beyond[index]!);
  expect(Math.min(...gaps)).toBeGreaterThan(6);
});

describe('clipping', () => {
  const at = fc.record({
    x: fc.integer({ min: -200, max: 300 }),
    y: fc.integer({ min: -200, max: 300 }),
  });

  test('gives a part of the segment inside the box', () => {
    fc.assert(
      fc.property(at, at, (from, to) => {
        const part = clipSegment(from, to, 100, 80);
        if (part === undefined) return;
        for (const end of [part.from, part.to]) {
          expect(end.x).toBeGreaterThanOrEqual(-1e-9);
          expect(end.x).toBeLessThanOrEqual(100 + 1e-9);
          expect(end.y).toBeGreaterThanOrEqual(-1e-9);
          expect(end.y).toBeLessThanOrEqual(80 + 1e-9);
          expect(distanceToSegment(end, from, to)).toBeLessThan(1e-6);
        }
        if (!part.cutFrom) expect(part.from).toEqual(from);
      }),
    );
  });
});
