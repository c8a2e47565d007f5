/** Tasks that share nothing, on all cores of this computer. The results come in the order of the tasks. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** What a worker is asked, and what it says. */
export interface Question<Task> {
  readonly index: number;
  readonly task: Task;
}

export interface Answer<Result> {
  readonly index: number;
  readonly result: Result;
}

export interface PoolOptions {
  /** The worker's program; it answers each {@link Question} with an {@link Answer}. */
  readonly entry: URL;
  /** What each worker is started with. */
  readonly workerData: unknown;
  /** At most so many workers; as many as there are cores when absent. */
  readonly workers?: number | undefined;
  /** Aborted: no more tasks are begun or ended, and only those that are done have a result. */
  readonly signal: AbortSignal;
  /** Called each time a task is done, whatever its place. */
  readonly onDone: (count: number) => void;
}

/** @throws what a worker has thrown */
export async function* inOrder<Task, Result>(
  tasks: readonly Task[],
  { entry, workerData, workers = availableParallelism(), signal, onDone }: PoolOptions,
): AsyncGenerator<Answer<Result>, void> {
  const done = new Map<number, Result>();
  let failure: { readonly error: unknown } | undefined;
  let count = 0;
  let begun = 0;
  let somethingHappened = (): void => {};
  const employ = (worker: Worker): void => {
    if (begun === tasks.length || signal.aborted) return;
    const question: Question<Task> = { index: begun, task: tasks[begun] };
    begun++;
    worker.postMessage(question);
  };
  const start = (): Worker => {
    const worker = new Worker(entry, { workerData });
    worker.on('message', ({ index, result }: Answer<Result>) => {
      done.set(index, result);
      onDone(++count);
      employ(worker);
      somethingHappened();
    });
    worker.on('error', (error) => {
      failure ??= { error };
      somethingHappened();
    });
    employ(worker);
    return worker;
  };
  const stop = (): void => somethingHappened();
  signal.addEventListener('abort', stop);
  const pool = Array.from({ length: Math.min(workers, tasks.length) }, start);
  try {
    for (let index = 0; index < tasks.length; index++) {
      while (!done.has(index) && failure === undefined && !signal.aborted) {
        await new Promise<void>((resolve) => (somethingHappened = resolve));
      }
      if (failure !== undefined) throw failure.error;
      if (done.has(index)) yield { index, result: done.get(index)! };
      done.delete(index);
    }
  } finally {
    signal.removeEventListener('abort', stop);
    await Promise.all(pool.map((worker) => worker.terminate()));
  }
}
