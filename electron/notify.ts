/** Tells the window something, with the argument types of the channel table. */
import type { BrowserWindow } from 'electron';

import type { Notices } from './channels.ts';

export function notify<Name extends keyof Notices>(
  window: BrowserWindow,
  name: Name,
  ...args: Notices[Name]
): void {
  if (!window.isDestroyed()) window.webContents.send(name, ...args);
}
