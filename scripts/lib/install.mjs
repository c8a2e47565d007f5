/** Installs the packages when they are missing or no longer those of the lock file. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { withLock } from './lock.mjs';
import { run } from './process.mjs';
import { MODULES, ROOT, fail, say } from './project.mjs';

const LOCK_FILE = path.join(ROOT, 'package-lock.json');
/** Inside `node_modules`, so that deleting the folder forgets the mark as well. */
const MARK = path.join(MODULES, '.timeslice-installed');

const ERROR_LINES = 24;

export async function ensureInstalled() {
  requireNode();
  if (isInstalled()) return;
  await withLock(async () => {
    // Another script may have done it while this one waited.
    if (isInstalled()) return;
    if (!hasEveryPackage()) await install();
    writeFileSync(MARK, lockHash());
  });
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(
    `Timeslice needs Node 20.19 or later; this is ${process.versions.node}. See https://nodejs.org/`,
  );
}

function isInstalled() {
  try {
    return readFileSync(MARK, 'utf8') === lockHash();
  } catch {
    return false;
  }
}

function lockHash() {
  return createHash('sha256').update(readFileSync(LOCK_FILE)).digest('hex');
}

/** Somebody may have run npm by hand: npm's own list then names what the lock file asks for. */
function hasEveryPackage() {
  try {
    const wanted = JSON.parse(readFileSync(LOCK_FILE, 'utf8')).packages;
    const found = JSON.parse(
      readFileSync(path.join(MODULES, '.package-lock.json'), 'utf8'),
    ).packages;
    return Object.keys(wanted).every(
      (name) =>
        name === '' ||
        // Optional packages are those of other operating systems.
        wanted[name].optional === true ||
        (found[name]?.version === wanted[name].version && existsSync(path.join(ROOT, name))),
    );
  } catch {
    return false;
  }
}

async function install() {
  say('Installing the packages (once; about a minute) ...');
  // `--include=dev`: an environment set to production must still be able to build.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const result =
    npm?.endsWith('.js') === true
      ? await run(process.execPath, [npm, ...args])
      : await run('npm', args, { shell: process.platform === 'win32' });
  if (result.code === 0) return;
  // npm says what went wrong first, and then how it is used.
  say(result.output.split('\n').slice(0, ERROR_LINES).join('\n').trimEnd());
  fail('The packages could not be installed (see above). Is the npm registry reachable?');
}
