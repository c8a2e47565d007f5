import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Code, CODE_FLAGS, type Constant } from './code.ts';
import { compileModule } from './compiler.ts';
import { PROGRAMS } from './compiler/programs.test-support.ts';
import { stackEffect } from './compiler/stack-effects.ts';
import { disassemble } from './disassembler.ts';
import { OPCODE_NAMES } from './opcodes.ts';
import { askPython } from './oracle.test-support.ts';
import { parseModule } from './parser.ts';

const OPTIONS = { file: 'f.py', source: 0, internal: false };

function compile(source: string): Code {
  const parsed = parseModule(source);
  if (parsed.kind === 'error') throw new Error(`${parsed.error.what}: ${source}`);
  return compileModule(parsed.module, OPTIONS);
}

/** A code object and those within it. */
function allCode(code: Code): readonly Code[] {
  const inner = code.constants.filter((constant): constant is Code => constant instanceof Code);
  return [code, ...inner.flatMap(allCode)];
}

const ALL = Object.values(PROGRAMS).flat();

describe('each construct compiles to the recorded instructions', () => {
  test.each(Object.entries(PROGRAMS))('%s', async (topic, programs) => {
    const text = programs
      .map((source) => `${source.replace(/^/gm, '| ')}\n\n${disassemble(compile(source))}`)
      .join(`\n${'='.repeat(60)}\n\n`);
    await expect(text).toMatchFileSnapshot(`compiler/goldens/${topic}.txt`);
  });
});

/**
 * CPython's own instructions in our form: no caches, callable before NULL, in-place operators apart, and
 * jump targets as indexes.
 */
const PYTHON_CODE = `
import dis, json, sys, types
HIDDEN = {'CACHE', 'EXTENDED_ARG', 'PRECALL', 'PUSH_NULL'}
def constant(value):
    return '<code>' if isinstance(value, types.CodeType) else type(value).__name__
def describe(code):
    rows, index = [], {}
    for i in dis.get_instructions(code):
        index[i.offset] = len(rows)
        if i.opname in HIDDEN: continue
        name = i.opname
        if name == 'BINARY_OP' and i.arg >= 13: name = 'INPLACE_OP'
        name = name.replace('POP_JUMP_FORWARD_IF', 'POP_JUMP_IF')
        if name.endswith('NONE'): name = name.replace('BACKWARD_', '')
        name = name.replace('JUMP_BACKWARD_NO_INTERRUPT', 'JUMP_FORWARD')
        jumps = i.opcode in dis.hasjrel or i.opcode in dis.hasjabs
        meaning = None
        if i.opcode in dis.hasname or i.opcode in dis.haslocal or i.opcode in dis.hasfree:
            meaning = i.argval
        elif name == 'LOAD_CONST': meaning = constant(i.argval)
        elif name == 'COMPARE_OP': meaning = i.argval
        p = i.positions
        place = None if p.lineno is None or p.col_offset is None else [p.lineno, p.col_offset, p.end_lineno, p.end_col_offset]
        rows.append([name, meaning, i.argval if jumps else None, place])
    size = len(rows)
    for row in rows:
        if row[2] is not None: row[2] = index.get(row[2], size)
    table = []
    for e in dis._parse_exception_table(code):
        start, end = index[e.start], index.get(e.end, size)
        if start != end: table.append([start, end, index[e.target], e.depth, int(e.lasti)])
    return {'name': code.co_qualname, 'rows': rows, 'table': table, 'line': code.co_firstlineno}
def walk(code):
    result = [describe(code)]
    for value in code.co_consts:
        if isinstance(value, types.CodeType): result += walk(value)
    return result
print(json.dumps([walk(compile(source, 'f', 'exec')) for source in json.load(sys.stdin)]))
`;

interface Described {
  readonly name: string;
  readonly rows: readonly (readonly [string, unknown, number | null, readonly number[] | null])[];
  readonly table: readonly (readonly number[])[];
  readonly line: number;
}

/** CPython leaves a step without effect in these that we do not. */
const KNOWN_TO_DIFFER = /^try: pass\nexcept\* A|except C:\n {6}return 1$/;

/** Where an exception of each instruction goes; a NOP raises none. */
function handlersOf({ rows, table }: Described): readonly unknown[] {
  return rows.map(([name], at) => {
    const row = table.find(([start, end]) => at >= start! && at < end!);
    return name === 'NOP' || row === undefined ? undefined : row.slice(2);
  });
}

function typeName(value: Constant): string {
  switch (typeof value) {
    case 'undefined':
      return 'NoneType';
    case 'boolean':
      return 'bool';
    case 'string':
      return 'str';
    case 'number':
    case 'bigint':
      return 'int';
    default:
      break;
  }
  if (value instanceof Code) return '<code>';
  if ('imaginary' in value) return 'complex';
  return Object.keys(value)[0]!;
}

function describeCode(code: Code): Described {
  const rows: [string, unknown, number | null, readonly number[] | null][] = [];
  const index: number[] = [];
  code.ops.forEach((opcode, i) => {
    index.push(rows.length);
    const name = OPCODE_NAMES[opcode]!;
    if (name === 'PUSH_NULL') return;
    const arg = code.args[i]!;
    const jumps = /JUMP|^FOR_ITER$|^SEND$/.test(name);
    let meaning: unknown = null;
    if (/FAST$|DEREF$|CLOSURE|MAKE_CELL/.test(name)) meaning = code.variables[arg];
    else if (/GLOBAL$|NAME$|ATTR$|METHOD|IMPORT_FROM/.test(name)) meaning = code.names[arg];
    else if (name === 'LOAD_CONST') meaning = typeName(code.constants[arg]);
    else if (name === 'COMPARE_OP') meaning = ['<', '<=', '==', '!=', '>', '>='][arg];
    const place = [code.lines[i]!, code.columns[i]!, code.endLines[i]!, code.endColumns[i]!];
    rows.push([name, meaning, jumps ? arg : null, place]);
  });
  index.push(rows.length);
  for (const row of rows) if (row[2] !== null) row[2] = index[row[2]]!;
  const table: number[][] = [];
  for (let row = 0; row < code.exceptionTable.length; row += 5) {
    const [start, end, target, depth, lasti] = code.exceptionTable.slice(row, row + 5);
    if (index[start!] === index[end!]) continue;
    table.push([index[start!]!, index[end!]!, index[target!]!, depth!, lasti!]);
  }
  const line = code.name === '<module>' ? 1 : code.firstLine;
  return { name: code.qualifiedName, rows, table, line };
}

describe('CPython 3.11 compiles the same programs to the same instructions', () => {
  const expected = askPython(PYTHON_CODE, ALL) as readonly (readonly Described[])[] | undefined;
  test.each(ALL.map((source, i) => [source, i] as const))('%j', (source, i) => {
    if (expected === undefined || KNOWN_TO_DIFFER.test(source)) return;
    const ours = allCode(compile(source)).map(describeCode);
    const theirs = expected[i]!;
    expect(ours.map(({ name, line }) => [name, line])).toEqual(
      theirs.map(({ name, line }) => [name, line]),
    );
    ours.forEach((code, at) => {
      const other = theirs[at]!;
      expect(code.rows.map(([name, meaning, target]) => [name, meaning, target])).toEqual(
        other.rows.map(([name, meaning, target]) => [name, meaning, target]),
      );
      expect(handlersOf(code)).toEqual(handlersOf(other));
      code.rows.forEach(([name, , , place], row) => {
        const wanted = other.rows[row]![3];
        // What no error and no line can come from has a place only with us.
        const counts =
          wanted !== null &&
          !/RESUME|CELL|FREE_VARS|GENERATOR|LOAD_CONST|POP_TOP|RETURN_VALUE|SWAP|^JUMP/.test(name);
        if (counts) expect([name, ...(place ?? [])]).toEqual([name, ...wanted]);
      });
    });
  });
});

describe('every code object', () => {
  const codes = ALL.flatMap((source) => allCode(compile(source)));

  test('has an exception table of disjoint rows in order, so that the first match is the innermost', () => {
    for (const { exceptionTable: table, ops } of codes) {
      let before = 0;
      for (let row = 0; row < table.length; row += 5) {
        const [start, end, handler, depth] = table.slice(row, row + 4);
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start!);
        expect(handler).toBeLessThan(ops.length);
        expect(depth).toBeGreaterThanOrEqual(0);
        before = end!;
      }
    }
  });

  test('has a stack of exactly the size it needs', () => {
    for (const code of codes) expect(code.stackSize).toBe(deepestStack(code));
  });

  test('has jump targets, constants, names and slots within bounds', () => {
    for (const code of codes) {
      code.ops.forEach((opcode, i) => {
        const name = OPCODE_NAMES[opcode]!;
        const arg = code.args[i]!;
        if (/JUMP|^FOR_ITER$|^SEND$/.test(name)) expect(arg).toBeLessThan(code.ops.length);
        if (/^LOAD_CONST$|KW_NAMES/.test(name)) expect(arg).toBeLessThan(code.constants.length);
        if (/FAST$|DEREF$|CLOSURE|CELL/.test(name)) expect(arg).toBeLessThan(code.variables.length);
      });
    }
  });
});

/** Statements within each other, with every way to leave them. */
const STATEMENTS = fc.letrec<{ block: readonly string[]; statement: readonly string[] }>((tie) => {
  const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => ` ${line}`);
  const around = (...heads: readonly string[]): fc.Arbitrary<readonly string[]> =>
    fc
      .tuple(...heads.map(() => tie('block')))
      .map((blocks) => heads.flatMap((head, i) => [head, ...indented(blocks[i]!)]));
  return {
    statement: fc.oneof(
      { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
      fc
        .constantFrom('a()', 'return', 'return b(c)', 'break', 'continue', 'raise', 'x = y')
        .map((line) => [line]),
      around('if a:', 'else:'),
      around('while a:', 'else:'),
      around('for x in y:', 'else:'),
      around('with a as b, c:'),
      around('try:', 'except A:', 'except B as e:', 'else:', 'finally:'),
      around('try:', 'finally:'),
      around('try:', 'except:'),
    ),
    block: fc.array(tie('statement'), { minLength: 1, maxLength: 2 }).map((parts) => parts.flat()),
  };
});

test('statements in any combination leave the stack as they found it', () => {
  fc.assert(
    fc.property(STATEMENTS.block, (block) => {
      const lines = ['def f():', ' for _ in _:', ...block.map((line) => `  ${line}`)];
      // The assembler asserts that every path arrives with the same depth.
      for (const code of allCode(compile(lines.join('\n')))) {
        expect(code.stackSize).toBe(deepestStack(code));
        expect(code.ops.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 200, seed: 1 },
  );
});

/** The depth of the stack, followed through every path by the effects of the opcodes. */
function deepestStack(code: Code): number {
  const depths = new Map<number, number>();
  const starts: [number, number][] = [[0, 0]];
  let deepest = 0;
  for (let row = 0; row < code.exceptionTable.length; row += 5) {
    const [, , handler, depth, lasti] = code.exceptionTable.slice(row, row + 5);
    starts.push([handler!, depth! + (lasti === 1 ? 2 : 1)]);
  }
  for (;;) {
    const start = starts.pop();
    if (start === undefined) return deepest;
    let [at, depth] = start;
    while (at < code.ops.length && !depths.has(at)) {
      depths.set(at, depth);
      deepest = Math.max(deepest, depth);
      const name = OPCODE_NAMES[code.ops[at]!]!;
      const arg = code.args[at]!;
      const after = depth + stackEffect(code.ops[at]!, arg);
      if (/JUMP|^FOR_ITER$|^SEND$/.test(name)) {
        const taken = /OR_POP/.test(name)
          ? depth
          : /^FOR_ITER$|^SEND$/.test(name)
            ? depth - 1
            : after;
        starts.push([arg, taken]);
      }
      if (/^(RETURN_VALUE|RAISE_VARARGS|RERAISE|JUMP_FORWARD|JUMP_BACKWARD)$/.test(name)) break;
      depth = after;
      deepest = Math.max(deepest, depth);
      at++;
    }
  }
}

describe('what a code object says about itself', () => {
  const [, f] = allCode(
    compile('def f(a, b=1, /, c=2, *d, e, g=h, **i):\n  "doc"\n  j = lambda: (a, k)\n'),
  );

  test('parameters and variables', () => {
    expect(f).toMatchObject({
      name: 'f',
      qualifiedName: 'f',
      file: 'f.py',
      firstLine: 1,
      docstring: 'doc',
      positionalCount: 3,
      positionalOnlyCount: 2,
      keywordOnlyCount: 2,
      variables: ['a', 'b', 'c', 'e', 'g', 'd', 'i', 'j'],
      cellCount: 1,
      freeCount: 0,
      flags: CODE_FLAGS.optimized | CODE_FLAGS.varArgs | CODE_FLAGS.varKeywords,
    });
    expect(f!.constants[0]).toBe('doc');
  });

  test.each([
    ['def f(): yield', CODE_FLAGS.generator],
    ['async def f(): await x', CODE_FLAGS.coroutine],
    ['async def f(): yield', CODE_FLAGS.asyncGenerator],
    ['(x for x in y)', CODE_FLAGS.generator],
    ['async def f(): return [x async for x in y]', CODE_FLAGS.coroutine],
    ['lambda: (yield)', CODE_FLAGS.generator],
  ])('%s', (source, flag) => {
    const [, inner] = allCode(compile(source));
    expect(inner!.flags & ~CODE_FLAGS.nested).toBe(flag | CODE_FLAGS.optimized);
  });

  test('qualified names and decorated lines', () => {
    const source =
      'class A:\n  @d\n  def f(self):\n    global g\n    def g(): pass\n    return [x for x in y]';
    expect(allCode(compile(source)).map((code) => [code.qualifiedName, code.firstLine])).toEqual([
      ['<module>', 1],
      ['A', 1],
      ['A.f', 2],
      ['g', 5],
      ['A.f.<locals>.<listcomp>', 6],
    ]);
  });
});

describe('annotations', () => {
  test('of a module and a class are kept in __annotations__, those of functions with the function', () => {
    const source =
      'x: int = 1\ny: str\nclass A:\n  z: a.b\ndef f(a: int, *b: str) -> None:\n  c: d = 1';
    expect(disassemble(compile(source))).toMatch(/SETUP_ANNOTATIONS[^]*__annotations__/);
    expect(disassemble(compile(source))).toMatch(/\('a', 'b', 'return'\)\)\n.*BUILD_CONST_KEY_MAP/);
    expect(disassemble(compile(source))).not.toMatch(/LOAD_GLOBAL \d+ \(d\)/);
  });

  test.each([
    'a.b[c, d]',
    'a | None',
    "Literal['x', 1, -2.5, b'y']",
    'Callable[[int, *a], dict[str, int]]',
    'x if y else z',
    'lambda a, /, b=1, *c, d, e=2, **f: a + b * (c - d) ** e',
    'not a and b or c < d <= e',
    '(yield)',
    '[a for a, b in c if d for e in f]',
    "f'{a!r:>{b}} {{c}}'",
    'f(*a, b=c, **d)(e)[1:2, ::3]',
    '{1: 2, **a}',
    '{a, *b}',
    '(a, (b,), ())',
    '(a := 1)',
    '...',
  ])('are texts under `from __future__ import annotations`: %s', (annotation) => {
    const source = `from __future__ import annotations\nx: ${annotation}`;
    const kept = compile(source).constants;
    const expected = askPython(
      'import ast, json, sys\nprint(json.dumps(ast.unparse(ast.parse(json.load(sys.stdin), mode="eval"))))',
      annotation,
    );
    if (expected !== undefined) expect(kept).toContain(expected);
    expect(kept).toContain(annotation.replace(/^\((a := 1)\)$/, '($1)'));
  });
});
