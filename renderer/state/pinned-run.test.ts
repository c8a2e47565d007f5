/** What a pinned run is for the one that is shown. */
import { describe, expect, it } from 'vitest';

import type { Trace } from '../../simulator/index.ts';
import { T1, lockTrace } from '../reading/trace.test-support.ts';

import { PinnedRun } from './pinned-run.svelte.ts';
import { View } from './view.svelte.ts';

/** As {@link lockTrace}, but at the end its last state lasts so much longer. */
function longerBy(ns: number): Trace {
  const trace = lockTrace();
  return { ...trace, elapsedNs: trace.elapsedNs + ns };
}

function pinned(first: Trace, next: Trace | undefined) {
  const run = {
    pinned: undefined as { id: number; trace: Trace } | undefined,
    result: { id: 1, trace: first },
    togglePin: () => {
      run.pinned = run.pinned === undefined ? run.result : undefined;
    },
  };
  const view = new View();
  view.showNew(first.elapsedNs);
  const made = new PinnedRun(run, view);
  made.toggle();
  if (next !== undefined) run.result = { id: 2, trace: next };
  return { pinned: made, view };
}

describe('a pinned run', () => {
  it('is nothing to compare with while it is the one that is shown', () => {
    const { pinned: none } = pinned(lockTrace(), undefined);
    expect([none.trace, none.difference, none.jump]).toEqual([undefined, undefined, undefined]);
    expect(none.fitNs).toBe(lockTrace().elapsedNs);
  });

  it('leads nowhere where the next run is alike', () => {
    const { pinned: alike } = pinned(lockTrace(), lockTrace());
    expect(alike.trace).toBeDefined();
    expect(alike.jump).toBeUndefined();
  });

  it('leads to the time when one run ends before the other, and makes room for the longer', () => {
    const { elapsedNs } = lockTrace();
    const { pinned: longer, view } = pinned(longerBy(500), lockTrace());
    expect(longer.jump).toEqual({ kind: 'time', timeNs: elapsedNs });
    expect(longer.fitNs).toBe(elapsedNs + 500);
    view.fit();
    expect(view.current.endNs).toBeGreaterThan(elapsedNs + 500);
    longer.toggle();
    expect(view.current.endNs).toBeLessThan(elapsedNs + 500);
  });

  it('leads to the lane that does something else', () => {
    const next = lockTrace();
    const { first } = next.lanes[T1]!;
    const state = next.intervals.state.map((code, i) => (i === first ? code + 1 : code));
    const changed = { ...next, intervals: { ...next.intervals, state } };
    const timeNs = next.intervals.start[first]!;
    expect(pinned(lockTrace(), changed).pinned.jump).toEqual({ kind: 'lane', lane: T1, timeNs });
  });
});
