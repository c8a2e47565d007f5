/** Where CPython's test suite lies, and which of its files a module needs. */
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { run } from '../lib/process.mjs';

/** Packages whose own code only asks for what the machine may lack; their modules are judged one by one. */
const ONLY_SKIPS = new Set(['test_asyncio']);

/** @returns {Promise<string | undefined>} the folder of the suite, where python3 carries it */
export async function findSuite() {
  const { code, output } = await run('python3', [
    '-c',
    'import test.support; print(test.__path__[0])',
  ]);
  return code === 0 ? output.trim() : undefined;
}

/**
 * The modules of the suite that a module imports, directly or not: those it needs first come first.
 *
 * @param {string} suite
 * @param {string} module
 * @returns {string[]}
 */
export function helpersOf(suite, module) {
  /** @type {string[]} */
  const found = [];
  /** @param {string} name */
  const visit = (name) => {
    for (const imported of importedNames(readFileSync(fileOf(suite, name), 'utf8'))) {
      if (imported === module || found.includes(imported)) continue;
      if (!existsSync(fileOf(suite, imported))) continue;
      visit(imported);
      if (!found.includes(imported)) found.push(imported);
    }
  };
  visit(module);
  return found;
}

/**
 * The files of data that a module of the suite names: those that lie beside it.
 *
 * @param {string} suite
 * @param {string} module
 * @returns {string[]}
 */
export function dataOf(suite, module) {
  const text = readFileSync(fileOf(suite, module), 'utf8');
  const names = [...text.matchAll(/["']([\w-]+\.(?:txt|pck|html))["']/g)].map(
    ([, name = '']) => name,
  );
  return [...new Set(names)]
    .map((name) => path.join(suite, name))
    .filter((file) => existsSync(file));
}

/**
 * Where a module of the suite lies: `test_dict`, `test_json.test_decode`, a package itself.
 *
 * @param {string} suite
 * @param {string} module
 */
export function fileOf(suite, module) {
  const place = path.join(suite, ...module.split('.'));
  const initial = path.join(place, '__init__.py');
  return existsSync(initial) ? initial : `${place}.py`;
}

/**
 * Copies a module of the suite to a folder, named like its last part: the working directory of the
 * simulated machine has no folders.
 *
 * @param {string} folder
 * @param {string} suite
 * @param {string} module
 * @returns {string} the file
 */
export function copyTo(folder, suite, module) {
  const file = path.join(folder, `${module.split('.').at(-1)}.py`);
  copyFileSync(fileOf(suite, module), file);
  return file;
}

/**
 * Names below the package `test` that a text imports, modules and what may be modules.
 *
 * @param {string} text
 */
function importedNames(text) {
  /** @type {string[]} */
  const names = [];
  for (const [, list = ''] of text.matchAll(/^\s*from test import \(?([\w, ]+)/gm)) {
    names.push(...list.split(',').map((name) => name.trim().split(' ')[0] ?? ''));
  }
  const dotted = /^\s*(?:from|import) test\.([\w.]+)(?: import (\w+))?/gm;
  for (const [, name = '', inside = ''] of text.matchAll(dotted)) {
    names.push(name);
    if (inside !== '') names.push(`${name}.${inside}`);
  }
  return names.filter((name) => name !== '' && !/^support\b/.test(name) && !ONLY_SKIPS.has(name));
}
