/** The native menu that comes of a command registry, per platform. */
import type { MenuItemConstructorOptions } from 'electron';
import { expect, test, vi } from 'vitest';

import type { MenuItem } from './bridge.ts';
import { menuTemplate } from './menu-template.ts';

const MENU: readonly MenuItem[] = [
  {
    label: 'Playback',
    submenu: [
      { id: 'play', label: 'Play', accelerator: 'Space' },
      { id: 'open', label: 'Open…', accelerator: 'CmdOrCtrl+O' },
      { label: '', type: 'separator' },
      { id: 'loop', label: 'Loop', type: 'checkbox', checked: true },
      { id: 'pin', label: 'Pin', enabled: false },
      { label: 'Quit', role: 'quit' },
    ],
  },
];

function build(platform: NodeJS.Platform, choose: (id: string) => void = vi.fn()) {
  return menuTemplate(MENU, { platform, choose });
}

function entries(template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  const menu = template.find(({ label }) => label === 'Playback');
  return menu?.submenu as MenuItemConstructorOptions[];
}

test('choosing an entry says its command', () => {
  const choose = vi.fn();
  const play = entries(build('linux', choose))[0];
  (play?.click as (() => void) | undefined)?.();
  expect(choose).toHaveBeenCalledExactlyOnceWith('play');
});

test('on Linux and Windows keys are shown and left to the window', () => {
  expect(build('linux')).toEqual(
    ['Playback'].map((label) => ({ label, submenu: expect.any(Array) as unknown })),
  );
  for (const platform of ['linux', 'win32'] as const) {
    expect(entries(build(platform))[0]).toMatchObject({
      accelerator: 'Space',
      registerAccelerator: false,
    });
  }
});

test('a Mac gets its app and edit menus, and no single keys', () => {
  const template = build('darwin');
  expect(template.map(({ role, label }) => role ?? label)).toEqual([
    'appMenu',
    'Playback',
    'editMenu',
    'windowMenu',
  ]);
  expect(entries(template)[0]).not.toHaveProperty('accelerator');
  expect(entries(template)[1]).toMatchObject({ accelerator: 'CmdOrCtrl+O' });
});

test('a registry with its own paste needs no second edit menu', () => {
  const edit: MenuItem = { label: 'Edit', submenu: [{ label: 'Paste', role: 'paste' }] };
  const template = menuTemplate([edit], { platform: 'darwin', choose: vi.fn() });
  expect(template.map(({ role, label }) => role ?? label)).toEqual([
    'appMenu',
    'Edit',
    'windowMenu',
  ]);
});

test('marks, separators, roles and greyed entries arrive', () => {
  const [, , separator, loop, pin, quit] = entries(build('linux'));
  expect(separator).toEqual({ type: 'separator' });
  expect(loop).toMatchObject({ type: 'checkbox', checked: true, enabled: true });
  expect(pin).toMatchObject({ enabled: false });
  expect(quit).toEqual({ label: 'Quit', role: 'quit' });
});
