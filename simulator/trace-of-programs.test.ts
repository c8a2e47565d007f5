/** What is true of the trace of any Python program of threads and processes. Each check lists its violations. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eachArrow, rangeOf, simulate } from './index.ts';
import { anyProgram } from './random-programs.test-support.ts';
import { CAUSES, STATES } from './trace/trace.ts';
import type { Lane, LaneKind, Trace } from './trace/trace.ts';

interface Interval {
  readonly start: number;
  readonly end: number;
  readonly state: string;
  readonly cause: string;
  readonly other: number;
}

function intervalsOf({ intervals }: Trace, { first, count }: Lane): Interval[] {
  return Array.from({ length: count }, (_, offset) => ({
    start: intervals.start[first + offset],
    end: intervals.end[first + offset],
    state: STATES[intervals.state[first + offset]],
    cause: CAUSES[intervals.cause[first + offset]],
    other: intervals.other[first + offset],
  }));
}

function lanesOf(trace: Trace, kind: LaneKind): Lane[] {
  return trace.lanes.filter((lane) => lane.kind === kind);
}

const overlaps = (one: Interval, other: Interval): boolean =>
  one.start < other.end && other.start < one.end;

/** Nobody runs without a core, and no core works for two. */
function* cores(trace: Trace): Iterable<string> {
  const pairs = (kind: LaneKind): string[] =>
    lanesOf(trace, kind)
      .flatMap((lane) =>
        intervalsOf(trace, lane)
          .filter(({ state }) => state === 'running')
          .map(({ start, end, other }) => {
            const [thread, core] = kind === 'core' ? [other, lane.id] : [lane.id, other];
            return `thread ${thread} on core ${core} from ${start} to ${end}`;
          }),
      )
      .sort();
  const [ofThreads, ofCores] = [pairs('thread'), pairs('core')];
  if (String(ofThreads) !== String(ofCores)) yield `${String(ofThreads)} but ${String(ofCores)}`;
}

/** Nobody gets on in its program without having had the GIL of its process, or waits while it has it. */
function* gils(trace: Trace): Iterable<string> {
  const { timeNs, source, line } = trace.positions;
  for (const gil of lanesOf(trace, 'gil')) {
    const held = intervalsOf(trace, gil).filter(({ state }) => state !== 'idle');
    for (const thread of lanesOf(trace, 'thread').filter(({ parent }) => parent === gil.parent)) {
      const own = held.filter(({ other }) => other === thread.id);
      const { first, count } = rangeOf(trace.positionRanges, thread.id);
      for (let i = first + 1; i < first + count; i++) {
        if (line[i] === line[i - 1] && source[i] === source[i - 1]) continue;
        const had = own.some(({ start, end }) => start <= timeNs[i] && end >= timeNs[i - 1]);
        if (!had) yield `${thread.name} is at line ${line[i]} at ${timeNs[i]} without the GIL`;
      }
      for (const wait of intervalsOf(trace, thread).filter(({ state }) => state === 'waiting')) {
        if (own.some((hold) => overlaps(hold, wait))) {
          yield `${thread.name} waits for ${wait.cause} at ${wait.start} with the GIL`;
        }
      }
    }
    for (const { start, other } of held) {
      if (trace.lanes[other].parent !== gil.parent) yield `a stranger has a GIL at ${start}`;
    }
  }
}

/** A lock has one holder at a time, a thread. */
function* locks(trace: Trace): Iterable<string> {
  for (const lane of lanesOf(trace, 'lock')) {
    const held = intervalsOf(trace, lane).filter(({ state }) => state !== 'idle');
    for (const [i, { start, other }] of held.entries()) {
      if (trace.lanes[other]?.kind !== 'thread') yield `${lane.name} is held by none at ${start}`;
      if (i > 0 && start < held[i - 1].end) yield `${lane.name} is held twice at ${start}`;
    }
  }
  for (const { text } of trace.console) yield text;
}

/** Each wait has a cause, ends once, by readiness or with its thread, and nobody is woken who did not wait. */
function* waits(trace: Trace): Iterable<string> {
  for (const thread of lanesOf(trace, 'thread')) {
    const intervals = intervalsOf(trace, thread);
    for (const [i, { state, cause, start, end }] of intervals.entries()) {
      const before = i === 0 ? undefined : intervals[i - 1];
      if (state === 'waiting') {
        if (cause === 'none') yield `${thread.name} waits for nothing at ${start}`;
        const next = intervals.at(i + 1);
        // Who is given a core at the very instant was never seen to be ready, and may wait for something else.
        const goesOn = next?.state !== 'ready' || next.cause === 'woken';
        if (next !== undefined && (next.start !== end || !goesOn)) {
          yield `${thread.name} does not wake up at ${end}`;
        }
      } else if (state === 'ready' && cause === 'woken' && before?.state !== 'waiting') {
        yield `${thread.name} is woken at ${start} though it did not wait`;
      }
    }
    const waiting = intervals.filter(({ state }) => state === 'waiting');
    for (const { kind, to, toNs, via } of eachArrow(trace)) {
      if (kind !== 'wake' || to !== thread.id) continue;
      // Who finds it taken again at the very instant waits on, which shows as one wait.
      const ends = waiting.some(
        ({ start, end, other }) => end === toNs || (start <= toNs && toNs < end && other === via),
      );
      if (!ends) {
        yield `an arrow wakes ${thread.name} at ${toNs}, where no wait ends`;
      }
    }
  }
}

const machine = fc.record({
  cores: fc.integer({ min: 1, max: 3 }),
  policy: fc.constantFrom('fair' as const, 'round-robin' as const, 'priority' as const),
  quantumNs: fc.constantFrom(100_000, 4_000_000),
  switchIntervalNs: fc.constantFrom(50_000, 5_000_000),
  gil: fc.constantFrom(true, true, false),
  priorityInheritance: fc.boolean(),
  seed: fc.integer({ min: 0, max: 1000 }),
});

test('cores, GILs, locks and waits are in order in any program of threads, processes, locks, queues, semaphores', () => {
  fc.assert(
    fc.property(machine, anyProgram, (settings, text) => {
      const trace = simulate({ name: 'main.py', text }, { machine: settings });
      expect(['completed', 'deadlock']).toContain(trace.outcome.kind);
      const problems = [cores, gils, locks, waits].flatMap((check) => [...check(trace)]);
      expect(problems).toEqual([]);
    }),
    { numRuns: 15 },
  );
}, 120_000);
