/**
 * What stands between a program's text and its first instruction: parsing and compiling it, beside
 * CPython's compile() of the same text, and importing modules of the library.
 */
import { simulate } from '../simulator/index.ts';
import { compileModule } from '../simulator/python/compiler.ts';
import { parseModule } from '../simulator/python/parser.ts';
import { processorMs } from './processor-time.ts';
import { startPython } from './python-process.ts';
import type { PythonProcess } from './python-process.ts';
import driver from './python_driver.py?raw';
import type { BenchRow } from './row.ts';

const GROUP = 'compiling';
const ROUNDS = 9;
const LINES = 5_000;
const COMPILE_MAX_MS = 300;
const IMPORT_MAX_MS = 60;
/** What programs import; each brings what it imports itself. */
const MODULES = [
  'abc argparse atexit bisect calendar cmath collections collections.abc contextlib contextvars copy',
  'dataclasses datetime decimal difflib enum fractions functools glob graphlib hashlib heapq inspect io',
  'itertools json logging math numbers operator os pathlib pprint queue random re secrets shutil',
  'statistics string struct sys tempfile textwrap threading time traceback types typing unittest uuid',
  'warnings weakref',
];

type Python = PythonProcess<{ readonly text: string }, { readonly ns: number }>;

export async function run(): Promise<BenchRow[]> {
  const python: Python | undefined = await startPython(driver);
  try {
    return [...(await compileRows(python)), importRow()];
  } finally {
    python?.close();
  }
}

async function compileRows(python: Python | undefined): Promise<BenchRow[]> {
  const text = longSource();
  const program = `compile(${JSON.stringify(text)}, 'source.py', 'exec')`;
  let ours = Infinity;
  let theirs = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    ours = Math.min(
      ours,
      timed(() => compile(text)),
    );
    if (python !== undefined) theirs = Math.min(theirs, (await python.ask({ text: program })).ns);
  }
  return [
    row(`parsing and compiling ${LINES} lines`, ours, 'ms', COMPILE_MAX_MS),
    row('that ÷ compile() of CPython', ours / (theirs / 1e6), '×', undefined),
  ];
}

function importRow(): BenchRow {
  const imports = MODULES.flatMap((line) => line.split(' '));
  const importing = { name: 'imports.py', text: `import ${imports.join(', ')}\n` };
  const nothing = { name: 'nothing.py', text: 'pass\n' };
  let whole = Infinity;
  let bare = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    whole = Math.min(
      whole,
      timed(() => completed(importing)),
    );
    bare = Math.min(
      bare,
      timed(() => completed(nothing)),
    );
  }
  return row(
    `importing ${imports.length} modules of the library`,
    whole - bare,
    'ms',
    IMPORT_MAX_MS,
  );
}

function completed(source: { readonly name: string; readonly text: string }): void {
  const { outcome } = simulate(source);
  if (outcome.kind !== 'completed') throw new Error(`${source.name}: ${JSON.stringify(outcome)}`);
}

function compile(text: string): void {
  const parsed = parseModule(text);
  if (parsed.kind === 'error') throw new Error(JSON.stringify(parsed.error));
  compileModule(parsed.module, { file: 'source.py', source: 0, internal: false });
}

/** Modules of the library one after the other: code as people write it. */
function longSource(): string {
  const texts = import.meta.glob<string>(
    '../simulator/library/{logging,unittest,typing,inspect}/*.py',
    {
      query: '?raw',
      import: 'default',
      eager: true,
    },
  );
  const lines = Object.values(texts)
    .flatMap((text) => text.split('\n'))
    .filter((line) => !line.startsWith('from __future__'));
  const source: string[] = [];
  while (source.length < LINES) source.push(...lines);
  // Cut where a statement begins.
  let end = LINES;
  while (!/^(def|class|import|from) /.test(source[end] ?? '')) end--;
  return source.slice(0, end).join('\n');
}

function timed(work: () => void): number {
  const start = processorMs();
  work();
  return processorMs() - start;
}

function row(name: string, value: number, unit: string, max: number | undefined): BenchRow {
  const bar = max === undefined ? '' : `≤ ${max}`;
  return { group: GROUP, name, value, unit, bar, ok: max === undefined || value <= max };
}
