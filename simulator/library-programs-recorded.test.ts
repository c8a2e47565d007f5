/** What stands beside the programs of the library is what CPython prints for them. */
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

import { missingPackage, NO_PYTHON } from './python/oracle.test-support.ts';
import { FOLDER, outputOf, PROGRAMS, textOf } from './library-programs.test-support.ts';

// Unbuffered, as children would else print again what their parent had not written yet. The order of threads is the
// operating system's, and CPython's files are not made for several at once.
it.for(PROGRAMS)('%s is recorded as CPython prints it', { retry: 3 }, (name, { skip }) => {
  if (NO_PYTHON !== undefined) skip(NO_PYTHON);
  const missing = missingPackage(textOf(name));
  // Its answers are what the package's documentation says.
  if (missing !== undefined) skip(`python3 has no ${missing}`);
  const { stdout } = spawnSync('python3', ['-u', name], { cwd: FOLDER, encoding: 'utf8' });
  expect(stdout).toBe(outputOf(name));
});
