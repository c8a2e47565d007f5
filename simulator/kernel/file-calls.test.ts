/** Files by system calls: descriptors, what they cost, and how they wait. */
import { expect, test } from 'vitest';
import { DEFAULT_MACHINE } from '../machine-settings.ts';
import { Recorder } from '../trace/recorder.ts';
import { ProcessFiles } from './descriptors.ts';
import { errorText, Failure } from './errno.ts';
import { FileCalls } from './file-calls.ts';
import { createFileSystem, firstProcessFiles } from './initial-tree.ts';
import { Kernel } from './kernel.ts';
import { OPEN_FLAGS } from './open-file.ts';
import type { Effect, Program, SystemCall } from './program.ts';
import { Terminal } from './terminal.ts';

const ENTRY_NS = 500;
const calls = new FileCalls(ENTRY_NS);

type Answer = readonly [number, unknown];

/** Makes calls one after the other, each with what the one before it has answered. */
class Caller implements Program {
  readonly lookaheadNs = Infinity;
  /** When each was answered, and how. */
  readonly answers: Answer[] = [];
  private readonly script: readonly ((last: unknown) => SystemCall)[];
  private at = 0;

  constructor(script: readonly ((last: unknown) => SystemCall)[]) {
    this.script = script;
  }

  position(): undefined {
    return undefined;
  }

  step(nowNs: number, _budgetNs: number, result: unknown): Effect {
    if (this.at > 0) this.answers.push([nowNs, result]);
    const next = this.script[this.at++];
    if (next === undefined) return { kind: 'exit', usedNs: 1 };
    return { kind: 'call', usedNs: 0, call: next(result) };
  }
}

function machine(cores = 1) {
  const recorder = new Recorder(1000);
  const fileSystem = createFileSystem({ 'a.txt': 'hello' }, 1e6);
  const kernel = new Kernel({
    settings: {
      ...DEFAULT_MACHINE,
      cores,
      contextSwitchNs: 0,
      threadStartNs: 0,
    },
    limits: { virtualTimeNs: 1e12, instructions: Infinity },
    recorder,
    counter: { instructions: 0 },
    fileSystem,
  });
  const terminal = new Terminal(recorder, [{ atNs: 0, data: Uint8Array.from([104, 105]) }], 100);
  const start = (...script: ((last: unknown) => SystemCall)[]): Caller => {
    const program = new Caller(script);
    const files = firstProcessFiles(fileSystem, terminal);
    kernel.startProcess('process', () => ({ name: 'thread', program, nice: 0 }), files);
    return program;
  };
  return { kernel, recorder, start };
}

function shown(answer: unknown): unknown {
  if (answer instanceof Failure) return errorText(answer.errno);
  return answer instanceof Uint8Array ? String.fromCharCode(...answer) : answer;
}

/** The answers of a process that is alone. */
function answersOf(...script: ((last: unknown) => SystemCall)[]): unknown[] {
  const { kernel, start } = machine();
  const program = start(...script);
  kernel.run();
  return program.answers.map(([, answer]) => shown(answer));
}

const { O_RDONLY, O_WRONLY, O_RDWR, O_APPEND, O_CREAT } = OPEN_FLAGS;

test('a new descriptor is the lowest that is free', () => {
  expect(
    answersOf(
      () => calls.open('a.txt', O_RDONLY, 0),
      () => calls.open('a.txt', O_RDONLY, 0),
      () => calls.close(3),
      () => calls.duplicate(4, false),
      () => calls.close(3),
      () => calls.close(3),
      () => calls.replace(4, 9, true),
      () => calls.isInheritable(9),
      () => calls.close(4),
      () => calls.read(9, 2),
    ),
  ).toEqual([3, 4, undefined, 3, undefined, 'Bad file descriptor', 9, true, undefined, 'he']);
});

test('descriptors of one open file share its position, others have their own', () => {
  expect(
    answersOf(
      () => calls.open('a.txt', O_RDWR, 0),
      () => calls.duplicate(3, false),
      () => calls.open('a.txt', O_RDWR, 0),
      () => calls.read(3, 2),
      () => calls.read(4, 2),
      () => calls.read(5, 2),
      () => calls.writeAt(5, Uint8Array.of(72), 0),
      () => calls.readAt(3, 9, 0),
      () => calls.seek(4, -1, 2),
      () => calls.read(3, 9),
    ),
  ).toEqual([3, 4, 5, 'he', 'll', 'he', 1, 'Hello', 4, 'o']);
});

test('what is opened for appending is written at the end, whoever else writes', () => {
  expect(
    answersOf(
      () => calls.open('a.txt', O_WRONLY | O_APPEND, 0),
      () => calls.open('a.txt', O_WRONLY | O_APPEND, 0),
      () => calls.write(3, Uint8Array.of(49)),
      () => calls.write(4, Uint8Array.of(50)),
      () => calls.write(3, Uint8Array.of(51)),
      () => calls.read(3, 1),
      () => calls.open('a.txt', O_RDONLY, 0),
      () => calls.write(5, Uint8Array.of(0)),
      () => calls.read(5, 100),
    ),
  ).toEqual([3, 4, 1, 1, 1, 'Bad file descriptor', 5, 'Bad file descriptor', 'hello123']);
});

test('standard streams are read and written, but have no position', () => {
  const { kernel, recorder, start } = machine();
  const program = start(
    () => calls.read(0, 1),
    () => calls.read(0, 9),
    () => calls.read(0, 9),
    () => calls.write(1, Uint8Array.from([0xc3])),
    () => calls.write(1, Uint8Array.from([0xbc])),
    () => calls.seek(1, 0, 1),
    () => calls.write(0, Uint8Array.of(1)),
    () => calls.isTerminal(1),
  );
  const outcome = kernel.run();
  expect(program.answers.map(([, answer]) => shown(answer))).toEqual([
    'h',
    'i',
    '',
    1,
    1,
    'Illegal seek',
    'Bad file descriptor',
    false,
  ]);
  expect(outcome).toEqual({ kind: 'completed', exitCode: 0 });
  const { console } = recorder.finish(0, { kind: 'completed', exitCode: 0 }, NO_COUNTERS);
  expect(console.map(({ stream, text }) => [stream, text])).toEqual([['stdout', 'ü']]);
});

const NO_COUNTERS = { instructions: 0, contextSwitches: 0, events: 0 };

test('printing too much stops the run', () => {
  const { kernel, start } = machine();
  start(() => calls.write(2, new Uint8Array(101).fill(65)));
  expect(kernel.run()).toEqual({ kind: 'limit', limit: 'output', value: 100 });
});

test('a call takes its time on the core, and copying takes time by the byte', () => {
  const { kernel, start } = machine();
  const program = start(
    () => calls.open('big', O_RDWR | O_CREAT, 0o666),
    () => calls.write(3, new Uint8Array(10_000)),
    () => calls.seek(3, 0, 0),
    () => calls.read(3, 5_000),
  );
  kernel.run();
  const times = program.answers.map(([timeNs]) => timeNs);
  expect(times).toEqual([500, 500 + 2500, 3500, 3500 + 1500]);
  expect(kernel.threads[0].cpuNs).toBe(5001);
});

test('processes have descriptors of their own and see the same files', () => {
  const { kernel, start } = machine(2);
  const writer = start(
    () => calls.open('shared', O_WRONLY | O_CREAT, 0o666),
    () => calls.write(3, Uint8Array.from([104, 105])),
  );
  const reader = start(
    () => calls.read(3, 9),
    () => calls.stat('shared'),
    () => calls.open('shared', O_RDONLY, 0),
    () => calls.read(3, 9),
  );
  kernel.run();
  expect(writer.answers.map(([, answer]) => answer)).toEqual([3, 2]);
  expect(reader.answers.map(([, answer]) => shown(answer))).toEqual([
    'Bad file descriptor',
    expect.objectContaining({ size: 2 }),
    3,
    'hi',
  ]);
});

test('there are 1024 descriptors', () => {
  const { kernel } = machine();
  const files = new ProcessFiles(kernel.fileSystem.root);
  const caller = { user: 0, umask: 0, workingDirectory: kernel.fileSystem.root, nowNs: 0 };
  const open = () => files.add(kernel.fileSystem.open(caller, '/home/user/a.txt', O_RDONLY, 0));
  for (let i = 0; i < 1024; i++) expect(open()).toBe(i);
  expect(open).toThrow(Failure);
  files.closeAll();
  expect(open()).toBe(0);
});
