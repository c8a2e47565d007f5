/**
 * Keys of commands. A letter or a named key is a physical place on the keyboard, so that W A S D lie
 * together on every layout; a punctuation mark is the character that is typed, wherever it lies.
 */
import type { Language } from './messages/language.ts';
import type { PlainKey } from './messages/message.ts';

export type Modifier = 'mod' | 'shift' | 'alt';

export interface Key {
  /** `KeyboardEvent.code`, or one character that is typed. */
  readonly name: string;
  readonly by: 'place' | 'character';
  /** `mod` is Ctrl, on a Mac Cmd. */
  readonly modifiers: readonly Modifier[];
}

export function place(name: string, ...modifiers: readonly Modifier[]): Key {
  return { name, by: 'place', modifiers };
}

export function character(name: string): Key {
  return { name, by: 'character', modifiers: [] };
}

/** What of a `KeyboardEvent` is needed here. */
export type KeyPress = Pick<
  KeyboardEvent,
  'code' | 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'
> & { readonly altGraph: boolean };

export function matchesKey(key: Key, press: KeyPress, isMac: boolean): boolean {
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const otherMod = isMac ? press.ctrlKey : press.metaKey;
  if (key.by === 'character') {
    // AltGr, by which some layouts type brackets, may report itself as Ctrl and Alt.
    const plain = press.altGraph || !(mod || otherMod || press.altKey);
    return plain && press.key === key.name;
  }
  return (
    press.code === key.name &&
    !otherMod &&
    mod === key.modifiers.includes('mod') &&
    press.shiftKey === key.modifiers.includes('shift') &&
    press.altKey === key.modifiers.includes('alt')
  );
}

/** Keys without Ctrl or Alt are letters too, and rest while one types. */
export function isSingleKey(key: Key): boolean {
  return !key.modifiers.includes('mod') && !key.modifiers.includes('alt');
}

const NAMES: Readonly<Record<string, PlainKey>> = {
  Space: 'key.space',
  Escape: 'key.escape',
  Home: 'key.home',
  End: 'key.end',
  ArrowLeft: 'key.left',
  ArrowRight: 'key.right',
  ArrowUp: 'key.up',
  ArrowDown: 'key.down',
};

const MAC_MODIFIERS: Readonly<Record<Modifier, string>> = { alt: '⌥', shift: '⇧', mod: '⌘' };
const MODIFIERS: Readonly<Record<Modifier, PlainKey>> = {
  mod: 'key.ctrl',
  alt: 'key.alt',
  shift: 'key.shift',
};

/** The caps to press, for a reader: ["Ctrl", "Shift", "P"]. */
export function keyCaps(key: Key, language: Language, isMac: boolean): readonly string[] {
  const order = isMac ? (['alt', 'shift', 'mod'] as const) : (['mod', 'alt', 'shift'] as const);
  const modifiers = order
    .filter((modifier) => key.modifiers.includes(modifier))
    .map((modifier) => (isMac ? MAC_MODIFIERS[modifier] : language.text(MODIFIERS[modifier])));
  const name = NAMES[key.name];
  return [...modifiers, name === undefined ? bareName(key.name) : language.text(name)];
}

export function keyLabel(key: Key, language: Language, isMac: boolean): string {
  return keyCaps(key, language, isMac).join(isMac ? '' : '+');
}

/** As the native menu writes it: `CmdOrCtrl+Shift+P`. */
export function accelerator(key: Key): string {
  const modifiers = key.modifiers.map((modifier) =>
    modifier === 'mod' ? 'CmdOrCtrl' : modifier === 'alt' ? 'Alt' : 'Shift',
  );
  const name = key.name === '+' ? 'Plus' : bareName(key.name).replace(/^Arrow/, '');
  return [...modifiers, name].join('+');
}

function bareName(name: string): string {
  return name === 'Period' ? '.' : name.replace(/^(?:Key|Digit)(?=.$)/, '');
}
