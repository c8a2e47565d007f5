/** Encodings by the names that programs use (Library reference, "codecs", "Standard Encodings"). */
import { CODE_PAGES } from './code-pages.ts';
import type { Encoding } from './encoding.ts';
import { RAW_UNICODE_ESCAPE, UNICODE_ESCAPE } from './escapes.ts';
import { ASCII, codePage, LATIN_1 } from './narrow.ts';
import { UTF_8, UTF_8_SIG } from './utf-8.ts';
import { UTF_16, UTF_16_BE, UTF_16_LE, UTF_32, UTF_32_BE, UTF_32_LE } from './wide.ts';

/** By the name of its module in `encodings`; with its other names. */
const ENCODINGS: Readonly<Record<string, readonly [string, Encoding]>> = {
  ascii: [
    '646 ansi_x3.4_1968 ansi_x3_4_1968 ansi_x3.4_1986 cp367 csascii ibm367 iso646_us ' +
      'iso_646.irv_1991 iso_ir_6 us us_ascii',
    ASCII,
  ],
  latin_1: [
    '8859 cp819 csisolatin1 ibm819 iso8859 iso8859_1 iso_8859_1 iso_8859_1_1987 iso_ir_100 l1 ' +
      'latin latin1',
    LATIN_1,
  ],
  raw_unicode_escape: ['', RAW_UNICODE_ESCAPE],
  unicode_escape: ['', UNICODE_ESCAPE],
  utf_16: ['u16 utf16', UTF_16],
  utf_16_be: ['unicodebigunmarked utf_16be', UTF_16_BE],
  utf_16_le: ['unicodelittleunmarked utf_16le', UTF_16_LE],
  utf_32: ['u32 utf32', UTF_32],
  utf_32_be: ['utf_32be', UTF_32_BE],
  utf_32_le: ['utf_32le', UTF_32_LE],
  utf_8: ['u8 utf utf8 utf8_ucs2 utf8_ucs4 cp65001', UTF_8],
  utf_8_sig: ['', UTF_8_SIG],
};

/** Names, and what stands for an encoding until it is first asked for. */
const BY_NAME: ReadonlyMap<string, () => Encoding> = /* @__PURE__ */ allNames();

function allNames(): Map<string, () => Encoding> {
  const names = new Map<string, () => Encoding>();
  const add = (name: string, others: string, encoding: () => Encoding): void => {
    for (const each of [name, ...others.split(' ')]) names.set(each, encoding);
  };
  for (const [name, [others, encoding]] of Object.entries(ENCODINGS)) {
    add(name, others, () => encoding);
  }
  for (const [name, [others, table]] of Object.entries(CODE_PAGES)) {
    let page: Encoding | undefined;
    add(name, others, () => (page ??= codePage(name.replaceAll('_', '-'), table)));
  }
  return names;
}

/** The name with everything but letters, digits and dots as one underscore, in lower case. */
export function normalizedName(name: string): string {
  return name
    .replace(/[^0-9a-zA-Z.]+/g, '_')
    .replace(/^_|_$/g, '')
    .toLowerCase();
}

/** The encoding of this name; undefined: none that is written in TypeScript. */
export function findEncoding(name: string): Encoding | undefined {
  const normalized = normalizedName(name);
  const found = BY_NAME.get(normalized) ?? BY_NAME.get(normalized.replaceAll('.', '_'));
  return found?.();
}

/** Other names of encodings: alias and name of the module in `encodings`. */
export function encodingAliases(): (readonly [string, string])[] {
  const rows = [...Object.entries(ENCODINGS), ...Object.entries(CODE_PAGES)];
  return rows.flatMap(([name, [others]]) =>
    others === '' ? [] : others.split(' ').map((alias) => [alias, name] as const),
  );
}

/** Names of the modules of `encodings` for all of these. */
export function encodingNames(): string[] {
  return [...Object.keys(ENCODINGS), ...Object.keys(CODE_PAGES)];
}
