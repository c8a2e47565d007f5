/** The message tables: complete, well-formed, and each text used somewhere. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { en } from './en.ts';
import { Language } from './language.ts';
import { cut, holesOf } from './message.ts';
import { phrase } from './phrase.ts';

const ROOM = path.resolve(import.meta.dirname, '..');
/** The table's own files use none of its texts. */
const PARTS = path.join(import.meta.dirname, 'en');

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
    .filter(({ name, parentPath }) => parentPath !== PARTS && !name.endsWith('.test.ts'))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
}

describe('the English table', () => {
  it('has no text that nothing shows', () => {
    const code = sources(ROOM).join('\n');
    // Keys that end in a name of the code's own, such as `state.${kind}`, are used by their beginning.
    const families = [...code.matchAll(/`([a-zA-Z.]+\.)\$\{/g)].map((match) => match[1]!);
    const unused = Object.keys(en).filter(
      (key) => !code.includes(`'${key}'`) && !families.some((family) => key.startsWith(family)),
    );
    expect(unused).toEqual([]);
  });

  it('has each text in one of its parts', () => {
    const parts = readdirSync(PARTS).map((name) => readFileSync(path.join(PARTS, name), 'utf8'));
    const keys = parts.flatMap((part) =>
      [...part.matchAll(/^ {2}'([^']+)':/gm)].map(([, key]) => key),
    );
    expect(keys.toSorted()).toEqual(Object.keys(en).toSorted());
  });

  it('has the same holes in every plural form, but for the count', () => {
    for (const [key, message] of Object.entries(en)) {
      if (typeof message === 'string') continue;
      const other = holesOf(message.other).filter((hole) => hole !== 'count');
      for (const form of Object.values(message)) {
        for (const hole of holesOf(form)) expect([...other, 'count'], key).toContain(hole);
      }
    }
  });
});

describe('a text', () => {
  const english = new Language('en', en);

  it('gets its values by name', () => {
    expect(english.text('playback.time', { time: '1 ms', total: '2 ms' })).toBe('1 ms of 2 ms');
  });

  it('chooses the plural form by count', () => {
    expect(english.text('events.count', { count: 1 })).toBe('1 event');
    expect(english.text('events.count', { count: 2500 })).toBe('2,500 events');
  });

  it('keeps links as pieces', () => {
    const link = { text: 'T1', jump: { kind: 'time', timeNs: 5 } } as const;
    const sentence = phrase('event.sleep', { thread: link });
    expect(english.pieces(sentence)).toEqual([
      { kind: 'value', name: 'thread', value: link },
      { kind: 'text', text: ' sleeps' },
    ]);
    expect(english.say(sentence)).toBe('T1 sleeps');
  });

  it('shows an unknown hole as it stands', () => {
    expect(cut('a {b} c', {})).toEqual([{ kind: 'text', text: 'a {b} c' }]);
  });
});
