/** Locks on files: who gets them, who waits, and when they go. */
import { expect, test } from 'vitest';
import { DEFAULT_MACHINE } from '../machine-settings.ts';
import { Recorder } from '../trace/recorder.ts';
import { traceToText } from '../trace/text.ts';
import { errorText, Failure } from './errno.ts';
import { FileCalls } from './file-calls.ts';
import { FileLockCalls, type Locking, type RecordRange } from './file-lock-calls.ts';
import type { LockLaneMaker } from './file-lock.ts';
import { createFileSystem, firstProcessFiles } from './initial-tree.ts';
import { Kernel } from './kernel.ts';
import { OPEN_FLAGS } from './open-file.ts';
import type { Effect, Program, SystemCall } from './program.ts';
import { sleep } from './sleep.ts';
import { Terminal } from './terminal.ts';

const MS = 1_000_000;
/** The first descriptor after the standard ones. */
const FILE = 3;

/** Makes calls one after the other, and notes when each was answered and how. */
class Caller implements Program {
  readonly lookaheadNs = Infinity;
  readonly answers: unknown[] = [];
  private readonly calls: readonly SystemCall[];
  private at = 0;

  constructor(calls: readonly SystemCall[]) {
    this.calls = calls;
  }

  position(): undefined {
    return undefined;
  }

  step(nowNs: number, _budgetNs: number, result: unknown): Effect {
    if (this.at > 0) this.answers.push([nowNs / MS, shown(result)]);
    const call = this.calls[this.at++];
    return call === undefined ? { kind: 'exit', usedNs: 0 } : { kind: 'call', usedNs: 0, call };
  }
}

function shown(answer: unknown): unknown {
  return answer instanceof Failure ? errorText(answer.errno) : answer;
}

function machine() {
  const recorder = new Recorder(1000);
  const fileSystem = createFileSystem({ 'a.txt': 'hello' }, 1e6);
  const settings = { ...DEFAULT_MACHINE, cores: 4, contextSwitchNs: 0, threadStartNs: 0 };
  const limits = { virtualTimeNs: 1e12, instructions: Infinity };
  const counter = { instructions: 0 };
  const kernel = new Kernel({ settings, limits, recorder, counter, fileSystem });
  const terminal = new Terminal(recorder, [], 0);
  const files = new FileCalls(0);
  const locks = new FileLockCalls(0, recorder);
  const laneOf = (): LockLaneMaker => (_locks, nowNs) =>
    recorder.lane('lock', 'a.txt', undefined, nowNs);
  return {
    kernel,
    open: () => files.open('/home/user/a.txt', OPEN_FLAGS.O_RDWR, 0),
    close: (descriptor = FILE) => files.close(descriptor),
    lock: (wish: Locking['wish'], waits = true, descriptor = FILE) =>
      locks.lockFile(descriptor, { wish, waits }, laneOf),
    record: (wish: Locking['wish'], start: number, length: number, waits = true) => {
      const range: RecordRange = { whence: 0, start, length };
      return locks.lockRecord(FILE, { wish, waits }, range, laneOf);
    },
    /** A process that makes these calls. */
    start: (...calls: SystemCall[]): Caller => {
      const program = new Caller(calls);
      const begins = firstProcessFiles(fileSystem, terminal);
      kernel.startProcess('process', () => ({ name: 'thread', program, nice: 0 }), begins);
      return program;
    },
  };
}

const pause = (milliseconds: number) => sleep(milliseconds * MS);
const AGAIN = 'Resource temporarily unavailable';

test('one opens, locks and works while the other waits; a file that is closed is free', () => {
  const { kernel, open, close, lock, start } = machine();
  start(open(), lock('exclusive'), pause(5), close());
  const second = start(pause(1), open(), lock('exclusive', false), lock('exclusive'));
  kernel.run();
  expect(second.answers.slice(2)).toEqual([
    [1, AGAIN],
    [5, undefined],
  ]);
  const text = traceToText(kernel.finish());
  expect(text).toContain('1ms–5ms waiting lock a.txt');
  expect(text).toContain('0–1ms held thread#5\n  1ms–5ms contended thread#5');
  expect(text).toContain('5ms wake thread#5 → thread#7 via a.txt');
});

test('readers share, and a writer waits for all of them', () => {
  const { kernel, open, lock, start } = machine();
  const readers = [3, 5].map((end) =>
    start(open(), lock('shared'), pause(end), lock('unlock'), pause(20)),
  );
  const writer = start(pause(1), open(), lock('exclusive'));
  kernel.run();
  for (const { answers } of readers) expect(answers[1]).toEqual([0, undefined]);
  expect(writer.answers[2]).toEqual([5, undefined]);
});

test('a lock belongs to what is open, so that a process can wait for itself', () => {
  const { kernel, open, lock, start } = machine();
  start(open(), open(), lock('exclusive'), lock('exclusive', true, FILE + 1));
  expect(kernel.run()).toMatchObject({ kind: 'deadlock', deadlock: { cycle: [{}] } });
});

test('records are of a process: its own do not keep it waiting, and go with any of its descriptors', () => {
  const { kernel, open, close, record, start } = machine();
  const owner = start(
    ...[open(), open(), record('exclusive', 0, 4), record('shared', 2, 4), pause(4)],
    ...[close(FILE + 1), pause(9)],
  );
  const other = start(
    ...[pause(1), open(), record('shared', 2, 2, false), record('exclusive', 2, 2, false)],
    ...[record('shared', 0, 0)],
  );
  kernel.run();
  expect(owner.answers.slice(2, 4)).toEqual([
    [0, undefined],
    [0, undefined],
  ]);
  expect(other.answers.slice(2)).toEqual([
    [1, undefined],
    [1, AGAIN],
    [4, undefined],
  ]);
});

test('who would wait for oneself by way of another is refused the record', () => {
  const { kernel, open, record, start } = machine();
  const one = start(open(), record('exclusive', 0, 1), pause(2), record('exclusive', 1, 1));
  const other = start(
    ...[open(), record('exclusive', 1, 1), pause(4), record('exclusive', 0, 1)],
    ...[record('unlock', 1, 1)],
  );
  kernel.run();
  expect(other.answers[3]).toEqual([4, 'Resource deadlock avoided']);
  expect(one.answers[3]).toEqual([4, undefined]);
});
