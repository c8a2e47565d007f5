/** A pipe by itself: what its calls answer, whom they wake, and what is ready. */
import { beforeEach, expect, test } from 'vitest';

import { Recorder } from '../trace/recorder.ts';
import { Failure } from './errno.ts';
import { OPEN_FLAGS } from './open-file.ts';
import { OpenPipe, Pipe } from './pipe.ts';
import type { CallContext, KernelCalls, ThreadHandle } from './program.ts';
import { POLL } from './readiness.ts';
import { ParkedThreads } from './wait-queue.ts';

/** A kernel that makes queues and notes who is woken; nobody runs. */
const woken: unknown[] = [];
const KERNEL = {
  createQueue: () => new ParkedThreads(),
  wakeOne: (queue: unknown) => void woken.push(queue),
  wakeAll: (queue: unknown) => void woken.push(queue),
} as unknown as KernelCalls;
const WRITER = { id: 1, lane: 1 } as unknown as ThreadHandle;
const READER = { id: 2, lane: 2 } as unknown as ThreadHandle;
const CAPACITY = 65_536;

beforeEach(() => {
  woken.length = 0;
});

function by(thread: ThreadHandle, reason: CallContext['reason'] = 'first'): CallContext {
  return { kernel: KERNEL, thread, nowNs: 0, reason };
}

function ends(flags = 0): { reader: OpenPipe; writer: OpenPipe } {
  const pipe = new Pipe(KERNEL, new Recorder(100));
  return {
    reader: new OpenPipe(pipe, undefined, flags),
    writer: new OpenPipe(undefined, pipe, flags),
  };
}

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (each) => each.charCodeAt(0));
const done = (result: unknown): object => ({ kind: 'done', result });

test('bytes come out in order, however they were cut into writes and reads', () => {
  const { reader, writer } = ends();
  writer.write(by(WRITER), bytes('abc'));
  writer.write(by(WRITER), bytes('de'));
  expect(reader.read(by(READER), 2)).toEqual(done(bytes('ab')));
  expect(reader.read(by(READER), 10)).toEqual(done(bytes('cde')));
});

test('a reader waits for bytes, and a write wakes one', () => {
  const { reader, writer } = ends();
  const wait = reader.read(by(READER), 4);
  expect(wait).toMatchObject({ kind: 'wait', cause: 'pipe' });
  writer.write(by(WRITER), bytes('x'));
  expect(woken).toEqual([(wait as { queue: unknown }).queue]);
});

test('a reader that leaves bytes wakes the next one', () => {
  const { reader, writer } = ends();
  const { queue } = reader.read(by(READER), 1) as unknown as { queue: unknown };
  writer.write(by(WRITER), bytes('xy'));
  woken.length = 0;
  reader.read(by(READER, 'woken'), 1);
  expect(woken).toContain(queue);
});

test('without a writer a reader gets what is left, and then the end', () => {
  const { reader, writer } = ends();
  writer.write(by(WRITER), bytes('z'));
  writer.close();
  expect(reader.read(by(READER), 5)).toEqual(done(bytes('z')));
  expect(reader.read(by(READER), 5)).toEqual(done(bytes('')));
});

test('the end is there when the last of several writers has closed', () => {
  const pipe = new Pipe(KERNEL, new Recorder(100));
  const reader = new OpenPipe(pipe, undefined);
  const [one, other] = [new OpenPipe(undefined, pipe), new OpenPipe(undefined, pipe)];
  one.close();
  expect(reader.read(by(READER), 1).kind).toBe('wait');
  other.close();
  expect(reader.read(by(READER), 1)).toEqual(done(bytes('')));
});

test('without a reader a write fails', () => {
  const { reader, writer } = ends();
  reader.close();
  expect(() => writer.write(by(WRITER), bytes('x'))).toThrow(Failure);
});

test('a large write goes in part by part as room is made, and answers with all of it', () => {
  const { reader, writer } = ends();
  const data = new Uint8Array(CAPACITY + 10_000).fill(7);
  expect(writer.write(by(WRITER), data).kind).toBe('wait');
  expect(reader.read(by(READER), CAPACITY)).toEqual(done(data.subarray(0, CAPACITY)));
  expect(writer.write(by(WRITER, 'woken'), data)).toMatchObject(done(data.length));
  expect(reader.read(by(READER), CAPACITY)).toEqual(done(data.subarray(CAPACITY)));
});

test('a write of up to PIPE_BUF bytes is not divided', () => {
  const { reader, writer } = ends();
  writer.write(by(WRITER), new Uint8Array(CAPACITY - 100));
  expect(writer.write(by(WRITER), new Uint8Array(200)).kind).toBe('wait');
  expect(reader.read(by(READER), 2 * CAPACITY)).toMatchObject({
    result: { length: CAPACITY - 100 },
  });
});

test('O_NONBLOCK: nothing waits, and a long write answers with what went in', () => {
  const { reader, writer } = ends(OPEN_FLAGS.O_NONBLOCK);
  expect(() => reader.read(by(READER), 1)).toThrow(new Failure('EAGAIN'));
  const data = new Uint8Array(CAPACITY + 5);
  expect(writer.write(by(WRITER), data)).toMatchObject(done(CAPACITY));
  expect(() => writer.write(by(WRITER), data)).toThrow(new Failure('EAGAIN'));
});

test('readiness tells of bytes, of room for an undivided write, and of the other end', () => {
  const { reader, writer } = ends();
  expect([reader.readiness(), writer.readiness()]).toEqual([0, POLL.POLLOUT]);
  writer.write(by(WRITER), new Uint8Array(CAPACITY - 4095));
  expect([reader.readiness(), writer.readiness()]).toEqual([POLL.POLLIN, 0]);
  writer.close();
  expect(reader.readiness()).toBe(POLL.POLLIN | POLL.POLLHUP);
  const other = ends();
  other.reader.close();
  expect(other.writer.readiness()).toBe(POLL.POLLOUT | POLL.POLLERR);
});
