import { expect, test } from 'vitest';

import { changeFrom, lineChanges, paintLines } from './line-changes.ts';
import { raster } from './raster.ts';
import type { Raster } from './raster.ts';

/** A picture whose first line has a ground of ones. */
function ground(width: number, height: number, line: number): Raster {
  const to = raster(width, height);
  to.pixels.fill(1, line * width, (line + 1) * width);
  return to;
}

function lines(of: Raster): readonly string[] {
  return Array.from({ length: of.height }, (_, y) =>
    [...of.pixels.subarray(y * of.width, (y + 1) * of.width)].join(''),
  );
}

test('a strip is its first line, changed from line to line', () => {
  const to = ground(6, 5, 1);
  const changes = lineChanges(10);
  changeFrom(changes, 0, 1, 3, 7);
  changeFrom(changes, 1, 2, 5, 8);
  changeFrom(changes, 1, 0, 1, 9);
  changeFrom(changes, 2, 2, 3, 7);
  paintLines(to, changes, 1, 4);
  expect(lines(to)).toEqual(['000000', '177111', '978881', '977881', '000000']);
});

test('the changes are forgotten once painted', () => {
  const changes = lineChanges(10);
  changeFrom(changes, 1, 0, 4, 7);
  paintLines(ground(4, 3, 0), changes, 0, 3);
  const next = ground(4, 3, 0);
  paintLines(next, changes, 0, 3);
  expect(lines(next)).toEqual(['1111', '1111', '1111']);
});

test('what begins above the picture is in its first line, what lies below is not painted', () => {
  const to = ground(4, 3, 0);
  const changes = lineChanges(10);
  changeFrom(changes, 0, 0, 2, 7);
  changeFrom(changes, 1, 1, 2, 8);
  changeFrom(changes, 3, 3, 4, 9);
  changeFrom(changes, 5, 0, 4, 6);
  paintLines(to, changes, -2, 8);
  expect(lines(to)).toEqual(['7811', '7819', '7819']);
});

test('wide stretches are painted like narrow ones', () => {
  const to = ground(80, 2, 0);
  const changes = lineChanges(4);
  changeFrom(changes, 1, 10, 70, 7);
  paintLines(to, changes, 0, 2);
  expect(lines(to)[1]).toBe('1'.repeat(10) + '7'.repeat(60) + '1'.repeat(10));
});
