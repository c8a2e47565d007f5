/** What a part of the test run found, and how parts add up. */
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Report
 * @property {number} passed
 * @property {readonly string[]} failed names
 * @property {readonly { name: string, reason: string }[]} skipped
 */

/**
 * The report that a reporter wrote, made honest: a run that ended badly, or found no test at all, has
 * failed even when no single test did.
 *
 * @param {string} part name of the part
 * @param {string} file
 * @param {number} code exit code of the runner
 * @returns {Report}
 */
export function readReport(part, file, code) {
  /** @type {Report} */
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {
      passed: 0,
      failed: [`${part}: the runner ended with code ${code} and no report`],
      skipped: [],
    };
  }
  if (report.failed.length > 0) return report;
  if (report.passed === 0) {
    return { ...report, failed: [`${part}: no test passed, so nothing was tested`] };
  }
  if (code !== 0) return { ...report, failed: [`${part}: the runner ended with code ${code}`] };
  return report;
}

/**
 * @param {readonly Report[]} reports
 * @returns {Report}
 */
export function total(reports) {
  return {
    passed: reports.reduce((sum, { passed }) => sum + passed, 0),
    failed: reports.flatMap(({ failed }) => failed),
    skipped: reports.flatMap(({ skipped }) => skipped),
  };
}

/**
 * The last line of a test run.
 *
 * @param {Report} report
 */
export function summaryLine({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed.length} failed`;
  return skipped.length > 0 ? `${line}, ${skipped.length} skipped` : line;
}
