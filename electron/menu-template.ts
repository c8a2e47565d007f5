/** From the window's command registry to a template of the native menu. Pure; no Electron at run time. */
import type { MenuItemConstructorOptions } from 'electron';

import type { MenuItem } from './bridge.ts';

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  /** Called with the id of the command that was chosen. */
  readonly choose: (id: string) => void;
}

export function menuTemplate(
  items: readonly MenuItem[],
  options: MenuOptions,
): MenuItemConstructorOptions[] {
  const own = items.map((item) => entry(item, options));
  if (options.platform !== 'darwin') return own;
  // On a Mac the first menu is the app's, and copy and paste work through the edit menu alone.
  const edit: MenuItemConstructorOptions[] = hasRole(items, 'paste') ? [] : [{ role: 'editMenu' }];
  return [{ role: 'appMenu' }, ...own, ...edit, { role: 'windowMenu' }];
}

function entry(item: MenuItem, options: MenuOptions): MenuItemConstructorOptions {
  if (item.type === 'separator') return { type: 'separator' };
  const { id, label } = item;
  if (item.submenu !== undefined) {
    return { label, submenu: item.submenu.map((child) => entry(child, options)) };
  }
  if (item.role !== undefined) return { label, role: item.role };
  return {
    label,
    ...(item.type === undefined ? {} : { type: item.type, checked: item.checked === true }),
    enabled: item.enabled !== false && id !== undefined,
    ...accelerator(item.accelerator, options.platform),
    click: () => {
      if (id !== undefined) options.choose(id);
    },
  };
}

/**
 * The window handles its keys itself, because single letters must rest while somebody types. Windows
 * and Linux can show an accelerator without acting on it; a Mac cannot, so there only those with a
 * modifier are shown.
 */
function accelerator(
  keys: string | undefined,
  platform: NodeJS.Platform,
): Pick<MenuItemConstructorOptions, 'accelerator' | 'registerAccelerator'> {
  if (keys === undefined) return {};
  if (platform !== 'darwin') return { accelerator: keys, registerAccelerator: false };
  return /^(Cmd|CmdOrCtrl|Command|CommandOrControl|Ctrl|Control)\+/.test(keys)
    ? { accelerator: keys }
    : {};
}

function hasRole(items: readonly MenuItem[], role: MenuItem['role']): boolean {
  return items.some((item) => item.role === role || hasRole(item.submenu ?? [], role));
}
