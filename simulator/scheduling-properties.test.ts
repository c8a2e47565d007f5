/** What is true of every policy on every table. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { averages, resultsOf, type Row, runTable, tableOf } from './job-tables.test-support.ts';
import { type MachineSettings, POLICY_NAMES } from './simulation.ts';
import { schedulingResults } from './trace/scheduling-results.ts';
import { STATES, type Trace } from './trace/trace.ts';

const MS = 1_000_000;

/** Jobs of several bursts. */
const BURSTS = fc
  .array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 })
  .map((lengths) => lengths.map((ms, i) => `${i % 2 === 0 ? 'cpu' : 'io'} ${ms}ms`).join(', '));

const rowsOf = (bursts: fc.Arbitrary<string>): fc.Arbitrary<Row[]> =>
  fc
    .array(
      fc.record({
        arrival: fc.integer({ min: 0, max: 60 }).map((ms) => `${ms}ms`),
        bursts,
        priority: fc.integer({ min: 0, max: 5 }),
        nice: fc.integer({ min: -20, max: 19 }),
        tickets: fc.integer({ min: 1, max: 500 }),
        deadline: fc.integer({ min: 1, max: 200 }).map((ms) => `${ms}ms`),
      }),
      { minLength: 1, maxLength: 7 },
    )
    .map((rows) => rows.map((row, i) => ({ name: `job ${i}`, ...row })));

const MACHINE: fc.Arbitrary<Partial<MachineSettings>> = fc.record({
  cores: fc.integer({ min: 1, max: 3 }),
  quantumNs: fc.integer({ min: 1, max: 20 }).map((ms) => ms * MS),
  contextSwitchNs: fc.constantFrom(0, 100_000),
  seed: fc.integer({ min: 0, max: 1000 }),
});

interface Span {
  readonly start: number;
  readonly end: number;
  readonly state: string;
}

function spans({ lanes, intervals }: Trace, kind: 'core' | 'thread'): Span[] {
  return lanes
    .filter((lane) => lane.kind === kind)
    .flatMap((lane) =>
      Array.from({ length: lane.count }, (_, i) => ({
        start: intervals.start[lane.first + i],
        end: intervals.end[lane.first + i],
        state: STATES[intervals.state[lane.first + i]],
      })),
    );
}

/** Whether at some moment a job is ready, and on its way to no core, while a core has nothing to do. */
function wastes(trace: Trace, cores: number): boolean {
  const busy = spans(trace, 'core').filter(({ state }) => state !== 'idle');
  const ready = spans(trace, 'thread').filter(({ state }) => state === 'ready');
  const moments = new Set([...busy, ...ready].flatMap(({ start, end }) => [start, end]));
  return [...moments].some((time) => {
    const at = ({ start, end }: Span): boolean => start <= time && time < end;
    const working = busy.filter(at);
    const switching = working.filter(({ state }) => state === 'switching');
    return working.length < cores && ready.filter(at).length > switching.length;
  });
}

describe.each(POLICY_NAMES)('%s', (policy) => {
  test('never lets a core idle while a job is ready, and loses no work', () => {
    fc.assert(
      fc.property(rowsOf(BURSTS), MACHINE, (rows, machine) => {
        const trace = runTable(tableOf(rows), { ...machine, policy });
        expect(wastes(trace, machine.cores!)).toBe(false);
        const { jobs } = schedulingResults(trace);
        for (const [i, job] of jobs.entries()) {
          const parts = String(rows[i].bursts).split(', ');
          const work = (kind: string): number =>
            parts
              .filter((part) => part.startsWith(kind))
              .reduce((sum, part) => sum + Number.parseInt(part.slice(kind.length), 10) * MS, 0);
          const arrivalNs = Number.parseInt(String(rows[i].arrival), 10) * MS;
          // It has arrived when it said, ran no sooner, and its states add up to its life.
          expect(job.arrivalNs).toBe(arrivalNs);
          expect(job.firstRunNs).toBeGreaterThanOrEqual(arrivalNs);
          expect(job.cpuNs).toBe(work('cpu'));
          expect(job.blockedNs).toBe(work('io'));
          expect(job.turnaroundNs).toBe(job.cpuNs + job.blockedNs + job.waitingNs);
          expect(job.slowdown).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('on one core, jobs of one burst', () => {
  const single = rowsOf(fc.integer({ min: 1, max: 30 }).map((ms) => `cpu ${ms}ms`));
  const turnaround = (rows: readonly Row[], policy: MachineSettings['policy']): number =>
    averages(resultsOf(rows, { policy })).turnaround;

  test('shortest time to completion first has the best mean turnaround of all', () => {
    fc.assert(
      fc.property(single, (rows) => {
        const best = turnaround(rows, 'stcf');
        for (const policy of POLICY_NAMES) {
          expect(best, policy).toBeLessThanOrEqual(turnaround(rows, policy) + 1e-9);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('shortest job first is as good when all have come', () => {
    fc.assert(
      fc.property(single, (late) => {
        const rows = late.map((row) => ({ ...row, arrival: '0ms' }));
        expect(turnaround(rows, 'sjf')).toBeCloseTo(turnaround(rows, 'stcf'), 9);
      }),
      { numRuns: 40 },
    );
  });
});
