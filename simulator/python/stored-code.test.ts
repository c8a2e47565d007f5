import { describe, expect, test } from 'vitest';

import { Code } from './code.ts';
import { compileModule } from './compiler.ts';
import { disassemble } from './disassembler.ts';
import { parseModule } from './parser.ts';
import { restoreCode, storeCode } from './stored-code.ts';

function compile(text: string, file = 'module.py'): Code {
  const parsed = parseModule(text);
  if (parsed.kind === 'error') throw new Error(parsed.error.what);
  return compileModule(parsed.module, { file, source: 0, internal: true });
}

/** Everything a code object and those within it consist of. */
function contents(code: Code): unknown {
  const constant = (value: unknown): unknown => (value instanceof Code ? contents(value) : value);
  const { ops, args, exceptionTable, lines, columns, endLines, endColumns } = code;
  return {
    ...code,
    head: undefined,
    known: undefined,
    load: undefined,
    constants: code.constants.map(constant),
    tables: { ops, args, exceptionTable, lines, columns, endLines, endColumns },
  };
}

const PROGRAMS = {
  constants: `x = (None, True, -0.0, 1e400, 2j, 2 ** 70, b'\\x00\\xff', ..., ('a', ('b',)))
y = x in {1, 2, 'three'}
z = 'tab\\t, line\\n, quote", \\ud800, 😀'
`,
  functions: `"""About it."""
def outer(a, /, b=1, *args, c, d=2, **rest):
    """Inner text."""
    @staticmethod
    def inner():
        return a, b, lambda: c
    return inner
`,
  handlers: `class C:
    async def run(self):
        try:
            async with self as each:
                yield [x async for x in each if await x]
        except* (ValueError, TypeError) as error:
            raise KeyError from error
        finally:
            del self
`,
};

describe('code as text', () => {
  test.each(Object.entries(PROGRAMS))('%s come back as they were', (_name, text) => {
    const code = compile(text);
    const restored = restoreCode(storeCode(code), 'module.py', true);
    expect(contents(restored)).toEqual(contents(code));
    expect(disassemble(restored)).toBe(disassemble(code));
  });

  test('a function of many lines', () => {
    const text = `def f():\n${'    x = 1\n'.repeat(3_000)}    return x\n`;
    const code = compile(text);
    expect(contents(restoreCode(storeCode(code), 'module.py', true))).toEqual(contents(code));
  });

  test('the file is the reader’s', () => {
    const restored = restoreCode(storeCode(compile('def f(): pass', '')), 'there.py', false);
    const inner = restored.constants.find((constant) => constant instanceof Code);
    expect([restored.file, inner?.file, inner?.internal]).toEqual(['there.py', 'there.py', false]);
  });

  test('numbers that have no room are refused', () => {
    const code = compile(`x = [\n${'0,\n'.repeat(60_000)}y]`);
    expect(() => storeCode(code)).toThrow(RangeError);
  });
});
