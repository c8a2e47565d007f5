/** What a trace tells of queues, permits and pools: how much there is of it, who sent what to whom, who is idle. */
import { describe, expect, it } from 'vitest';
import { CAUSES, eachArrow, laneOfInterval, rangeOf, simulate, STATES } from './index.ts';
import type { Lane, LaneKind, Trace } from './index.ts';

function run(text: string): Trace {
  const trace = simulate({ name: 'main.py', text });
  expect(trace.outcome).toEqual({ kind: 'completed', exitCode: 0 });
  return trace;
}

function laneOf(trace: Trace, kind: LaneKind, name: string): Lane {
  return trace.lanes.find((lane) => lane.kind === kind && lane.name === name)!;
}

function levelsOf(trace: Trace, { id }: Lane): number[] {
  const { first, count } = rangeOf(trace.levelRanges, id);
  return Array.from(trace.levels.value.subarray(first, first + count));
}

/** In order of sending, as positions in the order of arriving. */
function messagesVia(trace: Trace, { id }: Lane): [string, string][] {
  return [...eachArrow(trace)]
    .filter(({ kind, via }) => kind === 'message' && via === id)
    .map(({ from, to }) => [trace.lanes[from].name, trace.lanes[to].name]);
}

/** How long threads of the name have waited, by cause. */
function causesOf(trace: Trace, name: RegExp): Set<string> {
  const { intervals } = trace;
  const threads = trace.lanes.filter((lane) => lane.kind === 'thread' && name.test(lane.name));
  return new Set(
    threads.flatMap(({ first, count }) =>
      Array.from({ length: count }, (_, i) => first + i)
        .filter((i) => STATES[intervals.state[i]] === 'waiting')
        .map((i) => CAUSES[intervals.cause[i]]),
    ),
  );
}

/** Where workers wait for work. */
function idleAt({ intervals }: Trace): Set<number> {
  const idle = [...intervals.cause.keys()].filter((i) => CAUSES[intervals.cause[i]] === 'work');
  return new Set(idle.map((i) => intervals.other[i]));
}

function awaitedBy({ intervals }: Trace, { first, count }: Lane): Set<number> {
  return new Set(intervals.other.subarray(first, first + count));
}

const MS = 1_000_000;

describe('a queue', () => {
  const program = (kind: string): string => `
import queue, threading, time
q = queue.${kind}()
def produce():
    for n in range(3):
        time.sleep(0.001)
        q.put(2 - n)
def consume():
    time.sleep(0.01)
    for _ in range(3):
        q.get()
for target in produce, consume:
    threading.Thread(target=target, name=target.__name__).start()
`;

  it.each(['Queue', 'LifoQueue', 'PriorityQueue', 'SimpleQueue'])(
    'of kind %s has a depth over time, and an arrow for each item',
    (kind) => {
      const trace = run(program(kind));
      const lane = laneOf(trace, 'queue', 'q');
      expect(levelsOf(trace, lane)).toEqual([1, 2, 3, 2, 1, 0]);
      expect(messagesVia(trace, lane)).toEqual(Array(3).fill(['produce', 'consume']));
    },
  );

  it('gives each arrow the time when just that item was put', () => {
    const sent = (kind: string): number[] => {
      const trace = run(program(kind));
      return [...eachArrow(trace)]
        .filter((arrow) => arrow.kind === 'message')
        .map(({ fromNs }) => Math.round(fromNs / MS));
    };
    expect(sent('Queue')).toEqual([1, 2, 3]);
    expect(sent('LifoQueue')).toEqual([3, 2, 1]);
    expect(sent('PriorityQueue')).toEqual([3, 2, 1]);
  });

  it('is waited for by name', () => {
    const trace = run(`
import queue, threading, time
q = queue.Queue(1)
def consume():
    q.get()
    time.sleep(0.01)
    q.get()
threading.Thread(target=consume, name="consume").start()
time.sleep(0.001)
for n in range(3):
    q.put(n)
`);
    expect(causesOf(trace, /^consume$/)).toContain('queue');
    expect(causesOf(trace, /^MainThread$/)).toContain('queue');
  });

  it('between processes has the messages that are on their way', () => {
    const trace = run(`
from multiprocessing import Process, Queue
import time
inbox = Queue()
def send():
    for n in range(3):
        inbox.put(n)
child = Process(target=send)
child.start()
time.sleep(0.05)
for n in range(3):
    inbox.get()
child.join()
`);
    const lane = laneOf(trace, 'pipe', 'inbox');
    expect(levelsOf(trace, lane)).toEqual([1, 2, 3, 2, 1, 0]);
    const messages = messagesVia(trace, lane);
    expect(messages).toEqual(Array(3).fill(['QueueFeederThread', 'MainThread']));
  });
});

describe('a semaphore', () => {
  it.each(['threading', 'multiprocessing'])('of %s has the permits that are left', (module) => {
    const trace = run(`
from ${module} import Semaphore
permits = Semaphore(2)
with permits:
    with permits:
        pass
`);
    expect(levelsOf(trace, laneOf(trace, 'semaphore', 'permits'))).toEqual([2, 1, 0, 1, 2]);
  });
});

describe('a queue of tasks', () => {
  const trace = run(`
import asyncio
async def produce(queue):
    for item in range(3):
        await queue.put(item)
async def consume(queue):
    for _ in range(3):
        await queue.get()
async def main():
    orders = asyncio.Queue(2)
    await asyncio.gather(produce(orders), consume(orders))
    for done in asyncio.as_completed([asyncio.sleep(0)]):
        await done
asyncio.run(main())
`);
  const lane = laneOf(trace, 'queue', 'orders');

  it('shows how many items there are', () => {
    expect(levelsOf(trace, lane)).toEqual([1, 2, 1, 0, 1, 0]);
  });

  it('has arrows from the task that put to the task that got', () => {
    expect(messagesVia(trace, lane)).toEqual(
      Array(3).fill(['Task-2 (produce)', 'Task-3 (consume)']),
    );
  });

  it('is the only one: what the library makes for itself has no lane', () => {
    expect(trace.lanes.filter(({ kind }) => kind === 'queue')).toEqual([lane]);
  });
});

describe('a worker without work is told from one that waits', () => {
  it('in a pool of threads', () => {
    const trace = run(`
import threading, time
from concurrent.futures import ThreadPoolExecutor
lock = threading.Lock()
def work(n):
    with lock:
        time.sleep(n)
with ThreadPoolExecutor(2, "worker") as executor:
    executor.submit(work, 0.01)
    executor.submit(work, 0.01)
    time.sleep(0.05)
`);
    expect(causesOf(trace, /^worker_/)).toEqual(new Set(['sleep', 'lock', 'work', 'gil']));
    const lane = laneOf(trace, 'pool', 'pool 1');
    expect(levelsOf(trace, lane).at(-1)).toBe(0); // what tells the workers to go home is no task
    expect(idleAt(trace)).toEqual(new Set([lane.id]));
  });

  it('in a pool of threads that multiprocessing makes', () => {
    const trace = run(`
from multiprocessing.pool import ThreadPool
import time
pool = ThreadPool(2)
pool.map(time.sleep, [0.01] * 3, 1)
`);
    const lane = laneOf(trace, 'pool', 'pool');
    expect(Math.max(...levelsOf(trace, lane))).toBeGreaterThan(0);
    expect(idleAt(trace)).toEqual(new Set([lane.id]));
  });

  it.each(['fork', 'spawn'])('in a pool of processes that are started by %s', (method) => {
    const trace = run(`
import multiprocessing, time
if __name__ == "__main__":
    pool = multiprocessing.get_context("${method}").Pool(2)
    time.sleep(0.5)
    pool.map(time.sleep, [0.1] * 5, 1)
`);
    const lane = laneOf(trace, 'pool', 'pool');
    expect(trace.lanes.filter(({ kind }) => kind === 'pool')).toEqual([lane]);
    expect(idleAt(trace)).toEqual(new Set([lane.id]));
    // Two of five are taken at once, the others stay in line.
    expect(levelsOf(trace, lane).slice(-4)).toEqual([3, 2, 1, 0]);
    expect(messagesVia(trace, lane)).toHaveLength(5);
    const [main] = trace.lanes.filter(({ kind }) => kind === 'thread');
    expect(awaitedBy(trace, main)).toContain(lane.id);
  });

  it.each([
    ['Pool(2)', 'multiprocessing', 'Pool', 'pool.map(time.sleep, [0.01, 0.01], 1)'],
    [
      'ProcessPoolExecutor(2)',
      'concurrent.futures',
      'ProcessPoolExecutor',
      'list(pool.map(time.sleep, [0.01, 0.01]))',
    ],
  ])('in a pool of processes, %s', (made, module, name, work) => {
    const trace = run(`
from ${module} import ${name}
import time
with ${made} as pool:
    ${work}
    time.sleep(0.05)
    ${work}
`);
    const [first] = trace.lanes.filter(({ kind }) => kind === 'process');
    const { intervals } = trace;
    const waits = [...intervals.cause.keys()].filter((i) => {
      const lane = trace.lanes[laneOfInterval(trace, i)];
      const isWorker = lane.kind === 'thread' && lane.parent !== first.id;
      return isWorker && STATES[intervals.state[i]] === 'waiting';
    });
    const longNs = (i: number): boolean => intervals.end[i] - intervals.start[i] > 20 * MS;
    const causes = new Set(waits.filter(longNs).map((i) => CAUSES[intervals.cause[i]]));
    expect(causes).toEqual(new Set(['work']));
  });
});
