/** Event loops as one sees them: their lanes, arrows and marks, and what they have to do at a time. */
import { expect, test } from 'vitest';

import { createInspector, eachArrow, eachMark, simulate } from './index.ts';
import type { Arrow, AwaitSnapshot, LoopSnapshot, Trace } from './index.ts';
import { CAUSES } from './trace/trace.ts';

const MS = 1_000_000;

const PRELUDE = 'import asyncio, threading, time\n';

function run(text: string, machine = {}): Trace {
  return simulate({ name: 'main.py', text: PRELUDE + text }, { machine });
}

/** The only loop of a program at a time. */
function loopAt(text: string, timeNs: number): LoopSnapshot {
  const { loops } = createInspector({ name: 'main.py', text: PRELUDE + text }).at(timeNs);
  expect(loops).toHaveLength(1);
  return loops[0]!;
}

/** "name: by (what it awaits, …)". */
function treeText({ name, by, awaits }: AwaitSnapshot): string {
  const below = awaits.length === 0 ? '' : ` (${awaits.map(treeText).join(', ')})`;
  return `${by === '' ? name : `${name}: ${by}`}${below}`;
}

const tree = (text: string): string[] => loopAt(text, 50 * MS).tasks.map(treeText);

const WORK = `
async def work(s=0.1):
    await asyncio.sleep(s)
`;

const AWAITED: readonly (readonly [main: string, tree: string])[] = [
  ['await work()', 'Task-1: sleep'],
  ['await asyncio.create_task(work())', 'Task-1: Task-2 (Task-2: sleep)'],
  ['await asyncio.gather(work(), work(0.2))', 'Task-1: gather (Task-2: sleep, Task-3: sleep)'],
  ['await asyncio.wait([asyncio.create_task(work(), name="a")])', 'Task-1: wait (a: sleep)'],
  ['await asyncio.wait_for(work(), 1)', 'Task-1: wait_for (Task-2: sleep)'],
  ['await asyncio.shield(work())', 'Task-1: shield (Task-2: sleep)'],
  ['await asyncio.gather(asyncio.shield(work()))', 'Task-1: gather (shield (Task-2: sleep))'],
  [
    'async with asyncio.TaskGroup() as group:\n        group.create_task(work())',
    'Task-1: TaskGroup._until_all_over (Task-2: sleep)',
  ],
  [
    'for each in asyncio.as_completed([work()]):\n        await each',
    'Task-1: as_completed.<locals>._wait_for_one (Task-2: sleep)',
  ],
  ['await asyncio.to_thread(time.sleep, 0.1)', 'Task-1: to_thread'],
  ['await asyncio.Queue().get()', 'Task-1: Queue.get'],
  [
    'lock = asyncio.Lock()\n    await lock.acquire()\n    async with lock: pass',
    'Task-1: Lock.acquire',
  ],
  ['await asyncio.Event().wait()', 'Task-1: Event.wait'],
  ['await asyncio.get_running_loop().create_future()', 'Task-1: Future'],
];

test.each(AWAITED)('%s', (main, expected) => {
  expect(tree(`${WORK}\nasync def main():\n    ${main}\nasyncio.run(main())`)).toEqual([expected]);
});

test('tasks that await each other in a circle are told once', () => {
  const text = `
async def wait_for(names):
    await asyncio.sleep(0)
    await tasks[names]
tasks = {}
async def main():
    for name in "ab":
        tasks[name] = asyncio.create_task(wait_for("ba"["ab".index(name)]), name=name)
    await asyncio.sleep(1)
asyncio.run(main())`;
  expect(tree(text)).toEqual(['Task-1: sleep', 'a: b (b: a)']);
});

test('what a loop has to do: callbacks in order, timers by their time, workers', () => {
  const text = `
async def nap(s):
    await asyncio.sleep(s)
def tick(): pass
def crunch():
    time.sleep(0.3)
async def main():
    loop = asyncio.get_running_loop()
    late, early = asyncio.create_task(nap(0.4), name="late"), asyncio.create_task(nap(0.2))
    await asyncio.to_thread(tick)
    slow = loop.run_in_executor(None, crunch)
    loop.call_later(0.5, tick)
    cancelled = loop.call_later(0.3, tick)
    cancelled.cancel()
    await asyncio.sleep(0)
    loop.call_soon(tick)
    new = asyncio.create_task(nap(0), name="new")
    time.sleep(0.1)
    await slow
    await asyncio.sleep(0.2)
asyncio.run(main())`;
  const trace = run(text);
  const lane = (name: string): number => trace.lanes.find((one) => one.name.startsWith(name))!.id;
  const loop = loopAt(text, 50 * MS);
  expect(trace.lanes[loop.lane]).toMatchObject({ kind: 'loop', parent: loop.thread });
  expect(loop.ready).toEqual([
    { name: 'tick', task: -1 },
    { name: 'new', task: lane('new') },
  ]);
  expect(loop.readyCount).toBe(2);
  expect(loop.timers.map(({ task }) => task)).toEqual([lane('Task-3'), lane('late'), -1]);
  expect(loop.timers[0]!.dueNs! / MS).toBeCloseTo(200, -1);
  expect(loop.workers).toEqual([{ thread: lane('asyncio_0'), call: 'crunch' }]);
  expect(loop.tasks.map(({ name, state }) => `${name} ${state}`)).toEqual([
    'Task-1 running',
    'late waiting',
    'Task-3 waiting',
    'new ready',
  ]);
  expect(loopAt(text, 380 * MS).workers).toEqual([{ thread: lane('asyncio_0'), call: undefined }]);
  const [late] = loop.tasks.filter(({ name }) => name === 'late');
  expect(late!.stack.map((frame) => `${frame.function} ${frame.internal}`)).toEqual([
    'sleep true',
    'nap false',
  ]);
  expect(late!.stack[1]).toMatchObject({ line: 4, locals: [{ name: 's', repr: '0.4' }] });
});

test('there is no loop before and after one runs', () => {
  const text = 'time.sleep(0.1)\nasyncio.run(asyncio.sleep(0.1))\ntime.sleep(0.1)';
  const inspector = createInspector({ name: 'main.py', text: PRELUDE + text });
  const counts = [50, 150, 250].map((ms) => inspector.at(ms * MS).loops.length);
  expect(counts).toEqual([0, 1, 0]);
});

test('a turn of a loop has phases, without a gap while it runs', () => {
  const trace = run(`
async def main():
    await asyncio.sleep(0.1)
    time.sleep(0.2)
asyncio.run(main())
asyncio.run(main())`);
  const loops = trace.lanes.filter(({ kind }) => kind === 'loop');
  expect(loops).toHaveLength(1);
  const { first, count } = loops[0]!;
  const { start, end, cause } = trace.intervals;
  const long = (phase: string): number[] =>
    Array.from({ length: count }, (_, i) => first + i)
      .filter((i) => CAUSES[cause[i]!] === phase)
      .map((i) => Math.round((end[i]! - start[i]!) / MS))
      .filter((ms) => ms > 0);
  expect(long('select')).toEqual([100, 100]);
  expect(long('callbacks')).toEqual([200, 200]);
  expect(long('timers')).toEqual([]);
  const gaps = Array.from({ length: count - 1 }, (_, i) => first + i).filter(
    (i) => end[i] !== start[i + 1],
  );
  // Each asyncio.run() runs the loop three times: for main(), for async generators, for the default pool.
  expect(gaps).toHaveLength(2 * 3 - 1);
});

/** "kind from → to" of the arrows that lead to tasks. */
function arrowsToTasks(trace: Trace): string[] {
  const name = (id: number): string => trace.lanes[id]!.name.replace(/ .*/, '');
  const toTask = ({ to }: Arrow): boolean => trace.lanes[to]!.kind === 'task';
  return [...eachArrow(trace)]
    .filter(toTask)
    .map(({ kind, from, to }) => `${kind} ${name(from)} ${name(to)}`);
}

test('arrows tell who has created, woken and cancelled a task, and whose result it gets', () => {
  const text = `
async def child():
    await asyncio.sleep(0.1)
async def stuck():
    await gate.wait()
gate = asyncio.Event()
async def main():
    one, other = asyncio.create_task(stuck(), name="one"), asyncio.create_task(stuck(), name="other")
    await asyncio.create_task(child(), name="child")
    other.cancel()
    gate.set()
    await asyncio.gather(one, other, return_exceptions=True)
    await asyncio.to_thread(time.sleep, 0.01)
asyncio.run(main())`;
  expect(arrowsToTasks(run(text))).toEqual([
    'start MainThread Task-1',
    'start Task-1 one',
    'start Task-1 other',
    'start Task-1 child',
    'wake event child',
    'result child Task-1',
    'cancel Task-1 other',
    'wake Task-1 other',
    'wake Task-1 one',
    'result one Task-1',
    'result asyncio_0 Task-1',
  ]);
});

test('a task of a group that fails cancels the others', () => {
  const trace = run(`
async def fail():
    await asyncio.sleep(0.1)
    raise ValueError
async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(fail(), name="fail")
        group.create_task(asyncio.sleep(9), name="nap")
try:
    asyncio.run(main())
except* ValueError:
    pass`);
  expect(arrowsToTasks(trace)).toContain('cancel fail nap');
});

test('who blocks the loop is a matter of the setting', () => {
  const text = `
def tick():
    time.sleep(0.06)
async def main():
    asyncio.get_running_loop().call_soon(tick)
    time.sleep(0.15)
    await asyncio.sleep(0)
asyncio.run(main())`;
  const blocked = (slowCallbackNs: number): string[] => {
    const trace = run(text, { slowCallbackNs });
    return [...eachMark(trace)]
      .filter(({ kind }) => kind === 'blocked-loop')
      .map(({ other, detail }) => trace.lanes[other]?.name ?? detail);
  };
  expect(blocked(100 * MS)).toEqual(['Task-1 (main)']);
  expect(blocked(50 * MS)).toEqual(['Task-1 (main)', 'tick']);
  expect(blocked(200 * MS)).toEqual([]);
});

test('what goes unnoticed is marked with its place', () => {
  const trace = run(`
async def forgotten(): pass
async def fail():
    raise ValueError("boom")
async def main():
    forgotten()
    asyncio.create_task(fail(), name="bad")
    await asyncio.sleep(0.1)
asyncio.run(main())
loop = asyncio.new_event_loop()
async def nap(): await asyncio.sleep(1)
pending = loop.create_task(nap(), name="pending")
loop.run_until_complete(asyncio.sleep(0))
loop.close()
del pending`);
  const marks = Array.from(eachMark(trace), ({ kind, other, detail, place }) =>
    [kind, trace.lanes[other]?.name ?? '-', detail, place?.line].join(' '),
  );
  expect(marks).toEqual([
    'never-awaited - forgotten 7',
    "unretrieved bad ValueError('boom') 5",
    'destroyed-task pending pending 12',
  ]);
});

test('a task that a closed loop has left ends with its last reference', () => {
  const { console: printed } = run(`
async def spin():
    while True:
        await asyncio.sleep(0)
loop = asyncio.new_event_loop()
task = loop.create_task(spin())
loop.run_until_complete(asyncio.sleep(0))
loop.close()
print("closed")
task = None
print("gone")
`);
  const text = printed.map((entry) => entry.text).join('');
  expect(text).toMatch(/^closed\nTask was destroyed but it is pending!\ntask: .*\ngone\n$/);
});

test('a step that waits is held by nobody: what it left is found by the next one', () => {
  const { console: printed } = run(`
import gc
async def wait():
    await asyncio.get_running_loop().create_future()
async def main():
    task = asyncio.create_task(wait())
    await asyncio.sleep(0)
    del task
    gc.collect()
    print("collected")
asyncio.run(main())
`);
  const text = printed.map((entry) => entry.text).join('');
  expect(text).toMatch(/^Task was destroyed but it is pending!\ntask: .*\ncollected\n$/);
});
