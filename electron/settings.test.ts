/** What is remembered survives a start; what is broken on disk is a first start. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { RECENT_LIMIT, withRecent } from './recent-files.ts';
import { SettingsFile } from './settings.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'timeslice-settings-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('a change is there at the next start, the rest as well', () => {
  const window = { x: 1, y: 2, width: 1200, height: 800, maximized: true };
  const first = new SettingsFile(folder);
  first.change({ window });
  first.change({ recent: ['/a.py'] });
  expect(new SettingsFile(folder).current).toEqual({ window, recent: ['/a.py'] });
});

test.each(['', '{', 'null', '[]', '{"window":{"width":"wide"}}', '{"recent":[1]}'])(
  'a file with %j means a first start',
  (text) => {
    writeFileSync(path.join(folder, 'settings.json'), text);
    expect(new SettingsFile(folder).current).toEqual({ recent: [] });
  },
);

test('a folder that cannot be written costs nothing else', () => {
  const file = path.join(folder, 'a-file');
  writeFileSync(file, '');
  const settings = new SettingsFile(file);
  settings.change({ recent: ['/a.py'] });
  expect(settings.current.recent).toEqual(['/a.py']);
});

test('the recent list is newest first, without doubles, bounded', () => {
  let recent: readonly string[] = [];
  for (const file of ['a', 'b', 'a']) recent = withRecent(recent, file);
  expect(recent).toEqual(['a', 'b']);
  for (let index = 0; index < 50; index++) recent = withRecent(recent, String(index));
  expect(recent).toHaveLength(RECENT_LIMIT);
  expect(recent[0]).toBe('49');
});
