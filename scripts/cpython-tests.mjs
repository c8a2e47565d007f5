/**
 * `npm run cpython -- [OPTION]... [MODULE|GROUP]...`: runs modules of CPython's own test
 * suite on the simulator, with our `unittest`, and tells what passes.
 *
 * The suite is read where `python3` carries it; nothing of it is part of this project. What its tests
 * import from `test.support` are the files in `cpython-tests/`. Each module runs in a process of its own
 * with a limit of time; a test that stops the whole run is left out the next time and counted as failed.
 */
import { parseArgs } from 'node:util';

import { ensureBuilt } from './lib/ensure-built.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { pool } from './lib/pool.mjs';
import { fail } from './lib/project.mjs';
import { GROUPS } from './cpython-tests/groups.mjs';
import { detailLines, tableLines } from './cpython-tests/report.mjs';
import { runModule } from './cpython-tests/run-module.mjs';
import { findSuite } from './cpython-tests/suite.mjs';

const HELP = `usage: npm run cpython -- [OPTION]... [MODULE|GROUP]...

MODULE is a module of CPython's suite (test_dict), GROUP one of ${Object.keys(GROUPS).join(', ')};
without any, all groups.

  --failures     name the failing tests with the last line of their errors
  --skips        name the skipped tests with their reasons, and the absent modules
  --details      also run tests of details of CPython
  --only WORD    only tests whose name contains WORD
  --seconds N    limit for one run of a module (default 60)
  --jobs N       modules at once (default 2)
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    failures: { type: 'boolean', default: false },
    skips: { type: 'boolean', default: false },
    details: { type: 'boolean', default: false },
    only: { type: 'string' },
    seconds: { type: 'string', default: '60' },
    jobs: { type: 'string', default: '2' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit();
}

await ensureInstalled();
await ensureBuilt(['cli']);

const suite = await findSuite();
if (suite === undefined) fail("python3 carries no test suite: import test doesn't work there.");
const names = positionals.length > 0 ? positionals : Object.keys(GROUPS);
const modules = [...new Set(names.flatMap((name) => GROUPS[name] ?? [name]))];
const options = {
  suite,
  details: values.details,
  only: values.only,
  timeoutMs: Number(values.seconds) * 1000,
};
const results = await pool(
  modules.map((module) => async () => {
    const result = await runModule(module, options);
    process.stderr.write('.');
    return result;
  }),
  Number(values.jobs),
);
process.stderr.write('\n');
process.stdout.write(tableLines(results).join(''));
process.stdout.write(detailLines(results, values).join(''));
