/** Each program beside this file prints what CPython prints. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { simulate } from '../index.ts';
import { NO_PYTHON } from '../python/oracle.test-support.ts';

const folder = import.meta.dirname;
const programs = readdirSync(folder)
  .filter((name) => name.endsWith('.py'))
  .map((name) => name.slice(0, -3));

function read(name: string, extension: string): string {
  const path = join(folder, name + extension);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

describe.each(programs)('%s', (name) => {
  test('prints in the simulator what it prints in CPython', () => {
    const trace = simulate({ name: `${name}.py`, text: read(name, '.py') });
    const written = (stream: string): string =>
      trace.console
        .filter((entry) => entry.stream === stream)
        .map((entry) => entry.text)
        .join('');
    expect(written('stdout')).toBe(read(name, '.out'));
    const error = read(name, '.err').trim();
    if (error === '') expect(written('stderr')).toBe('');
    expect(written('stderr').trimEnd().split('\n').at(-1)).toBe(error);
  });

  test('is recorded as CPython prints it', ({ skip }) => {
    if (NO_PYTHON !== undefined) skip(NO_PYTHON);
    const run = (): string =>
      execFileSync('python3', [join(folder, `${name}.py`)], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    if (read(name, '.err') === '') expect(run()).toBe(read(name, '.out'));
    else expect(run).toThrow();
  });
});
