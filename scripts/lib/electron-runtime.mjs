/**
 * Electron's runtime: where it lies, and fetching it. The package from npm carries no runtime; it is
 * downloaded from Electron's own release host, which not every network reaches.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { runTool } from './process.mjs';
import { MODULES, cacheFolder, say } from './project.mjs';

const DOWNLOAD_LIMIT_MS = 60_000;
/** A network that refuses the download today is asked again tomorrow, not at every start. */
const RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

/** The executable, or undefined when the runtime is not here. */
export function findElectron() {
  const folder = path.join(MODULES, 'electron');
  try {
    const executable = readFileSync(path.join(folder, 'path.txt'), 'utf8');
    const home = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(folder, 'dist');
    const file = path.join(home, executable);
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Downloads the runtime, once a day at most.
 *
 * @returns {Promise<string | undefined>} the executable, or undefined when it cannot be had
 */
export async function fetchElectron() {
  const failure = path.join(cacheFolder(), 'electron-download-failed');
  if (failedLately(failure)) return undefined;
  say("Fetching Electron's runtime (once; about 120 MB) ...");
  const result = await runTool('electron/install.js', [], { timeoutMs: DOWNLOAD_LIMIT_MS });
  const found = findElectron();
  if (found === undefined) {
    writeFileSync(failure, `${electronVersion()}\n${Date.now()}\n${result.output}`);
  } else {
    rmSync(failure, { force: true });
  }
  return found;
}

/** @param {string} failure */
function failedLately(failure) {
  try {
    const [version, time] = readFileSync(failure, 'utf8').split('\n');
    return version === electronVersion() && Date.now() - Number(time) < RETRY_AFTER_MS;
  } catch {
    return false;
  }
}

/** @returns {string} */
function electronVersion() {
  return JSON.parse(readFileSync(path.join(MODULES, 'electron', 'package.json'), 'utf8')).version;
}
