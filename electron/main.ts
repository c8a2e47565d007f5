/** Electron's main process: a list of set-ups, each in its own file. */
import { BrowserWindow, app } from 'electron';
import * as v from 'valibot';

import { filesOf } from './arguments.ts';
import { Files } from './files.ts';
import { setupIpc } from './ipc.ts';
import { setupMenu } from './menu.ts';
import { registerPageScheme, servePage } from './page-protocol.ts';
import { SettingsFile } from './settings.ts';
import { openWindow, setupWindowRules } from './window.ts';

/** What a second start hands to the first. */
const Handover = v.object({ files: v.array(v.string()) });

const files = filesOf(process.argv, app.isPackaged, process.cwd());

// The second start gives its files to the first and ends; only the first goes on from here.
if (app.requestSingleInstanceLock({ files })) start();
else app.quit();

function start(): void {
  const settings = new SettingsFile(app.getPath('userData'));
  const store = new Files(settings, files);

  app.enableSandbox();
  registerPageScheme();
  setupArrivals(store, settings);
  void app.whenReady().then(() => {
    servePage();
    setupWindowRules();
    setupMenu();
    setupIpc(store);
    showWindow(store, settings);
  });
}

function showWindow(store: Files, settings: SettingsFile): void {
  openWindow(settings).on('closed', () => {
    store.windowClosed();
  });
}

/** Files that come later: from a second start, or on a Mac from the Finder. */
function setupArrivals(store: Files, settings: SettingsFile): void {
  const focus = (): void => {
    const window = BrowserWindow.getAllWindows()[0];
    if (window === undefined) {
      if (app.isReady()) showWindow(store, settings);
      return;
    }
    if (window.isMinimized()) window.restore();
    window.focus();
  };
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const handover = v.safeParse(Handover, data);
    if (handover.success) void store.arrive(handover.output.files);
    focus();
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    void store.arrive([file]);
    focus();
  });
  app.on('activate', focus);
  app.on('window-all-closed', () => {
    // On a Mac an app stays in the dock without windows.
    if (process.platform !== 'darwin') app.quit();
  });
}
