/** Requests for files of the page, and requests that would leave its folder. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { locate, readPageFile } from './page-files.ts';

let outer = '';
let folder = '';
beforeAll(async () => {
  outer = await mkdtemp(path.join(tmpdir(), 'timeslice-page-'));
  folder = path.join(outer, 'page');
  await mkdir(path.join(folder, 'assets'), { recursive: true });
  await writeFile(path.join(outer, 'secret.js'), 'secret');
  await writeFile(path.join(folder, 'index.html'), '<p>page</p>');
  await writeFile(path.join(folder, 'assets', 'a b-1.js'), 'code');
  await writeFile(path.join(folder, 'program.exe'), 'no type of ours');
});
afterAll(async () => {
  await rm(outer, { recursive: true });
});

test.each([
  ['/', 'text/html; charset=utf-8', false],
  ['/index.html', 'text/html; charset=utf-8', false],
  ['/assets/a%20b-1.js', 'text/javascript; charset=utf-8', true],
])('%s is served', async (pathname, type, immutable) => {
  expect(await readPageFile(folder, pathname)).toMatchObject({ type, immutable });
});

test.each([
  '/../secret.js',
  '/%2e%2e/secret.js',
  '/..%2fsecret.js',
  '/assets/../../secret.js',
  '/assets/..%5c..%5csecret.js',
  '//secret.js/../../secret.js',
  '/index.html%00.js',
  '/%E0%A4%A',
  '/none.html',
  '/assets',
  '/assets/',
  '/program.exe',
  '',
])('%j is not', async (pathname) => {
  expect(await readPageFile(folder, pathname)).toBeUndefined();
});

test('a name that begins with two dots is still inside', () => {
  expect(locate(folder, '/..icon.svg')).toBe(path.join(folder, '..icon.svg'));
});

test.skipIf(process.platform === 'win32')('a link out of the folder is not followed', async () => {
  await symlink(path.join(outer, 'secret.js'), path.join(folder, 'link.js'));
  expect(await readPageFile(folder, '/link.js')).toBeUndefined();
});
