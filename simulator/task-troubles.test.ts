/** Tasks that wait for ever: as the end of a run, and while others go on. */
import { describe, expect, it } from 'vitest';
import { eachMark, simulate } from './index.ts';
import type { BlockedThread, Trace, Trouble } from './index.ts';

function run(text: string, virtualTimeNs = 1e9): Trace {
  return simulate(
    { name: 'main.py', text: `import asyncio\n${text}\nasyncio.run(main())\n` },
    { limits: { virtualTimeNs } },
  );
}

type Told = readonly [task: string, cause: string, resource: string, holder: string, line: number];

function told({ lanes }: Trace, blocked: readonly BlockedThread[]): Told[] {
  const name = (lane: number): string => (lane < 0 ? '' : lanes[lane].name);
  return blocked.map(({ thread, cause, resource, holder, line }) => [
    name(thread),
    cause,
    name(resource),
    name(holder),
    line,
  ]);
}

/** The circle of a run that ends as a deadlock, and the others that are stuck. */
function deadlock(text: string): { readonly cycle: Told[]; readonly others: Told[] } {
  const trace = run(text);
  expect(trace.troubles).toEqual([]);
  const { outcome } = trace;
  if (outcome.kind !== 'deadlock') throw new Error(`it ends as ${outcome.kind}`);
  const { cycle, blocked } = outcome.deadlock;
  const others = blocked.filter(({ thread }) => cycle.every((one) => one.thread !== thread));
  return { cycle: told(trace, cycle), others: told(trace, others) };
}

const crossing = (first: string, second: string): string => `
async def use(a, b):
    async with a:
        await asyncio.sleep(0.01)
        async with b:
            pass
a = asyncio.Lock(); b = asyncio.Lock()
async def cross():
    await asyncio.gather(
        asyncio.create_task(use(a, b), name="left"),
        asyncio.create_task(use(${first}, ${second}), name="right"))
`;

describe('when nothing can happen any more, the report', () => {
  it('has the circle of tasks that hold locks, and who waits because of them', () => {
    const { cycle, others } = deadlock(`${crossing('b', 'a')}main = cross`);
    expect(cycle).toEqual([
      ['right', 'lock', 'a', 'left', 6],
      ['left', 'lock', 'b', 'right', 6],
    ]);
    expect(others.map(([name, cause, , , line]) => [name, cause, line])).toEqual([
      ['MainThread', 'poll', 14],
      ['Task-1 (cross)', 'future', 10],
    ]);
  });

  it('has the circle of tasks that await each other', () => {
    const { cycle, others } = deadlock(`
tasks = []
async def wait_for(number):
    await tasks[number]
async def main():
    tasks.extend(asyncio.create_task(wait_for(1 - n), name=f"T{n}") for n in range(2))
    await tasks[0]
`);
    expect(cycle).toEqual([
      ['T1', 'join', 'T0', 'T0', 5],
      ['T0', 'join', 'T1', 'T1', 5],
    ]);
    expect(others.at(-1)).toEqual(['Task-1 (main)', 'join', 'T0', 'T0', 8]);
  });

  it('has a task that wants the lock that it holds', () => {
    const { cycle } = deadlock(`
async def main():
    lock = asyncio.Lock()
    async with lock, lock:
        pass
`);
    expect(cycle).toEqual([['Task-1 (main)', 'lock', 'lock', 'Task-1 (main)', 5]]);
  });

  it('has tasks that wait for what nobody will do', () => {
    const { cycle, others } = deadlock(`
async def main():
    done = asyncio.Event()
    jobs = asyncio.Queue()
    permits = asyncio.Semaphore(0)
    for wait in done.wait, jobs.get, permits.acquire:
        asyncio.create_task(wait(), name=wait.__name__)
    await asyncio.get_running_loop().create_future()
`);
    expect(cycle).toEqual([]);
    expect(others.slice(1).map(([task, cause, resource]) => [task, cause, resource])).toEqual([
      ['Task-1 (main)', 'future', ''],
      ['wait', 'event', 'done'],
      ['get', 'queue', 'jobs'],
      ['acquire', 'semaphore', 'permits'],
    ]);
  });
});

describe('while others go on', () => {
  const troubles = (text: string): readonly Trouble[] => run(text).troubles;
  const beside = (first: string, second: string, rest: string): string =>
    `${crossing(first, second)}async def main():\n    crossed = asyncio.create_task(cross())\n${rest}`;

  it('a circle of tasks is told, until the loop shuts down', () => {
    const trace = run(beside('b', 'a', '    await asyncio.sleep(0.1)'));
    expect(trace.outcome.kind).toBe('completed');
    const [trouble] = trace.troubles;
    const cycle = trouble.kind === 'partial-deadlock' ? trouble.cycle : [];
    expect(told(trace, cycle)).toEqual([
      ['right', 'lock', 'a', 'left', 6],
      ['left', 'lock', 'b', 'right', 6],
    ]);
    const marks = [...eachMark(trace)].filter(({ kind }) => kind === 'deadlock');
    expect(marks.map(({ timeNs }) => timeNs)).toEqual([trouble.timeNs, trouble.timeNs]);
  });

  it('and until the run is stopped', () => {
    const endless = '    while True:\n        await asyncio.sleep(0.1)';
    expect(troubles(beside('b', 'a', endless)).map(({ kind }) => kind)).toEqual([
      'partial-deadlock',
    ]);
  });

  it('it is none in one order, nor where a timeout ends it', () => {
    expect(troubles(beside('a', 'b', '    await asyncio.sleep(0.1)'))).toEqual([]);
    const timeout = '    await asyncio.wait([crossed], timeout=0.1)\n    crossed.cancel()';
    expect(troubles(beside('b', 'a', `${timeout}\n    await asyncio.wait([crossed])`))).toEqual([]);
  });

  it('an event that was set and cleared too early is a lost wake-up', () => {
    const text = `
async def main():
    ready = asyncio.Event()
    ready.set()
    ready.clear()
    await asyncio.sleep(0.01)
    await ready.wait()
`;
    const trace = run(text);
    expect(trace.troubles.map(({ kind, lane }) => [kind, trace.lanes[lane].name])).toEqual([
      ['lost-wake-up', 'Task-1 (main)'],
    ]);
  });

  it('a condition that was notified while nobody waited, too', () => {
    const condition = (first: string): string => `
async def main():
    changed = asyncio.Condition()
    async with changed:
        ${first}
    async with changed:
        await changed.wait()
`;
    const kinds = (first: string): readonly string[] =>
      troubles(condition(first)).map(({ kind }) => kind);
    expect(kinds('changed.notify()')).toEqual(['lost-wake-up']);
    expect(kinds('changed.notify_all()')).toEqual(['lost-wake-up']);
    expect(kinds('pass')).toEqual([]);
  });
});
