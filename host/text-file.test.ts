/** Which files open, and which problem each of the others is. */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { FILE_SIZE_LIMIT_BYTES } from '../electron/bridge.ts';
import type { FileProblem } from '../electron/bridge.ts';
import { describeProblem, readTextFile, readTextFiles } from './text-file.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'timeslice-text-file-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function given(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

describe('a file that opens', () => {
  test.each([
    ['a program', 'print("hello")\n', 'print("hello")\n'],
    ['an empty file', '', ''],
    ['text beyond ASCII', 'print("日本語 ä")', 'print("日本語 ä")'],
    ['a byte order mark, which is dropped', '\uFEFFx = 1', 'x = 1'],
    ['carriage returns, which are kept', 'x = 1\r\n', 'x = 1\r\n'],
    ['exactly the allowed size', '#'.repeat(FILE_SIZE_LIMIT_BYTES), undefined],
  ])('%s', async (_title, content, text) => {
    const file = await given('opens.py', content);
    const result = await readTextFile(file);
    expect(result).toEqual({
      kind: 'file',
      file: { name: 'opens.py', path: file, text: text ?? content },
    });
  });
});

describe('a file that does not open', () => {
  test.each([
    ['a NUL byte', new Uint8Array([0x61, 0, 0x62]), 'binary'],
    ['a byte that is not UTF-8', new Uint8Array([0x61, 0xff]), 'binary'],
    ['a character cut in half', new Uint8Array([0xe6, 0x97]), 'binary'],
    ['UTF-16', Buffer.from('\uFEFFx', 'utf16le'), 'binary'],
    ['five megabytes', '#'.repeat(5_000_000), 'tooLarge'],
    ['one byte too many', '#'.repeat(FILE_SIZE_LIMIT_BYTES + 1), 'tooLarge'],
  ])('%s', async (_title, content, code) => {
    const file = await given('refused.py', content);
    expect(await problemOf(file)).toMatchObject({ code, name: 'refused.py', path: file });
  });

  test('a large one says how large', async () => {
    const file = await given('large.py', '#'.repeat(5_000_000));
    expect(await problemOf(file)).toMatchObject({
      sizeBytes: 5_000_000,
      limitBytes: FILE_SIZE_LIMIT_BYTES,
    });
  });

  test('a missing one', async () => {
    expect(await problemOf(path.join(folder, 'none.py'))).toMatchObject({ code: 'notFound' });
    const file = await given('plain.py', '');
    expect(await problemOf(path.join(file, 'below.py'))).toMatchObject({ code: 'notFound' });
  });

  test('a folder', async () => {
    expect(await problemOf(folder)).toMatchObject({ code: 'directory' });
  });

  test.skipIf(process.platform === 'win32')('a device', async () => {
    expect(await problemOf('/dev/zero')).toMatchObject({ code: 'unreadable', detail: 'special' });
  });

  test('one without permission', async (context) => {
    context.skip(process.getuid?.() === 0, 'root may read everything');
    context.skip(process.platform === 'win32', 'permissions of this kind are not Windows’s');
    const file = await given('secret.py', '');
    await chmod(file, 0);
    expect(await problemOf(file)).toMatchObject({ code: 'unreadable', detail: 'EACCES' });
  });

  async function problemOf(file: string): Promise<FileProblem> {
    const result = await readTextFile(file);
    if (result.kind !== 'problem') throw new Error(`${file} was opened`);
    return result.problem;
  }
});

test('several files keep their order, bad ones among them', async () => {
  const good = await given('good.py', 'x');
  const results = await readTextFiles([path.join(folder, 'none.py'), good]);
  expect(results.map(({ kind }) => kind)).toEqual(['problem', 'file']);
});

test.each<[FileProblem, string]>([
  [
    { code: 'binary', name: 'a.py', path: '/x/a.py' },
    '/x/a.py: this is not UTF-8 text, so it cannot be a program or a job table.',
  ],
  [
    { code: 'tooLarge', name: 'a.py', path: '/x/a.py', sizeBytes: 5e6, limitBytes: 1e6 },
    '/x/a.py: 5.0 MB is too large; a file may have 1.0 MB.',
  ],
  [{ code: 'notFound', name: 'a.py', path: '/x/a.py' }, '/x/a.py: there is no such file.'],
  [
    { code: 'directory', name: 'x', path: '/x' },
    '/x: this is a folder; name a .py or .toml file in it.',
  ],
  [
    { code: 'unreadable', name: 'a.py', path: '/x/a.py', detail: 'EACCES' },
    '/x/a.py: it cannot be read (EACCES).',
  ],
  [
    { code: 'unreadable', name: 'zero', path: '/dev/zero', detail: 'special' },
    '/dev/zero: this is a device or a pipe, not a file.',
  ],
])('the terminal says about %o', (problem, sentence) => {
  expect(describeProblem(problem)).toBe(sentence);
});
