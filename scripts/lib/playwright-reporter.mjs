/** A Playwright reporter that writes the counts, the names of failures, and each skip with its reason. */
import { writeFileSync } from 'node:fs';

export default class CountReporter {
  /** @type {import('@playwright/test/reporter').Suite | undefined} */
  #suite;
  /** @type {string[]} */
  #errors = [];

  /**
   * @param {import('@playwright/test/reporter').FullConfig} _config
   * @param {import('@playwright/test/reporter').Suite} suite
   */
  onBegin(_config, suite) {
    this.#suite = suite;
  }

  /** @param {import('@playwright/test/reporter').TestError} error outside any test */
  onError(error) {
    this.#errors.push(error.message ?? String(error.value));
  }

  onEnd() {
    /** @type {{ passed: number, failed: string[], skipped: { name: string, reason: string }[] }} */
    const report = { passed: 0, failed: [...this.#errors], skipped: [] };
    for (const test of this.#suite?.allTests() ?? []) {
      const name = test.titlePath().filter(Boolean).join(' > ');
      const outcome = test.outcome();
      if (outcome === 'expected') report.passed++;
      else if (outcome === 'skipped') {
        const reason = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme');
        report.skipped.push({ name, reason: reason?.description ?? 'no reason given' });
      } else report.failed.push(outcome === 'flaky' ? `${name} (failed, then passed)` : name);
    }
    const file = process.env.TIMESLICE_REPORT;
    if (file !== undefined) writeFileSync(file, JSON.stringify(report));
  }

  printsToStdio() {
    return false;
  }
}
