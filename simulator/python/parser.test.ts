import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { astJson, PYTHON_AST } from './ast-text.test-support.ts';
import type { Expression, Statement } from './ast.ts';
import { askPython, LIBRARY_SAMPLE } from './oracle.test-support.ts';
import { parseModule } from './parser.ts';

function statementsOf(source: string): readonly Statement[] {
  const parsed = parseModule(source);
  if (parsed.kind === 'error') throw new Error(`${parsed.error.what}: ${source}`);
  return parsed.module.body;
}

function expressionOf(source: string): Expression {
  const [statement] = statementsOf(source);
  if (statement?.kind !== 'Expr') throw new Error('an expression');
  return statement.value;
}

describe('constants keep their type and their exact value', () => {
  test.each([
    ['1', 1],
    ['1_000_000', 1_000_000],
    ['0xFF', 255],
    ['0o17', 15],
    ['0b1010_1', 21],
    ['00', 0],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['9007199254740993', 9007199254740993n],
    ['0xFFFFFFFFFFFFFFFF', 0xffffffffffffffffn],
    ['1.0', { float: 1 }],
    ['1e3', { float: 1000 }],
    ['1.', { float: 1 }],
    ['.5', { float: 0.5 }],
    ['012.5', { float: 12.5 }],
    ['1_0.2_5e1_0', { float: 10.25e10 }],
    ['1e400', { float: Infinity }],
    ['3j', { imaginary: 3 }],
    ['1.5e3J', { imaginary: 1500 }],
    ['None', undefined],
    ['True', true],
    ['...', { ellipsis: true }],
    ["'a' \"b\" '''c\nd'''", 'abc\nd'],
    ["r'\\n' '\\n'", '\\n\n'],
    ["'\\x41\\u00e9\\U0001F600\\101\\N{BULLET}\\q'", 'A\u00e9\u{1F600}A\u2022\\q'],
    ["'a\\\nb'", 'ab'],
    ["u'é😀'", 'é😀'],
    ["b'\\x00\\xffa' rb'\\n'", { bytes: Uint8Array.from([0, 255, 97, 92, 110]) }],
  ])('%s', (source, value) => {
    expect(expressionOf(source)).toMatchObject({ kind: 'Constant', value });
  });
});

describe('positions count lines from 1 and code points from 0', () => {
  test.each([
    ['s = "😀é"; x', [1, 10, 1, 11]],
    ['\ufeffx', [1, 0, 1, 1]],
    ['a\r\nb\rx', [3, 0, 3, 1]],
    ['if a:\n\tx', [2, 1, 2, 2]],
    ['a\n\fx', [2, 1, 2, 2]],
    ['a = 1; \\\n  x', [2, 2, 2, 3]],
    ['"""é\n""" + x', [1, 0, 2, 7]],
    ['(\n  x.\n  y\n)', [2, 2, 3, 3]],
  ])('%j', (source, [line, column, endLine, endColumn]) => {
    const body = statementsOf(source);
    const last = body[body.length - 1]!;
    const inner = last.kind === 'If' ? last.body[0]! : last;
    const node = inner.kind === 'Expr' ? inner.value : inner;
    expect(node).toMatchObject({ line, column, endLine, endColumn });
  });
});

test('identifiers are normalised as Python does', () => {
  expect(expressionOf('ﬁ')).toMatchObject({ kind: 'Name', id: 'fi' });
  expect(expressionOf('𝒳')).toMatchObject({ kind: 'Name', id: 'X', endColumn: 1 });
});

test('names that became keywords stay attributes, as programs for older Pythons have them', () => {
  expect(expressionOf('asyncio.async(f())')).toMatchObject({
    kind: 'Call',
    func: { kind: 'Attribute', attr: 'async', endColumn: 13 },
  });
  expect(expressionOf('x().await.y')).toMatchObject({ value: { attr: 'await' } });
});

test('an f-string is text and fields', () => {
  expect(expressionOf("f'a{{{b!r:>{w}}}}' 'c' f'{d=}'")).toMatchObject({
    kind: 'JoinedStr',
    values: [
      { value: 'a{' },
      {
        kind: 'FormattedValue',
        conversion: 'repr',
        value: { id: 'b', column: 6 },
        formatSpec: { values: [{ value: '>' }, { value: { id: 'w' } }] },
      },
      { value: '}cd=' },
      { value: { id: 'd' }, conversion: 'repr' },
    ],
  });
  expect(expressionOf("f'{a, b}'")).toMatchObject({
    values: [{ value: { kind: 'Tuple', column: 2, endColumn: 8 } }],
  });
});

test('soft keywords are names where they are not keywords', () => {
  const source =
    'match = case = _ = type = 1\nmatch(case)\nmatch[0] = _\nprint(match, case, type)\n';
  expect(statementsOf(source)).toHaveLength(4);
});

/** Valid programs of every construct; the oracle knows their trees. */
const CONSTRUCTS = [
  'match a, *b:\n case 1, *y if y: pass\n case "a" "b" | None as z: pass\n case {"k": v, **r}: pass\n case P.Q(x, y=-1 + 2j): pass\n case (): pass\n case [a, (b)]: pass',
  'match (x := 1):\n case _: pass',
  'def f(a, b: int = 1, /, c=2, *d: *e, g, h=3, **i) -> j: "doc"; return *a, b',
  'lambda a, /, b=1, *c, d, **e: (yield)',
  'async def f():\n async with a as b, c: pass\n async for d in e: await d\n return [x async for x in y if await z] + {k: v async for k, v in w}',
  '@a.b[0](c)\n@(d := e)\nclass A(B, *c, metaclass=D, **e): x: int = 1; y: str',
  'try:\n a\nexcept (B, C) as d: raise E from d\nexcept: raise\nelse: f\nfinally: g',
  'try: a\nexcept* B as c: pass',
  'with (a as b, c as (d, e),): pass\nwith (a, b) as c: pass\nwith (yield): pass\nwith a: pass',
  'from . import a\nfrom ..b import (c as d, e,)\nfrom f.g import *\nimport h.i as j, k',
  'for a, *b in c, d: break\nelse: pass\nwhile not x: continue\nelse: pass',
  'if a: b; c\nelif d: e\nelse: f',
  'del a, (b[0], c.d), [e],\nassert a, b\nglobal g, h',
  'a = b, *c = d = yield e\nx: tuple[int, ...] = 1, 2\n(y): int\nz.w: int\na[b] @= c\nd **= e',
  'f(a, *b, c, d=e, *g, **h, i=j)\nf(x for x in y)(z := 1)\nf(**a, b=c)',
  'a[b:c:d, ::e, *f, g := 1]\na[:]\na[*b]',
  '{**a, b: c, **d}, {*e, f}, [*g, h], (*i,), (), {}, {j for k in l}, {m: n for o in p if q if r}',
  'a if b else c if d else e\nnot a in b\na not in b is not c < d != e\na and b or not c\n-a ** -b\n~a @ b // c % d << e >> f & g ^ h | i',
  'x = yield from y\nx = await_ = 1\n(yield)\nyield; x = yield; y = yield ; z\nprint((yield), end=(a, b))',
  'f"{x!s:{y}.{z!a}}" f\'{lambda_ + (lambda: 1)()}\' rf"\\d{a["b"] if c else \'d\'}"'.replace(
    'a["b"]',
    "a['b']",
  ),
  '[a for b, in c for d.e in f if (g := h)]\n[x for x in (lambda: y, 1)]',
  'class A:\n\n  # comment\n\n  def f(self):\n    pass\n\n  x = 1;\n\n# end',
];

test('the trees of all constructs are those of CPython', () => {
  const expected = askPython(PYTHON_AST, CONSTRUCTS) as readonly unknown[] | undefined;
  if (expected === undefined) return;
  CONSTRUCTS.forEach((source, i) => {
    const parsed = parseModule(source);
    expect(parsed, source).toMatchObject({ kind: 'module' });
    if (parsed.kind === 'module') expect(astJson(parsed.module), source).toEqual(expected[i]);
  });
});

test(
  'a sample of the standard library parses to the trees of CPython',
  { timeout: 120_000 },
  () => {
    const library = askPython(
      'import json, os; print(json.dumps(os.path.dirname(os.__file__)))',
      undefined,
    ) as string | undefined;
    if (library === undefined) return;
    const sources = LIBRARY_SAMPLE.map((name) => readFileSync(join(library, name), 'utf8'));
    const expected = askPython(PYTHON_AST, sources) as readonly unknown[];
    sources.forEach((source, i) => {
      const parsed = parseModule(source);
      const name = LIBRARY_SAMPLE[i];
      expect(parsed.kind === 'error' ? parsed.error : undefined, name).toBeUndefined();
      if (parsed.kind !== 'module') return;
      // Comparing texts is quick; the difference of big trees is not.
      const same =
        JSON.stringify(sorted(astJson(parsed.module))) === JSON.stringify(sorted(expected[i]));
      if (!same) expect(astJson(parsed.module), name).toEqual(expected[i]);
    });
  },
);

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, field]) => [key, sorted(field)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
