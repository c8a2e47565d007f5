/** Each kind of trouble in a program that has it, and its cure, of which there is nothing to report. */
import { describe, expect, it } from 'vitest';
import { eachMark, rangeOf, simulate } from './index.ts';
import type { RunOptions, Trace, Trouble, TroubleKind } from './index.ts';

function run(text: string, options?: RunOptions): Trace {
  return simulate({ name: 'main.py', text }, options);
}

function troubles(text: string, options?: RunOptions): readonly Trouble[] {
  return run(text, options).troubles;
}

/** The only trouble of the program. */
function only<Kind extends TroubleKind>(
  kind: Kind,
  text: string,
  options?: RunOptions,
): Extract<Trouble, { kind: Kind }> & { readonly name: (lane: number) => string } {
  const trace = run(text, options);
  const found = trace.troubles;
  expect(found.map((trouble) => trouble.kind)).toEqual([kind]);
  const trouble = found[0] as Extract<Trouble, { kind: Kind }>;
  return { ...trouble, name: (lane) => trace.lanes[lane].name };
}

const MS = 1_000_000;

describe('a deadlock of some threads while others go on', () => {
  const crossing = (first: string, second: string): string => `
import threading, time
a = threading.Lock()
b = threading.Lock()
def one():
    with a:
        time.sleep(0.01)
        with b:
            pass
def two():
    with ${first}:
        time.sleep(0.01)
        with ${second}:
            pass
for target in one, two:
    threading.Thread(target=target, name=target.__name__, daemon=True).start()
time.sleep(0.1)
`;

  it('is a cycle of locks', () => {
    const { cycle, timeNs, endNs, name } = only('partial-deadlock', crossing('b', 'a'));
    const waits = cycle.map(({ thread, resource, holder, line }) => [
      name(thread),
      name(resource),
      name(holder),
      line,
    ]);
    expect(waits).toEqual([
      ['two', 'a', 'one', 13],
      ['one', 'b', 'two', 8],
    ]);
    expect(timeNs).toBeGreaterThan(10 * MS);
    expect(endNs).toBeGreaterThan(100 * MS);
  });

  it('is a cycle of joins', () => {
    const { cycle, name } = only(
      'partial-deadlock',
      `
import threading, time
def wait_for(number):
    time.sleep(0.01)
    threads[number].join()
threads = [threading.Thread(target=wait_for, args=(1 - n,), name=f"T{n}", daemon=True) for n in range(2)]
for thread in threads:
    thread.start()
time.sleep(0.1)
`,
    );
    expect(cycle.map(({ thread, cause, holder }) => [name(thread), cause, name(holder)])).toEqual([
      ['T1', 'join', 'T0'],
      ['T0', 'join', 'T1'],
    ]);
  });

  it('is none where the locks are taken in one order', () => {
    expect(troubles(crossing('a', 'b'))).toEqual([]);
  });

  it('is not told again when it is that of the whole machine', () => {
    const text = crossing('b', 'a').replace(', daemon=True', '');
    expect(run(text).outcome.kind).toBe('deadlock');
    expect(troubles(text)).toEqual([]);
  });
});

describe('a lost wake-up', () => {
  const shelf = (wait: string): string => `
import threading, time
changed = threading.Condition()
goods = []
def consume():
    time.sleep(0.05)
    with changed:
        ${wait}
consumer = threading.Thread(target=consume, name="consumer")
consumer.start()
time.sleep(0.02)
with changed:
    goods.append(1)
    changed.notify()
consumer.join()
`;

  it('is a notification before the wait', () => {
    const found = only('lost-wake-up', shelf('changed.wait()'));
    const { name, lane, waker, resource, wakeNs, timeNs } = found;
    expect([name(lane), name(waker), name(resource)]).toEqual([
      'consumer',
      'MainThread',
      'changed',
    ]);
    expect(wakeNs).toBeGreaterThan(20 * MS);
    expect(timeNs).toBeGreaterThan(50 * MS);
  });

  it('has the line of the notification', () => {
    const trace = run(shelf('changed.wait()'));
    const { timeNs, lane } = [...eachMark(trace)].find(({ kind }) => kind === 'unheard')!;
    const { first, count } = rangeOf(trace.positionRanges, lane);
    const { positions } = trace;
    const lines = Array.from({ length: count }, (_, i) => first + i)
      .filter((i) => positions.timeNs[i] === timeNs)
      .map((i) => positions.line[i]);
    expect(lines).toEqual([14]);
  });

  it('is none when the consumer looks before it waits', () => {
    expect(troubles(shelf('changed.wait_for(lambda: goods)'))).toEqual([]);
  });

  it('is an event that is set and cleared too early', () => {
    const event = (clear: string): string => `
import threading, time
event = threading.Event()
def listen():
    time.sleep(0.05)
    event.wait()
listener = threading.Thread(target=listen)
listener.start()
event.set()
${clear}
listener.join()
`;
    only('lost-wake-up', event('event.clear()'));
    expect(troubles(event(''))).toEqual([]);
  });
});

describe('a wait that nobody can end', () => {
  const running = (body: string): string => `
import threading, time
def tick():
    while True:
        time.sleep(1)
${body}
tick()
`;
  const options = { limits: { virtualTimeNs: 10_000 * MS } };

  it('is one for a lock whose holder has ended', () => {
    const found = only(
      'endless-wait',
      running(`
lock = threading.Lock()
def forget():
    lock.acquire()
def want():
    time.sleep(0.1)
    lock.acquire()
for target in forget, want:
    threading.Thread(target=target, name=target.__name__).start()
`),
      options,
    );
    const { name, lane, holder, lastEndNs } = found;
    expect([name(lane), name(holder!)]).toEqual(['want', 'forget']);
    expect(lastEndNs).toBeLessThan(100 * MS);
  });

  it('is one for a condition when all who notified have ended', () => {
    const found = only(
      'endless-wait',
      running(`
changed = threading.Condition()
def consume():
    while True:
        with changed:
            changed.wait()
def produce():
    for _ in range(3):
        time.sleep(0.1)
        with changed:
            changed.notify()
for target in consume, produce:
    threading.Thread(target=target, name=target.__name__).start()
`),
      options,
    );
    const { name, lane, last } = found;
    expect([name(lane), name(last)]).toEqual(['consume', 'produce']);
  });

  it('is none while a thread lives that has to do with it', () => {
    const text = running(`
changed = threading.Condition()
def consume():
    while True:
        with changed:
            changed.wait()
threading.Thread(target=consume, name="consume").start()
for _ in range(3):
    time.sleep(0.1)
    with changed:
        changed.notify()
`);
    expect(troubles(text, options)).toEqual([]);
  });
});

describe('starvation', () => {
  const table = (policy: string): string => `
title = "t"
[machine]
cores = 1
policy = "${policy}"
[[job]]
name = "modest"
priority = 6
bursts = "cpu 10ms"
[[generate]]
name = "urgent"
priority = 1
jobs = 10
gap = "constant 20ms"
cpu = "constant 20ms"
`;
  const ofTable = (policy: string): readonly Trouble[] =>
    simulate({ name: 'jobs.toml', text: table(policy) }).troubles;

  it('is to wait for a core while those that came later run', () => {
    const [found] = ofTable('priority');
    expect(found).toMatchObject({ kind: 'starvation', resource: undefined, passedOver: 9 });
  });

  it('is not to stand in a line', () => {
    expect(ofTable('fifo')).toEqual([]);
    expect(ofTable('round-robin')).toEqual([]);
  });
});

describe('a GIL convoy', () => {
  const program = (work: string): string => `
import threading, time
served = 0
def crunch():
    while served < 6:
        ${work}
def serve():
    global served
    while served < 6:
        time.sleep(0.002)
        served += 1
for target in crunch, serve:
    threading.Thread(target=target, name=target.__name__).start()
`;

  it('is to wait for the GIL after each sleep', () => {
    const { name, lane, holder, waits, waitedNs } = only('gil-convoy', program('pass'));
    expect([name(lane), name(holder)]).toEqual(['serve', 'crunch']);
    expect(waits).toBeGreaterThan(4);
    expect(waitedNs).toBeGreaterThan(20 * MS);
  });

  it('is none where nobody computes, nor without a GIL', () => {
    expect(troubles(program('time.sleep(0.001)'))).toEqual([]);
    expect(troubles(program('pass'), { machine: { gil: false } })).toEqual([]);
  });

  it('is none among threads that all compute', () => {
    const text = `
import threading
def crunch():
    for _ in range(400_000):
        pass
for _ in range(3):
    threading.Thread(target=crunch).start()
`;
    expect(troubles(text)).toEqual([]);
  });
});

describe('oversubscription', () => {
  const program = (threads: number): string => `
import threading
def crunch():
    for _ in range(100_000):
        pass
for _ in range(${threads}):
    threading.Thread(target=crunch).start()
`;
  const machine = { gil: false, cores: 2 };

  it('is far more threads than cores', () => {
    const found = only('oversubscription', program(24), { machine });
    expect(found).toMatchObject({ cores: 2 });
    expect(found.runnableMax).toBeGreaterThan(16);
  });

  it('is not a few more', () => {
    expect(troubles(program(6), { machine })).toEqual([]);
  });
});

describe('uneven work', () => {
  const program = (pauses: string): string => `
import time
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(4, thread_name_prefix="worker") as pool:
    list(pool.map(time.sleep, ${pauses}))
`;

  it('is one worker that is busy long after the others', () => {
    const found = only('uneven-work', program('[0.1] + [0.01] * 7'));
    expect(found).toMatchObject({ workers: 4 });
    expect(found.name(found.lane)).toBe('worker_0');
    expect(found.busiestNs).toBe(100 * MS);
    expect(found.othersNs).toBeLessThan(30 * MS);
  });

  it('is a chunk that is as large as all the work, also among processes', () => {
    const pool = (chunk: number): string => `
from multiprocessing import Pool
def crunch(_):
    for _ in range(100_000):
        pass
with Pool(4) as pool:
    pool.map(crunch, range(8), chunksize=${chunk})
`;
    const found = only('uneven-work', pool(8));
    expect(found).toMatchObject({ workers: 4 });
    expect(troubles(pool(1))).toEqual([]);
  });

  it('is none under one GIL, where computing takes as long whoever does it', () => {
    const text = `
from concurrent.futures import ThreadPoolExecutor
def crunch(rounds):
    for _ in range(rounds):
        pass
with ThreadPoolExecutor(4) as pool:
    list(pool.map(crunch, [60_000] + [2_000] * 7))
`;
    expect(troubles(text)).toEqual([]);
    expect(only('uneven-work', text, { machine: { gil: false } })).toMatchObject({ workers: 4 });
  });

  it('is none where each thread is made for one thing to do', () => {
    const text = `
import threading, time
for n in range(4):
    threading.Thread(target=time.sleep, args=(0.1 if n == 0 else 0.01,)).start()
`;
    expect(troubles(text)).toEqual([]);
  });

  it('is none where everybody has about as much to do', () => {
    expect(troubles(program('[0.02] * 8'))).toEqual([]);
  });
});
