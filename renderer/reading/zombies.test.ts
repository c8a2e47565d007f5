/** A process that has ended is a zombie until its parent has waited for it. */
import { expect, it } from 'vitest';

import type { Arrow, Lane } from '../../simulator/index.ts';

import { machineAt } from './state-at.ts';
import { sketchTrace } from './trace.test-support.ts';

const PARENT = 0;
const PARENT_MAIN = 1;
const CHILD = 2;
const CHILD_MAIN = 3;

function trace(reaped: boolean): ReturnType<typeof sketchTrace> {
  const fork: Arrow = {
    kind: 'fork',
    from: PARENT_MAIN,
    fromNs: 10,
    to: CHILD_MAIN,
    toNs: 10,
    via: -1,
  };
  const reap: Arrow = {
    kind: 'join',
    from: CHILD_MAIN,
    fromNs: 30,
    to: PARENT_MAIN,
    toNs: 60,
    via: CHILD,
  };
  const sketch = sketchTrace({
    elapsedNs: 100,
    lanes: [
      { kind: 'process', name: 'parent', died: 80 },
      { kind: 'thread', name: 'MainThread', died: 80 },
      { kind: 'process', name: 'child', born: 10, died: 30 },
      { kind: 'thread', name: 'MainThread', born: 10, died: 30 },
      { kind: 'gil', name: 'GIL', born: 10, died: 30 },
    ],
    arrows: reaped ? [fork, reap] : [fork],
  });
  const parents = [undefined, PARENT, undefined, CHILD, CHILD];
  const lanes = sketch.lanes.map((lane, id): Lane => ({ ...lane, parent: parents[id] }));
  return { ...sketch, lanes };
}

const TIMES = [5, 20, 40, 70, 90];

function lives(reaped: boolean): readonly string[] {
  const run = trace(reaped);
  return TIMES.map((timeNs) => {
    const child = machineAt(run, timeNs).threads.find(({ lane }) => lane === CHILD_MAIN);
    return child!.life;
  });
}

it('lasts until the parent has waited for it', () => {
  expect(lives(true)).toEqual(['unborn', 'alive', 'zombie', 'done', 'done']);
});

it('lasts as long as the parent if that never waits', () => {
  expect(lives(false)).toEqual(['unborn', 'alive', 'zombie', 'zombie', 'done']);
});

it('leaves no GIL behind', () => {
  const gils = TIMES.map((timeNs) => machineAt(trace(true), timeNs).resources.length);
  expect(gils).toEqual([0, 1, 0, 0, 0]);
});
