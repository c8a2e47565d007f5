import { describe, expect, it } from 'vitest';

import { inOrder } from './worker-pool.ts';

/** Answers after so many milliseconds with ten times as many; a negative number is too much for it. */
const ENTRY = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, workerData } from 'node:worker_threads';
    parentPort.on('message', ({ index, task }) => {
      if (task < 0) throw new Error('too much');
      setTimeout(() => parentPort.postMessage({ index, result: task * workerData }), task);
    });
  `)}`,
);

async function results(tasks: readonly number[], abortAfter = Infinity): Promise<unknown> {
  const abort = new AbortController();
  const given: unknown[] = [];
  const onDone = (count: number): void => {
    if (count >= abortAfter) abort.abort();
  };
  const { signal } = abort;
  const options = { entry: ENTRY, workerData: 10, workers: 2, signal, onDone };
  for await (const { index, result } of inOrder<number, number>(tasks, options)) {
    given.push([index, result]);
  }
  return given;
}

describe('a pool of workers', () => {
  it('gives the results in the order of the tasks, whichever is done first', async () => {
    expect(await results([60, 1, 2, 0])).toEqual([
      [0, 600],
      [1, 10],
      [2, 20],
      [3, 0],
    ]);
  });

  it('gives what is done when it is stopped', async () => {
    expect(await results([10_000, 1, 2, 3, 4], 3)).toEqual([
      [1, 10],
      [2, 20],
      [3, 30],
    ]);
  });

  it('fails as its workers fail', async () => {
    await expect(results([-1, 1])).rejects.toThrow('too much');
  });
});
