/** What is true of the trace of any run. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CAUSES, STATES } from '../trace/trace.ts';
import type { Lane, LaneKind, Trace } from '../trace/trace.ts';
import { anyScripts, anySettings } from './random-scripts.test-support.ts';
import { runScripts } from './script.test-support.ts';

interface Interval {
  readonly start: number;
  readonly end: number;
  readonly state: string;
  readonly cause: string;
  readonly other: number;
}

function intervalsOf({ intervals }: Trace, lane: Lane): Interval[] {
  return Array.from({ length: lane.count }, (_, offset) => {
    const i = lane.first + offset;
    expect(intervals.lane[i]).toBe(lane.id);
    return {
      start: intervals.start[i],
      end: intervals.end[i],
      state: STATES[intervals.state[i]],
      cause: CAUSES[intervals.cause[i]],
      other: intervals.other[i],
    };
  });
}

function lanesOf(trace: Trace, kind: LaneKind): Lane[] {
  return trace.lanes.filter((lane) => lane.kind === kind);
}

function holdsForAnyTrace(check: (trace: Trace) => void): void {
  fc.assert(
    fc.property(anySettings, anyScripts, (settings, scripts) => {
      check(runScripts(settings, scripts));
    }),
    { numRuns: 100 },
  );
}

test("a thread's intervals follow each other without a gap from its birth to its end", () => {
  holdsForAnyTrace((trace) => {
    for (const lane of lanesOf(trace, 'thread')) {
      let atNs = lane.bornNs;
      for (const { start, end } of intervalsOf(trace, lane)) {
        expect(start).toBe(atNs);
        expect(end).toBeGreaterThan(start);
        atNs = end;
      }
      expect(atNs).toBe(lane.diedNs ?? trace.elapsedNs);
    }
  });
});

test('intervals of a lane never overlap, and neighbours differ', () => {
  holdsForAnyTrace((trace) => {
    for (const lane of trace.lanes) {
      const intervals = intervalsOf(trace, lane);
      for (let i = 1; i < intervals.length; i++) {
        const [before, after] = [intervals[i - 1], intervals[i]];
        expect(after.start).toBeGreaterThanOrEqual(before.end);
        if (after.start === before.end) {
          expect({ ...after, start: 0, end: 0 }).not.toEqual({ ...before, start: 0, end: 0 });
        }
      }
    }
  });
});

test('a core runs a thread just when the thread runs on that core', () => {
  holdsForAnyTrace((trace) => {
    const running = (kind: LaneKind): string[] =>
      lanesOf(trace, kind)
        .flatMap((lane) =>
          intervalsOf(trace, lane)
            .filter(({ state }) => state === 'running')
            .map(({ start, end, other }) => {
              const [thread, core] = kind === 'core' ? [other, lane.id] : [lane.id, other];
              return `${thread} on ${core} from ${start} to ${end}`;
            }),
        )
        .sort();
    expect(running('core')).toEqual(running('thread'));
  });
});

test('the sums over the states of a thread are its life', () => {
  holdsForAnyTrace((trace) => {
    for (const thread of trace.statistics.threads) {
      const newNs = intervalsOf(trace, trace.lanes[thread.lane])
        .filter(({ state }) => state === 'new')
        .reduce((sum, { start, end }) => sum + end - start, 0);
      const waitingNs = Object.values(thread.waitingNs).reduce((sum, ns) => sum + ns, 0);
      expect(newNs + thread.runningNs + thread.readyNs + waitingNs).toBe(thread.lifeNs);
    }
  });
});

test('a ready thread is being switched to, or all cores are busy', () => {
  holdsForAnyTrace((trace) => {
    const cores = lanesOf(trace, 'core').map((lane) => intervalsOf(trace, lane));
    for (const lane of lanesOf(trace, 'thread')) {
      for (const ready of intervalsOf(trace, lane).filter(({ state }) => state === 'ready')) {
        const switches = cores
          .flat()
          .filter(({ state, other }) => state === 'switching' && other === lane.id);
        const switchedNs = overlapNs(ready, switches);
        for (const core of cores) {
          const busyElsewhere = core.filter((interval) => !switches.includes(interval));
          expect(overlapNs(ready, busyElsewhere) + switchedNs).toBeGreaterThanOrEqual(
            ready.end - ready.start,
          );
        }
      }
    }
  });
});

function overlapNs(one: Interval, others: readonly Interval[]): number {
  return others.reduce(
    (sum, { start, end }) => sum + Math.max(0, Math.min(one.end, end) - Math.max(one.start, start)),
    0,
  );
}

test('a held lock has an owner, and a contended one a thread that waits for it or is on its way', () => {
  holdsForAnyTrace((trace) => {
    const threads = lanesOf(trace, 'thread').map((lane) => intervalsOf(trace, lane));
    for (const lane of lanesOf(trace, 'lock')) {
      for (const { state, other, start } of intervalsOf(trace, lane)) {
        expect(trace.lanes[other].kind).toBe('thread');
        if (state !== 'contended') continue;
        const waits = threads.some((intervals) =>
          intervals.some(
            (at) =>
              at.cause === 'lock' && at.other === lane.id && at.start <= start && start <= at.end,
          ),
        );
        expect(waits).toBe(true);
      }
    }
  });
});

test('arrows lead from and to threads that live, and not back in time', () => {
  holdsForAnyTrace((trace) => {
    for (const { from, fromNs, to, toNs } of trace.arrows) {
      expect(toNs).toBeGreaterThanOrEqual(fromNs);
      expect(trace.lanes[from].bornNs).toBeLessThanOrEqual(fromNs);
      expect(trace.lanes[to].diedNs ?? Infinity).toBeGreaterThanOrEqual(fromNs);
    }
  });
});
