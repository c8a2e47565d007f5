/** Runs in the sandbox before the page: makes the `Bridge` of messages, and exposes nothing else. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';

import type { Bridge } from './bridge.ts';
import type { Notices, RequestName, Requests } from './channels.ts';

function ask<Name extends RequestName>(
  name: Name,
  ...args: Requests[Name]['args']
): Promise<Requests[Name]['result']> {
  return ipcRenderer.invoke(name, ...args) as Promise<Requests[Name]['result']>;
}

function listen<Name extends keyof Notices>(
  name: Name,
  listener: (...args: Notices[Name]) => void,
): () => void {
  // The event object stays here: through it the page could reach the sender.
  const inner = (_event: unknown, ...args: unknown[]): void => {
    listener(...(args as Notices[Name]));
  };
  ipcRenderer.on(name, inner);
  return () => {
    ipcRenderer.off(name, inner);
  };
}

const bridge: Bridge = {
  host: 'electron',
  openDialog: () => ask('open-dialog'),
  openDataDialog: () => ask('open-data-dialog'),
  initialFiles: () => ask('initial-files'),
  recentFiles: () => ask('recent-files'),
  openRecent: (path) => ask('open-recent', path),
  openDropped: (files) =>
    ask(
      'open-dropped',
      // A file that lies on no disk, such as a picture dragged out of a page, has no path.
      files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== ''),
    ),
  save: (suggestedName, content) => ask('save', suggestedName, content),
  overwrite: async (path, content) => {
    await ask('overwrite', path, content);
  },
  setMenu: (menu) => {
    void ask('set-menu', menu);
  },
  setTitle: (title) => {
    void ask('set-title', title);
  },
  onCommand: (listener) => listen('command', listener),
  onOpenFiles: (listener) => listen('open-files', listener),
};

contextBridge.exposeInMainWorld('timeslice', bridge);
