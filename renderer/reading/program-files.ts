/** The files that a program has to do with, among those that every machine has. */
import type { FileSnapshot } from '../../simulator/index.ts';

export interface ProgramFile {
  /** As a program that starts in its home names it. */
  readonly name: string;
  readonly file: FileSnapshot;
}

const HOME = '/home/user/';
const SHARED = '/tmp/';

/** A directory is told by what is in it, so only an empty one stands for itself. */
export function programFiles(files: readonly FileSnapshot[]): readonly ProgramFile[] {
  return files.flatMap((file, index) => {
    const { path, kind } = file;
    const isOwn = path.startsWith(HOME);
    const isFull = kind === 'directory' && files[index + 1]?.path.startsWith(`${path}/`) === true;
    if (isFull || !(isOwn || path.startsWith(SHARED))) return [];
    return [{ name: isOwn ? path.slice(HOME.length) : path, file }];
  });
}
