/** `npm run bench [GROUP...]`: the benchmarks, reported as ratios; apart from the tests on purpose. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { ensureBuilt } from './lib/ensure-built.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { DIST } from './lib/project.mjs';

await ensureInstalled();
await ensureBuilt(['bench', 'cli']);

const program = path.join(DIST, 'bench', 'main.js');
process.argv.splice(1, 1, program);
await import(pathToFileURL(program).href);
