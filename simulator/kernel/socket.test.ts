/** Sockets by system calls: how long connections and bytes take, and what backlogs and ends do. */
import { expect, test } from 'vitest';
import { DEFAULT_MACHINE } from '../machine-settings.ts';
import { Recorder } from '../trace/recorder.ts';
import { controlEpoll, createEpoll, waitForEpoll } from './epoll.ts';
import { Failure } from './errno.ts';
import { FileCalls } from './file-calls.ts';
import { Kernel } from './kernel.ts';
import { Network } from './network.ts';
import type { Effect, Program, SystemCall } from './program.ts';
import { SocketCalls, TIMED_OUT } from './socket-calls.ts';
import { sleep } from './sleep.ts';

const recorder = new Recorder(10_000);
const calls = new SocketCalls(0, recorder);
const files = new FileCalls(0);
const MS = 1_000_000;
const at = (port: number) => ({ family: 'inet', host: '127.0.0.1', port }) as const;

type Script = Generator<SystemCall, void, never>;

class Scripted implements Program {
  readonly lookaheadNs = Infinity;
  private readonly script: Script;

  constructor(script: Script) {
    this.script = script;
  }

  position(): undefined {
    return undefined;
  }

  step(_nowNs: number, _budgetNs: number, result: unknown): Effect {
    const { done, value } = this.script.next(result as never);
    return done === true
      ? { kind: 'exit', usedNs: 1 }
      : { kind: 'call', usedNs: 0, call: value as SystemCall };
  }
}

/** Runs the scripts at the same time, each a process of its own; returns what they have noted. */
function run(...scripts: ((note: (what: unknown) => void) => Script)[]): [number, unknown][] {
  const notes: [number, unknown][] = [];
  const kernel = new Kernel({
    settings: {
      ...DEFAULT_MACHINE,
      cores: 4,
      policy: 'fifo',
      contextSwitchNs: 0,
      threadStartNs: 0,
    },
    limits: { virtualTimeNs: 1e12, instructions: Infinity },
    recorder,
    counter: { instructions: 0 },
    network: new Network({ loopbackNs: 2 * MS, internetNs: 40 * MS, bandwidthMbit: 100 }),
  });
  for (const script of scripts) {
    const program = new Scripted(script((what) => notes.push([kernel.nowNs / MS, what])));
    kernel.startProcess('main', () => ({ name: 'main', program, nice: 0 }));
  }
  kernel.run();
  return notes.map(([time, what]) => [Math.round(time * 1000) / 1000, what]);
}

function* listener(port: number, places: number): Generator<SystemCall, number, never> {
  const socket: number = yield calls.create('inet', 'stream');
  yield calls.bind(socket, at(port));
  yield calls.listen(socket, places);
  return socket;
}

test('to connect takes a trip there and back, and bytes take a trip', () => {
  const notes = run(
    function* (note): Script {
      const socket = yield* listener(80, 5);
      const { descriptor }: { descriptor: number } = yield calls.accept(socket, undefined);
      note('accepted');
      const { data }: { data: Uint8Array } = yield calls.receive(descriptor, 10, 0, undefined);
      note(data.length);
    },
    function* (note): Script {
      const socket: number = yield calls.create('inet', 'stream');
      yield calls.connect(socket, at(80), undefined);
      note('connected');
      yield sleep(5 * MS);
      yield calls.send(socket, new Uint8Array(3), 0, undefined);
    },
  );
  expect(notes).toEqual([
    [2, 'connected'],
    [3, 'accepted'],
    [8, 3],
  ]);
});

test('nobody listens: the answer comes back after a trip there and back', () => {
  const notes = run(function* (note): Script {
    const socket: number = yield calls.create('inet', 'stream');
    const answer: unknown = yield calls.connect(socket, at(81), undefined);
    note(answer instanceof Failure && answer.errno);
  });
  expect(notes).toEqual([[2, 111]]);
});

test('a client that finds no place in the backlog asks again after a second', () => {
  function* client(note: (what: unknown) => void): Script {
    const socket: number = yield calls.create('inet', 'stream');
    yield calls.connect(socket, at(80), undefined);
    note('connected');
    yield sleep(5000 * MS);
  }
  const notes = run(
    function* (): Script {
      const socket = yield* listener(80, 0);
      yield sleep(500 * MS);
      yield calls.accept(socket, undefined);
      yield calls.accept(socket, undefined);
    },
    client,
    client,
  );
  expect(notes).toEqual([
    [2, 'connected'],
    [1002, 'connected'],
  ]);
});

test('a wait for data that takes too long ends, and a writer waits for room', () => {
  const notes = run(function* (note): Script {
    const [one, other]: [number, number] = yield calls.pair('unix', 'stream');
    note((yield calls.receive(one, 1, 0, 3 * MS)) === TIMED_OUT);
    // To copy them takes 60 µs.
    const taken: number = yield calls.send(other, new Uint8Array(300_000), 0, 0);
    note(taken);
    note((yield calls.send(other, new Uint8Array(1), 0, 2 * MS)) === TIMED_OUT);
  });
  expect(notes).toEqual([
    [3, true],
    [3.06, 212_992],
    [5.06, true],
  ]);
});

test('epoll costs what is ready, however many are watched', () => {
  function costOf(watched: number): number {
    const [[, cost]] = run(function* (note): Script {
      const epoll: number = yield createEpoll(0, recorder);
      let last = 0;
      for (let i = 0; i < watched; i++) {
        const [one, other]: [number, number] = yield calls.pair('unix', 'stream');
        yield controlEpoll(epoll, 'add', one, 1, 0);
        last = other;
      }
      yield files.write(last, new Uint8Array(1));
      const before = yield* clock();
      yield waitForEpoll(epoll, 10, undefined, 0);
      note((yield* clock()) - before);
    });
    return cost as number;
  }
  expect(costOf(400)).toBe(costOf(4));
  expect(costOf(4)).toBe(50);
});

function* clock(): Generator<SystemCall, number, never> {
  return yield { name: 'clock', attempt: ({ nowNs }) => ({ kind: 'done', result: nowNs }) };
}
