/**
 * Where the project lies and how its scripts speak.
 *
 * Scripts run before anything is installed, so this folder uses Node's own modules only; what needs a
 * package imports it late, inside a function.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));
export const DIST = path.join(ROOT, 'dist');
export const MODULES = path.join(ROOT, 'node_modules');

/**
 * Progress goes to standard error, so that standard output carries results alone.
 *
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** A place for what the scripts remember; it goes with `node_modules`. */
export function cacheFolder() {
  const folder = path.join(MODULES, '.cache', 'timeslice');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * The folder the user typed the command in: npm starts scripts in the project's folder and tells the
 * user's own in INIT_CWD. The variable is inherited by everything below, hence the second condition.
 *
 * @param {string} script the npm script that is running
 */
export function userFolder(script) {
  const started = process.env.INIT_CWD;
  return started !== undefined && process.env.npm_lifecycle_event === script
    ? started
    : process.cwd();
}

/** @param {unknown} error */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Ends the script with one sentence and exit code 1.
 *
 * @param {string} sentence
 * @returns {never}
 */
export function fail(sentence) {
  say(sentence);
  process.exit(1);
}
