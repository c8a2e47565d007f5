/**
 * Results that textbooks work out, to the figure. OSTEP: Arpaci-Dusseau, "Operating Systems: Three Easy
 * Pieces", chapters 7 (scheduling), 8 (multi-level feedback), 9 (proportional share). SGG: Silberschatz,
 * Galvin, Gagne, "Operating System Concepts", chapter on CPU scheduling. LL: Liu and Layland 1973.
 */
import { describe, expect, test } from 'vitest';
import {
  averages,
  courseOf,
  resultsOf,
  type Row,
  runTable,
  tableOf,
} from './job-tables.test-support.ts';
import { DEFAULT_MACHINE } from './machine-settings.ts';
import type { FeedbackSettings, MachineSettings } from './simulation.ts';

const MS = 1_000_000;

/** Jobs A, B, C… that come at 0 and compute for so many milliseconds each. */
function together(...lengths: number[]): Row[] {
  return lengths.map((ms, i) => ({ name: 'ABCDEFG'[i], bursts: `cpu ${ms}ms` }));
}

function arriving(...jobs: (readonly [arrival: number, length: number])[]): Row[] {
  return jobs.map(([arrival, ms], i) => ({
    name: 'ABCDEFG'[i],
    arrival: `${arrival}ms`,
    bursts: `cpu ${ms}ms`,
  }));
}

function course(rows: readonly Row[], machine: Partial<MachineSettings>): string {
  return courseOf(runTable(tableOf(rows), machine));
}

describe('turnaround and response', () => {
  test.each<[string, Row[], Partial<MachineSettings>, Partial<ReturnType<typeof averages>>]>([
    ['OSTEP 7.3, FIFO, equal jobs', together(10, 10, 10), { policy: 'fifo' }, { turnaround: 20 }],
    ['OSTEP 7.3, the convoy', together(100, 10, 10), { policy: 'fifo' }, { turnaround: 110 }],
    ['OSTEP 7.3, the long one last', together(10, 10, 100), { policy: 'fifo' }, { turnaround: 50 }],
    ['OSTEP 7.4, SJF', together(100, 10, 10), { policy: 'sjf' }, { turnaround: 50 }],
    [
      'OSTEP 7.4, SJF with late arrivals',
      arriving([0, 100], [10, 10], [10, 10]),
      { policy: 'sjf' },
      { turnaround: 310 / 3 },
    ],
    [
      'OSTEP 7.5, STCF',
      arriving([0, 100], [10, 10], [10, 10]),
      { policy: 'stcf' },
      { turnaround: 50 },
    ],
    ['OSTEP 7.7, SJF responds late', together(5, 5, 5), { policy: 'sjf' }, { response: 5 }],
    [
      'OSTEP 7.7, round robin responds soon and ends late',
      together(5, 5, 5),
      { policy: 'round-robin', quantumNs: MS },
      { response: 1, turnaround: 14 },
    ],
    ['SGG, FCFS 24 3 3', together(24, 3, 3), { policy: 'fifo' }, { waiting: 17 }],
    ['SGG, FCFS 3 3 24', together(3, 3, 24), { policy: 'fifo' }, { waiting: 3 }],
    ['SGG, SJF 6 8 7 3', together(6, 8, 7, 3), { policy: 'sjf' }, { waiting: 7 }],
    [
      'SGG, shortest remaining time first',
      arriving([0, 8], [1, 4], [2, 9], [3, 5]),
      { policy: 'stcf' },
      { waiting: 6.5 },
    ],
    [
      'SGG, the same without preemption',
      arriving([0, 8], [1, 4], [2, 9], [3, 5]),
      { policy: 'sjf' },
      { waiting: 7.75 },
    ],
    [
      'SGG, round robin with a quantum of 4',
      together(24, 3, 3),
      { policy: 'round-robin', quantumNs: 4 * MS },
      { waiting: 17 / 3 },
    ],
  ])('%s', (_source, rows, machine, expected) => {
    const found = averages(resultsOf(rows, machine));
    for (const [name, value] of Object.entries(expected)) {
      expect(found[name as keyof typeof found], name).toBeCloseTo(value, 9);
    }
  });

  test('SGG, priorities without preemption: waiting 8.2', () => {
    const priorities = [3, 1, 4, 5, 2];
    const rows = together(10, 1, 2, 1, 5).map((row, i) => ({ ...row, priority: priorities[i] }));
    const priority = { preemptive: false, agingNs: 0 };
    expect(course(rows, { policy: 'priority', priority })).toBe(
      'B 0-1, E 1-6, A 6-16, C 16-18, D 18-19',
    );
    expect(averages(resultsOf(rows, { policy: 'priority', priority })).waiting).toBeCloseTo(8.2, 9);
  });

  test('SGG, priorities with round robin among equals', () => {
    const priorities = [3, 2, 2, 1, 3];
    const rows = together(4, 5, 8, 7, 3).map((row, i) => ({ ...row, priority: priorities[i] }));
    expect(course(rows, { policy: 'priority', quantumNs: 2 * MS })).toBe(
      'D 0-7, B 7-9, C 9-11, B 11-13, C 13-15, B 15-16, C 16-20, A 20-22, E 22-24, A 24-26, E 26-27',
    );
  });

  test('OSTEP 7.8: each burst counts as a job of its own, so that computing and I/O overlap', () => {
    const rows: Row[] = [
      { name: 'A', bursts: 'cpu 10ms, io 10ms, cpu 10ms, io 10ms, cpu 10ms' },
      { name: 'B', bursts: 'cpu 30ms' },
    ];
    expect(course(rows, { policy: 'stcf' })).toBe('A 0-10, B 10-20, A 20-30, B 30-50, A 50-60');
    expect(course(rows, { policy: 'sjf' })).toBe('A 0-10, B 10-40, A 40-50, A 60-70');
  });
});

describe('priority', () => {
  test('a more urgent job takes the core at once, and ageing keeps none waiting for ever', () => {
    const rows: Row[] = [
      { name: 'low', priority: 9, bursts: 'cpu 4ms' },
      { name: 'high', priority: 1, arrival: '2ms', bursts: 'cpu 20ms' },
    ];
    const at = (agingNs: number): Partial<MachineSettings> => ({
      policy: 'priority',
      quantumNs: 2 * MS,
      priority: { preemptive: true, agingNs },
    });
    expect(course(rows, at(0))).toBe('low 0-2, high 2-22, low 22-24');
    // Eight priorities of 1 ms each are made up for after 8 ms, at the end of a quantum.
    expect(course(rows, at(MS))).toBe('low 0-2, high 2-10, low 10-12, high 12-24');
  });
});

describe('multi-level feedback queue', () => {
  const mlfq = (settings: Partial<FeedbackSettings>): Partial<MachineSettings> => ({
    policy: 'mlfq',
    mlfq: {
      ...DEFAULT_MACHINE.mlfq,
      quantaNs: [10 * MS, 10 * MS, 10 * MS],
      ...settings,
    },
  });

  test('OSTEP 8.2, a short job comes along: it is done before it sinks to the bottom', () => {
    const rows = arriving([0, 200], [100, 20]);
    expect(course(rows, mlfq({}))).toBe('A 0-100, B 100-120, A 120-220');
  });

  test('OSTEP 8.2, two long jobs sink a level with each slice, then take turns', () => {
    expect(course(together(50, 50), mlfq({}))).toBe(
      'A 0-10, B 10-20, A 20-30, B 30-40, A 40-50, B 50-60, A 60-70, B 70-80, A 80-90, B 90-100',
    );
  });

  test('OSTEP 8.2, longer slices at lower levels', () => {
    const quantaNs = [10 * MS, 20 * MS, 40 * MS];
    expect(course(together(100, 100), mlfq({ quantaNs }))).toBe(
      'A 0-10, B 10-20, A 20-40, B 40-60, A 60-100, B 100-140, A 140-170, B 170-200',
    );
  });

  test('OSTEP 8.4, gaming works under the old rules and not under the accounting of rule 4', () => {
    const rows: Row[] = [
      { name: 'L', bursts: 'cpu 60ms' },
      { name: 'G', arrival: '30ms', bursts: 'cpu 9ms, io 1ms', repeat: 4 },
    ];
    // Just before its slice is over the gamer waits for a moment, and is back at the top.
    expect(course(rows, mlfq({ stay: true }))).toBe(
      'L 0-30, G 30-39, L 39-40, G 40-49, L 49-50, G 50-59, L 59-60, G 60-69, L 69-96',
    );
    // With accounting it sinks by 10 ms of computing, however it divides them.
    expect(course(rows, mlfq({}))).toBe(
      'L 0-30, G 30-39, L 39-40, G 40-49, L 49-50, G 50-52, L 52-60, G 60-67, L 67-77, G 77-80, L 80-90, G 90-96',
    );
  });

  test('OSTEP 8.3, a boost lifts a starving job for a slice', () => {
    const rows: Row[] = [
      { name: 'L', bursts: 'cpu 50ms' },
      { name: 'S', arrival: '30ms', bursts: 'cpu 4ms, io 1ms', repeat: 12 },
      { name: 'T', arrival: '30ms', bursts: 'cpu 4ms, io 1ms', repeat: 12 },
    ];
    const share = (boostNs: number): number => {
      const trace = runTable(tableOf(rows), mlfq({ stay: true, boostNs }));
      const lane = trace.lanes.find(({ name }) => name === 'L')!;
      const { start, end, state } = trace.intervals;
      let ranNs = 0;
      for (let i = lane.first; i < lane.first + lane.count; i++) {
        if (state[i] === 2) ranNs += Math.max(0, Math.min(end[i], 120 * MS) - start[i]);
      }
      return ranNs / MS;
    };
    expect(share(0)).toBe(30);
    // Boosts at 50 and 100 ms: a slice of 10 ms each.
    expect(share(50 * MS)).toBe(50);
  });
});

describe('shares', () => {
  test('OSTEP 9.6, stride with tickets 100, 50, 250', () => {
    const tickets = [100, 50, 250];
    const rows = together(80, 40, 200).map((row, i) => ({ ...row, tickets: tickets[i] }));
    const runs = course(rows, { policy: 'stride', quantumNs: 10 * MS }).split(', ');
    const turns = runs.flatMap((run) => {
      const [name, from, to] = run.split(/[ -]/);
      return Array<string>((Number(to) - Number(from)) / 10).fill(name);
    });
    expect(turns.slice(0, 8).join('')).toBe('ABCCCACC');
    // Every round of 8 quanta has the shares of the tickets exactly, so that all end in the last one.
    for (let round = 0; round < 4; round++) {
      const names = turns.slice(8 * round, 8 * round + 8).sort();
      expect(names.join('')).toBe('AABCCCCC');
    }
  });

  test('OSTEP 9.2, lottery: shares are near the tickets, and the seed decides', () => {
    const rows = together(750, 250).map((row, i) => ({ ...row, tickets: [75, 25][i] }));
    const at = (seed: number): Partial<MachineSettings> => ({
      policy: 'lottery',
      quantumNs: MS,
      seed,
    });
    for (const seed of [1, 2, 3]) {
      const completions = resultsOf(rows, at(seed)).jobs.map(({ completionNs }) => completionNs!);
      // Either would end at 1000 ms if the shares were exact.
      expect(Math.min(...completions) / MS).toBeGreaterThan(900);
      expect(course(rows, at(seed))).toBe(course(rows, at(seed)));
    }
    expect(course(rows, at(1))).not.toBe(course(rows, at(2)));
  });

  test('OSTEP 9.7, fair: a latency of 48 ms among four, then two, with a least slice of 6 ms', () => {
    const rows = together(24, 24, 48, 48);
    const fair = { latencyNs: 48 * MS, granularityNs: 6 * MS };
    const trace = course(rows, { policy: 'fair', fair }).split(', ');
    expect(trace.slice(0, 4)).toEqual(['A 0-12', 'B 12-24', 'C 24-36', 'D 36-48']);
  });

  test('OSTEP 9.7, fair with nice −5 and 0: three quarters to one', () => {
    const rows = together(300, 100).map((row, i) => ({ ...row, nice: [-5, 0][i] }));
    const fair = { latencyNs: 48 * MS, granularityNs: 6 * MS };
    const [a] = resultsOf(rows, { policy: 'fair', fair }).jobs;
    // Weights 3121 and 1024.
    expect(a.completionNs! / MS).toBeGreaterThan(380);
  });
});

describe('deadlines', () => {
  const periodic = (
    ...jobs: (readonly [compute: number, period: number, repeat: number])[]
  ): Row[] =>
    jobs.map(([compute, period, repeat], i) => ({
      name: 'ABC'[i],
      bursts: `cpu ${compute}ms`,
      period: `${period}ms`,
      repeat,
    }));

  test.each<['edf' | 'rm', number]>([
    ['edf', 0],
    ['rm', 0],
  ])('LL, below the bound of 0.828 for two tasks, %s misses nothing', (policy, misses) => {
    // 20/100 + 30/50 = 0.8
    const rows = periodic([20, 100, 10], [30, 50, 20]);
    expect(resultsOf(rows, { policy }).deadlineMisses).toBe(misses);
  });

  test('SGG, full enough for rate monotonic to miss where earliest deadline first does not', () => {
    // 25/50 + 35/80 = 0.9375
    const rows = periodic([25, 50, 8], [35, 80, 5]);
    // B's first round ends at 85 ms, 5 ms late.
    expect(course(rows, { policy: 'rm' })).toMatch(/^A 0-25, B 25-50, A 50-75, B 75-100, /);
    expect(resultsOf(rows, { policy: 'rm' }).deadlineMisses).toBeGreaterThan(0);
    expect(course(rows, { policy: 'edf' })).toMatch(
      /^A 0-25, B 25-60, A 60-85, B 85-100, A 100-125, B 125-145, /,
    );
    expect(resultsOf(rows, { policy: 'edf' }).deadlineMisses).toBe(0);
  });

  test('LL, earliest deadline first fills the core to the last nanosecond', () => {
    // 1/2 + 1/3 + 1/6
    const rows = periodic([1, 2, 30], [1, 3, 20], [1, 6, 10]);
    const results = resultsOf(rows, { policy: 'edf' });
    expect(results.deadlineMisses).toBe(0);
    expect(results.utilisation).toBe(1);
  });
});
