/** Processes by themselves: who is whose child, what is left of those that have ended, what signals do. */
import { beforeEach, expect, test } from 'vitest';

import { EventQueue } from '../engine/event-queue.ts';
import { Recorder } from '../trace/recorder.ts';
import type { Outcome } from '../trace/trace.ts';
import type { ProcessFiles } from './descriptors.ts';
import { Failure } from './errno.ts';
import type { Process } from './process.ts';
import { ProcessTable } from './process-table.ts';
import { sendSignal, waitForChild } from './processes.ts';
import type { CallOutcome, Happening, KernelCalls, ProcessSpec, ThreadHandle } from './program.ts';
import { SIGNALS } from './signals.ts';
import type { Thread } from './thread.ts';

/** A machine on which nobody runs: it notes what the table asks for. */
class Machine {
  nowNs = 0;
  readonly threads: Thread[] = [];
  readonly woken: unknown[] = [];
  readonly closed: string[] = [];
  outcome: Outcome | undefined = undefined;
  private readonly recorder = new Recorder(100);
  readonly events = new EventQueue<Thread | Happening>();
  readonly table: ProcessTable;

  constructor() {
    this.table = new ProcessTable(
      {
        nowNs: 0,
        threads: this.threads,
        wakeAll: (queue: unknown) => this.woken.push(queue),
        startMain: (process: Process) => this.startMain(process),
        endThreads: (ended: readonly Thread[]) => {
          for (const thread of ended) thread.process.threads.delete(thread);
        },
        cutShort: () => undefined,
        stop: (outcome: Outcome) => (this.outcome = outcome),
      },
      this.events,
      this.recorder,
    );
  }

  private startMain(process: Process): Thread {
    const id = this.threads.length;
    const lane = this.recorder.lane('thread', 'main', process.lane, 0);
    const thread = { id, lane, process, sinceNs: 0, cpuNs: 0 } as unknown as Thread;
    this.threads.push(thread);
    process.threads.add(thread);
    return thread;
  }

  process(name: string, parent?: ThreadHandle, settings: Partial<ProcessSpec> = {}): Thread {
    const files = { closeAll: () => this.closed.push(name) } as unknown as ProcessFiles;
    const spec = { name, files, main: () => undefined!, ...settings } as ProcessSpec;
    const made = parent === undefined ? this.table.create(spec, undefined) : undefined;
    return made ?? (this.table.start(spec, parent!) as Thread);
  }

  call(thread: ThreadHandle, { attempt }: { attempt: KernelCall }): CallOutcome {
    const kernel = { processes: this.table } as unknown as KernelCalls;
    return attempt({ kernel, thread, nowNs: this.nowNs, reason: 'first' });
  }

  exit(thread: ThreadHandle, code = 0): void {
    this.table.exit(thread, { kind: 'exited', code });
  }
}

type KernelCall = ReturnType<typeof waitForChild>['attempt'];

let machine: Machine;
let parent: Thread;
beforeEach(() => {
  machine = new Machine();
  parent = machine.process('parent');
});

const done = (result: unknown): object => ({ kind: 'done', result });

test('a child that has ended is a zombie until its parent has asked for it', () => {
  const child = machine.process('child', parent);
  machine.exit(child, 3);
  expect(machine.table.find(child.id)).toBeDefined();
  const status = { kind: 'exited', code: 3 };
  expect(machine.call(parent, waitForChild({ kind: 'any' }, undefined))).toEqual(
    done({ id: child.id, status, cpuNs: 0 }),
  );
  expect(machine.table.find(child.id)).toBeUndefined();
  expect(machine.call(parent, waitForChild({ kind: 'any' }, undefined))).toEqual(
    done(new Failure('ECHILD')),
  );
});

test('waiting asks for the child that is meant, and for the end of any', () => {
  const [one, other] = [machine.process('one', parent), machine.process('other', parent)];
  const { lane } = one.process;
  const wait = machine.call(parent, waitForChild({ kind: 'process', id: one.id }, undefined));
  expect(wait).toMatchObject({ kind: 'wait', cause: 'child', on: lane });
  machine.exit(other);
  expect(machine.woken).toEqual([parent.process.childEnds]);
  expect(machine.call(parent, waitForChild({ kind: 'process', id: one.id }, 0))).toEqual(
    done(undefined),
  );
  expect(machine.call(parent, waitForChild({ kind: 'any' }, 0))).toMatchObject(
    done({ id: other.id }),
  );
});

test('children of one that ends have no parent, and its zombies are forgotten', () => {
  const middle = machine.process('middle', parent);
  const [lives, zombie] = [machine.process('lives', middle), machine.process('zombie', middle)];
  machine.exit(zombie);
  machine.exit(middle);
  expect(machine.table.find(zombie.id)).toBeUndefined();
  expect(lives.process.parentId).toBeUndefined();
  machine.exit(lives);
  expect(machine.table.find(lives.id)).toBeUndefined();
});

test('the files of a process are closed when it ends', () => {
  machine.exit(machine.process('child', parent));
  expect(machine.closed).toEqual(['child']);
});

test('the run is over with the last process, and has the status of the first', () => {
  const child = machine.process('child', parent);
  machine.exit(parent, 4);
  expect(machine.outcome).toBeUndefined();
  machine.exit(child, 9);
  expect(machine.outcome).toEqual({ kind: 'completed', exitCode: 4 });
});

test('a child that is only looked at can be waited for again', () => {
  const child = machine.process('child', parent);
  machine.exit(child, 3);
  const answer = done({ id: child.id, status: { kind: 'exited', code: 3 }, cpuNs: 0 });
  expect(machine.call(parent, waitForChild({ kind: 'any' }, 0, false))).toEqual(answer);
  expect(machine.table.find(child.id)).toBeDefined();
  expect(machine.call(parent, waitForChild({ kind: 'any' }, 0))).toEqual(answer);
  expect(machine.table.find(child.id)).toBeUndefined();
});

test('a signal ends a process that does nothing about it', () => {
  const child = machine.process('child', parent);
  machine.call(parent, sendSignal(child.id, SIGNALS.SIGTERM));
  const status = { kind: 'killed', signal: SIGNALS.SIGTERM };
  expect(machine.call(parent, waitForChild({ kind: 'process', id: child.id }, 0))).toEqual(
    done({ id: child.id, status, cpuNs: 0 }),
  );
});

test('a signal that is ignored does nothing, one that is caught is told; SIGKILL ends both', () => {
  const told: number[] = [];
  const onSignal = (signal: number): undefined => void told.push(signal);
  const child = machine.process('child', parent, { onSignal });
  child.process.setDisposition(SIGNALS.SIGINT, 'ignore');
  child.process.setDisposition(SIGNALS.SIGTERM, 'catch');
  child.process.setDisposition(SIGNALS.SIGKILL, 'catch');
  machine.call(parent, sendSignal(child.id, SIGNALS.SIGINT));
  machine.call(parent, sendSignal(child.id, SIGNALS.SIGTERM));
  expect(told).toEqual([SIGNALS.SIGTERM]);
  expect(child.process.exitStatus).toBeUndefined();
  machine.call(parent, sendSignal(child.id, SIGNALS.SIGKILL));
  expect(child.process.exitStatus).toEqual({ kind: 'killed', signal: SIGNALS.SIGKILL });
});

test('signal 0 asks whether there is such a process; to a zombie any signal can be sent', () => {
  const child = machine.process('child', parent);
  expect(machine.call(parent, sendSignal(child.id, 0))).toEqual(done(undefined));
  machine.exit(child);
  expect(machine.call(parent, sendSignal(child.id, SIGNALS.SIGKILL))).toEqual(done(undefined));
  expect(child.process.exitStatus).toEqual({ kind: 'exited', code: 0 });
  expect(machine.call(parent, sendSignal(999, 0))).toEqual(done(new Failure('ESRCH')));
});

test('a parent that catches SIGCHLD hears of the end of a child', () => {
  const told: number[] = [];
  const onSignal = (signal: number): undefined => void told.push(signal);
  const middle = machine.process('middle', parent, { onSignal });
  middle.process.setDisposition(SIGNALS.SIGCHLD, 'catch');
  machine.exit(machine.process('child', middle));
  expect(told).toEqual([SIGNALS.SIGCHLD]);
});

test('a fork passes on what is done about signals, and no alarm', () => {
  parent.process.setDisposition(SIGNALS.SIGINT, 'ignore');
  machine.table.setAlarm(parent, { afterNs: 10, intervalNs: 0 });
  const child = machine.process('child', parent, { copyOf: parent });
  expect(child.process.dispositionOf(SIGNALS.SIGINT)).toBe('ignore');
  expect(machine.table.alarmOf(parent).afterNs).toBe(10);
  expect(machine.table.alarmOf(child).afterNs).toBe(0);
});
