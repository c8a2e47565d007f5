/** What the chart shows of the locks, semaphores and events that tasks meet at. */
import { describe, expect, it } from 'vitest';
import { CAUSES, eachArrow, rangeOf, simulate, STATES } from './index.ts';
import type { Lane, LaneKind, Trace } from './index.ts';

function run(text: string): Trace {
  const trace = simulate({ name: 'main.py', text });
  expect(trace.outcome).toEqual({ kind: 'completed', exitCode: 0 });
  return trace;
}

function laneOf(trace: Trace, kind: LaneKind, name: string): Lane {
  return trace.lanes.find((lane) => lane.kind === kind && lane.name === name)!;
}

/** Its intervals, each as its state and the name of the other party. */
function statesOf(trace: Trace, { first, count }: Lane): string[] {
  const { state, cause, other } = trace.intervals;
  return Array.from({ length: count }, (_, i) => first + i).map((i) =>
    [STATES[state[i]], CAUSES[cause[i]], trace.lanes.at(other[i])?.name ?? '-'].join(' '),
  );
}

describe('what tasks meet at', () => {
  it('is a lock that a task holds, and others wait for', () => {
    const trace = run(`
import asyncio
lock = asyncio.Lock()
async def use():
    async with lock:
        await asyncio.sleep(0.01)
async def main():
    async with asyncio.TaskGroup() as group:
        for name in "AB":
            group.create_task(use(), name=name)
asyncio.run(main())
`);
    const states = statesOf(trace, laneOf(trace, 'lock', 'lock'));
    expect(states).toEqual(['held none A', 'contended none A', 'held none B']);
    expect(statesOf(trace, laneOf(trace, 'task', 'B'))).toContain('waiting lock lock');
    const { id } = laneOf(trace, 'lock', 'lock');
    const wakes = [...eachArrow(trace)].filter(({ via }) => via === id);
    expect(
      wakes.map(({ kind, from, to }) => [kind, trace.lanes[from].name, trace.lanes[to].name]),
    ).toEqual([['wake', 'A', 'B']]);
  });

  it('has the kind that the program has asked for, and is not what the library makes for itself', () => {
    const trace = run(`
import asyncio
async def main():
    changed = asyncio.Condition()
    gate = asyncio.Barrier(1)
    permits = asyncio.BoundedSemaphore(2)
    done = asyncio.Event()
    jobs = asyncio.Queue()
    async with permits, changed:
        await gate.wait()
asyncio.run(main())
`);
    const shown = trace.lanes.filter(({ madeAt }) => madeAt !== undefined);
    expect(shown.map(({ kind, name }) => [kind, name])).toEqual([
      ['condition', 'changed'],
      ['barrier', 'gate'],
      ['semaphore', 'permits'],
      ['event', 'done'],
      ['queue', 'jobs'],
    ]);
    const { first, count } = rangeOf(trace.levelRanges, laneOf(trace, 'semaphore', 'permits').id);
    expect([...trace.levels.value.subarray(first, first + count)]).toEqual([2, 1, 2]);
  });

  it('is waited for no longer by a task that gives up', () => {
    const trace = run(`
import asyncio
async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    try:
        async with asyncio.timeout(0.01):
            await lock.acquire()
    except TimeoutError:
        await asyncio.sleep(0.01)
    lock.release()
asyncio.run(main())
`);
    const states = statesOf(trace, laneOf(trace, 'lock', 'lock'));
    expect(states.map((state) => state.split(' ')[0])).toEqual(['held', 'contended', 'held']);
  });
});
