/** Runs a program that Ctrl-C interrupts as it does in a terminal, at the virtual time it has reached. */
import { startRun } from '../simulator/index.ts';
import type { RunOptions, SourceFile, Trace } from '../simulator/index.ts';

/** Node hears of signals only while the simulation pauses. */
const LISTEN_EVERY_MS = 50;

/** A second Ctrl-C finds nobody who listens: it ends the process, whatever the program does. */
export async function simulateListening(source: SourceFile, options: RunOptions): Promise<Trace> {
  const run = startRun(source, options);
  const interrupt = (): void => void run.interrupt();
  process.once('SIGINT', interrupt);
  try {
    let listenedMs = performance.now();
    while (run.advance()) {
      if (performance.now() - listenedMs < LISTEN_EVERY_MS) continue;
      await new Promise((resolve) => setImmediate(resolve));
      listenedMs = performance.now();
    }
    return run.finish();
  } finally {
    process.off('SIGINT', interrupt);
  }
}
