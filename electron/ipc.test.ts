/** The requests of the window against a stand-in for Electron: who is answered, and with what. */
import type { IpcMainInvokeEvent } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';

import type { RequestName } from './channels.ts';
import type { Files } from './files.ts';
import { setupIpc } from './ipc.ts';
import { START_PAGE } from './origin.ts';

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

const electron = vi.hoisted(() => ({
  handlers: new Map<string, unknown>(),
  window: { setTitle: vi.fn() },
  known: true,
}));

vi.mock('electron', () => ({
  ipcMain: { handle: (name: string, handler: unknown) => electron.handlers.set(name, handler) },
  BrowserWindow: { fromWebContents: () => (electron.known ? electron.window : null) },
  Menu: { setApplicationMenu: vi.fn(), buildFromTemplate: vi.fn() },
}));

const files = { recent: vi.fn(() => []), open: vi.fn(), openRecent: vi.fn() };

beforeEach(() => {
  vi.clearAllMocks();
  electron.handlers.clear();
  electron.known = true;
  setupIpc(files as unknown as Files);
});

function ask(name: RequestName, args: unknown[], frame: object | null = ownFrame()): unknown {
  const event = { sender: {}, senderFrame: frame } as unknown as IpcMainInvokeEvent;
  return (electron.handlers.get(name) as Handler)(event, ...args);
}

function ownFrame(): object {
  return { url: START_PAGE, parent: null };
}

test('every request of the contract has a handler, and there is no other', () => {
  const names: Record<RequestName, true> = {
    'initial-files': true,
    'open-data-dialog': true,
    'open-dialog': true,
    'open-dropped': true,
    'open-recent': true,
    overwrite: true,
    'recent-files': true,
    save: true,
    'set-menu': true,
    'set-title': true,
  };
  expect([...electron.handlers.keys()].sort()).toEqual(Object.keys(names));
});

test('our page is answered', () => {
  expect(ask('recent-files', [])).toEqual([]);
  ask('set-title', ['a.py']);
  expect(electron.window.setTitle).toHaveBeenCalledWith('a.py');
});

test.each([
  ['a page from elsewhere', { url: 'https://example.org/', parent: null }],
  ['a frame inside our page', { url: START_PAGE, parent: {} }],
  ['a frame that is gone', null],
])('%s is refused', (_title, frame) => {
  expect(() => ask('recent-files', [], frame)).toThrow('refused');
  expect(files.recent).not.toHaveBeenCalled();
});

test('a sender without a window is refused', () => {
  electron.known = false;
  expect(() => ask('recent-files', [])).toThrow('refused');
});

test('wrong arguments do not reach the handler', () => {
  expect(() => ask('open-dropped', ['/etc/passwd'])).toThrow('open-dropped');
  expect(() => ask('open-recent', [])).toThrow('open-recent');
  expect(files.open).not.toHaveBeenCalled();
  expect(files.openRecent).not.toHaveBeenCalled();
});
