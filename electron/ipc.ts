/** Answers the window's requests: checks who asks, checks what is asked, then acts. */
import { BrowserWindow, ipcMain } from 'electron';

import type { RequestName, Requests } from './channels.ts';
import type { Files } from './files.ts';
import { setMenu } from './menu.ts';
import { isTrusted } from './sender.ts';
import { validArguments } from './validation.ts';

type Handler<Name extends RequestName> = (
  window: BrowserWindow,
  ...args: Requests[Name]['args']
) => Requests[Name]['result'] | Promise<Requests[Name]['result']>;

export function setupIpc(files: Files): void {
  handle('open-dialog', (window) => files.openDialog(window));
  handle('open-data-dialog', (window) => files.openDataDialog(window));
  handle('initial-files', () => files.initial());
  handle('recent-files', () => files.recent());
  handle('open-recent', (_window, path) => files.openRecent(path));
  handle('open-dropped', (_window, paths) => files.open(paths));
  handle('save', (window, name, content) => files.save(window, name, content));
  handle('overwrite', async (_window, path, content) => {
    await files.overwrite(path, content);
    return undefined;
  });
  handle('set-menu', (_window, menu) => {
    setMenu(menu);
    return undefined;
  });
  handle('set-title', (window, title) => {
    window.setTitle(title);
    return undefined;
  });
}

function handle<Name extends RequestName>(name: Name, handler: Handler<Name>): void {
  ipcMain.handle(name, (event, ...args: unknown[]) => {
    const window = BrowserWindow.fromWebContents(event.sender);
    if (window === null || !isTrusted(event.senderFrame)) {
      throw new Error(`${name}: refused, this frame is not the window's page.`);
    }
    return handler(window, ...validArguments(name, args));
  });
}
