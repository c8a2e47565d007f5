/** Many variations of one run, on all cores, with progress; Ctrl-C leaves it at what has been done. */
import type { Variation } from '../simulator/index.ts';
import { UsageError } from './command.ts';
import type { OptionValues, Terminal } from './command.ts';
import type { Measurement, Subject } from './measurement.ts';
import { Progress } from './progress.ts';
import { inOrder } from './worker-pool.ts';

const WORKER = new URL('./measurement-worker.js', import.meta.url);

export const WORKERS_HELP = `\
  --workers N           use so many cores of this computer; all of them without it`;

export function parseWorkers(value: OptionValues[string]): number | undefined {
  if (value === undefined) return undefined;
  if (/^[1-9]\d*$/.test(String(value))) return Number(value);
  throw new UsageError(`--workers: "${String(value)}" is not a number of workers`);
}

/**
 * @param workers - of this computer's cores; undefined: all
 * @param show - is given each measurement in the order of the variations; false: it was the last that is wanted
 * @returns whether Ctrl-C has come before the end
 */
export async function measureAll(
  subject: Subject,
  variations: readonly Variation[],
  workers: number | undefined,
  terminal: Terminal,
  show: (measurement: Measurement, index: number) => Promise<boolean>,
): Promise<boolean> {
  const abort = new AbortController();
  const progress = new Progress(variations.length, terminal);
  // A second Ctrl-C finds nobody who listens, and ends the process.
  const interrupt = (): void => abort.abort();
  process.once('SIGINT', interrupt);
  try {
    const answers = inOrder<Variation, Measurement>(variations, {
      entry: WORKER,
      workerData: subject,
      workers,
      signal: abort.signal,
      onDone: (count) => void progress.show(count),
    });
    for await (const { index, result } of answers) {
      await progress.clear();
      if (!(await show(result, index))) return false;
    }
  } finally {
    process.off('SIGINT', interrupt);
    await progress.clear();
  }
  if (abort.signal.aborted) await terminal.err(progress.stoppedText());
  return abort.signal.aborted;
}
