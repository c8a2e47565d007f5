/** What is true of the trace of any run. Each check lists its violations. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eachArrow } from '../trace/arrow-store.ts';
import { eachThread } from '../trace/thread-sums.ts';
import { laneOfInterval } from '../trace/timeline.ts';
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

/** All checks look at the same runs, so that each takes place once. */
const seed = Date.now();
const runs = new Map<string, Trace>();

function violationsIn(check: (trace: Trace) => Iterable<string>): void {
  fc.assert(
    fc.property(anySettings, anyScripts, (settings, scripts) => {
      const what = fc.stringify([settings, scripts]);
      const trace = runs.get(what) ?? runScripts(settings, scripts);
      runs.set(what, trace);
      expect([...check(trace)]).toEqual([]);
    }),
    { numRuns: 50, seed },
  );
}

const SLOWLY = 60_000;

test(
  "a thread's intervals follow each other without a gap from its birth to its end",
  () => {
    violationsIn(function* (trace) {
      for (const lane of lanesOf(trace, 'thread')) {
        let atNs = lane.bornNs;
        for (const { start, end } of intervalsOf(trace, lane)) {
          if (start !== atNs || end <= start) yield `${lane.name}: ${start}–${end} after ${atNs}`;
          atNs = end;
        }
        if (atNs !== (lane.diedNs ?? trace.elapsedNs)) yield `${lane.name} ends at ${atNs}`;
      }
    });
  },
  SLOWLY,
);

test(
  'intervals of a lane are its own, never overlap, and differ from their neighbours',
  () => {
    violationsIn(function* (trace) {
      for (const lane of trace.lanes) {
        const intervals = intervalsOf(trace, lane);
        for (let i = 0; i < intervals.length; i++) {
          if (laneOfInterval(trace, lane.first + i) !== lane.id) yield `${lane.name}: not its own`;
          if (i === 0) continue;
          const [before, after] = [intervals[i - 1], intervals[i]];
          if (after.start < before.end) yield `${lane.name}: ${after.start} overlaps`;
          const same =
            before.state === after.state &&
            before.cause === after.cause &&
            before.other === after.other;
          if (after.start === before.end && same) yield `${lane.name}: ${after.start} repeats`;
        }
      }
    });
  },
  SLOWLY,
);

test(
  'a core runs a thread just when the thread runs on that core',
  () => {
    violationsIn(function* (trace) {
      const running = (kind: LaneKind): Set<string> =>
        new Set(
          lanesOf(trace, kind).flatMap((lane) =>
            intervalsOf(trace, lane)
              .filter(({ state }) => state === 'running')
              .map(({ start, end, other }) => {
                const [thread, core] = kind === 'core' ? [other, lane.id] : [lane.id, other];
                return `${thread} on ${core} from ${start} to ${end}`;
              }),
          ),
        );
      const [cores, threads] = [running('core'), running('thread')];
      for (const interval of cores) if (!threads.has(interval)) yield `only the core: ${interval}`;
      for (const interval of threads)
        if (!cores.has(interval)) yield `only the thread: ${interval}`;
    });
  },
  SLOWLY,
);

test(
  'the sums over the states of a thread are its life',
  () => {
    violationsIn(function* (trace) {
      for (const thread of eachThread(trace.statistics)) {
        const lane = trace.lanes[thread.lane];
        const newNs = intervalsOf(trace, lane)
          .filter(({ state }) => state === 'new')
          .reduce((sum, { start, end }) => sum + end - start, 0);
        const waitingNs = Object.values(thread.waitingNs).reduce((sum, ns) => sum + ns, 0);
        const sum = newNs + thread.runningNs + thread.readyNs + waitingNs;
        if (sum !== thread.lifeNs) yield `${lane.name}: ${sum} of ${thread.lifeNs}`;
      }
    });
  },
  SLOWLY,
);

test(
  'a ready thread is being switched to, or all cores are busy',
  () => {
    violationsIn(function* (trace) {
      const cores = lanesOf(trace, 'core').map((lane) => intervalsOf(trace, lane));
      for (const lane of lanesOf(trace, 'thread')) {
        const switches = cores
          .flat()
          .filter(({ state, other }) => state === 'switching' && other === lane.id);
        for (const ready of intervalsOf(trace, lane).filter(({ state }) => state === 'ready')) {
          const switchedNs = overlapNs(ready, switches);
          for (const core of cores) {
            const elsewhere = core.filter((interval) => !switches.includes(interval));
            if (overlapNs(ready, elsewhere) + switchedNs < ready.end - ready.start) {
              yield `${lane.name} is kept ready from ${ready.start}`;
            }
          }
        }
      }
    });
  },
  SLOWLY,
);

function overlapNs(one: Interval, others: readonly Interval[]): number {
  return others.reduce(
    (sum, { start, end }) => sum + Math.max(0, Math.min(one.end, end) - Math.max(one.start, start)),
    0,
  );
}

test(
  'a held lock has an owner, who was alive when it came to have it',
  () => {
    violationsIn(function* (trace) {
      for (const lane of lanesOf(trace, 'lock')) {
        let owner = -1;
        for (const { other, start } of intervalsOf(trace, lane)) {
          const { kind, bornNs, diedNs } = trace.lanes[other];
          if (kind !== 'thread') yield `${lane.name} is held by no thread at ${start}`;
          if (other !== owner && (start < bornNs || start > (diedNs ?? Infinity))) {
            yield `${lane.name} is held by ${trace.lanes[other].name} at ${start}`;
          }
          owner = other;
        }
      }
    });
  },
  SLOWLY,
);

test(
  'arrows lead from and to threads that live, and not back in time',
  () => {
    violationsIn(function* (trace) {
      for (const { kind, from, fromNs, to, toNs } of eachArrow(trace)) {
        if (toNs < fromNs) yield `${kind} back to ${toNs}`;
        if (trace.lanes[from].bornNs > fromNs) yield `${kind} from the unborn at ${fromNs}`;
        if ((trace.lanes[to].diedNs ?? Infinity) < fromNs) yield `${kind} to the dead at ${fromNs}`;
      }
    });
  },
  SLOWLY,
);
