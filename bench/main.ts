/**
 * `npm run bench [GROUP...]`: runs the benchmarks and tables what they found beside the bars they are
 * meant to reach. A missed bar is told and no failure, since another machine has other ratios; a
 * benchmark that cannot run is one.
 */
import type { BenchRow } from './row.ts';
import { tableLine, tableTitle } from './table.ts';

interface Benchmark {
  /** Rows as they are found, where finding them takes long. */
  run(): BenchRow[] | Promise<BenchRow[]> | AsyncIterable<BenchRow>;
}

/**
 * Loaded one by one, the kernel's first: the garbage collector walks through all that is loaded, and the
 * kernel alone is small.
 */
const GROUPS: Readonly<Record<string, () => Promise<Benchmark>>> = {
  kernel: () => import('./kernel.bench.ts'),
  preemption: () => import('./preemption.bench.ts'),
  policies: () => import('./policies.bench.ts'),
  sweep: () => import('./sweep.bench.ts'),
  python: () => import('./python.bench.ts'),
  concurrency: () => import('./concurrency.bench.ts'),
  compiling: () => import('./compiling.bench.ts'),
  scenarios: () => import('./scenarios.bench.ts'),
  calibration: () => import('./calibration.bench.ts'),
  chart: () => import('./chart.bench.ts'),
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(GROUPS, name));
if (unknown === undefined) {
  process.exitCode = await runGroups(asked.length > 0 ? asked : Object.keys(GROUPS));
} else {
  process.stderr.write(
    `There is no group ${unknown}; there are ${Object.keys(GROUPS).join(', ')}.\n`,
  );
  process.exitCode = 2;
}

async function runGroups(names: readonly string[]): Promise<number> {
  let exitCode = 0;
  process.stdout.write(tableTitle());
  for (const name of names) {
    try {
      const benchmark = await GROUPS[name]();
      const rows = benchmark.run();
      for await (const row of Symbol.asyncIterator in rows ? rows : await rows) {
        process.stdout.write(tableLine(row));
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      process.stderr.write(`${name}: the benchmark failed: ${reason}\n`);
      exitCode = 1;
    }
  }
  return exitCode;
}
