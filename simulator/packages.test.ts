/**
 * Programs that use packages from elsewhere, of which the library has stand-ins, each with what it
 * prints with the package itself beside it: `python3 NAME.py > NAME.out` remakes that where the package is.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { simulate } from './index.ts';
import { NO_PYTHON } from './python/oracle.test-support.ts';

const FOLDER = path.join(import.meta.dirname, 'library', 'conformance', 'packages');
const PROGRAMS = readdirSync(FOLDER).filter((name) => name.endsWith('.py'));
const read = (name: string): string => readFileSync(path.join(FOLDER, name), 'utf8');
/** What the package prints. */
const outputOf = (program: string): string => read(program.replace(/py$/, 'out'));

describe('programs that use packages', () => {
  it.each(PROGRAMS)('%s prints what is recorded', (name) => {
    const { console: entries, outcome } = simulate({ name, text: read(name) });
    const printed = (stream: 'stdout' | 'stderr'): string =>
      entries
        .filter((entry) => entry.stream === stream)
        .map(({ text }) => text)
        .join('');
    expect(printed('stderr')).toBe('');
    expect(printed('stdout')).toBe(outputOf(name));
    expect(outcome).toEqual({ kind: 'completed', exitCode: 0 });
  });

  it.for(PROGRAMS)('%s is recorded as the package has it', { retry: 3 }, (name, { skip }) => {
    if (NO_PYTHON !== undefined) skip(NO_PYTHON);
    const { stdout, stderr } = spawnSync('python3', [name], { cwd: FOLDER, encoding: 'utf8' });
    const absent = /ModuleNotFoundError: (.*)/.exec(stderr);
    if (absent !== null) skip(absent[1]);
    expect(stdout).toBe(outputOf(name));
  });
});
