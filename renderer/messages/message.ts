/**
 * What a text of the window is: a whole sentence with named holes, or one sentence per plural
 * category of its hole `count`. Sentences are never glued together, so that each language may put
 * the holes where its grammar wants them.
 */
import type { en } from './en.ts';

export type PluralMessage = {
  readonly [Category in Intl.LDMLPluralRule]?: string;
} & { readonly other: string };

export type Message = string | PluralMessage;

/** The table of one language. English names the keys; the others must have them all. */
export type MessageTable = { readonly [Key in keyof typeof en]: Message };

export type MessageKey = keyof typeof en;

type Holes<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Holes<Rest>
  : never;

type TextOf<Entry> = Entry extends string
  ? Entry
  : Entry extends { readonly other: infer Text extends string }
    ? Text
    : never;

/** A message with plural forms needs its `count`, even when no form shows it. */
type CountOf<Entry> = Entry extends string ? never : 'count';

export type HoleOf<Key extends MessageKey> =
  Holes<TextOf<(typeof en)[Key]>> | CountOf<(typeof en)[Key]>;

/** The values for the holes of a message, by name; nothing when it has none. */
export type Values<Key extends MessageKey, Value = string | number> = [HoleOf<Key>] extends [never]
  ? []
  : [values: Readonly<Record<HoleOf<Key>, Value>>];

/** The keys of messages without holes: labels of buttons, headings and the like. */
export type PlainKey = {
  [Key in MessageKey]: [HoleOf<Key>] extends [never] ? Key : never;
}[MessageKey];

/** A piece of a sentence as it is shown: plain text, or the value of a hole. */
export type Piece<Value> =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly name: string; readonly value: Value };

/** Cuts a text at its holes. An unknown hole stays as it is written: visible, and caught by a test. */
export function cut<Value>(
  text: string,
  values: Readonly<Record<string, Value>>,
): readonly Piece<Value>[] {
  const pieces: Piece<Value>[] = [];
  let rest = 0;
  for (const hole of text.matchAll(/\{(\w+)\}/g)) {
    const name = hole[1]!;
    const value = values[name];
    if (value === undefined) continue;
    if (hole.index > rest) pieces.push({ kind: 'text', text: text.slice(rest, hole.index) });
    pieces.push({ kind: 'value', name, value });
    rest = hole.index + hole[0].length;
  }
  if (rest < text.length) pieces.push({ kind: 'text', text: text.slice(rest) });
  return pieces;
}

/** The names of the holes of a message, for the test that compares languages. */
export function holesOf(message: Message): readonly string[] {
  const texts = typeof message === 'string' ? [message] : Object.values(message);
  const names = texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((hole) => hole[1]!));
  return [...new Set(names)].sort();
}
