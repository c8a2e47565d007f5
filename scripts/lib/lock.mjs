/** One installation or build at a time: two terminals may start the app in the same moment. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { ROOT } from './project.mjs';

const POLL_MS = 100;

/**
 * Runs `work` while no other script of this checkout does. The lock lies outside the project, because
 * an installation replaces `node_modules` as a whole.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(work) {
  const name = createHash('sha256').update(ROOT).digest('hex').slice(0, 16);
  const folder = path.join(tmpdir(), `timeslice-${name}.lock`);
  while (!take(folder)) {
    if (isAbandoned(folder)) rmSync(folder, { recursive: true, force: true });
    else await sleep(POLL_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function take(folder) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(path.join(folder, 'pid'), String(process.pid));
  return true;
}

/**
 * A lock whose owner no longer runs, or who never came to write its number, is nobody's.
 *
 * @param {string} folder
 */
function isAbandoned(folder) {
  try {
    const pid = Number(readFileSync(path.join(folder, 'pid'), 'utf8'));
    if (pid > 0) return !isRunning(pid);
  } catch {
    // Not written yet: judged by age below.
  }
  try {
    return Date.now() - statSync(folder).mtimeMs > 2000;
  } catch {
    return false;
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
