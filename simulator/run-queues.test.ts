/** One queue for all cores against one each, under every policy. */
import { describe, expect, test } from 'vitest';
import { resultsOf, type Row } from './job-tables.test-support.ts';
import { type MachineSettings, POLICY_NAMES } from './simulation.ts';

const MS = 1_000_000;

/** Two cores: what goes to core 0 takes four times as long as what goes to core 1. */
const UNEVEN: readonly Row[] = [40, 10, 40, 10].map((ms, i) => ({
  name: 'ABCD'[i],
  bursts: `cpu ${ms}ms`,
}));

function completions(machine: Partial<MachineSettings>, rows = UNEVEN): number[] {
  const settings = { cores: 2, quantumNs: 10 * MS, ...machine };
  return resultsOf(rows, settings).jobs.map(({ completionNs }) => completionNs! / MS);
}

describe.each(POLICY_NAMES)('%s', (policy) => {
  test('leaves a core idle with queues of its own that nobody steals from', () => {
    expect(Math.max(...completions({ policy, runQueues: 'per-core' }))).toBe(80);
  });

  test('is done sooner when the idle core steals, and does all the work', () => {
    const stealing = Math.max(...completions({ policy, runQueues: 'stealing' }));
    expect(stealing).toBeLessThanOrEqual(60);
    const { jobs } = resultsOf(UNEVEN, { policy, cores: 2, runQueues: 'stealing' });
    expect(jobs.map(({ cpuNs }) => cpuNs / MS)).toEqual([40, 10, 40, 10]);
  });

  test('does the same as with a shared queue when there is one core', () => {
    const one = { policy, cores: 1 };
    expect(completions({ ...one, runQueues: 'stealing' })).toEqual(
      completions({ ...one, runQueues: 'shared' }),
    );
  });
});

test('a thread comes back to the core that it knows, though another one is idle', () => {
  // C begins on core 0, behind A; when its wait is over A computes again, and B has left core 1.
  const rows: Row[] = [
    { name: 'A', bursts: 'cpu 10ms, io 10ms, cpu 30ms' },
    { name: 'B', bursts: 'cpu 5ms' },
    { name: 'C', bursts: 'cpu 10ms, io 5ms, cpu 10ms' },
  ];
  const fifo = { policy: 'fifo' } as const;
  expect(completions({ ...fifo, runQueues: 'per-core' }, rows)).toEqual([50, 5, 60]);
  // C is taken over by core 1 at once, and stays there.
  expect(completions({ ...fifo, runQueues: 'stealing' }, rows)).toEqual([50, 5, 30]);
});

test('a change of the core costs the warm-up of its caches, a return to it does not', () => {
  const rows: Row[] = [
    { name: 'A', bursts: 'cpu 10ms' },
    { name: 'B', bursts: 'cpu 20ms' },
    { name: 'C', bursts: 'cpu 10ms, io 5ms, cpu 10ms' },
  ];
  const machine = { policy: 'fifo', cacheWarmUpNs: MS } as const;
  // C runs on core 0 from 10 to 20 ms, and again from 25 ms on.
  expect(completions(machine, rows)).toEqual([10, 20, 35]);
  const late: Row[] = [...rows, { name: 'D', arrival: '20ms', bursts: 'cpu 50ms' }];
  // D has taken core 0, so that C comes back on core 1, which is cold for it.
  expect(completions(machine, late)).toEqual([10, 20, 36, 70]);
});
