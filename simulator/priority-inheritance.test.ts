/** Priority inversion, and what inheritance makes of it, worked out by hand. */
import { describe, expect, test } from 'vitest';
import { courseOf, resultsOf, type Row, runTable, tableOf } from './job-tables.test-support.ts';
import { runScripts, sectionsOf } from './kernel/script.test-support.ts';
import type { MachineSettings, PolicyName } from './simulation.ts';

const MS = 1_000_000;

function course(rows: readonly Row[], machine: Partial<MachineSettings>): string {
  return courseOf(
    runTable(tableOf(rows), { policy: 'priority', quantumNs: 1000 * MS, ...machine }),
  );
}

/** The urgent job waits for the modest one, and the modest one for a third that has nothing to do with it. */
const INVERSION: readonly Row[] = [
  {
    name: 'low',
    bursts: 'cpu 2ms, cpu 6ms holding bus, cpu 2ms',
    priority: 3,
    deadline: '100ms',
  },
  {
    name: 'high',
    arrival: '4ms',
    bursts: 'cpu 2ms, cpu 2ms holding bus, cpu 2ms',
    priority: 1,
    deadline: '10ms',
  },
  { name: 'middle', arrival: '5ms', bursts: 'cpu 20ms', priority: 2, deadline: '60ms' },
];
const PERIODIC = INVERSION.map((row) => ({ ...row, period: row.deadline }));

describe.each<[PolicyName, readonly Row[]]>([
  ['priority', INVERSION],
  ['edf', INVERSION],
  ['rm', PERIODIC],
])('under %s', (policy, rows) => {
  test('a job in the middle keeps the urgent one waiting for as long as it computes', () => {
    expect(course(rows, { policy })).toBe(
      'low 0-4, high 4-6, middle 6-26, low 26-30, high 30-34, low 34-36',
    );
  });

  test('with inheritance the holder of the lock goes first, and no longer than it holds it', () => {
    expect(course(rows, { policy, priorityInheritance: true })).toBe(
      'low 0-4, high 4-6, low 6-10, high 10-14, middle 14-34, low 34-36',
    );
    const { jobs } = resultsOf(rows, { policy, priorityInheritance: true });
    const [low, high] = jobs;
    expect(high).toMatchObject({ turnaroundNs: 10 * MS, blockedNs: 4 * MS, deadlineMisses: 0 });
    // Alone it would take the 6 ms that it computes.
    expect(high.slowdown).toBeCloseTo(10 / 6, 9);
    expect(low.turnaroundNs).toBe(36 * MS);
  });
});

test('what is inherited is passed on along a chain of locks', () => {
  const rows: Row[] = [
    { name: 'L', bursts: 'cpu 10ms holding A', priority: 4 },
    {
      name: 'K',
      arrival: '2ms',
      bursts: 'cpu 2ms holding B, cpu 2ms holding B and A',
      priority: 3,
    },
    { name: 'H', arrival: '5ms', bursts: 'cpu 1ms holding B', priority: 1 },
    { name: 'M', arrival: '6ms', bursts: 'cpu 20ms', priority: 2 },
  ];
  expect(course(rows, {})).toBe('L 0-2, K 2-4, L 4-6, M 6-26, L 26-32, K 32-34, H 34-35');
  expect(course(rows, { priorityInheritance: true })).toBe(
    'L 0-2, K 2-4, L 4-12, K 12-14, H 14-15, M 15-35',
  );
});

test('a lock is handed to the one who has waited longest, who inherits from the others', () => {
  const rows: Row[] = [
    { name: 'L', bursts: 'cpu 6ms holding X', priority: 4 },
    { name: 'M', arrival: '2ms', bursts: 'cpu 3ms holding X', priority: 3 },
    { name: 'H', arrival: '3ms', bursts: 'cpu 1ms holding X', priority: 1 },
    { name: 'N', arrival: '4ms', bursts: 'cpu 20ms', priority: 2 },
  ];
  expect(course(rows, {})).toBe('L 0-4, N 4-24, L 24-26, M 26-29, H 29-30');
  expect(course(rows, { priorityInheritance: true })).toBe('L 0-6, M 6-9, H 9-10, N 10-30');
});

test('who gives up waiting takes its urgency back, and the holder loses the core', () => {
  const trace = runScripts({ policy: 'priority', priorityInheritance: true }, [
    {
      name: 'low',
      lines: ['start middle', 'start high', 'acquire L', 'cpu 10ms', 'release L'],
      nice: 10,
    },
    { name: 'middle', lines: ['sleep 3ms', 'cpu 5ms'], nice: 5 },
    { name: 'high', lines: ['sleep 2ms', 'acquire L 3ms'], nice: 0 },
  ]);
  expect(sectionsOf(trace, 'core')).toContain(
    ['0–5ms running low', '5ms–10ms running middle', '10ms–15ms running low'].join('\n  '),
  );
});

test('locks that are taken in opposite orders end in a deadlock, with inheritance too', () => {
  const rows: Row[] = [
    { name: 'P', bursts: 'cpu 2ms holding A, cpu 1ms holding A and B', priority: 2 },
    {
      name: 'Q',
      arrival: '1ms',
      bursts: 'cpu 2ms holding B, cpu 1ms holding B and A',
      priority: 1,
    },
  ];
  for (const priorityInheritance of [false, true]) {
    const run = (): unknown => runTable(tableOf(rows), { policy: 'priority', priorityInheritance });
    expect(run).toThrow('"kind":"deadlock","deadlock":{"timeNs":4000000,"cycle":[{"thread":4,');
  }
});
