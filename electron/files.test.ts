/** Files that a start brings, that come later, and that were open before; Electron has a stand-in. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { Files } from './files.ts';
import { SettingsFile } from './settings.ts';

const electron = vi.hoisted(() => ({
  windows: [] as unknown[],
  send: vi.fn(),
  showSaveDialog: vi.fn(),
  showOpenDialog: vi.fn(),
}));

vi.mock('electron', () => ({
  app: { addRecentDocument: vi.fn() },
  dialog: electron,
  BrowserWindow: { getAllWindows: () => electron.windows },
}));

let folder = '';
let settings: SettingsFile;
const window = {
  isDestroyed: () => false,
  webContents: { send: electron.send },
} as unknown as BrowserWindow;

beforeEach(() => {
  vi.clearAllMocks();
  folder = mkdtempSync(path.join(tmpdir(), 'timeslice-files-'));
  settings = new SettingsFile(path.join(folder, 'data'));
  electron.windows = [window];
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function given(name: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, name);
  return file;
}

const opened = (file: string) => ({
  kind: 'file',
  file: { name: path.basename(file), path: file, text: path.basename(file) },
});

test('the files of the start are given once; a reload starts empty', async () => {
  const file = given('a.py');
  const files = new Files(settings, [file]);
  expect(await files.initial()).toEqual([opened(file)]);
  expect(await files.initial()).toEqual([]);
  expect(files.recent()).toEqual([{ name: 'a.py', path: file }]);
});

test('a file that comes before the page asks waits for it', async () => {
  const [first, second] = [given('a.py'), given('b.py')];
  const files = new Files(settings, [first]);
  await files.arrive([second]);
  expect(electron.send).not.toHaveBeenCalled();
  expect(await files.initial()).toEqual([opened(first), opened(second)]);
});

test('a file that comes later is told to the page, its problems as well', async () => {
  const file = given('a.py');
  const files = new Files(settings, []);
  await files.initial();
  await files.arrive([file, path.join(folder, 'none.py')]);
  expect(electron.send).toHaveBeenCalledExactlyOnceWith('open-files', [
    opened(file),
    expect.objectContaining({ kind: 'problem' }),
  ]);
  expect(files.recent()).toHaveLength(1);
});

test('after the window is closed, files wait for the next one', async () => {
  const file = given('a.py');
  const files = new Files(settings, []);
  await files.initial();
  files.windowClosed();
  await files.arrive([file]);
  expect(electron.send).not.toHaveBeenCalled();
  expect(await files.initial()).toEqual([opened(file)]);
});

test('only a file of the recent list can be opened by name', async () => {
  const [known, unknown] = [given('a.py'), given('b.py')];
  const files = new Files(settings, []);
  await files.open([known]);
  expect(await files.openRecent(known)).toEqual(opened(known));
  await expect(files.openRecent(unknown)).rejects.toThrow('recent list');
});

test('a cancelled dialog opens nothing and saves nothing', async () => {
  electron.showOpenDialog.mockResolvedValue({ canceled: true, filePaths: [] });
  electron.showSaveDialog.mockResolvedValue({ canceled: true, filePath: '' });
  const files = new Files(settings, []);
  expect(await files.openDialog(window)).toEqual([]);
  expect(await files.save(window, 'trace.json', '{}')).toBeUndefined();
});

test('data files are given as bytes, and are no documents of the recent list', async () => {
  const file = path.join(folder, 'data.bin');
  writeFileSync(file, Uint8Array.of(0, 255));
  electron.showOpenDialog.mockResolvedValue({ canceled: false, filePaths: [file, folder] });
  const files = new Files(settings, []);
  expect(await files.openDataDialog(window)).toEqual([
    { kind: 'file', file: { name: 'data.bin', bytes: Buffer.of(0, 255) } },
    { kind: 'problem', problem: expect.objectContaining({ code: 'directory' }) },
  ]);
  expect(files.recent()).toEqual([]);
});

test('saving writes where the user says, and a suggested name is no path', async () => {
  const place = path.join(folder, 'chosen.json');
  electron.showSaveDialog.mockResolvedValue({ canceled: false, filePath: place });
  const files = new Files(settings, []);
  expect(await files.save(window, '../../trace.json', '{"ä":1}')).toEqual({
    name: 'chosen.json',
    path: place,
  });
  expect(electron.showSaveDialog).toHaveBeenCalledWith(window, {
    defaultPath: 'trace.json',
    filters: [{ name: 'JSON', extensions: ['json'] }],
  });
  const saved = await files.open([place]);
  expect(saved).toMatchObject([{ file: { text: '{"ä":1}' } }]);
});

test('only a file that was opened or saved can be written without asking', async () => {
  const [known, unknown] = [given('a.toml'), given('b.toml')];
  const files = new Files(settings, []);
  await files.open([known]);
  await files.overwrite(known, 'x = 1');
  expect(readFileSync(known, 'utf8')).toBe('x = 1');
  await expect(files.overwrite(unknown, 'x = 1')).rejects.toThrow('not opened here');
});

test('pictures are saved byte by byte', async () => {
  const place = path.join(folder, 'chosen.png');
  electron.showSaveDialog.mockResolvedValue({ canceled: false, filePath: place });
  const bytes = Uint8Array.of(0x89, 0x50, 0, 0xff);
  await new Files(settings, []).save(window, 'chart.png', bytes);
  expect(new Uint8Array(readFileSync(place))).toEqual(bytes);
});
