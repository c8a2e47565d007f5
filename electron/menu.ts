/** The native menu: nothing but what the window's command registry says. */
import { BrowserWindow, Menu } from 'electron';

import type { MenuItem } from './bridge.ts';
import { menuTemplate } from './menu-template.ts';
import { notify } from './notify.ts';

/** Until the window has sent its commands there is no menu; a Mac keeps the system's own. */
export function setupMenu(): void {
  setMenu([]);
}

export function setMenu(items: readonly MenuItem[]): void {
  const template = menuTemplate(items, {
    platform: process.platform,
    choose: (id) => {
      const window = BrowserWindow.getAllWindows()[0];
      if (window !== undefined) notify(window, 'command', id);
    },
  });
  Menu.setApplicationMenu(template.length === 0 ? null : Menu.buildFromTemplate(template));
}
