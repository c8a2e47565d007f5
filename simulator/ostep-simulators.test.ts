/**
 * The documented examples of the homework simulators of OSTEP (Arpaci-Dusseau, "Operating Systems: Three Easy
 * Pieces"; README and questions of scheduler.py, lottery.py and mlfq.py), to the figure. Their units of time
 * are milliseconds here. What mlfq.py calls the frequency of I/O is the length of a burst; a wait takes 5.
 * multi.py goes by a model of caches that has no counterpart here.
 */
import { describe, expect, test, vi } from 'vitest';
import { Random } from './base/random.ts';
import { courseOf, resultsOf, type Row, runTable, tableOf } from './job-tables.test-support.ts';
import { DEFAULT_MACHINE } from './machine-settings.ts';
import type { MachineSettings } from './simulation.ts';

const MS = 1_000_000;

const FIFO = { policy: 'fifo' } as const;
const SJF = { policy: 'sjf' } as const;
const RR = { policy: 'round-robin', quantumNs: MS } as const;
/** The defaults of mlfq.py. */
const MLFQ = {
  policy: 'mlfq',
  mlfq: { ...DEFAULT_MACHINE.mlfq, quantaNs: [10 * MS, 10 * MS, 10 * MS] },
} as const;

/** As of `-l 10,20,30`. */
function listed(...lengths: number[]): Row[] {
  return lengths.map((ms, i) => ({ name: `${i}`, bursts: `cpu ${ms}ms` }));
}

/** As of `--jlist start,run,every:…`; `every` is 0 for a job that never waits. */
function jobs(...list: (readonly [start: number, run: number, every: number])[]): Row[] {
  return list.map(([start, run, every], i) => {
    const burst = every === 0 ? run : every;
    const bursts = Array.from(
      { length: Math.ceil(run / burst) },
      (_, n) => `cpu ${Math.min(burst, run - n * burst)}ms`,
    );
    return { name: `${i}`, arrival: `${start}ms`, bursts: bursts.join(', io 5ms, ') };
  });
}

/** Of each job, in milliseconds: response, turnaround, waiting. */
function figures(rows: readonly Row[], machine: Partial<MachineSettings>): number[][] {
  return resultsOf(rows, machine).jobs.map((job) =>
    [job.responseNs!, job.turnaroundNs!, job.waitingNs].map((ns) => ns / MS),
  );
}

describe('scheduler.py', () => {
  test.each<[string, Row[], Partial<MachineSettings>, number[][]]>([
    // README: -p FIFO -j 3 -s 100 -c
    [
      'FIFO of 1, 4, 7',
      listed(1, 4, 7),
      FIFO,
      [
        [0, 1, 0],
        [1, 5, 1],
        [5, 12, 5],
      ],
    ],
    // README: -p SJF -l 5,10,15
    [
      'SJF of 5, 10, 15',
      listed(5, 10, 15),
      SJF,
      [
        [0, 5, 0],
        [5, 15, 5],
        [15, 30, 15],
      ],
    ],
    // Question 1: jobs of length 200; each waits for those before it.
    [
      'FIFO of equals',
      listed(200, 200, 200),
      FIFO,
      [
        [0, 200, 0],
        [200, 400, 200],
        [400, 600, 400],
      ],
    ],
    [
      'SJF of equals',
      listed(200, 200, 200),
      SJF,
      [
        [0, 200, 0],
        [200, 400, 200],
        [400, 600, 400],
      ],
    ],
    // Question 2: lengths 100, 200 and 300; shortest first whatever the order of coming.
    [
      'SJF of 300, 200, 100',
      listed(300, 200, 100),
      SJF,
      [
        [300, 600, 300],
        [100, 300, 100],
        [0, 100, 0],
      ],
    ],
    // Question 3: round robin with a slice of 1; the last three slices are those of the three jobs.
    [
      'RR of equals',
      listed(200, 200, 200),
      RR,
      [
        [0, 598, 398],
        [1, 599, 399],
        [2, 600, 400],
      ],
    ],
    // The first is done with its slice at 297; two take turns from 300 on, the second is done at 499.
    [
      'RR of 100, 200, 300',
      listed(100, 200, 300),
      RR,
      [
        [0, 298, 198],
        [1, 499, 299],
        [2, 600, 300],
      ],
    ],
  ])('%s', (_name, rows, machine, expected) => {
    expect(figures(rows, machine)).toEqual(expected);
  });
});

describe('mlfq.py', () => {
  test.each<[string, Row[], number[][]]>([
    // README: the three jobs of -j 3, with the I/O frequencies that its newer and its older edition give.
    [
      'three jobs that wait often',
      jobs([0, 84, 7], [0, 42, 3], [0, 51, 4]),
      [
        [0, 180],
        [7, 161],
        [10, 171],
      ],
    ],
    [
      'one of them more often',
      jobs([0, 84, 7], [0, 42, 2], [0, 51, 4]),
      [
        [0, 175],
        [7, 191],
        [9, 168],
      ],
    ],
  ])('%s', (_name, rows, expected) => {
    const found = figures(rows, MLFQ).map(([response, turnaround]) => [response, turnaround]);
    expect(found).toEqual(expected);
  });

  test('--jlist 0,180,0:100,20,0 -q 10: a short job comes along', () => {
    const rows = jobs([0, 180, 0], [100, 20, 0]);
    expect(courseOf(runTable(tableOf(rows), MLFQ))).toBe('0 0-100, 1 100-120, 0 120-200');
  });
});

describe('lottery.py', () => {
  test('-j 2 -s 0: with its random numbers, every draw is won by whom it says', () => {
    // Of Python's generator, which it is seeded from; the winning ticket is the remainder.
    const numbers = [511275, 404934, 783799, 303313, 476597, 583382, 908113];
    const drawn = vi
      .spyOn(Random.prototype, 'below')
      .mockImplementation((tickets) => numbers.shift()! % tickets);
    const rows = [
      { name: '0', bursts: 'cpu 8ms', tickets: 75 },
      { name: '1', bursts: 'cpu 4ms', tickets: 25 },
    ];
    const trace = runTable(tableOf(rows), { policy: 'lottery', quantumNs: MS });
    drawn.mockRestore();
    expect(courseOf(trace)).toBe('1 0-1, 0 1-2, 1 2-3, 0 3-4, 1 4-6, 0 6-12');
  });
});
