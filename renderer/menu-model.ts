/** The menus, made from the registry: what the in-page menu draws and what the native menu is sent. */
import type { MenuItem } from '../electron/bridge.ts';

import { COMMANDS, COMMAND_GROUPS, findCommand, isEnabled } from './commands.ts';
import type { Command, CommandGroup } from './commands.ts';
import { accelerator } from './keys.ts';
import type { Key } from './keys.ts';
import type { PlainKey } from './messages/message.ts';
import { topicTitle } from './scenarios.ts';
import type { App } from './state/app.svelte.ts';

export type MenuNode =
  | {
      readonly kind: 'item';
      /** A command's id, `scenario:ID` or `recent:PATH`. */
      readonly id: string;
      readonly label: string;
      readonly key: Key | undefined;
      readonly enabled: boolean;
      readonly checked: boolean | undefined;
    }
  | { readonly kind: 'submenu'; readonly label: string; readonly items: readonly MenuNode[] }
  | { readonly kind: 'separator' };

export interface TopMenu {
  readonly group: CommandGroup;
  readonly label: string;
  readonly items: readonly MenuNode[];
}

const SCENARIO = 'scenario:';
const RECENT = 'recent:';

export function menuOf(app: App): readonly TopMenu[] {
  return COMMAND_GROUPS.map((group) => ({
    group,
    label: app.language.text(`menu.${group}`),
    items: itemsOf(group, app),
  }));
}

/** Does what a menu entry says, wherever it was chosen. */
export function runMenuItem(id: string, app: App): void {
  if (id.startsWith(RECENT)) {
    void app.openRecent(id.slice(RECENT.length));
  } else if (id.startsWith(SCENARIO)) {
    const scenario = app.catalogue.scenario(id.slice(SCENARIO.length));
    if (scenario !== undefined) app.openScenario(scenario);
  } else {
    const command = findCommand(id);
    if (command !== undefined && isEnabled(command, app)) command.run(app);
  }
}

/** Sections that would make their menu too long for a small window. */
const SUBMENUS: Readonly<Record<string, PlainKey>> = {
  selection: 'menu.selection',
  marks: 'menu.marks',
  axis: 'menu.axis',
  panes: 'menu.panes',
  theme: 'menu.theme',
  until: 'menu.until',
};

function itemsOf(group: CommandGroup, app: App): readonly MenuNode[] {
  const sections = new Map<string, MenuNode[]>();
  for (const command of COMMANDS) {
    if (command.group !== group) continue;
    const items = sections.get(command.section) ?? [];
    sections.set(command.section, [...items, commandNode(command, app)]);
  }
  const items: MenuNode[] = [];
  let afterSubmenu = false;
  for (const [section, nodes] of sections) {
    const heading = SUBMENUS[section];
    const stays = afterSubmenu && heading !== undefined;
    if (items.length > 0 && !stays) items.push({ kind: 'separator' });
    if (heading === undefined) items.push(...nodes);
    else items.push({ kind: 'submenu', label: app.language.text(heading), items: nodes });
    afterSubmenu = heading !== undefined;
    if (section === 'open') items.push(recentNode(app));
  }
  if (group === 'scenarios') items.push({ kind: 'separator' }, ...scenarioNodes(app));
  return items;
}

function commandNode(command: Command, app: App): MenuNode {
  return {
    kind: 'item',
    id: command.id,
    label: app.language.text(`command.${command.id}`),
    key: command.keys[0],
    enabled: isEnabled(command, app),
    checked: command.checked?.(app),
  };
}

function recentNode(app: App): MenuNode {
  const files: readonly MenuNode[] = app.catalogue.recent.map(({ name, path }) => ({
    kind: 'item',
    id: RECENT + path,
    label: name,
    key: undefined,
    enabled: true,
    checked: undefined,
  }));
  const none: MenuNode = {
    kind: 'item',
    id: '',
    label: app.language.text('menu.noRecent'),
    key: undefined,
    enabled: false,
    checked: undefined,
  };
  const items = files.length === 0 ? [none] : files;
  return { kind: 'submenu', label: app.language.text('menu.recent'), items };
}

function scenarioNodes(app: App): readonly MenuNode[] {
  const origin = app.run.document?.origin;
  const current = origin?.kind === 'scenario' ? origin.id : undefined;
  return app.catalogue.allTopics.map(({ topic, scenarios }) => ({
    kind: 'submenu',
    label: app.language.text(topicTitle(topic)),
    items: scenarios.map(({ id, title }) => ({
      kind: 'item',
      id: SCENARIO + id,
      label: title,
      key: undefined,
      enabled: true,
      checked: id === current,
    })),
  }));
}

/** The same for the native menu, with the entries that the system itself looks after. */
export function nativeMenuOf(app: App): readonly MenuItem[] {
  const menus = menuOf(app).map(({ group, label, items }) => ({
    label,
    submenu: [
      ...items.map(nativeItem),
      ...(group === 'file'
        ? [{ label: '', type: 'separator' } as const, { label: '', role: 'quit' } as const]
        : []),
    ],
  }));
  const edit: MenuItem = {
    label: app.language.text('menu.edit'),
    submenu: (['cut', 'copy', 'paste', 'selectAll'] as const).map((role) => ({ label: '', role })),
  };
  return [...menus.slice(0, 1), edit, ...menus.slice(1)];
}

function nativeItem(node: MenuNode): MenuItem {
  switch (node.kind) {
    case 'separator':
      return { label: '', type: 'separator' };
    case 'submenu':
      return { label: node.label, submenu: node.items.map(nativeItem) };
    case 'item':
      return {
        id: node.id,
        label: node.label,
        enabled: node.enabled,
        ...(node.key !== undefined && { accelerator: accelerator(node.key) }),
        ...(node.checked !== undefined && { type: 'checkbox', checked: node.checked }),
      };
  }
}
