/** What a program leaves on standard error and its exit code, as CPython 3.11 has them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { simulate } from './index.ts';
import { WORKING_DIRECTORY } from './machine-settings.ts';
import { NO_PYTHON } from './python/oracle.test-support.ts';

/** Each line: what it is about, the program, the exit code, standard error. */
const ENDINGS = readFileSync(join(import.meta.dirname, 'endings.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as [string, string, number, string]);

/** Addresses differ from run to run, and the folder from machine to machine. */
const plain = (text: string, folder: string): string =>
  text.replace(/0x[0-9a-f]+/g, '0x…').replaceAll(`${folder}/`, '');

describe.each(ENDINGS)('%s', (_about, text, exitCode, error) => {
  test('is told here', () => {
    const { console, outcome } = simulate({ name: 'main.py', text });
    expect(plain(console.map((entry) => entry.text).join(''), WORKING_DIRECTORY)).toBe(error);
    expect(outcome).toMatchObject({ exitCode });
  });

  test.skipIf(NO_PYTHON !== undefined)('is told so by CPython', () => {
    const folder = mkdtempSync(join(tmpdir(), 'endings-'));
    writeFileSync(join(folder, 'main.py'), text);
    const { status, stderr } = spawnSync('python3', ['main.py'], { cwd: folder, encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(plain(stderr, folder)).toBe(error);
    expect(status).toBe(exitCode);
  });
});
