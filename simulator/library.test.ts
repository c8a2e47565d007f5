/** The library as a whole: its modules, and how what they offer meets the machine and the chart. */
import { describe, expect, it } from 'vitest';
import { eachMark, eachThread, simulate } from './index.ts';
import { LIBRARY } from './library/index.ts';
import type { Trace } from './trace/trace.ts';

function run(text: string, options = {}): Trace {
  return simulate({ name: 'program.py', text }, options);
}

function printed(trace: Trace, stream: 'stdout' | 'stderr' = 'stdout'): string {
  return trace.console
    .filter((entry) => entry.stream === stream)
    .map((entry) => entry.text)
    .join('');
}

describe('every module of the table', () => {
  it.each([...LIBRARY.keys()])('%s can be imported alone', (name) => {
    const trace = run(`import ${name}\nprint(${name}.__name__)`);
    expect(printed(trace, 'stderr')).toBe('');
    expect(printed(trace)).toBe(`${name}\n`);
  });

  it('has the names that its __all__ promises', () => {
    const modules = [...LIBRARY.keys()].filter((name) => !name.includes('.') && name !== 'sys');
    const lines = modules.map(
      (name) => `import ${name}\n[getattr(${name}, n) for n in getattr(${name}, '__all__', [])]`,
    );
    const trace = run(lines.join('\n'));
    expect(printed(trace, 'stderr')).toBe('');
  });
});

describe('the chart', () => {
  const lanes = (text: string): string[] =>
    run(text)
      .lanes.filter(({ kind }) => !['core', 'process', 'gil', 'thread'].includes(kind))
      .map(({ kind, name }) => `${kind} ${name}`);

  it('has a lane for each object that threads meet at, named as the program names it', () => {
    const text = `
from threading import *
lock = Lock()
again = RLock()
door = Semaphore(2)
class Office:
    def __init__(self):
        self.open = Event()
Office()
forks = [Lock() for _ in range(2)]
lock = Lock()
gate, line = Barrier(2), Condition()
`;
    expect(lanes(text)).toEqual([
      'lock lock',
      'lock again',
      'semaphore door',
      'event self.open',
      'lock lock 1',
      'lock lock 2',
      'lock lock 3',
      'barrier barrier 1',
      'condition condition 1',
    ]);
  });

  it('has none for what the library makes for itself', () => {
    const text = `
import functools, threading
class A:
    p = functools.cached_property(lambda self: 1)
A().p
threading.Timer(0.01, print).start()
threading.local().x = 1
`;
    expect(lanes(text)).toEqual([]);
  });

  it('shows what a thread waits for as the object, not as a lock inside it', () => {
    const text = `
import threading
event, semaphore, condition = threading.Event(), threading.Semaphore(0), threading.Condition()
barrier = threading.Barrier(2)
def enter():
    with condition:
        condition.wait(1)
waits = [lambda: event.wait(1), lambda: semaphore.acquire(timeout=1), enter,
         lambda: barrier.wait(1)]
def attempt(wait):
    try:
        wait()
    except threading.BrokenBarrierError:
        pass
for wait in waits:
    thread = threading.Thread(target=attempt, args=(wait,))
    thread.start()
    thread.join()
`;
    const trace = run(text);
    expect(trace.outcome.kind).toBe('completed');
    const waits = [...eachThread(trace.statistics)]
      .filter(({ lane }) => trace.lanes[lane]?.name.startsWith('Thread'))
      .map(({ waitingNs }) => Object.entries(waitingNs).filter(([, ns]) => ns > 900_000_000))
      .map((entries) => entries.map(([cause]) => cause));
    expect(waits).toEqual([['event'], ['semaphore'], ['condition'], ['barrier']]);
  });

  it('marks the exception that ends a thread', () => {
    const trace = run(`
import threading
thread = threading.Thread(target=lambda: 1 // 0)
thread.start()
thread.join()
`);
    expect(printed(trace, 'stderr')).toContain(
      'Exception in thread Thread-1 (<lambda>):\nTraceback',
    );
    const mark = [...eachMark(trace)].find(({ kind }) => kind === 'exception');
    expect(mark?.detail).toBe('ZeroDivisionError: integer division or modulo by zero');
    expect(trace.lanes[mark?.lane ?? 0]?.name).toBe('Thread-1 (<lambda>)');
  });
});

describe('time', () => {
  it('is virtual: the same in every run', () => {
    const text = 'import time\nprint(time.time(), time.monotonic(), time.perf_counter_ns())';
    expect(printed(run(text))).toBe(printed(run(text)));
    expect(printed(run('import time\nprint(time.ctime())'))).toBe('Mon Jan  1 00:00:00 2024\n');
  });

  it('passes in sleep, for the thread alone', () => {
    const trace = run('import time\ntime.sleep(1.5)\nprint(round(time.process_time(), 3))');
    expect(printed(trace)).toBe('0.0\n');
    expect(trace.elapsedNs / 1e9).toBeCloseTo(1.5, 2);
  });
});

describe('threads and the end of the program', () => {
  it('waits for threads, but not for daemons', () => {
    const trace = run(`
import atexit, threading, time
atexit.register(print, 'exit')
def late(text, seconds):
    time.sleep(seconds)
    print(text)
threading.Thread(target=late, args=('worker', 0.1)).start()
threading.Thread(target=late, args=('daemon', 0.2), daemon=True).start()
print('main')
`);
    expect(printed(trace)).toBe('main\nworker\nexit\n');
    expect(trace.elapsedNs / 1e9).toBeCloseTo(0.1, 2);
  });

  it('does not wait for threads of _thread', () => {
    const trace = run(`
import _thread, time
def late():
    time.sleep(1)
    print('never')
print(_thread.start_new_thread(late, ()) > 0)
time.sleep(0.1)
`);
    expect(printed(trace)).toBe('True\n');
  });

  it('takes random seeds from the seed of the run', () => {
    const text = 'import random\nprint(random.random())';
    const seeded = (seed: number): string => printed(run(text, { machine: { seed } }));
    expect(seeded(1)).toBe(seeded(1));
    expect(seeded(1)).not.toBe(seeded(2));
  });
});

describe('standard streams', () => {
  it('gives lines of standard input', () => {
    const text = 'import sys\nprint([line for line in sys.stdin], sys.stdin.read())';
    expect(printed(run(text, { stdin: 'a\nb' }))).toBe("['a\\n', 'b'] \n");
    const parts = 'import sys\nprint(repr(sys.stdin.read(2)), repr(sys.stdin.readline()))';
    expect(printed(run(parts, { stdin: 'abc\nd' }))).toBe("'ab' 'c\\n'\n");
  });

  it('writes to both, and to what replaces them', () => {
    const trace = run(`
import io, sys
sys.stderr.write('to stderr\\n')
saved, sys.stdout = sys.stdout, io.StringIO()
print('kept')
text = sys.stdout.getvalue()
sys.stdout = saved
print(repr(text), sys.stdout.write(''), sys.stdout.isatty())
sys.stdout.buffer.write('ü\\n'.encode())
`);
    expect(printed(trace, 'stderr')).toBe('to stderr\n');
    expect(printed(trace)).toBe("'kept\\n' 0 False\nü\n");
  });

  it.each([
    ['sys.exit()', 0],
    ['sys.exit(3)', 3],
    ['sys.exit("gone")', 1],
  ])('%s ends the program', (call, exitCode) => {
    const trace = run(`import sys\n${call}\nprint('not reached')`);
    expect(printed(trace)).toBe('');
    expect(trace.outcome).toMatchObject({ exitCode });
  });
});
