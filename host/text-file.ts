/**
 * Reads a file that the user wants to open, for Electron and for the loopback server alike.
 * A file that cannot be opened is a value with a code, not an exception: the app goes on.
 */
import { open } from 'node:fs/promises';
import path from 'node:path';

import { FILE_SIZE_LIMIT_BYTES, openResult, tooLarge } from '../electron/bridge.ts';
import type { DataResult, FileProblem, OpenResult, ProblemResult } from '../electron/bridge.ts';

export function readTextFile(file: string): Promise<OpenResult> {
  return readWhole<OpenResult>(file, (name, bytes) => openResult(name, file, bytes));
}

export function readDataFile(file: string): Promise<DataResult> {
  return readWhole<DataResult>(file, (name, bytes) => ({ kind: 'file', file: { name, bytes } }));
}

async function readWhole<Result>(
  file: string,
  resultOf: (name: string, bytes: Uint8Array) => Result,
): Promise<Result | ProblemResult> {
  const name = path.basename(file);
  const problem = (code: FileProblem['code'], detail?: string): ProblemResult => ({
    kind: 'problem',
    problem: { code, name, path: file, ...(detail === undefined ? {} : { detail }) },
  });
  try {
    const handle = await open(file, 'r');
    try {
      const stat = await handle.stat();
      if (stat.isDirectory()) return problem('directory');
      if (!stat.isFile()) return problem('unreadable', 'special');
      if (stat.size > FILE_SIZE_LIMIT_BYTES) return tooLarge(name, file, stat.size);
      return resultOf(name, await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (code === 'ENOENT' || code === 'ENOTDIR') return problem('notFound');
    // Windows refuses to open a directory at all.
    return code === 'EISDIR' ? problem('directory') : problem('unreadable', code);
  }
}

export function readTextFiles(files: readonly string[]): Promise<OpenResult[]> {
  return Promise.all(files.map(readTextFile));
}

/** The terminal's own line about a file; the window phrases its message from the code. */
export function describeProblem(problem: FileProblem): string {
  const file = problem.path ?? problem.name;
  switch (problem.code) {
    case 'binary':
      return `${file}: this is not UTF-8 text, so it cannot be a program or a job table.`;
    case 'tooLarge':
      return `${file}: ${megabytes(problem.sizeBytes)} is too large; a file may have ${megabytes(problem.limitBytes)}.`;
    case 'notFound':
      return `${file}: there is no such file.`;
    case 'directory':
      return `${file}: this is a folder; name a .py or .toml file in it.`;
    case 'unreadable':
      return problem.detail === 'special'
        ? `${file}: this is a device or a pipe, not a file.`
        : `${file}: it cannot be read (${problem.detail ?? 'unknown'}).`;
  }
}

function megabytes(bytes: number | undefined): string {
  return `${((bytes ?? 0) / 1e6).toFixed(1)} MB`;
}
