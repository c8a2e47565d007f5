/** What the library prints is what CPython's prints. */
import { expect, it } from 'vitest';

import { simulate } from './index.ts';
import { outputOf, PROGRAMS, textOf } from './library-programs.test-support.ts';

it.each(PROGRAMS)('%s prints what CPython prints', (name) => {
  const { console: entries, outcome } = simulate({ name, text: textOf(name) });
  const printed = (stream: 'stdout' | 'stderr'): string =>
    entries
      .filter((entry) => entry.stream === stream)
      .map(({ text }) => text)
      .join('');
  expect(printed('stderr')).toBe('');
  expect(printed('stdout')).toBe(outputOf(name));
  expect(outcome).toEqual({ kind: 'completed', exitCode: 0 });
});
