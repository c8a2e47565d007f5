import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { denseTrace } from './demo/dense-trace.ts';
import { TraceBuilder } from './demo/trace-builder.ts';
import { fillLane, lanePixels, NO_INTERVAL } from './density.ts';
import type { LanePixels } from './density.ts';
import { shareIndex } from './shares.ts';
import { STATE_KEYS } from './state-key.ts';
import { timeScale } from './time-scale.ts';

type Piece = readonly [startNs: number, endNs: number, state: 'running' | 'ready'];

/** Pixels of a lane at one nanosecond a pixel unless told otherwise. */
function pixelsOf(pieces: readonly Piece[], width: number, startNs = 0, endNs = width): LanePixels {
  const builder = new TraceBuilder();
  const lane = builder.lane('thread', 't');
  for (const [from, to, state] of pieces) builder.interval(lane, from, to, state);
  const out = lanePixels(width);
  fillLane(out, shareIndex(builder.build()), lane, timeScale({ startNs, endNs }, width));
  return out;
}

/** "2-5 running" for a bar, "7: running 50 ready 50" for a column of several states. */
function dump(lane: LanePixels): readonly string[] {
  const parts: { x: number; text: string }[] = [];
  for (let n = 0; n < lane.bars; n += 1) {
    const joined = lane.interval[n] === NO_INTERVAL ? ' (several)' : '';
    const text = `${lane.x0[n]}-${lane.x1[n]} ${STATE_KEYS[lane.key[n]!]!}${joined}`;
    parts.push({ x: lane.x0[n]!, text });
  }
  for (let c = 0; c < lane.columns; c += 1) {
    const layers: string[] = [];
    for (let i = lane.layerFirst[c]!; i < lane.layerFirst[c + 1]!; i += 1) {
      layers.push(`${STATE_KEYS[lane.layerKey[i]!]!} ${Math.round(lane.layerShare[i]! * 100)}`);
    }
    parts.push({ x: lane.columnX[c]!, text: `${lane.columnX[c]}: ${layers.join(' ')}` });
  }
  return parts.sort((a, b) => a.x - b.x).map((part) => part.text);
}

describe('a lane in pixels', () => {
  test('gives every interval that has pixels its own bar', () => {
    const pieces: Piece[] = [
      [2, 5, 'running'],
      [5, 9, 'ready'],
    ];
    expect(dump(pixelsOf(pieces, 12))).toEqual(['2-5 running', '5-9 ready']);
  });

  test('draws an interval far shorter than a pixel one pixel wide', () => {
    expect(dump(pixelsOf([[500, 501, 'running']], 10, 0, 1000))).toEqual(['5-6 running']);
  });

  test('cuts bars at the ends of the view', () => {
    expect(dump(pixelsOf([[0, 100, 'running']], 10, 40, 50))).toEqual(['0-10 running']);
  });

  test('tells where there is nothing', () => {
    const lane = pixelsOf(
      [
        [2, 5, 'running'],
        [5, 7, 'ready'],
        [9, 10, 'running'],
      ],
      12,
    );
    const gaps = Array.from({ length: lane.gaps }, (_, n) => [lane.gapX[n], lane.gapEnd[n]]);
    expect(gaps).toEqual([
      [0, 2],
      [7, 9],
      [10, 12],
    ]);
  });

  test('mixes what shares a column, by time', () => {
    const pieces: Piece[] = [
      [455, 460, 'running'],
      [460, 540, 'ready'],
      [540, 545, 'running'],
    ];
    expect(dump(pixelsOf(pieces, 10, 0, 1000))).toEqual(['5: running 10 ready 80']);
  });

  test('keeps one state as a bar even where it stands for several', () => {
    const pieces: Piece[] = Array.from({ length: 40 }, (_, i) => [i, i + 1, 'running']);
    expect(dump(pixelsOf(pieces, 4, 0, 40))).toContain('1-4 running (several)');
  });

  test('puts a tiny interval between two long ones into a column of its own', () => {
    const pieces: Piece[] = [
      [0, 500, 'running'],
      [500, 501, 'ready'],
      [501, 1000, 'running'],
    ];
    expect(dump(pixelsOf(pieces, 10, 0, 1000))).toEqual([
      '0-5 running',
      '5-6 ready',
      '6-10 running',
    ]);
  });

  test('shows a nearly empty column all the same', () => {
    const pieces: Piece[] = [
      [500, 501, 'running'],
      [510, 511, 'running'],
    ];
    expect(dump(pixelsOf(pieces, 10, 0, 1000))).toEqual(['5: running 60']);
  });

  test('widens what is thin as far as there is room', () => {
    const pieces: Piece[] = [
      [100, 101, 'running'],
      [400, 401, 'ready'],
      [510, 600, 'running'],
      [601, 602, 'ready'],
      [602, 603, 'running'],
    ];
    const builder = new TraceBuilder();
    const lane = builder.lane('thread', 't');
    for (const [from, to, state] of pieces) builder.interval(lane, from, to, state);
    const out = lanePixels(10);
    fillLane(out, shareIndex(builder.build()), lane, timeScale({ startNs: 0, endNs: 1000 }, 10), 3);
    expect(dump(out)).toEqual(['1-4 running', '4-5 ready', '5-6 running', '6: running 59 ready 1']);
    expect([out.columnX[0], out.columnEnd[0]]).toEqual([6, 9]);
  });

  test('shows what happens at a single instant', () => {
    const pieces: Piece[] = [[500, 500, 'ready']];
    expect(dump(pixelsOf(pieces, 10, 0, 1000))).toEqual(['5-6 ready']);
  });

  test('never overlaps, and touches every interval in sight', () => {
    const trace = denseTrace(3000, 2);
    const index = shareIndex(trace);
    const scale = fc
      .tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 1e-4, max: 1, noNaN: true }),
      )
      .map(([at, size]) => {
        const span = trace.elapsedNs * size;
        const startNs = (trace.elapsedNs - span) * at;
        return timeScale({ startNs, endNs: startNs + span }, 97);
      });
    const out = lanePixels(97);
    fc.assert(
      fc.property(scale, (view) => {
        fillLane(out, index, 1, view);
        const covered = new Uint8Array(97);
        for (let n = 0; n < out.bars; n += 1) {
          for (let x = out.x0[n]!; x < out.x1[n]!; x += 1) covered[x]! += 1;
        }
        for (let c = 0; c < out.columns; c += 1) covered[out.columnX[c]!]! += 1;
        expect(Math.max(...covered)).toBeLessThanOrEqual(1);
        const empty = new Uint8Array(97);
        for (let n = 0; n < out.gaps; n += 1) empty.fill(1, out.gapX[n], out.gapEnd[n]);
        expect([...empty]).toEqual([...covered].map((bars) => 1 - bars));
        const { first, count } = trace.lanes[1]!;
        for (let i = first; i < first + count; i += 1) {
          const x = Math.floor(view.toPx(trace.intervals.start[i]!) + 0.5);
          if (x >= 0 && x < 97) expect(covered[x]).toBe(1);
        }
        for (let c = 0; c < out.columns; c += 1) {
          let whole = 0;
          for (let i = out.layerFirst[c]!; i < out.layerFirst[c + 1]!; i += 1) {
            whole += out.layerShare[i]!;
          }
          expect(whole).toBeLessThanOrEqual(1 + 1e-5);
        }
      }),
    );
  });
});
