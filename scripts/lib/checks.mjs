/** The checks of `npm run check`, one row each: what it is called and the tool that answers. */
import { runTool } from './process.mjs';

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {string} program below node_modules
 * @property {readonly string[]} args
 */

/**
 * Every tsconfig that `tsc` reads. The compiler that is a native program takes a sixth of the time; Svelte's
 * own files need svelte-check, which like the linter is built on the one before it.
 */
const TYPE_ROOMS = [
  'simulator',
  'simulator/tsconfig.test.json',
  'renderer/tsconfig.worker.json',
  'renderer/tsconfig.test.json',
  'electron',
  'electron/tsconfig.preload.json',
  'host',
  'cli',
  'scenarios',
  'e2e',
  'bench',
  'scripts',
];

const ROOMS = ['simulator', 'renderer', 'electron', 'host', 'cli', 'scenarios', 'e2e', 'bench'];

/** @returns {Check[]} the slow ones first, so that two at a time end together */
export function allChecks() {
  return [
    { name: 'lint', program: 'eslint/bin/eslint.js', args: ['.', '--max-warnings=0'] },
    {
      name: 'types: renderer',
      program: 'svelte-check/bin/svelte-check',
      args: ['--tsconfig', 'renderer/tsconfig.json', '--fail-on-warnings', '--output', 'human'],
    },
    ...TYPE_ROOMS.map(typeCheck),
    {
      name: 'import rules',
      program: 'dependency-cruiser/bin/dependency-cruise.mjs',
      args: ['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', ...ROOMS],
    },
    { name: 'dead code', program: 'knip/bin/knip.js', args: ['--no-progress'] },
    {
      name: 'format',
      program: 'prettier/bin/prettier.cjs',
      args: ['--check', '--log-level=warn', '.'],
    },
  ];
}

/**
 * @param {string} room folder, or tsconfig in it
 * @returns {Check}
 */
function typeCheck(room) {
  const name = room.replace(/^(\w+)\/tsconfig\.(\w+)\.json$/, '$1 ($2)');
  return { name: `types: ${name}`, program: 'typescript-7/bin/tsc', args: ['--project', room] };
}

/**
 * @param {Check} check
 * @returns {Promise<import('./process.mjs').Finished>}
 */
export function runCheck(check) {
  return runTool(check.program, check.args, { env: { FORCE_COLOR: '0', NO_COLOR: '1' } });
}
