/** A Vitest reporter that writes the counts, the names of failures, and each skip with its reason. */
import { writeFileSync } from 'node:fs';

/** @typedef {import('./report.mjs').Report} Report */

export default class CountReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly import('vitest/node').SerializedError[]} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    /** @type {{ passed: number, failed: string[], skipped: { name: string, reason: string }[] }} */
    const report = { passed: 0, failed: [], skipped: [] };
    for (const module of modules) {
      // A file that cannot be loaded has no tests to fail.
      for (const error of module.errors()) {
        report.failed.push(`${module.relativeModuleId}: ${error.message}`);
      }
      for (const suite of module.children.allSuites()) {
        for (const error of suite.errors())
          report.failed.push(`${suite.fullName}: ${error.message}`);
      }
      for (const test of module.children.allTests()) {
        const name = `${module.relativeModuleId} > ${test.fullName}`;
        const result = test.result();
        if (result.state === 'passed') report.passed++;
        else if (result.state === 'failed') report.failed.push(name);
        else if (result.state === 'skipped') {
          report.skipped.push({ name, reason: result.note ?? 'no reason given' });
        } else report.failed.push(`${name} did not run`);
      }
    }
    for (const error of unhandled) report.failed.push(`outside a test: ${error.message}`);
    const file = process.env.TIMESLICE_REPORT;
    if (file !== undefined) writeFileSync(file, JSON.stringify(report));
  }
}
