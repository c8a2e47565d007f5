/** What is wrong with a job table is said with its line; what is generated follows its seed. */
import { describe, expect, test } from 'vitest';
import type { Job } from './job.ts';
import { readTable } from './read-table.ts';

/** "line: what (hint)" of a table that cannot be used. */
function problemOf(text: string): string {
  const result = readTable({ name: 't.toml', text });
  if (result.kind === 'table') return 'none';
  return result.diagnostics.map(({ line, what, hint }) => `${line}: ${what} (${hint})`).join('\n');
}

function jobsOf(text: string, seed = 0): readonly Job[] {
  const result = readTable({ name: 't.toml', text });
  if (result.kind === 'broken') throw new Error(JSON.stringify(result.diagnostics));
  return result.jobs(seed);
}

describe('a table that cannot be used', () => {
  test.each([
    ['title = "x"\n', '1: the table has no job (add a [[job]] with bursts)'],
    [
      '[[job]]\nname = "A"\nbursts = "cpu 1ms"\n\n[[job]]\nname = "A"\nbursts = "cpu 1ms"\n',
      '5: two jobs are named A (give each another name)',
    ],
    ['[[job]]\nname = "A"\n', '1: a [[job]] needs bursts (add bursts = …)'],
    [
      '[[job]]\nbursts = "cpu 1ms"\n[[job]]\nbursts = "gpu 1ms"\n',
      '4: "gpu 1ms" is no burst (write them as "cpu 10ms, io 5ms, cpu 10ms", or "cpu 10ms holding L and M")',
    ],
    [
      '[[job]]\nbursts = "cpu 0ms"\n',
      '2: "cpu 0ms" takes no time (write them as "cpu 10ms, io 5ms, cpu 10ms", or "cpu 10ms holding L and M")',
    ],
    [
      '[[job]]\nbursts = "io 1ms"\n',
      '2: the bursts begin with io (write them as "cpu 10ms, io 5ms, cpu 10ms", or "cpu 10ms holding L and M")',
    ],
    [
      '[[job]]\nbursts = "cpu 1ms"\narrival = "soon"\n',
      '3: arrival is "soon" (use a number and a unit in quotes, such as "4ms" (ns, us, ms, s))',
    ],
    [
      '[[job]]\nbursts = "cpu 1ms"\nperiod = "0ms"\n',
      '3: period is "0ms" (use a number and a unit in quotes, such as "4ms" (ns, us, ms, s), more than nothing)',
    ],
    [
      '[[job]]\nbursts = "cpu 1ms"\nnice = 20\n',
      '3: nice of a [[job]] is 20 (use a whole number from -20 to 19)',
    ],
    [
      '[[job]]\nbursts = "cpu 1ms"\nrepeat = 1.5\n',
      '3: repeat of a [[job]] is 1.5 (use a whole number from 1 on)',
    ],
    [
      '[[job]]\narrival = 5\nbursts = "cpu 1ms"\n',
      '2: arrival of a [[job]] is 5 (use a number and a unit in quotes, such as "4ms" (ns, us, ms, s))',
    ],
    [
      '[[job]]\npriority = "high"\nbursts = "cpu 1ms"\n',
      '2: priority of a [[job]] is "high" (use a whole number, such as 1)',
    ],
    ['machine = 3\n', '1: machine of the table is 3 (write [machine], and its keys below)'],
    [
      '[machine]\nquantum = "1us"\n[[job]]\nbursts = "cpu 1ms"\n',
      '2: quantum is out of range (use 10us to 10s)',
    ],
    [
      '[machine]\ncores = 1\npolicy = "best"\n[[job]]\nbursts = "cpu 1ms"\n',
      '3: policy is "best" (use one of "fifo", "sjf", "stcf", "round-robin", "priority", "mlfq", "lottery", "stride", "fair", "edf", "rm", "manual")',
    ],
    [
      '[machine.mlfq]\nqueues = 2\nquanta = ["1ms"]\n[[job]]\nbursts = "cpu 1ms"\n',
      '3: quanta has 1 entries for 2 queues (give one for each queue, the most urgent first)',
    ],
    [
      '[[generate]]\njobs = 2\ncpu = "normal 5ms"\n',
      '3: cpu is "normal 5ms" (use "constant 5ms", "uniform 1ms 10ms" (from, to) or "exponential 5ms" (the mean))',
    ],
    [
      '[[generate]]\njobs = 2\nbursts = 3\ncpu = "constant 5ms"\n',
      '3: nothing lies between the bursts (add io = "exponential 5ms")',
    ],
    [
      '[[generate]]\njobs = 20_000\ncpu = "constant 5ms"\n',
      '2: 20000 jobs are too many (at most 10000)',
    ],
  ])('%j', (text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  test('names the keys there are', () => {
    expect(problemOf('[[job]]\nburst = "cpu 1ms"\nbursts = "cpu 1ms"\n')).toMatch(
      /^2: a \[\[job\]\] has no key burst \(the keys are name, arrival, bursts, /,
    );
  });

  test('that is no TOML is told where', () => {
    expect(problemOf('title = "x"\n[[job]]\nbursts = cpu 1ms\n')).toMatch(/^3: no valid TOML: /);
  });
});

describe('generated jobs', () => {
  const table = (cpu: string, more = ''): string =>
    `[[generate]]\njobs = 2000\ncpu = "${cpu}"\n${more}\n`;
  const lengths = (text: string, seed?: number): number[] =>
    jobsOf(text, seed).map(({ bursts }) => bursts[0].ns);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;

  test('have the lengths of their distribution', () => {
    expect(new Set(lengths(table('constant 5ms')))).toEqual(new Set([5_000_000]));
    const uniform = lengths(table('uniform 2ms 4ms'));
    expect(Math.min(...uniform)).toBeGreaterThanOrEqual(2e6);
    expect(Math.max(...uniform)).toBeLessThanOrEqual(4e6);
    expect(mean(uniform) / 1e6).toBeCloseTo(3, 1);
    const exponential = lengths(table('exponential 5ms'));
    // Its standard deviation is its mean, so that of the mean of 2000 is 0.11 ms.
    expect(Math.abs(mean(exponential) / 1e6 - 5)).toBeLessThan(0.4);
    const longerThanMean = exponential.filter((ns) => ns > 5e6).length / exponential.length;
    expect(longerThanMean).toBeCloseTo(Math.exp(-1), 1);
  });

  test('come with gaps between them, the first one at the arrival', () => {
    const jobs = jobsOf(table('constant 1ms', 'arrival = "3ms"\ngap = "exponential 2ms"'));
    expect(jobs[0].arrivalNs).toBe(3e6);
    const gaps = jobs.slice(1).map(({ arrivalNs }, i) => arrivalNs - jobs[i].arrivalNs);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0);
    expect(Math.abs(mean(gaps) / 1e6 - 2)).toBeLessThan(0.2);
  });

  test('are the same with the same seed, which is the machine’s unless the row has one', () => {
    const text = table('exponential 5ms');
    expect(lengths(text, 1)).toEqual(lengths(text, 1));
    expect(lengths(text, 1)).not.toEqual(lengths(text, 2));
    const seeded = table('exponential 5ms', 'seed = 7');
    expect(lengths(seeded, 1)).toEqual(lengths(seeded, 2));
  });

  test('alternate between computing and waiting, and have names', () => {
    const [first, second] = jobsOf(
      '[[generate]]\nname = "w"\njobs = 2\nbursts = 3\ncpu = "constant 1ms"\nio = "constant 2ms"\n',
    );
    expect(first.bursts.map(({ kind, ns }) => `${kind} ${ns / 1e6}`)).toEqual([
      'cpu 1',
      'io 2',
      'cpu 1',
      'io 2',
      'cpu 1',
    ]);
    expect([first.name, second.name]).toEqual(['w 1', 'w 2']);
  });
});
