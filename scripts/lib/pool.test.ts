/** Jobs run so many at a time, and results keep their order. */
import { setTimeout as sleep } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { pool } from './pool.mjs';

test.each([1, 2, 5])('at most %i at once', async (width) => {
  let running = 0;
  let most = 0;
  const jobs = [30, 5, 20, 1].map((ms, index) => async () => {
    most = Math.max(most, ++running);
    await sleep(ms);
    running--;
    return index;
  });
  expect(await pool(jobs, width)).toEqual([0, 1, 2, 3]);
  expect(most).toBe(Math.min(width, jobs.length));
});
