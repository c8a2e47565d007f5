import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { readData, readText } from './read-text.ts';

const FOLDER = mkdtempSync(path.join(tmpdir(), 'timeslice-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  const place = path.join(FOLDER, name);
  writeFileSync(place, content);
  return place;
}

describe('a data file', () => {
  it('is read as it is, text or not', () => {
    const bytes = Buffer.from([0xff, 0, 0xfe, 10]);
    expect(readData(file('data', bytes), 4)).toEqual({ kind: 'data', bytes });
    expect(readData(file('data', bytes), 3)).toMatchObject({ kind: 'problem' });
  });
});

describe('a text file', () => {
  it('is read as UTF-8, without a byte order mark', () => {
    expect(readText(file('a', '\uFEFFprint("ö")\n'), 100)).toEqual({
      kind: 'text',
      text: 'print("ö")\n',
    });
  });

  it('may be empty, and may have just the size that is allowed', () => {
    expect(readText(file('empty', ''), 100)).toEqual({ kind: 'text', text: '' });
    expect(readText(file('full', 'x'.repeat(100)), 100).kind).toBe('text');
  });

  it.each([
    ['a zero byte', Buffer.from('ab\ncd\0e'), ':2:3: this is not a text file'],
    [
      'a byte that is no UTF-8',
      Buffer.from('ab\nö\xff', 'latin1'),
      ':2:1: this is not a text file',
    ],
    ['an end inside a character', Buffer.from([0x61, 0xc3]), ':1:2: this is not a text file'],
  ])('has its place told when it has %s', (_what, content, what) => {
    const name = file('b', content);
    expect(readText(name, 100)).toMatchObject({ kind: 'problem', what: `${name}${what}` });
  });

  it('is refused by a sentence when there is none, or too much of it', () => {
    mkdirSync(path.join(FOLDER, 'sub'));
    const place = (name: string) => path.join(FOLDER, name);
    const what = (name: string) => {
      const result = readText(name, 100);
      return result.kind === 'problem' ? result.what.slice(name.length) : '';
    };
    expect(what(place('missing'))).toBe(': there is no such file');
    expect(what(place('sub'))).toBe(': this is a folder');
    expect(what(file('large', 'x'.repeat(101)))).toBe(': the file is too large');
    expect(what(path.join(file('c', ''), 'inside'))).toBe(': there is no such file');
  });
});
