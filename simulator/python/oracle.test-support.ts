/** CPython 3.11 as the oracle of tests, where it is installed. */
import { execFileSync, spawnSync } from 'node:child_process';

/** Why CPython can't be asked here; undefined when it can. A reason to skip a test. */
export const NO_PYTHON = missingPython();

function missingPython(): string | undefined {
  const script = 'import sys; print(*sys.version_info[:2], sep=".")';
  const { error, stdout } = spawnSync('python3', ['-c', script], { encoding: 'utf8' });
  if (error !== undefined) return 'python3 is not installed';
  return stdout.trim() === '3.11' ? undefined : `python3 is ${stdout.trim()}, not 3.11`;
}

/** Runs a Python script that reads JSON from standard input and prints JSON; undefined without 3.11. */
export function askPython(script: string, input: unknown): unknown {
  if (NO_PYTHON !== undefined) return undefined;
  const output = execFileSync('python3', ['-W', 'ignore', '-c', script], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return JSON.parse(output);
}

/** Some files of the standard library, for their variety. */
export const LIBRARY_SAMPLE = [
  'asyncio/tasks.py',
  'collections/__init__.py',
  'concurrent/futures/thread.py',
  'contextlib.py',
  'dataclasses.py',
  'enum.py',
  'queue.py',
  'selectors.py',
  'test/test_asyncgen.py',
  'test/test_coroutines.py',
  'test/test_exception_group.py',
  'test/test_dict.py',
  'test/test_grammar.py',
  'test/test_patma.py',
  'test/test_unpack_ex.py',
  'threading.py',
  'typing.py',
];

/** The package outside the standard library that a program needs and python3 doesn't have. */
export function missingPackage(program: string): string | undefined {
  const imports = program.matchAll(/^(?:from|import) (greenlet|gevent)\b/gm);
  for (const name of new Set(Array.from(imports, (found) => found[1]!))) {
    if (spawnSync('python3', ['-c', `import ${name}`]).status !== 0) return name;
  }
  return undefined;
}
