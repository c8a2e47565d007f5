/**
 * `npm test`: everything, from a fresh clone: checks, units, scenarios, build, end to end.
 *
 * Every part runs even when an earlier one failed. A check counts as one test. The last line is
 * `N passed, N failed`, with the skipped ones when there are any, each listed above with its reason.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';

import { allChecks, runCheck } from './lib/checks.mjs';
import { HOW_TO_GET_ONE, ensureChromium } from './lib/chromium.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { pool } from './lib/pool.mjs';
import { run, runTool } from './lib/process.mjs';
import { cacheFolder, say } from './lib/project.mjs';
import { readReport, summaryLine, total } from './lib/report.mjs';
import { TARGETS } from './lib/targets.mjs';

/** @typedef {import('./lib/report.mjs').Report} Report */

/** The lines of a failed part that are shown; the rest of a long output repeats itself. */
const LINES_SHOWN = 400;

/** Suites wait for clocks and for python3 now and then: three at once keep two cores busy. */
const PARTS_AT_ONCE = 3;

/** A suite that takes this long hangs. */
const SUITE_LIMIT_MS = 15 * 60 * 1000;

await ensureInstalled();

// Fetching a browser waits for the network, so it goes on beside the build.
const browser = ensureChromium();
const build = await testBuild();
const parts = await pool(
  [
    // The longest first, so that all end together.
    () => testVitest('unit'),
    async () => testEndToEnd(build.failed.length === 0, await browser),
    ...allChecks().map((check) => () => testCheck(check)),
    // Last, when there is least beside it: some programs race against the clock in python3.
    () => testVitest('scenarios'),
  ],
  PARTS_AT_ONCE,
);

const result = total([build, ...parts]);
for (const name of result.failed) say(`failed: ${name}`);
for (const { name, reason } of result.skipped) say(`skipped: ${name} (${reason})`);
process.stdout.write(`${summaryLine(result)}\n`);
process.exitCode = result.failed.length === 0 && result.passed > 0 ? 0 : 1;

/** @returns {Promise<Report>} */
async function testBuild() {
  const result = await run(process.execPath, ['scripts/build.mjs', ...Object.keys(TARGETS)]);
  return one('build', result);
}

/**
 * @param {import('./lib/checks.mjs').Check} check
 * @returns {Promise<Report>}
 */
async function testCheck(check) {
  return one(check.name, await runCheck(check));
}

/**
 * @param {string} name
 * @param {import('./lib/process.mjs').Finished} result
 * @returns {Report}
 */
function one(name, result) {
  const passed = result.code === 0;
  tell(name, result, passed ? 'ok' : 'FAILED');
  return { passed: passed ? 1 : 0, failed: passed ? [] : [name], skipped: [] };
}

/**
 * @param {string} project of vitest.config.ts
 * @returns {Promise<Report>}
 */
async function testVitest(project) {
  return suite(project, 'vitest/vitest.mjs', [
    'run',
    `--project=${project}`,
    // A golden that is missing is a failure here, not an occasion to write it.
    '--update=none',
    '--reporter=default',
    '--reporter=./scripts/lib/vitest-reporter.mjs',
  ]);
}

/**
 * @param {boolean} built
 * @param {string | undefined} executable
 * @returns {Promise<Report>}
 */
async function testEndToEnd(built, executable) {
  const name = 'end to end';
  if (!built) return missing(name, 'the build failed');
  if (executable === undefined) return missing(name, HOW_TO_GET_ONE);
  return suite(
    name,
    '@playwright/test/cli.js',
    ['test', '--reporter=list,./scripts/lib/playwright-reporter.mjs'],
    { CHROMIUM: executable },
  );
}

/**
 * @param {string} name
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<Report>}
 */
async function suite(name, program, args, env = {}) {
  const file = path.join(cacheFolder(), `${name.replaceAll(' ', '-')}.json`);
  // A report of an earlier run must not speak for a run that wrote none.
  rmSync(file, { force: true });
  const result = await runTool(program, args, {
    env: { ...env, TIMESLICE_REPORT: file, FORCE_COLOR: '0', NO_COLOR: '1' },
    timeoutMs: SUITE_LIMIT_MS,
  });
  const report = readReport(name, file, result.code);
  tell(name, result, summaryLine(report), report.failed.length > 0);
  return report;
}

/**
 * @param {string} name
 * @param {string} reason
 * @returns {Report}
 */
function missing(name, reason) {
  say(`FAILED  ${name}: ${reason}`);
  return { passed: 0, failed: [`${name}: ${reason}`], skipped: [] };
}

/**
 * @param {string} name
 * @param {import('./lib/process.mjs').Finished} result
 * @param {string} verdict
 * @param {boolean} [show] whether to show what the part printed
 */
function tell(name, result, verdict, show = result.code !== 0) {
  const end = result.timedOut ? ', stopped because it took too long' : '';
  say(`${name}: ${verdict} (${result.seconds.toFixed(1)} s${end})`);
  if (show) say(`${result.output.trimEnd().split('\n').slice(-LINES_SHOWN).join('\n')}\n`);
}
