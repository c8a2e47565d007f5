/** What a run tells of its scheduler's decisions, and how it waits for a person's. */
import { describe, expect, test } from 'vitest';
import { tableOf } from './job-tables.test-support.ts';
import { simulate } from './prepare-run.ts';
import type { MachineSettings, RunOptions } from './simulation.ts';
import type { Trace } from './trace/trace.ts';

const MS = 1_000_000;
const JOBS = [
  { name: 'A', bursts: 'cpu 30ms', priority: 2, tickets: 50 },
  { name: 'B', bursts: 'cpu 10ms', priority: 1, tickets: 100 },
  { name: 'C', bursts: 'cpu 20ms', priority: 3, tickets: 25 },
];

function run(machine: Partial<MachineSettings>, decisions: RunOptions['decisions']): Trace {
  const text = tableOf(JOBS, 'quantum = "10ms"\n');
  return simulate(
    { name: 't.toml', text },
    { machine: { cores: 1, contextSwitchNs: 0, ...machine }, ...(decisions && { decisions }) },
  );
}

/** "at ms: A 30, B 10 → B" */
function told({ decisions = [], lanes }: Trace): string[] {
  const name = (lane: number): string => lanes[lane]?.name ?? 'nobody';
  return decisions.map(({ timeNs, ready, standings, chosen }) => {
    const candidates = ready.map((lane, i) => `${name(lane)} ${standings[i]}`);
    return `${timeNs / MS}: ${candidates.join(', ')} → ${name(chosen)}`;
  });
}

describe('recorded decisions', () => {
  test.each([
    ['fifo', ['0: A 0, B 0, C 0 → A', '30: B 0, C 0 → B']],
    ['sjf', ['0: B 10000000, C 20000000, A 30000000 → B', '10: C 20000000, A 30000000 → C']],
    [
      'priority',
      ['0: B 1, A 2, C 3 → B', '10: A 2, C 3 → A', '20: A 2, C 3 → A', '30: A 2, C 3 → A'],
    ],
    ['stride', undefined],
    [
      'mlfq',
      ['0: A 0, B 0, C 0 → A', '10: B 0, C 0, A 1 → B', '20: C 0, A 1 → C', '30: A 1, C 1 → A'],
    ],
  ] as const)('under %s name the candidates and what the policy goes by', (policy, expected) => {
    const all = told(run({ policy }, 'record'));
    if (expected !== undefined) expect(all).toEqual(expected);
    else expect(all[0]).toBe('0: A 0, B 0, C 0 → A');
  });

  test('are left out unless asked for, and change nothing', () => {
    const plain = run({ policy: 'lottery' }, undefined);
    const { decisions, ...rest } = run({ policy: 'lottery' }, 'record');
    expect(plain.decisions).toBeUndefined();
    expect(decisions!.length).toBeGreaterThan(2);
    expect(rest).toEqual(plain);
  });
});

describe('a schedule that is made by hand', () => {
  test('ends at the first decision that nobody has made', () => {
    const trace = run({ policy: 'manual', manual: { choices: ['C'] } }, 'ask');
    expect(trace.outcome).toEqual({ kind: 'undecided' });
    expect(trace.elapsedNs).toBe(10 * MS);
    expect(told(trace)).toEqual(['0: A 0, B 0, C 0 → C', '10: A 0, B 0, C 10000000 → nobody']);
  });

  test('is whole when there is nothing left to decide', () => {
    const choices = ['C', 'C', 'B', 'A', 'A', 'A'];
    const trace = run({ policy: 'manual', manual: { choices: choices.slice(0, 3) } }, 'ask');
    expect(trace.outcome).toEqual({ kind: 'completed', exitCode: 0 });
    expect(trace.elapsedNs).toBe(60 * MS);
  });
});
