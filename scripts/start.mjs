/**
 * `npm start [-- FILE...]`: opens the app from a fresh clone as from a finished build.
 *
 * It installs and builds what is missing, then opens the app in Electron; where Electron or a display
 * is not to be had, it serves the same page on loopback and says why.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { hasDisplay, isRoot, openBrowser } from './lib/desktop.mjs';
import { fetchElectron, findElectron } from './lib/electron-runtime.mjs';
import { ensureBuilt } from './lib/ensure-built.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { DIST, ROOT, fail, messageOf, say, userFolder } from './lib/project.mjs';

const USAGE = `usage: npm start -- [--browser] [--no-open] [--port N] [FILE...]

  FILE        programs (.py) or job tables (.toml) to open
  --browser   use the browser even where Electron is present
  --no-open   print the address, open no browser
  --port N    serve on this port instead of a free one`;

/** A window that dies this soon after its start never came up. */
const EARLY_END_MS = 15_000;

const { values, positionals } = readArguments();
if (values.help) {
  say(USAGE);
  process.exit(0);
}

await ensureInstalled();
await ensureBuilt(['renderer', 'host', 'electron']);

/** @type {typeof import('../host/index.ts')} */
const host = await import(pathToFileURL(path.join(DIST, 'host', 'index.js')).href);

const folder = userFolder('start');
const files = positionals.map((file) => path.resolve(folder, file));
for (const result of await host.readTextFiles(files)) {
  if (result.kind === 'problem') say(host.describeProblem(result.problem));
}

const choice = await chooseHost();
const reason = choice.kind === 'electron' ? await openElectron(choice.executable) : choice.reason;
if (reason !== undefined) await openInBrowser(reason);

/**
 * @returns {Promise<{ kind: 'electron', executable: string } | { kind: 'browser', reason: string }>}
 */
async function chooseHost() {
  /** @param {string} reason */
  const browser = (reason) => ({ kind: /** @type {const} */ ('browser'), reason });
  if (values.browser || values['no-open'] || values.port !== undefined)
    return browser('you asked for it');
  if (!hasDisplay()) return browser('there is no display for a window');
  if (isRoot()) return browser("Electron's sandbox does not run as root");
  const executable = findElectron() ?? (await fetchElectron());
  return executable === undefined
    ? browser("Electron's runtime could not be downloaded")
    : { kind: 'electron', executable };
}

/**
 * Runs the window until it is closed.
 *
 * @param {string} executable
 * @returns {Promise<string | undefined>} why it did not come up, or undefined
 */
function openElectron(executable) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(executable, [ROOT, ...files], {
      stdio: 'inherit',
      // Set by editors that are Electron apps themselves; it would make a plain Node of the window.
      env: Object.fromEntries(
        Object.entries(process.env).filter(([name]) => name !== 'ELECTRON_RUN_AS_NODE'),
      ),
    });
    let stopped = false;
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
      process.on(signal, () => {
        stopped = true;
        child.kill(signal);
      });
    }
    child.on('error', (error) => resolve(`Electron did not start (${messageOf(error)})`));
    child.on('exit', (code, signal) => {
      const failed = code !== 0 && !stopped;
      if (!failed) resolve(undefined);
      else if (performance.now() - started < EARLY_END_MS) {
        resolve(`Electron ended at once (${signal ?? `exit code ${code}`})`);
      } else {
        process.exitCode = code ?? 1;
        resolve(undefined);
      }
    });
  });
}

/**
 * Serves the page until Ctrl-C.
 *
 * @param {string} reason
 */
async function openInBrowser(reason) {
  const server = await startServer();
  const opened = hasDisplay() && !values['no-open'] && (await openBrowser(server.address));
  process.stdout.write(
    opened
      ? `Timeslice opened in your browser, because ${reason}: ${server.address}\n`
      : `Timeslice is served for your browser, because ${reason}. Open ${server.address}\n`,
  );
  process.stdout.write('Ctrl-C stops it.\n');
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => {
      void server.close().then(() => process.exit(0));
    });
  }
}

async function startServer() {
  try {
    return await host.startLoopback({
      folder: path.join(DIST, 'renderer'),
      files,
      port: Number(values.port ?? 0),
    });
  } catch (error) {
    return fail(`The page cannot be served: ${messageOf(error)}`);
  }
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        browser: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
      allowPositionals: true,
    });
  } catch (error) {
    say(messageOf(error));
    return fail(USAGE);
  }
}
