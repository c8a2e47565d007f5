/**
 * Builds what is older than its sources.
 *
 * Two fingerprints: the cheap one (names, sizes, times) answers at once when nothing was touched; the
 * exact one (contents) decides when it differs, so that a new checkout or a touched file, which change
 * times and nothing else, do not build again.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { withLock } from './lock.mjs';
import { run } from './process.mjs';
import { DIST, ROOT, fail, say } from './project.mjs';
import { NOT_BUILT, TARGETS } from './targets.mjs';

const STAMPS = path.join(DIST, '.stamps');

/**
 * @param {readonly string[]} names of the targets
 */
export async function ensureBuilt(names) {
  if (names.every((name) => isFresh(name, false))) return;
  await withLock(async () => {
    const stale = names.filter((name) => !isFresh(name, true));
    if (stale.length === 0) return;
    say(`Building ${stale.join(', ')} ...`);
    const result = await run(process.execPath, ['scripts/build.mjs', ...stale]);
    if (result.code !== 0) {
      say(result.output.trimEnd());
      fail('The build failed (see above).');
    }
  });
}

/**
 * @param {string} name
 * @param {boolean} exactly whether to read the contents when the times differ
 */
function isFresh(name, exactly) {
  const target = TARGETS[name];
  if (target === undefined) throw new Error(`There is no build target named ${name}.`);
  if (!target.outputs.every((file) => existsSync(path.join(DIST, name, file)))) return false;
  const stamp = readStamp(name);
  if (stamp === undefined) return false;
  const files = sourceFiles(target.sources);
  const quick = quickHash(files);
  if (stamp.quick === quick) return true;
  if (!exactly || stamp.exact !== exactHash(files)) return false;
  writeStamp(name, { quick, exact: stamp.exact });
  return true;
}

/**
 * The fingerprints of a target's sources: taken before a build, so that an edit during the build
 * makes it stale, and written after it.
 *
 * @param {string} name
 */
export function fingerprint(name) {
  const files = sourceFiles(TARGETS[name]?.sources ?? []);
  return { quick: quickHash(files), exact: exactHash(files) };
}

/**
 * @param {string} name
 * @param {{ quick: string, exact: string }} stamp
 */
export function writeStamp(name, stamp) {
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(path.join(STAMPS, `${name}.json`), JSON.stringify(stamp));
}

/**
 * @param {string} name
 * @returns {{ quick: string, exact: string } | undefined}
 */
function readStamp(name) {
  try {
    return JSON.parse(readFileSync(path.join(STAMPS, `${name}.json`), 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {readonly string[]} sources
 * @returns {string[]} sorted paths of every file
 */
function sourceFiles(sources) {
  /** @type {string[]} */
  const files = [];
  /** @param {string} file */
  const visit = (file) => {
    for (const entry of readdirSync(file, { withFileTypes: true })) {
      const inside = path.join(file, entry.name);
      if (entry.isDirectory()) visit(inside);
      else if (!NOT_BUILT.test(inside)) files.push(inside);
    }
  };
  for (const source of sources) {
    const file = path.join(ROOT, source);
    if (!existsSync(file)) continue;
    if (statSync(file).isDirectory()) visit(file);
    else files.push(file);
  }
  return files.sort();
}

/** @param {readonly string[]} files */
function quickHash(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    // An editor that saves by renaming makes a file vanish for a moment.
    const stat = statSync(file, { throwIfNoEntry: false });
    hash.update(`${path.relative(ROOT, file)}\0${stat?.size}\0${stat?.mtimeMs}\0`);
  }
  return hash.digest('hex');
}

/** @param {readonly string[]} files */
function exactHash(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash
      .update(`${path.relative(ROOT, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}
