/** Runs one module of the suite, as often as it takes to have a verdict on each of its tests. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { run } from '../lib/process.mjs';
import { DIST } from '../lib/project.mjs';
import { copyTo, dataOf, helpersOf } from './suite.mjs';

const SHIMS = import.meta.dirname;
const SEPARATOR = '\u001e';
/** Tests that stop the run, before the rest of a module is given up. */
const STOPPED_MAX = 20;

/**
 * @typedef {object} Options
 * @property {string} suite folder of CPython's suite
 * @property {boolean} details whether to run tests of details of CPython
 * @property {string | undefined} only part of the names of the tests to run
 * @property {number} timeoutMs of one process
 *
 * @typedef {object} Verdict
 * @property {string} test
 * @property {string} detail last line of the error, or reason of the skip
 *
 * @typedef {object} ModuleResult
 * @property {string} module
 * @property {number} passed
 * @property {Verdict[]} failed
 * @property {Verdict[]} skipped
 * @property {string[]} absent modules that the tests wanted
 * @property {string | undefined} notRun why none of its tests have run
 *
 * @typedef {{ word: string, test: string, detail: string }} Line
 */

/**
 * @param {string} module
 * @param {Options} options
 * @returns {Promise<ModuleResult>}
 */
export async function runModule(module, options) {
  /** @type {ModuleResult} */
  const result = { module, passed: 0, failed: [], skipped: [], absent: [], notRun: undefined };
  const folder = mkdtempSync(path.join(os.tmpdir(), 'timeslice-cpython-'));
  try {
    const runner = new Runner(module, options, folder, result);
    await runner.runAll();
  } catch (error) {
    result.notRun = error instanceof Error ? error.message : String(error);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return result;
}

class Runner {
  /**
   * @param {string} module
   * @param {Options} options
   * @param {string} folder for the files that name the selection
   * @param {ModuleResult} result
   */
  constructor(module, options, folder, result) {
    this.module = module;
    this.options = options;
    this.folder = folder;
    this.result = result;
    this.helpers = helpersOf(options.suite, module);
    /** @type {Set<string>} tests that have had their verdict */
    this.settled = new Set();
  }

  async runAll() {
    /** @type {string[] | undefined} */
    let tests;
    if (this.options.only !== undefined) {
      tests = (await this.list()).filter((test) => test.includes(this.options.only ?? ''));
    }
    for (let stopped = 0; stopped < STOPPED_MAX; stopped++) {
      const before = this.settled.size;
      if (await this.attempt(tests)) return;
      if (this.settled.size > before) continue;
      // Nothing was told at all, so a test is sought that stops the run.
      await this.divide(tests ?? (await this.list()));
      return;
    }
    this.result.failed.push({ test: this.module, detail: 'too many tests stop the run' });
  }

  async list() {
    const { lines, why } = await this.start('list', undefined);
    this.takeNotes(lines);
    if (this.result.notRun === undefined && !lines.some(({ word }) => word === 'done')) {
      this.result.notRun = why;
    }
    return lines.filter(({ word }) => word === 'test').map(({ test }) => test);
  }

  /**
   * Runs tests that have no verdict yet. Whether the run has come to its end; otherwise the test that
   * stopped it has failed.
   *
   * @param {string[] | undefined} tests all where undefined
   */
  async attempt(tests) {
    const { lines, why } = await this.start('run', tests);
    this.takeNotes(lines);
    let running = '';
    for (const { word, test, detail } of lines) {
      if (word === 'start') running = test;
      else if (word === 'pass' || word === 'fail' || word === 'skip') {
        this.settle(word, test, detail);
        if (test === running) running = '';
      }
    }
    if (this.result.notRun !== undefined || lines.some(({ word }) => word === 'done')) return true;
    if (running !== '') this.settle('fail', running, why);
    return false;
  }

  /**
   * Halves the tests until the one that stops the run is alone.
   *
   * @param {string[]} tests
   */
  async divide(tests) {
    const rest = tests.filter((test) => !this.settled.has(test));
    if (rest.length === 0 || (await this.attempt(rest))) return;
    if (rest.length === 1) return this.settle('fail', rest[0] ?? '', 'stops the run');
    const middle = Math.ceil(rest.length / 2);
    await this.divide(rest.slice(0, middle));
    await this.divide(rest.slice(middle));
  }

  /**
   * @param {'pass' | 'fail' | 'skip'} word
   * @param {string} test
   * @param {string} detail
   */
  settle(word, test, detail) {
    this.settled.add(test);
    if (word === 'pass') this.result.passed++;
    else this.result[word === 'fail' ? 'failed' : 'skipped'].push({ test, detail });
  }

  /** @param {Line[]} lines */
  takeNotes(lines) {
    for (const { word, test, detail } of lines) {
      if (word === 'absent' && !this.result.absent.includes(test)) this.result.absent.push(test);
      if (word === 'module-fail') this.result.notRun = detail;
      if (word === 'module-skip') this.result.notRun = `skipped: ${detail}`;
    }
  }

  /**
   * @param {'list' | 'run'} action
   * @param {string[] | undefined} tests
   * @returns {Promise<{ lines: Line[], why: string }>} what it told, and why it told no more
   */
  async start(action, tests) {
    const program = path.join(this.folder, 'main.py');
    const selection = path.join(this.folder, '_selection.py');
    const shims = readdirSync(SHIMS).filter((name) => name.endsWith('.py'));
    writeFileSync(selection, `details = ${this.options.details ? 'True' : 'False'}\n`);
    const names = shims.map((name) => name.slice(0, -3));
    const modules = names.filter((name) => name !== 'driver' && name !== 'absent');
    // `support` is the package that the others belong to.
    modules.sort((one, other) => Number(other === 'support') - Number(one === 'support'));
    const call = {
      module: this.module,
      shims: modules,
      helpers: this.helpers,
      action,
      without: [...this.settled],
    };
    writeFileSync(
      program,
      `import driver\ndriver.main(**${JSON.stringify(call)}, ` +
        `only=${tests === undefined ? 'None' : JSON.stringify(tests)})\n`,
    );
    const files = [
      selection,
      ...[this.module, ...this.helpers].map((name) =>
        copyTo(this.folder, this.options.suite, name),
      ),
      ...new Set(
        [this.module, ...this.helpers].flatMap((name) => dataOf(this.options.suite, name)),
      ),
      ...shims.map((name) => path.join(SHIMS, name)),
    ];
    const finished = await run(
      process.execPath,
      [
        '--stack-size=4000',
        path.join(DIST, 'cli', 'main.js'),
        'run',
        ...files.flatMap((file) => ['--file', file]),
        program,
      ],
      { timeoutMs: this.options.timeoutMs },
    );
    const last = finished.output.trimEnd().split('\n').at(-1) ?? '';
    const why = finished.timedOut
      ? `more than ${this.options.timeoutMs / 1000} s`
      : last.replace(SEPARATOR, '');
    return { lines: readLines(finished.output), why };
  }
}

/**
 * @param {string} output
 * @returns {Line[]}
 */
function readLines(output) {
  return output
    .split('\n')
    .filter((line) => line.startsWith(SEPARATOR))
    .map((line) => {
      const [word = '', test = '', detail = ''] = line.slice(1).split('\t');
      return { word, test, detail };
    });
}
