/**
 * `npm run build [TARGET...]`: builds the page, the hosts, the command line and the benchmarks.
 *
 * A target is built aside and moved in place when it is whole, so that a running app never reads half
 * a build and a failed one leaves the last good one alone.
 */
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { fingerprint, writeStamp } from './lib/ensure-built.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { DIST, ROOT, fail, messageOf, say } from './lib/project.mjs';
import { TARGETS } from './lib/targets.mjs';

const wanted = process.argv.slice(2);
const names = wanted.length > 0 ? wanted : Object.keys(TARGETS);
for (const name of names) {
  if (!(name in TARGETS)) {
    fail(`There is no target named ${name}; there are ${Object.keys(TARGETS).join(', ')}.`);
  }
}

await ensureInstalled();
const { build } = await import('vite');
const { nodeBuilds } = await import('../vite.node.config.mjs');

for (const name of names) {
  const started = performance.now();
  const stamp = fingerprint(name);
  const aside = path.join(DIST, `.${name}-${process.pid}`);
  const place = path.join(DIST, name);
  try {
    if (name === 'renderer') {
      await build({
        configFile: path.join(ROOT, 'vite.config.ts'),
        logLevel: 'warn',
        build: { outDir: aside },
      });
    } else {
      for (const config of nodeBuilds(name, aside)) await build(config);
    }
    swap(aside, place);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    // The bundler colours its messages even for a file.
    say(process.stderr.isTTY ? messageOf(error) : stripVTControlCharacters(messageOf(error)));
    fail(`${name} could not be built.`);
  }
  writeStamp(name, stamp);
  say(`built ${name} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

/**
 * @param {string} aside
 * @param {string} place
 */
function swap(aside, place) {
  const old = `${aside}-old`;
  mkdirSync(DIST, { recursive: true });
  try {
    renameSync(place, old);
  } catch {
    // The first build has nothing to move away.
  }
  renameSync(aside, place);
  rmSync(old, { recursive: true, force: true });
}
