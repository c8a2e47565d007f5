/**
 * Random programs of asyncio print here what they print in CPython.
 *
 * `TASK_TREES=500 npx vitest run simulator/task-trees.test.ts` compares as many as one likes; with
 * `SEED=17` too, they begin with that one.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

import { simulate } from './index.ts';
import { NO_PYTHON } from './python/oracle.test-support.ts';
import { PRELUDE, TaskTree } from './task-trees.test-support.ts';

const COUNT = Number(process.env['TASK_TREES'] ?? 40);
const FIRST_SEED = Number(process.env['SEED'] ?? 0);
/** Programs that run after each other in one process, which makes them cheap. */
const BATCH = 20;
/** Timers closer than this may ring in another order where computing takes time. */
const APART = 0.05;

const SCRIPT = readFileSync(path.join(import.meta.dirname, 'virtual_time.py'), 'utf8');

const batches = Array.from({ length: Math.ceil(COUNT / BATCH) }, (_, batch) => {
  const first = FIRST_SEED + batch * BATCH;
  const last = Math.min(first + BATCH, FIRST_SEED + COUNT) - 1;
  return { first, last };
});

it.for(batches)('task trees $first to $last log what they log in CPython', (batch, { skip }) => {
  if (NO_PYTHON !== undefined) skip(NO_PYTHON);
  const seeds = Array.from({ length: batch.last - batch.first + 1 }, (_, n) => batch.first + n);
  const programs = seeds.map((seed) => `print("seed ${seed}")\n${new TaskTree(seed).text()}`);
  const text = [PRELUDE, ...programs].join('');
  const { output, gaps } = inPython(text);
  const [expected, found] = [parts(output), parts(inSimulator(text))];
  expect(expected.size).toBe(seeds.length);
  seeds.forEach((seed, index) => {
    if ((gaps[index] ?? 0) < APART) return;
    expect(found.get(seed), `SEED=${seed}\n${new TaskTree(seed).text()}`).toBe(expected.get(seed));
  });
});

/** Under a loop that never waits, see the script. */
function inPython(program: string): { output: string; gaps: readonly number[] } {
  const answer = execFileSync('python3', ['-W', 'ignore', '-c', SCRIPT], {
    input: program,
    encoding: 'utf8',
    // What tasks that nobody waits for raise.
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return JSON.parse(answer) as { output: string; gaps: readonly number[] };
}

function inSimulator(text: string): string {
  const trace = simulate({ name: 'tree.py', text }, { limits: { virtualTimeNs: 1e16 } });
  const printed = trace.console.filter(({ stream }) => stream === 'stdout');
  const failure = trace.outcome.kind === 'completed' ? '' : JSON.stringify(trace.outcome);
  return printed.map((entry) => entry.text).join('') + failure;
}

/** What each program printed, by its seed. */
function parts(output: string): Map<number, string> {
  const runs = output.split(/^seed (\d+)\n/m).slice(1);
  return new Map(runs.flatMap((run, n) => (n % 2 === 0 ? [[Number(run), runs[n + 1] ?? '']] : [])));
}
