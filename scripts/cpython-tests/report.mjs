/** What a person reads about the modules that have run. */

/** @typedef {import('./run-module.mjs').ModuleResult} ModuleResult */

const WIDTHS = [28, 7, 7, 8];

/**
 * @param {readonly (string | number)[]} cells
 */
function row(cells) {
  const texts = cells.map((cell, column) => {
    const text = String(cell);
    const width = WIDTHS[column] ?? 0;
    return column === 0 ? text.padEnd(width) : text.padStart(width);
  });
  return `${texts.join(' ').trimEnd()}\n`;
}

/**
 * A line for each module, and the sums.
 *
 * @param {readonly ModuleResult[]} results
 */
export function tableLines(results) {
  const lines = [row(['module', 'passed', 'failed', 'skipped'])];
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const each of results) {
    passed += each.passed;
    failed += each.failed.length;
    skipped += each.skipped.length;
    const note = each.notRun === undefined ? [] : [` not run: ${each.notRun}`];
    lines.push(row([each.module, each.passed, each.failed.length, each.skipped.length, ...note]));
  }
  lines.push(row([`${results.length} modules`, passed, failed, skipped]));
  return lines;
}

/**
 * The tests behind the numbers.
 *
 * @param {readonly ModuleResult[]} results
 * @param {{ failures: boolean, skips: boolean }} wanted
 */
export function detailLines(results, wanted) {
  /** @type {string[]} */
  const lines = [];
  for (const { failed, skipped, absent, module } of results) {
    if (wanted.failures) {
      for (const { test, detail } of failed) lines.push(`FAIL ${test}: ${detail}\n`);
    }
    if (wanted.skips) {
      for (const { test, detail } of skipped) lines.push(`SKIP ${test}: ${detail}\n`);
      if (absent.length > 0) lines.push(`ABSENT for ${module}: ${absent.join(', ')}\n`);
    }
  }
  return lines;
}
