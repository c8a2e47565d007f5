/** The browser of the end-to-end tests: found where it may lie, or fetched. */
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

import { run, runTool } from './process.mjs';
import { MODULES, say } from './project.mjs';

const DOWNLOAD_LIMIT_MS = 120_000;
const PACKAGES_LIMIT_MS = 240_000;

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Where installers of other systems put it. */
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** What to tell somebody who has none and for whom none could be fetched. */
export const HOW_TO_GET_ONE =
  'No Chromium was found: install Chromium or Chrome (Debian: apt-get install chromium), or name one in the environment variable CHROMIUM.';

/**
 * Flags for a browser under test: software drawing and fixed fonts make pictures comparable, and
 * nothing may call home.
 */
export const CHROMIUM_FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  // Chromium's own sandbox does not run as root, as in most containers.
  ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** @returns {string | undefined} an executable that is already here */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = [
    ...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    ...PLACES,
  ];
  return candidates.find(isFile) ?? findPlaywrights();
}

/** The browser that Playwright itself downloads, when it has. */
function findPlaywrights() {
  try {
    const program =
      "import('@playwright/test').then(({ chromium }) => console.log(chromium.executablePath()))";
    const file = execFileSync(process.execPath, ['-e', program], {
      cwd: path.dirname(MODULES),
      encoding: 'utf8',
    }).trim();
    return isFile(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Finds a browser or fetches one: Playwright's own download first, then Debian's package.
 *
 * @returns {Promise<string | undefined>}
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  if (process.env.CHROMIUM) {
    say(`The environment variable CHROMIUM names ${process.env.CHROMIUM}, which does not exist.`);
    return undefined;
  }
  say('Looking for a Chromium: trying the download of Playwright ...');
  await runTool('@playwright/test/cli.js', ['install', 'chromium'], {
    timeoutMs: DOWNLOAD_LIMIT_MS,
  });
  const downloaded = findChromium();
  if (downloaded !== undefined) return downloaded;
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Installing the package chromium of this system ...');
    const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, timeoutMs: PACKAGES_LIMIT_MS };
    await run('apt-get', ['update', '-q'], options);
    await run(
      'apt-get',
      ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'],
      options,
    );
  }
  return findChromium();
}

/** @param {string} file */
function isFile(file) {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}
