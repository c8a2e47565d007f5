/** Marks that pass, marks that stay. */
import { describe, expect, it } from 'vitest';

import { TimeMarks } from './time-marks.svelte.ts';

function instant(timeNs: number) {
  return { startNs: timeNs, endNs: timeNs };
}

describe('marks', () => {
  it('have one at most that passes', () => {
    const marks = new TimeMarks();
    marks.toggle(instant(10), false);
    marks.toggle(instant(20), true);
    marks.toggle({ startNs: 30, endNs: 40 }, false);
    expect(marks.list.map(({ startNs, kept }) => [startNs, kept])).toEqual([
      [20, true],
      [30, false],
    ]);
    expect(new Set(marks.list.map(({ id }) => id)).size).toBe(2);
  });

  it('are taken away by the same mark again', () => {
    const marks = new TimeMarks();
    marks.toggle(instant(10), true);
    marks.toggle(instant(10), false);
    expect(marks.list).toHaveLength(2);
    marks.toggle(instant(10), true);
    expect(marks.list.map(({ kept }) => kept)).toEqual([false]);
    marks.clear();
    expect(marks.list).toEqual([]);
  });
});
