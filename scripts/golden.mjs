/**
 * `npm run golden [WORD]`: writes the golden files of the scenarios anew (those whose path contains
 * WORD). Read the difference before you commit it: a golden is what a person has agreed to.
 */
import { ensureInstalled } from './lib/install.mjs';
import { runTool } from './lib/process.mjs';

await ensureInstalled();

const word = process.argv[2];
const filter = word === undefined ? [] : ['--testNamePattern', word];
const result = await runTool(
  'vitest/vitest.mjs',
  ['run', '--project=scenarios', '--update=all', ...filter],
  { show: true, env: { RECORD: '1' } },
);
process.exitCode = result.code;
