/** Child processes: run one, keep what it said, give it a limit of time. */
import { spawn } from 'node:child_process';

import { ROOT } from './project.mjs';

/**
 * @typedef {object} Finished
 * @property {number} code exit code; 128 and more when a signal ended it
 * @property {string} output standard output and error as they came
 * @property {boolean} timedOut
 * @property {number} seconds
 */

/**
 * Runs a program to its end and keeps what it prints.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, timeoutMs?: number, shell?: boolean, show?: boolean }} [options]
 * @returns {Promise<Finished>}
 */
export function run(command, args, options = {}) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...options.env },
      shell: options.shell ?? false,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that a limit of time also ends the grandchildren.
      detached: options.timeoutMs !== undefined && process.platform !== 'win32',
    });
    if (options.timeoutMs !== undefined) guard(child.pid);
    let output = '';
    let timedOut = false;
    const timer =
      options.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            endGroup(child.pid);
          }, options.timeoutMs);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (/** @type {string} */ text) => {
        output += text;
        if (options.show === true) process.stderr.write(text);
      });
    }
    /** @param {number} code */
    const finish = (code) => {
      clearTimeout(timer);
      release(child.pid);
      resolve({ code, output, timedOut, seconds: (performance.now() - started) / 1000 });
    };
    child.on('error', (error) => {
      output += `${error.message}\n`;
      finish(127);
    });
    child.on('close', (code, signal) => finish(code ?? (signal === null ? 1 : 128)));
  });
}

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Process groups that run now. Ctrl-C in the terminal does not reach them, so this process passes it on.
 *
 * @type {Set<number | undefined>}
 */
const groups = new Set();

/** @param {number | undefined} pid */
function guard(pid) {
  if (groups.size === 0) for (const signal of SIGNALS) process.on(signal, endAll);
  groups.add(pid);
}

/** @param {number | undefined} pid */
function release(pid) {
  groups.delete(pid);
  if (groups.size > 0) return;
  for (const signal of SIGNALS) process.removeListener(signal, endAll);
}

function endAll() {
  for (const pid of groups) endGroup(pid);
  process.exit(130);
}

/** @param {number | undefined} pid */
function endGroup(pid) {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}

/**
 * Runs a package's command-line program with the Node that runs us.
 *
 * @param {string} program path below node_modules, such as `vite/bin/vite.js`
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, timeoutMs?: number, show?: boolean }} [options]
 */
export function runTool(program, args, options = {}) {
  return run(process.execPath, [`node_modules/${program}`, ...args], options);
}
