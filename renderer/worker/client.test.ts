/** Newest wins: what a drag of a slider does to the worker. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { LatestClient } from './client.ts';
import type { WorkerLike } from './client.ts';
import type { FailedReply } from './protocol.ts';

class FakeWorker implements WorkerLike {
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  readonly received: unknown[] = [];
  ended = false;

  postMessage(message: unknown): void {
    this.received.push(message);
  }

  terminate(): void {
    this.ended = true;
  }

  answer(data: unknown): void {
    this.onmessage?.({ data } as MessageEvent);
  }

  fail(message: string): void {
    this.onerror?.({ message, type: 'error' } as ErrorEvent);
  }
}

describe('the client', () => {
  const workers: FakeWorker[] = [];
  const got: (string | FailedReply)[] = [];
  const deliver = (reply: string | FailedReply): number => got.push(reply);
  const make = (): LatestClient<string, string, string> =>
    new LatestClient(() => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    }, 500);

  beforeEach(() => {
    vi.useFakeTimers();
    workers.length = 0;
    got.length = 0;
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('asks at once when nothing is under way', () => {
    const client = make();
    client.request('a', deliver);
    expect(workers[0]!.received).toEqual(['a']);
    workers[0]!.answer('A');
    expect(got).toEqual(['A']);
    expect(client.busy).toBe(false);
  });

  it('asks the newest of those that came meanwhile, and shows the older answer on the way', () => {
    const client = make();
    for (const request of ['a', 'b', 'c', 'd']) client.request(request, deliver);
    workers[0]!.answer('A');
    expect(workers[0]!.received).toEqual(['a', 'd']);
    workers[0]!.answer('D');
    expect(got).toEqual(['A', 'D']);
    expect(workers).toHaveLength(1);
  });

  it('ends a worker that holds up a newer request', () => {
    const client = make();
    client.request('endless', deliver);
    vi.advanceTimersByTime(200);
    client.request('b', deliver);
    vi.advanceTimersByTime(299);
    expect(workers[0]!.ended).toBe(false);
    vi.advanceTimersByTime(1);
    expect(workers[0]!.ended).toBe(true);
    expect(workers[1]!.received).toEqual(['b']);
    workers[1]!.answer('B');
    expect(got).toEqual(['B']);
  });

  it('leaves a long run alone when nothing newer waits', () => {
    const client = make();
    client.request('long', deliver);
    vi.advanceTimersByTime(60_000);
    expect(workers[0]!.ended).toBe(false);
  });

  it('tells a worker at work something, which then has nothing newer to do', () => {
    const client = make();
    client.tell('nobody hears this');
    client.request('endless', deliver);
    client.request('b', deliver);
    client.tell('stop');
    vi.advanceTimersByTime(10_000);
    workers[0]!.answer('STOPPED');
    expect(workers[0]!.received).toEqual(['endless', 'stop']);
    expect(got).toEqual(['STOPPED']);
    expect(workers[0]!.ended).toBe(false);
  });

  it('delivers nothing after it was stopped, and works again', () => {
    const client = make();
    client.request('a', deliver);
    client.request('b', deliver);
    client.stop();
    expect(workers[0]!.ended).toBe(true);
    client.request('c', deliver);
    workers[1]!.answer('C');
    vi.advanceTimersByTime(10_000);
    expect(got).toEqual(['C']);
  });

  it('tells of a worker that died, and starts another for the next', () => {
    const client = make();
    client.request('a', deliver);
    workers[0]!.fail('out of memory');
    expect(got).toEqual([{ kind: 'failed', detail: 'out of memory' }]);
    client.request('b', deliver);
    expect(workers[1]!.received).toEqual(['b']);
  });
});
