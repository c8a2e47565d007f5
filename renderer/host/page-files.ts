/** Files that the page itself can read: from an input element, or dropped. */
import { FILE_SIZE_LIMIT_BYTES, tooLarge } from '../../electron/bridge.ts';
import type { DataResult, ProblemResult } from '../../electron/bridge.ts';

export async function readWhole<Result>(
  file: File,
  resultOf: (bytes: Uint8Array) => Result,
): Promise<Result | ProblemResult> {
  // Judged by size first: a film dropped by mistake is not read into memory.
  if (file.size > FILE_SIZE_LIMIT_BYTES) return tooLarge(file.name, undefined, file.size);
  try {
    return resultOf(new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    const detail = error instanceof DOMException ? error.name : String(error);
    // Browsers give a dropped folder as a file that cannot be read.
    const code = file.type === '' && file.size % 4096 === 0 ? 'directory' : 'unreadable';
    return { kind: 'problem', problem: { code, name: file.name, path: undefined, detail } };
  }
}

export function readDataFiles(files: readonly File[]): Promise<readonly DataResult[]> {
  return Promise.all(
    files.map((file) =>
      readWhole<DataResult>(file, (bytes) => ({ kind: 'file', file: { name: file.name, bytes } })),
    ),
  );
}
