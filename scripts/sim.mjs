/**
 * `npm run -s sim -- ARGUMENTS`: the command line, installed and built when it has to be.
 *
 * The program runs in this very process, in the folder the user typed the command in, so that relative
 * paths mean what they say and nothing is lost on a second start of Node.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { ensureBuilt } from './lib/ensure-built.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { DIST, userFolder } from './lib/project.mjs';

await ensureInstalled();
await ensureBuilt(['cli']);

const program = path.join(DIST, 'cli', 'main.js');
process.chdir(userFolder('sim'));
process.argv.splice(1, 1, program);
await import(pathToFileURL(program).href);
