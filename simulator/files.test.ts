/** Files of whole runs: what goes in, what can be looked at, what it costs, what the end leaves. */
import { describe, expect, it, test, vi } from 'vitest';
import { createInspector, simulate } from './index.ts';
import type { RunOptions, Trace } from './index.ts';

// Nothing here is about speed: a loaded machine may take its time.
vi.setConfig({ testTimeout: 120_000 });

function run(text: string, options: RunOptions = {}): Trace {
  return simulate({ name: 'program.py', text }, options);
}

function printed(trace: Trace): string {
  return trace.console.map(({ text }) => text).join('');
}

/** The files at the end, by their paths below the working directory. */
function filesAfter(text: string, options: RunOptions = {}): Record<string, string | undefined> {
  const source = { name: 'program.py', text };
  const { files } = createInspector(source, options).at(simulate(source, options).elapsedNs);
  const home = '/home/user/';
  return Object.fromEntries(
    files
      .filter(({ path, kind }) => path.startsWith(home) && kind === 'file')
      .map(({ path, text: content }) => [path.slice(home.length), content]),
  );
}

describe('data files', () => {
  const HEADER = '# /// timeslice\n# [files]\n# "a.txt" = "from the header"\n# ///\n';

  it('come from the header and from the call, which counts', () => {
    const text = `${HEADER}import os\nprint(open("a.txt").read(), sorted(os.listdir()))`;
    expect(printed(run(text))).toBe("from the header ['a.txt']\n");
    const files = { 'a.txt': 'from the call', 'data/b.txt': '' };
    expect(printed(run(text, { files }))).toBe("from the call ['a.txt', 'data']\n");
  });

  it('may be text or bytes', () => {
    const files = { text: 'ü', bytes: Uint8Array.of(0, 255) };
    const text = 'print(open("text", "rb").read(), open("bytes", "rb").read())';
    expect(printed(run(text, { files }))).toBe("b'\\xc3\\xbc' b'\\x00\\xff'\n");
  });

  it('lie beside the program, wherever that was opened from', () => {
    const text = 'import os\nprint(__file__, open(os.path.dirname(__file__) + "/a").read())';
    const trace = simulate({ name: '/somewhere/x.py', text }, { files: { a: 'found' } });
    expect(printed(trace)).toBe('/home/user/x.py found\n');
  });

  it.each([['../x'], ['/x'], [''], ['a//b'], ['x'.repeat(300)]])('cannot be named %s', (name) => {
    expect(run('', { files: { [name]: '' } }).outcome.kind).toBe('unsupported');
  });

  it('must fit into the memory', () => {
    const options = { files: { big: 'x'.repeat(200) }, limits: { memoryBytes: 100 } };
    expect(run('', options).outcome.kind).toBe('unsupported');
  });
});

describe('the program itself', () => {
  const source = (text: string) => ({ name: '/somewhere/own.py', text });

  it('is a file that it can read and write, by one name everywhere', () => {
    const text = `
import sys, traceback
def f(): return sys._getframe().f_code.co_filename
print(__file__, f(), sys.argv[0])
print(len(open(__file__).readlines()), len(open(sys.argv[0]).readlines()))
try: 1 / 0
except ZeroDivisionError as e: print(traceback.extract_tb(e.__traceback__)[0].filename)
with open(__file__, "a") as own: own.write("# more")
print(open(__file__).readlines()[-1])
`;
    const place = '/home/user/own.py';
    const lines = [`${place} ${place} own.py`, '9 9', place, '# more', ''];
    expect(printed(simulate(source(text)))).toBe(lines.join('\n'));
  });

  it('is not shown among the files, unless it is renamed', () => {
    const text = `
import os
print(os.listdir(), os.path.exists("own.py"))
os.rename("own.py", "other.py")
print(os.listdir(), os.path.exists("own.py"))
`;
    expect(printed(simulate(source(text)))).toBe("[] True\n['other.py'] False\n");
  });

  it('gives way to a data file of its name', () => {
    const trace = simulate(source('print(open("own.py").read())'), { files: { 'own.py': 'data' } });
    expect(printed(trace)).toBe('data\n');
  });

  it('hides a module of the library that has its name, but none that Python has before', () => {
    const queue = { name: 'queue.py', text: 'import queue\nprint(hasattr(queue, "Queue"))' };
    expect(printed(simulate(queue))).toBe('False\nFalse\n');
    const time = { name: 'time.py', text: 'import time\nprint(hasattr(time, "sleep"))' };
    expect(printed(simulate(time))).toBe('True\n');
  });

  it('runs with the parameters of the run where it starts itself', () => {
    const text = `
import subprocess, sys
COUNT = 2
if sys.argv[1:]: print(COUNT)
else: subprocess.run([sys.executable, __file__, "child"])
`;
    expect(printed(simulate(source(text), { parameters: { COUNT: 5 } }))).toBe('5\n');
  });

  it('need not have a name that a file could have', () => {
    const name = `${'x'.repeat(300)}.py`;
    expect(printed(simulate({ name, text: 'print("runs")' }))).toBe('runs\n');
  });
});

describe('modules', () => {
  const FILES = {
    'helper.py': 'VALUE = 42\n',
    'package/__init__.py': 'from . import inner\n',
    'package/inner.py': 'NAME = __name__\n',
  };

  it('are imported from data files, and from files that the program has written', () => {
    const text = `
import helper, package, os
print(helper.VALUE, helper.__file__, package.inner.NAME, package.__path__)
open("made.py", "w").write("X = 1")
import made
print(made.X)
os.mkdir("lib")
with open("lib/far.py", "w") as file:
    file.write("Y = 2")
import sys
sys.path.append("lib")
import far
print(far.Y, far.__file__)
import nothing
`;
    const trace = run(text, { files: FILES });
    const lines = printed(trace).split('\n');
    expect(lines.slice(0, 3)).toEqual([
      "42 /home/user/helper.py package.inner ['/home/user/package']",
      '1',
      '2 /home/user/lib/far.py',
    ]);
    expect(trace.outcome).toMatchObject({
      kind: 'error',
      message: "ModuleNotFoundError: No module named 'nothing'",
    });
  });

  it('that import each other are told to be partial', () => {
    const files = { 'one.py': 'import two\nX = 1\n', 'two.py': 'import one\nprint(one.X)\n' };
    const { outcome } = run('import one', { files });
    expect(outcome).toMatchObject({
      message:
        "AttributeError: partially initialized module 'one' has no attribute 'X' (most likely due to a circular import)",
      diagnostic: { file: 'two.py', line: 2 },
    });
  });

  it('are shown as sources by their names beside the program', () => {
    const trace = run('import helper', { files: FILES });
    expect(trace.sources.map(({ name }) => name)).toContain('helper.py');
  });
});

describe('what the end of a program leaves', () => {
  it.each([
    ['an end', 'pass', 'kept'],
    ['an exit', 'import sys; sys.exit(1)', 'kept'],
    ['an exception', '1 / 0', 'kept'],
    ['an exit at once', 'import os; os._exit(1)', ''],
    ['a deadlock', 'import threading; threading.Event().wait()', ''],
  ])('after %s', (_name, end, content) => {
    const text = `file = open("f", "w")\nfile.write("kept")\n${end}\n`;
    expect(filesAfter(text)).toEqual({ f: content });
  });

  it('is written after exit handlers, which may write themselves', () => {
    const text = `
import atexit
file = open("f", "w")
atexit.register(file.write, " and more")
file.write("text")
`;
    expect(filesAfter(text)).toEqual({ f: 'text and more' });
  });

  it('has the exit code that os._exit() was given', () => {
    const trace = run('import os\nprint("before")\nos._exit(7)\nprint("after")');
    expect(printed(trace)).toBe('before\n');
    expect(trace.outcome).toEqual({ kind: 'completed', exitCode: 7 });
  });
});

test('files can be looked at at any time of a run', () => {
  const text = `
import time
for number in range(3):
    with open("log", "a") as file:
        print(number, file=file)
    time.sleep(1)
`;
  const inspector = createInspector({ name: 'program.py', text });
  const log = (seconds: number) =>
    inspector.at(seconds * 1e9).files.find(({ path }) => path === '/home/user/log');
  expect(log(1.5)).toMatchObject({ kind: 'file', size: 4, text: '0\n1\n' });
  expect(log(0.5)?.text).toBe('0\n');
  expect(log(0)).toBeUndefined();
});

describe('time', () => {
  const WRITE = `
import os, threading, time
descriptor = os.open("f", os.O_WRONLY | os.O_CREAT)
data = bytes(5_000_000)
ticks = []
done = False
def tick():
    while not done:
        ticks.append(time.monotonic())
thread = threading.Thread(target=tick)
thread.start()
time.sleep(0.001)
start = time.monotonic()
os.write(descriptor, data)
end = time.monotonic()
done = True
inside = [t for t in ticks if start + 0.0002 < t < start + 0.0008]
print(0.001 < end - start < 0.007, len(inside) > 100)
`;

  it('passes by the byte in a write, and other threads run meanwhile: the GIL is free', () => {
    expect(printed(run(WRITE))).toBe('True True\n');
  });

  it('is the time that files say they were changed at', () => {
    const text = `
import os, time
time.sleep(1.5)
open("f", "w").close()
print(os.stat("f").st_mtime_ns // 10**8, time.time_ns() // 10**8)
`;
    expect(printed(run(text))).toBe('17040672015 17040672015\n');
  });

  it('is the same in every run', () => {
    const text = `
import os, tempfile, threading
def work(name):
    for n in range(20):
        with open("shared", "a") as file:
            print(name, n, file=file)
threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(open("shared").read(), os.urandom(4), tempfile.mkdtemp())
`;
    const first = run(text);
    expect(run(text)).toEqual(first);
    expect(printed(run(text, { machine: { seed: 1 } }))).not.toBe(printed(first));
  });
});

describe('memory', () => {
  const limits = { memoryBytes: 8_000_000 };

  it('is taken by texts that lists hold', () => {
    const text = 'kept = []\nwhile True:\n    kept.append(str(len(kept)) * 1000)\n';
    expect(run(text, { limits }).outcome).toMatchObject({ kind: 'limit', limit: 'memory' });
  });

  it.each(['deque', 'queue'])('is taken by what a %s holds', (kind) => {
    const make = { deque: 'collections.deque()', queue: 'queue.Queue()' }[kind];
    const put = { deque: 'append', queue: 'put' }[kind];
    const text = `import collections, queue\nkept = ${make}\nwhile True: kept.${put}("x" * 100_000)`;
    expect(run(text, { limits }).outcome).toMatchObject({ kind: 'limit', limit: 'memory' });
  });

  it('is taken by files, which end the run as objects do', () => {
    const text = 'file = open("f", "w")\nwhile True: file.write("x" * 100_000)';
    expect(run(text, { limits }).outcome).toEqual({
      kind: 'limit',
      limit: 'memory',
      value: limits.memoryBytes,
    });
  });

  it('is taken by files in memory', () => {
    const text = 'import io\nfile = io.BytesIO()\nwhile True: file.write(b"x" * 100_000)';
    expect(run(text, { limits }).outcome).toMatchObject({ kind: 'limit', limit: 'memory' });
  });

  it('is not there for a file of any size', () => {
    const text = `
try:
    open("f", "w").truncate(10 ** 15)
except MemoryError as error:
    print(type(error).__name__)
`;
    expect(printed(run(text, { limits }))).toBe('MemoryError\n');
  });
});

describe('standard streams', () => {
  it('may have bytes to read, and lines read through a buffer are gone for others', () => {
    const text = `
import os, sys
print(sys.stdin.buffer.readline(), os.read(0, 9), sys.stdin.buffer.read())
`;
    const stdin = Uint8Array.from([97, 10, 255, 0]);
    expect(printed(run(text, { stdin }))).toBe("b'a\\n' b'' b'\\xff\\x00'\n");
  });

  it('show bytes as the text they encode, and end the run when it is too much', () => {
    const text = 'import os\nos.write(1, "ü€".encode())\nwhile True: os.write(2, b"x" * 50)';
    const trace = run(text, { limits: { outputBytes: 120 } });
    expect(printed(trace).startsWith('ü€xxx')).toBe(true);
    expect(trace.outcome).toEqual({ kind: 'limit', limit: 'output', value: 120 });
  });

  it('can be given to a file', () => {
    const text = `
import os
file = open("captured", "w")
console = os.dup(1)
os.dup2(file.fileno(), 1)
print("to the file", flush=True)
os.dup2(console, 1)
print("to the console")
`;
    expect(printed(run(text))).toBe('to the console\n');
    expect(filesAfter(text)).toEqual({ captured: 'to the file\n' });
  });
});
