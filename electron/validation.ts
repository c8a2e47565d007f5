/**
 * What the main process accepts from the window: every argument of every request, with bounds, since a
 * page that was taken over may send anything.
 */
import * as v from 'valibot';

import { FILE_SIZE_LIMIT_BYTES, MENU_ROLES } from './bridge.ts';
import type { MenuItem } from './bridge.ts';
import type { RequestName, Requests } from './channels.ts';

/** Exports (a trace as JSON, a picture as SVG) are larger than anything that can be opened. */
const SAVE_LIMIT = 256 * FILE_SIZE_LIMIT_BYTES;
const MENU_DEPTH_MAX = 4;
const MENU_ENTRIES_MAX = 400;

const Short = v.pipe(v.string(), v.maxLength(500));
/** A command's id may contain a path: an entry of the recent list does. */
const Id = v.pipe(v.string(), v.maxLength(5000));
const Path = v.pipe(v.string(), v.minLength(1), v.maxLength(4096));

const Item: v.GenericSchema<MenuItem> = v.lazy(() =>
  v.strictObject({
    id: v.optional(Id),
    label: Short,
    accelerator: v.optional(Short),
    enabled: v.optional(v.boolean()),
    checked: v.optional(v.boolean()),
    role: v.optional(v.picklist(MENU_ROLES)),
    type: v.optional(v.picklist(['separator', 'checkbox', 'radio'])),
    submenu: v.optional(v.pipe(v.array(Item), v.maxLength(MENU_ENTRIES_MAX))),
  }),
);

const SCHEMAS = {
  'open-dialog': v.strictTuple([]),
  'open-data-dialog': v.strictTuple([]),
  'initial-files': v.strictTuple([]),
  'recent-files': v.strictTuple([]),
  'open-recent': v.strictTuple([Path]),
  'open-dropped': v.strictTuple([v.pipe(v.array(Path), v.maxLength(100))]),
  save: v.strictTuple([
    v.pipe(Short, v.minLength(1)),
    v.union([
      v.pipe(v.string(), v.maxLength(SAVE_LIMIT)),
      v.pipe(v.instance(Uint8Array), v.maxLength(SAVE_LIMIT)),
    ]),
  ]),
  overwrite: v.strictTuple([Path, v.pipe(v.string(), v.maxLength(FILE_SIZE_LIMIT_BYTES))]),
  'set-menu': v.strictTuple([v.pipe(v.array(Item), v.maxLength(MENU_ENTRIES_MAX))]),
  'set-title': v.strictTuple([Short]),
} satisfies Record<RequestName, v.GenericSchema>;

/** The arguments as what they must be; throws when they are something else. */
export function validArguments<Name extends RequestName>(
  name: Name,
  args: unknown,
): Requests[Name]['args'] {
  // The recursive schema would follow any depth, so depth is measured first and without recursion.
  if (name === 'set-menu' && isDeeperThan(args, 2 * MENU_DEPTH_MAX + 2)) {
    throw new Error('set-menu: the menu is nested too deeply.');
  }
  const parsed = v.safeParse(SCHEMAS[name], args);
  if (!parsed.success) throw new Error(`${name}: ${v.summarize(parsed.issues)}`);
  return parsed.output as Requests[Name]['args'];
}

/** @param levels arrays and objects inside one another */
function isDeeperThan(value: unknown, levels: number): boolean {
  // A set, because a message may contain itself, and more than once.
  let level = new Set<unknown>([value]);
  for (let depth = 0; depth <= levels; depth++) {
    const below = new Set<unknown>();
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue;
      for (const child of Object.values(item)) below.add(child);
    }
    if (below.size === 0) return false;
    level = below;
  }
  return true;
}
