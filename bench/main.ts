/**
 * `npm run bench [GROUP...]`: runs the benchmarks and tables what they found beside the bars they are
 * meant to reach. A missed bar is told and no failure, since another machine has other ratios; a
 * benchmark that cannot run is one.
 */
import { run as runCalibration } from './calibration.bench.ts';
import { run as runChart } from './chart.bench.ts';
import { run as runCompiling } from './compiling.bench.ts';
import { run as runKernel } from './kernel.bench.ts';
import { run as runPython } from './python.bench.ts';
import type { BenchRow } from './row.ts';
import { run as runScenarios } from './scenarios.bench.ts';
import { tableLine, tableTitle } from './table.ts';

const GROUPS: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  python: runPython,
  kernel: runKernel,
  compiling: runCompiling,
  scenarios: runScenarios,
  calibration: runCalibration,
  chart: runChart,
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
      for (const row of await GROUPS[name]()) process.stdout.write(tableLine(row));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      process.stderr.write(`${name}: the benchmark failed: ${reason}\n`);
      exitCode = 1;
    }
  }
  return exitCode;
}
