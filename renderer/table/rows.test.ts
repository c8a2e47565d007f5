/** A change to a row changes the text there and nowhere else. */
import { describe, expect, it } from 'vitest';

import { piecesOf, withLength } from './bursts.ts';
import { rowsOf, withField, withoutRow, withRow } from './rows.ts';

const TEXT = `title = "T"

[machine]
cores = 1 # one

# the long one
[[job]]
name = "long"   # called so
bursts = "cpu 100ms"

[[generate]]
jobs = 3
cpu = "constant 1ms"

# a short one
[[job]]
bursts = 'cpu 10ms'
nice = 5
`;

const [long, generated, short] = rowsOf(TEXT);

describe('the rows of a table', () => {
  it('are found with their fields', () => {
    expect(rowsOf(TEXT).map(({ section, index }) => `${section} ${String(index)}`)).toEqual([
      'job 0',
      'generate 0',
      'job 1',
    ]);
    expect(long!.cells.get('name')!.value).toBe('long');
    expect(short!.cells.get('bursts')!.value).toBe('cpu 10ms');
    expect(generated!.cells.get('jobs')!.value).toBe('3');
  });

  it('are changed in their place, and comments stay', () => {
    expect(withField(TEXT, long!, 'name', 'a "b"')).toBe(
      TEXT.replace('"long"   #', String.raw`"a \"b\""   #`),
    );
    expect(withField(TEXT, short!, 'nice', '')).toBe(TEXT.replace('nice = 5\n', ''));
    expect(withField(TEXT, short!, 'priority', '-2')).toBe(`${TEXT}priority = -2\n`);
    expect(withField(TEXT, long!, 'arrival', '5ms')).toBe(
      TEXT.replace('"cpu 100ms"\n', '"cpu 100ms"\narrival = "5ms"\n'),
    );
  });

  it('are written as texts when they are no numbers', () => {
    expect(withField(TEXT, short!, 'nice', 'high')).toContain('nice = "high"');
  });

  it('come and go', () => {
    const more = withRow(TEXT, 'job');
    expect(more).toBe(`${TEXT}\n[[job]]\nname = "job 3"\nbursts = "cpu 10ms"\n`);
    expect(withoutRow(more, rowsOf(more).at(-1)!).trimEnd()).toBe(TEXT.trimEnd());
    expect(withoutRow(TEXT, long!)).toBe(
      TEXT.replace('[[job]]\nname = "long"   # called so\nbursts = "cpu 100ms"\n', ''),
    );
  });
});

describe('bursts', () => {
  it('have lengths, which can be changed one by one', () => {
    expect(piecesOf('cpu 1.5ms, io 20us').map(({ kind, ns }) => `${kind} ${ns}`)).toEqual([
      'cpu 1500000',
      'io 20000',
    ]);
    expect(withLength('cpu 1.5ms, io 20us', 1, 35_000)).toBe('cpu 1.5ms, io 35us');
    expect(withLength('cpu 1.5ms, io 20us', 0, 0)).toBe('cpu 0.001ms, io 20us');
  });
});
