import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileModule } from '../compiler.ts';
import { askPython } from '../oracle.test-support.ts';
import { parseModule } from '../parser.ts';
import { type SyntaxProblem, SyntaxProblemError } from './problem.ts';

/** Exception, message, line, column, last line, last column; undefined for a valid program. */
type Report = readonly [string, string, number, number, number | null, number | null];

/** Programs with what CPython 3.11 says about them, one JSON array a line. */
const RECORDED = readFileSync(join(import.meta.dirname, 'syntax-errors.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as [string, Report | null]);

const ASK = `
import json, sys
def report(source):
    try:
        compile(source, 'f', 'exec')
    except SyntaxError as e:
        return [type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset]
print(json.dumps([report(source) for source in json.load(sys.stdin)]))
`;

function problemOf(source: string): SyntaxProblem | undefined {
  const parsed = parseModule(source);
  if (parsed.kind === 'error') return parsed.error;
  try {
    compileModule(parsed.module, { file: 'f', source: 0, internal: false });
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxProblemError) return error.problem;
    throw error;
  }
}

describe('a program that is wrong is told so in the words and at the place of CPython 3.11', () => {
  test.each(RECORDED)('%j', (source, report) => {
    const problem = problemOf(source);
    if (report === null) {
      expect(problem).toBeUndefined();
      return;
    }
    const [type, what, line, column, endLine, endColumn] = report;
    expect(problem).toMatchObject({ type, what, line, column });
    expect(problem).toMatchObject({ endLine: endLine ?? line, endColumn: endColumn ?? 0 });
  });
});

test('the record is what CPython says', () => {
  const reports = askPython(
    ASK,
    RECORDED.map(([source]) => source),
  );
  if (reports === undefined) return;
  expect(reports).toEqual(RECORDED.map(([, report]) => report));
});

test('a problem says what to do about it where the message does not', () => {
  expect(problemOf('x = “a”')?.hint).toMatch(/straight/);
  expect(problemOf('if x:\n\ty\n        z')?.hint).toMatch(/spaces/);
  expect(problemOf("f'{a\\n}'")?.hint).toMatch(/variable/);
  expect(problemOf('a\0b')).toMatchObject({
    what: 'source code cannot contain null bytes',
    hint: expect.stringMatching(/binary/) as string,
  });
});

test('what is nested too deeply is refused, not crashed on', () => {
  expect(problemOf(`x = ${'('.repeat(201)}`)?.what).toBe('too many nested parentheses');
  const deep = { what: 'the program is nested too deeply' };
  expect(problemOf(`x = ${'-'.repeat(100_000)}1`)).toMatchObject(deep);
  expect(problemOf(`x = a${'.b'.repeat(100_000)}`)).toMatchObject(deep);
});
