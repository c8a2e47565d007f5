/** CPython 3.11 as the oracle of tests, where it is installed. */
import { execFileSync } from 'node:child_process';

/** Runs a Python script that reads JSON from standard input and prints JSON; undefined without 3.11. */
export function askPython(script: string, input: unknown): unknown {
  try {
    const version = execFileSync('python3', ['-c', 'import sys; print(sys.version_info[:2])'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    if (version.trim() !== '(3, 11)') return undefined;
  } catch {
    return undefined;
  }
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
