/** A sweep over the quantum of a large job table, as the command line runs it: on all cores of this computer. */
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';

import { LOAD_TABLE } from './load-table.ts';
import type { BenchRow } from './row.ts';

/** `npm run bench` builds it beside this one. */
const CLI = path.join(import.meta.dirname, '..', 'cli', 'main.js');
const VALUES = 100;
const LIMIT_MS = 20_000;
/** Of one worker's time, divided by the number of workers: 1 if they did not disturb each other at all. */
const SHARE_MAX = 1.3;

export function run(): Promise<BenchRow[]> {
  const file = path.join(tmpdir(), `timeslice-sweep-${process.pid}.toml`);
  writeFileSync(file, LOAD_TABLE);
  try {
    const workers = availableParallelism();
    const aloneMs = sweepMs(file, VALUES / 5, 1);
    const togetherMs = sweepMs(file, VALUES / 5, workers);
    const share = (togetherMs * workers) / aloneMs;
    const wholeMs = sweepMs(file, VALUES, workers);
    return Promise.resolve([
      {
        group: 'sweep',
        name: `${VALUES / 5} quanta, ${workers} workers / 1 worker, per worker`,
        value: share,
        unit: '×',
        bar: `≤ ${SHARE_MAX}`,
        ok: share <= SHARE_MAX,
      },
      {
        group: 'sweep',
        name: `${VALUES} quanta, 1000 jobs of 100 bursts on 8 cores`,
        value: wholeMs,
        unit: 'ms',
        bar: `≤ ${LIMIT_MS}`,
        ok: wholeMs <= LIMIT_MS,
      },
    ]);
  } finally {
    rmSync(file);
  }
}

function sweepMs(file: string, values: number, workers: number): number {
  const range = `quantum=1..${values}..1`;
  const options = ['--policy', 'round-robin', '--over', range, '--workers', String(workers)];
  const startMs = performance.now();
  const out = execFileSync(process.execPath, [CLI, 'sweep', file, ...options], {
    encoding: 'utf8',
  });
  const ms = performance.now() - startMs;
  const rows = out.match(/completed/g)?.length;
  if (rows !== values) throw new Error(`the sweep has ${rows} rows in place of ${values}`);
  return ms;
}
