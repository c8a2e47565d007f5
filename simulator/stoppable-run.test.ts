/** Stopping a program on the way: what CPython prints after Ctrl-C, and the same run a second time. */
import { describe, expect, test } from 'vitest';

import { eachMark, simulate, startRun, traceToText } from './index.ts';
import type { RunOptions, Trace } from './index.ts';

const PIECES_MAX = 10_000;

function printed(trace: Trace, stream: 'stdout' | 'stderr'): string {
  return trace.console
    .filter((entry) => entry.stream === stream)
    .map((entry) => entry.text)
    .join('');
}

/** Carries a run on, and stops it after so many pieces. */
function stopAfter(pieces: number, text: string, options: RunOptions = {}) {
  const run = startRun({ name: 'main.py', text }, options);
  for (let piece = 0; piece < pieces; piece++) expect(run.advance()).toBe(true);
  const interruptNs = run.interrupt();
  for (let piece = 0; run.advance(); piece++) expect(piece).toBeLessThan(PIECES_MAX);
  return { interruptNs, trace: run.finish() };
}

function program(...lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

const WORKERS = program(
  'import threading, time',
  'lock = threading.Lock()',
  'def work(n):',
  '    for i in range(20):',
  '        with lock:',
  '            sum(range(2000))',
  '        time.sleep(0.004 * n)',
  'threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]',
  'for t in threads: t.start()',
  'for t in threads: t.join()',
  'print("done")',
);

/** Programs that never end by themselves, and what is left of them after Ctrl-C. */
const STOPPED: readonly {
  readonly what: string;
  readonly text: string;
  readonly stdout?: string;
  readonly stderr?: readonly string[];
  readonly exitCode?: number;
}[] = [
  {
    what: 'a loop',
    text: program('x = 0', 'while True:', '    x = 1'),
    stderr: ['KeyboardInterrupt'],
  },
  {
    what: 'a sleep',
    text: program('import time', 'print("zzz")', 'time.sleep(3600)', 'print("never")'),
    stdout: 'zzz\n',
    stderr: [
      '  File "/home/user/main.py", line 3, in <module>',
      '    time.sleep(3600)',
      'KeyboardInterrupt',
    ],
  },
  {
    what: 'a lock that another thread holds for long',
    text: program(
      'import threading, time',
      'lock = threading.Lock()',
      'def hold():',
      '    with lock:',
      '        time.sleep(500)',
      'threading.Thread(target=hold, daemon=True).start()',
      'time.sleep(0.001)',
      'lock.acquire()',
    ),
    stderr: [
      '  File "/home/user/main.py", line 8, in <module>',
      '    lock.acquire()',
      'KeyboardInterrupt',
    ],
  },
  {
    what: 'a join, after which the other thread goes on to its end',
    text: program(
      'import threading, time',
      'def work():',
      '    time.sleep(1)',
      '    print("worked")',
      't = threading.Thread(target=work)',
      't.start()',
      't.join()',
    ),
    stdout: 'worked\n',
    stderr: ['    t.join()', 'KeyboardInterrupt'],
  },
  {
    what: 'a loop with something to put in order',
    text: program(
      'import time',
      'try:',
      '    while True: time.sleep(0.01)',
      'finally:',
      '    print("in order")',
    ),
    stdout: 'in order\n',
    stderr: ['    while True: time.sleep(0.01)', 'KeyboardInterrupt'],
  },
  {
    what: 'a program that catches it',
    text: program(
      'import time',
      'try:',
      '    time.sleep(100)',
      'except KeyboardInterrupt as e:',
      '    print("caught", repr(e))',
    ),
    stdout: 'caught KeyboardInterrupt()\n',
    exitCode: 0,
  },
];

describe.each([true, false])('with a GIL: %s, Ctrl-C ends', (gil) => {
  test.each(STOPPED)('$what', ({ text, stdout = '', stderr = [], exitCode = 130 }) => {
    const { interruptNs, trace } = stopAfter(1, text, { machine: { gil } });
    expect(printed(trace, 'stdout')).toBe(stdout);
    for (const line of stderr) expect(printed(trace, 'stderr').split('\n')).toContain(line);
    expect(trace.outcome).toMatchObject({ exitCode });
    expect(trace.elapsedNs).toBeGreaterThanOrEqual(interruptNs);
    expect([...eachMark(trace)].filter(({ kind }) => kind === 'interrupt')).toMatchObject([
      { timeNs: interruptNs },
    ]);
  });
});

describe.each([true, false])('with a GIL: %s', (gil) => {
  const machine = { gil };

  test('a run in pieces is the run in one', () => {
    const run = startRun({ name: 'main.py', text: WORKERS }, { machine });
    while (run.advance());
    const whole = simulate({ name: 'main.py', text: WORKERS }, { machine });
    expect(run.finish()).toEqual(whole);
  });

  test.each([1, 2, 3, 5, 8])('what was stopped after %d pieces can be run again', (pieces) => {
    const { interruptNs, trace } = stopAfter(pieces, WORKERS, { machine });
    const again = simulate({ name: 'main.py', text: WORKERS }, { machine, interruptNs });
    expect(traceToText(again)).toBe(traceToText(trace));
    expect(again).toEqual(trace);
  });

  test('a run can be ended whatever the program does, and that can be run again', () => {
    const text = program(
      'x = 0',
      'while True:',
      '    try:',
      '        while True:',
      '            x += 1',
      '    except KeyboardInterrupt: print("not me")',
    );
    const run = startRun({ name: 'main.py', text }, { machine });
    run.advance();
    const interruptNs = run.interrupt();
    run.advance();
    const virtualTimeNs = run.halt();
    expect(run.advance()).toBe(false);
    const trace = run.finish();
    expect(printed(trace, 'stdout')).toBe('not me\n');
    expect(trace.outcome).toEqual({ kind: 'limit', limit: 'virtual-time', value: virtualTimeNs });
    const options = { machine, interruptNs, limits: { virtualTimeNs } };
    expect(simulate({ name: 'main.py', text }, options)).toEqual(trace);
  });
});

test('a program that is refused has ended before it began', () => {
  const run = startRun({ name: 'main.py', text: 'while\n' });
  expect(run.advance()).toBe(false);
  run.interrupt();
  run.halt();
  expect(run.finish()).toEqual(simulate({ name: 'main.py', text: 'while\n' }));
});
