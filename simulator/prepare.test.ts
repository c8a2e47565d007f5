/**
 * What is refused before anything runs. No construct of Python 3.11 is among it: what CPython compiles is
 * compiled, and exec, eval and compile do the same while the program runs.
 */
import { describe, expect, test } from 'vitest';
import { simulate } from './index.ts';
import { prepare } from './prepare.ts';
import type { RunOptions } from './simulation.ts';

interface Refusal {
  readonly text: string;
  readonly options?: RunOptions;
  /** line:column, message, and what the hint says. */
  readonly says: readonly [place: string, what: RegExp, hint: RegExp];
}

const REFUSED: Readonly<Record<string, Refusal>> = {
  'text that is not Python': {
    text: 'x = = 1',
    says: ['1:5', /SyntaxError: invalid syntax/, /^$/],
  },
  'quotes of a word processor': {
    text: 'x = “a”',
    says: ['1:5', /SyntaxError: invalid character '“'/, /straight/],
  },
  'a line further to the right': {
    text: 'x = 1\n  y = 2',
    says: ['2:2', /IndentationError: unexpected indent/, /further to the right/],
  },
  'return outside of a function': {
    text: 'return 1',
    says: ['1:1', /SyntaxError: 'return' outside function/, /^$/],
  },
  'a value returned by an asynchronous generator': {
    text: 'async def f():\n    yield 1\n    return 2',
    says: ['3:5', /SyntaxError: 'return' with value in async generator/, /^$/],
  },
  'yield from in an asynchronous function': {
    text: 'async def f():\n    yield from ()',
    says: ['2:5', /SyntaxError: 'yield from' inside async function/, /^$/],
  },
  'await outside of a function': {
    text: 'await f()',
    says: ['1:1', /SyntaxError: 'await' outside function/, /^$/],
  },
  'an asynchronous comprehension in a plain function': {
    text: 'def f(x):\n    return [y async for y in x]',
    says: ['2:12', /asynchronous comprehension outside of an asynchronous function/, /^$/],
  },
  'a header with an unknown key': {
    text: '# /// timeslice\n# titel = "x"\n# ///\nN = 1\n',
    says: ['2:1', /titel/, /./],
  },
  'a machine that cannot be': {
    text: 'N = 1',
    options: { machine: { cores: 0 } },
    says: ['1:1', /cores/, /./],
  },
  'data files that do not fit into the memory': {
    text: 'N = 1',
    options: { files: { a: 'x'.repeat(100) }, limits: { memoryBytes: 50 } },
    says: ['1:1', /larger than the memory/, /at most 50 bytes/],
  },
};

describe('refused before it runs:', () => {
  test.each(Object.entries(REFUSED))('%s', (_name, { text, options = {}, says }) => {
    const prepared = prepare({ name: 'p.py', text }, options);
    const found =
      prepared.kind === 'refused'
        ? prepared.diagnostics[0]
        : prepared.kind === 'syntax-error'
          ? prepared.diagnostic
          : undefined;
    const [place, what, hint] = says;
    expect(found).toMatchObject({ file: 'p.py' });
    expect(`${found?.line}:${found?.column}`).toBe(place);
    expect(found?.what).toMatch(what);
    expect(found?.hint).toMatch(hint);
  });
});

const RUN: readonly (readonly [text: string, prints: string])[] = [
  ['exec("def f():\\n    return 7")\nprint(f(), eval("f() + 1"))', '7 8\n'],
  ['code = compile("x = 2\\nprint(x)", "made", "exec")\nexec(code, {})', '2\n'],
  ['exec("async def g():\\n    yield 1")\nprint(type(g()).__name__)', 'async_generator\n'],
];

test.each(RUN)('run, not refused: %s', (text, prints) => {
  const { console: lines } = simulate({ name: 'p.py', text });
  expect(lines.map((entry) => entry.text).join('')).toBe(prints);
});
