import { expect, it } from 'vitest';

import { lengthHandles } from './length-handles.ts';
import { timeScale } from './time-scale.ts';

const ROWS = [0, 1].map(
  (lane) => ({ kind: 'lane', lane, level: 0, y: 30 * lane, height: 30 }) as const,
);

it('handles are where their lanes are shown, and far enough apart to be hit', () => {
  const scale = timeScale({ startNs: 0, endNs: 100 }, 100);
  const at = (lane: number, timeNs: number) => ({ lane, timeNs });
  const edges = [at(0, 10), at(0, 12), at(0, 40), at(0, 200), at(1, 11), at(2, 50)];
  expect(
    lengthHandles(edges, ROWS, scale).map(({ index, row, x }) => [index, row.lane, x]),
  ).toEqual([
    [0, 0, 10],
    [2, 0, 40],
    [4, 1, 11],
  ]);
});
