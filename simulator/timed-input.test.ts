/** Standard input whose lines come at times of their own. */
import { describe, expect, test } from 'vitest';

import { encodeUtf8 } from './base/utf8.ts';
import { simulate } from './index.ts';
import { inputParts } from './timed-input.ts';

function parts(text: string): (readonly [number, string])[] {
  return inputParts(encodeUtf8(text)).map(({ atNs, data }) => [atNs, String.fromCharCode(...data)]);
}

describe('standard input', () => {
  test.each([
    ['Ann\n42\n', [[0, 'Ann\n42\n']]],
    ['', [[0, '']]],
    ['Ann\n@1s 42', [[0, 'Ann\n@1s 42']]],
    ['@home\n', [[0, '@home\n']]],
    ['@1 s x\n', [[0, '@1 s x\n']]],
    [
      '@1.5ms Ann\r\n@2s 42',
      [
        [1_500_000, 'Ann\n'],
        [2_000_000_000, '42\n'],
      ],
    ],
    [
      '@5us a\nb\n@1us c\n@1ms\n',
      [
        [5000, 'a\n'],
        [5000, 'b\n'],
        [5000, 'c\n'],
        [1_000_000, '\n'],
      ],
    ],
  ])('%j comes in parts', (text, expected) => {
    expect(parts(text).filter(([, part]) => part !== '' || text === '')).toEqual(expected);
  });

  test('is waited for, and told of by select', () => {
    const text = `
import select, sys, time
begin = time.monotonic()
for _ in range(2):
    early = select.select([sys.stdin], [], [], 0.01)[0]
    print(len(early), input(), round(time.monotonic() - begin, 2))
print(len(select.select([sys.stdin], [], [])[0]), repr(sys.stdin.read()), repr(sys.stdin.read()))
`;
    const stdin = '@50ms Ann\n@200ms 42\n@300ms more\nand more\n';
    const trace = simulate({ name: 'main.py', text }, { stdin });
    expect(trace.console.map((entry) => entry.text).join('')).toBe(
      "0 Ann 0.05\n0 42 0.2\n1 'more\\nand more\\n' ''\n",
    );
  });
});
