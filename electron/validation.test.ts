/** What a page may ask for, and what a page that was taken over may not. */
import { describe, expect, test } from 'vitest';

import type { MenuItem } from './bridge.ts';
import type { RequestName } from './channels.ts';
import { validArguments } from './validation.ts';

const MENU: MenuItem[] = [
  {
    label: 'File',
    submenu: [
      { id: 'file.open', label: 'Open…', accelerator: 'CmdOrCtrl+O' },
      { label: '', type: 'separator' },
      { id: 'view.follow', label: 'Follow', type: 'checkbox', checked: true, enabled: false },
      { label: 'Quit', role: 'quit' },
    ],
  },
];

test.each<[RequestName, unknown[]]>([
  ['open-dialog', []],
  ['open-data-dialog', []],
  ['initial-files', []],
  ['recent-files', []],
  ['open-recent', ['/home/ada/a.py']],
  ['open-dropped', [['/home/ada/a.py']]],
  ['open-dropped', [[]]],
  ['save', ['trace.json', '{}']],
  ['save', ['empty.csv', '']],
  ['overwrite', ['/home/a.toml', 'x = 1']],
  ['save', ['chart.png', Uint8Array.of(137, 80)]],
  ['set-menu', [MENU]],
  ['set-menu', [[]]],
  ['set-menu', [[{ id: `recent:/${'long/'.repeat(800)}a.py`, label: 'a.py' }]]],
  ['set-title', ['a.py']],
])('%s takes %j', (name, args) => {
  expect(validArguments(name, args)).toEqual(args);
});

describe('refused', () => {
  test.each<[RequestName, unknown]>([
    ['open-dialog', ['extra']],
    ['open-recent', []],
    ['open-recent', ['']],
    ['open-recent', [['/etc/passwd']]],
    ['open-recent', [{ toString: 'x' }]],
    ['open-recent', ['x'.repeat(5000)]],
    ['open-dropped', ['/etc/passwd']],
    ['open-dropped', [Array<string>(101).fill('a')]],
    ['save', ['', 'x']],
    ['save', ['a.txt']],
    ['overwrite', ['', 'x']],
    ['overwrite', ['a.toml', Uint8Array.of(1)]],
    ['save', ['a.txt', 5]],
    ['save', ['a.txt', [137, 80]]],
    ['set-title', [undefined]],
    ['set-title', ['x'.repeat(501)]],
    ['set-menu', ['File']],
    ['set-menu', [[{ id: 'x' }]]],
    ['set-menu', [[{ label: 'x', click: 'alert(1)' }]]],
    ['set-menu', [[{ label: 'x', role: 'forceReload' }]]],
    ['set-menu', [[{ label: 'x', type: 'normal' }]]],
    ['set-menu', [Array<MenuItem>(401).fill({ label: 'x' })]],
    ['set-menu', 'not even a list'],
  ])('%s of %o', (name, args) => {
    expect(() => validArguments(name, args)).toThrow(name);
  });

  test('a menu that is nested too deeply', () => {
    let item: MenuItem = { label: 'bottom' };
    for (let depth = 0; depth < 10; depth++) item = { label: 'x', submenu: [item] };
    expect(() => validArguments('set-menu', [[item]])).toThrow('nested');
  });

  test('a menu that contains itself', () => {
    const submenu: MenuItem[] = [];
    const item: MenuItem = { label: 'x', submenu };
    submenu.push(item, { label: 'y', submenu });
    expect(() => validArguments('set-menu', [[item]])).toThrow('nested');
  });
});
