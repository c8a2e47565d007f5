/** How parts of a test run add up, and that nothing passes which was not tested. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { readReport, summaryLine, total } from './report.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'timeslice-report-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function written(report: object): string {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return file;
}

test('a good report is taken as it is', () => {
  const report = { passed: 3, failed: [], skipped: [{ name: 'a', reason: 'b' }] };
  expect(readReport('unit', written(report), 0)).toEqual(report);
});

test('failures are kept, whatever the exit code', () => {
  const report = { passed: 3, failed: ['a'], skipped: [] };
  expect(readReport('unit', written(report), 1)).toEqual(report);
});

test.each([
  ['no report', undefined, 1, 'no report'],
  ['a run without tests', { passed: 0, failed: [], skipped: [] }, 0, 'nothing was tested'],
  [
    'a run in which all are skipped',
    { passed: 0, failed: [], skipped: [{ name: 'a', reason: 'b' }] },
    0,
    'nothing was tested',
  ],
  ['a bad end without a failure', { passed: 3, failed: [], skipped: [] }, 1, 'code 1'],
])('%s is a failure', (_title, report, code, words) => {
  const file = report === undefined ? path.join(folder, 'none.json') : written(report);
  const { failed } = readReport('unit', file, code);
  expect(failed).toHaveLength(1);
  expect(failed[0]).toContain(words);
});

test('parts add up to one line', () => {
  const parts = [
    { passed: 2, failed: ['x'], skipped: [] },
    { passed: 1, failed: [], skipped: [{ name: 'y', reason: 'z' }] },
  ];
  expect(summaryLine(total(parts))).toBe('3 passed, 1 failed, 1 skipped');
  expect(summaryLine(total([]))).toBe('0 passed, 0 failed');
});
