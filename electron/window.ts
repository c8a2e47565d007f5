/** The one window: its security options, its place, and where it may not go. */
import path from 'node:path';

import { BrowserWindow, app, nativeTheme, screen, session } from 'electron';

import { START_PAGE, isOwnPage } from './origin.ts';
import type { SettingsFile } from './settings.ts';
import { SIZE_MIN, placeOf } from './window-place.ts';

/** Shown for the moment before the page has painted, so that a dark desktop sees no white flash. */
const BACKGROUND = { light: '#ffffff', dark: '#16181d' } as const;

/** Denies what the page never asks for: permissions, other pages, other windows, embedded guests. */
export function setupWindowRules(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => {
      if (!isOwnPage(event.url)) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!isOwnPage(event.url)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
  });
}

export function openWindow(settings: SettingsFile): BrowserWindow {
  const remembered = settings.current.window;
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  const window = new BrowserWindow({
    ...placeOf(
      remembered,
      [primary, ...others].map((display) => display.workArea),
    ),
    minWidth: SIZE_MIN.width,
    minHeight: SIZE_MIN.height,
    title: app.getName(),
    icon: path.join(import.meta.dirname, '..', '..', 'build', 'icons', '256x256.png'),
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload: path.join(import.meta.dirname, 'preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => {
    if (remembered?.maximized === true) window.maximize();
    window.show();
  });
  // The page says the title through the bridge; its document's own would overwrite it.
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  window.on('close', () => {
    settings.change({
      window: { ...window.getNormalBounds(), maximized: window.isMaximized() },
    });
  });
  void window.loadURL(START_PAGE);
  return window;
}
