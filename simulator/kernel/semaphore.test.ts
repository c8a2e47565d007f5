/** Permits and locks by themselves: what a call answers, and what it asks the kernel to do. */
import { expect, test } from 'vitest';

import { Recorder } from '../trace/recorder.ts';
import { NO_LANE } from '../trace/trace.ts';
import { Lock } from './lock.ts';
import { parkUntil } from './park.ts';
import type { CallContext, KernelCalls, ThreadHandle } from './program.ts';
import { Semaphore } from './semaphore.ts';
import { ParkedThreads } from './wait-queue.ts';

/** A kernel that makes queues and notes who is woken; nobody runs. */
const woken: unknown[] = [];
const KERNEL = {
  createQueue: () => new ParkedThreads(),
  createLockQueue: () => new ParkedThreads(),
  wakeOne: (queue: unknown) => void woken.push(queue),
} as unknown as KernelCalls;
const [A, B] = [1, 2].map((lane) => ({ lane }) as unknown as ThreadHandle);

function by(thread: ThreadHandle, nowNs = 0, reason: CallContext['reason'] = 'first'): CallContext {
  return { kernel: KERNEL, thread, nowNs, reason };
}

function semaphore(permits: number, permitsMax: number): Semaphore {
  const recorder = new Recorder(100);
  const options = { permits, permitsMax, cause: 'semaphore', lane: NO_LANE, owned: false } as const;
  return new Semaphore(KERNEL, recorder, options);
}

function lock(owned: boolean): Lock {
  const recorder = new Recorder(100);
  const lane = owned ? recorder.lane('lock', 'L', undefined, 0) : NO_LANE;
  return new Lock(KERNEL, recorder, { cause: 'lock', lane, owned });
}

test('permits are taken one by one, and then waited for', () => {
  const two = semaphore(2, 3);
  expect(two.acquire(undefined).attempt(by(A))).toEqual({ kind: 'done', result: true });
  expect(two.acquire(undefined).attempt(by(B))).toEqual({ kind: 'done', result: true });
  expect(two.permits).toBe(0);
  expect(two.acquire(0).attempt(by(A))).toEqual({ kind: 'done', result: false });
  const outcome = two.acquire(5).attempt(by(A, 100));
  expect(outcome).toMatchObject({ kind: 'wait', cause: 'semaphore', deadlineNs: 105 });
});

test('a release wakes one who waits, and too many are refused', () => {
  const one = semaphore(0, 1);
  woken.length = 0;
  expect(one.release().attempt(by(A))).toEqual({ kind: 'done', result: true });
  expect(woken).toEqual([one.waiters]);
  expect(one.release().attempt(by(A))).toEqual({ kind: 'done', result: false });
  expect(woken).toHaveLength(1);
});

test('a wait keeps the deadline of its first attempt', () => {
  const acquire = semaphore(0, 1).acquire(10);
  expect(acquire.attempt(by(A, 0))).toMatchObject({ deadlineNs: 10 });
  expect(acquire.attempt(by(A, 7, 'woken'))).toMatchObject({ deadlineNs: 10 });
  expect(acquire.attempt(by(A, 10, 'timeout'))).toEqual({ kind: 'done', result: false });
});

test('whoever took the last permit is its owner until it is given back', () => {
  const mutex = lock(true);
  mutex.take(by(A));
  expect(mutex.owner).toBe(A);
  expect(mutex.locked).toBe(true);
  expect(mutex.take(by(B))).toBe(false);
  mutex.free(by(B));
  expect(mutex.owner).toBeUndefined();
});

test('a lock that nobody sees is used without the kernel', () => {
  const inner = lock(false);
  expect(inner.unseen).toBe(true);
  expect(lock(true).unseen).toBe(false);
  woken.length = 0;
  expect(inner.drop(by(A))).toBe(false);
  expect(inner.take(by(A))).toBe(true);
  expect(inner.drop(by(A))).toBe(true);
  expect(woken).toEqual([]);
});

test('who waits until something is true asks before and after the wait', () => {
  const queue = new ParkedThreads();
  let there = false;
  const arrival = parkUntil(() => there, queue, 'queue', NO_LANE, 20);
  const wait = { kind: 'wait', queue, cause: 'queue', on: NO_LANE, deadlineNs: 20 };
  expect(arrival.attempt(by(A, 0))).toEqual(wait);
  expect(arrival.attempt(by(A, 5, 'woken'))).toEqual(wait);
  there = true;
  expect(arrival.attempt(by(A, 6, 'woken'))).toEqual({ kind: 'done', result: true });
  there = false;
  expect(arrival.attempt(by(A, 20, 'timeout'))).toEqual({ kind: 'done', result: false });
});
