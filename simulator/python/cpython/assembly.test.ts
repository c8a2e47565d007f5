import { expect, test } from 'vitest';
import { Code } from '../code.ts';
import { compileModule } from '../compiler.ts';
import { PROGRAMS } from '../compiler/programs.test-support.ts';
import { askPython, NO_PYTHON } from '../oracle.test-support.ts';
import { parseModule } from '../parser.ts';
import { assembled } from './assembly.ts';
import { positionsOf } from './positions.ts';

/** Source text to [name, co_code, co_exceptiontable, lines of units] of all code in it. */
const PYTHON_CODE = `
import json, sys, types
def walk(code):
    lines = [position[0] for position in code.co_positions()]
    rows = [[code.co_qualname, code.co_code.hex(), code.co_exceptiontable.hex(), lines]]
    for value in code.co_consts:
        if isinstance(value, types.CodeType): rows += walk(value)
    return rows
print(json.dumps([walk(compile(source, 'f', 'exec')) for source in json.load(sys.stdin)]))
`;

type Row = readonly [string, string, string, readonly (number | null)[]];

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

function rowsOf(code: Code): readonly Row[] {
  const table = assembled(code);
  const lines = positionsOf(code, table).map(([line]) => (line < 0 ? null : line));
  const own: Row = [code.qualifiedName, hex(table.bytes), hex(table.exceptionTable), lines];
  const inner = code.constants.filter((constant): constant is Code => constant instanceof Code);
  return [own, ...inner.flatMap(rowsOf)];
}

function compile(source: string): Code {
  const parsed = parseModule(source);
  if (parsed.kind === 'error') throw new Error(`${parsed.error.what}: ${source}`);
  return compileModule(parsed.module, { file: 'f', source: 0, internal: false });
}

const SOURCES = Object.values(PROGRAMS).flat();

/** Programs that CPython compiles to other instructions, constants or places in some corner. */
const DIFFERENT_MAX = 7;

test.skipIf(NO_PYTHON !== undefined)(
  'code becomes the bytes, exception table and lines that CPython 3.11 makes of the same source',
  () => {
    const theirs = askPython(PYTHON_CODE, SOURCES) as readonly (readonly Row[])[];
    const different = SOURCES.filter(
      (source, i) => JSON.stringify(rowsOf(compile(source))) !== JSON.stringify(theirs[i]),
    );
    expect(different.length).toBeLessThanOrEqual(DIFFERENT_MAX);
  },
);
