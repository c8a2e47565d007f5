/**
 * Where a program lies on its machine: wherever it was opened from, to itself it is in the working
 * directory, beside its data files and modules.
 */
import { LIBRARY_DIRECTORY, WORKING_DIRECTORY } from './machine-settings.ts';

const HERE = `${WORKING_DIRECTORY}/`;
const SHOWN_WITHOUT = [HERE, `${LIBRARY_DIRECTORY}/`];

/** The file's own name, without the folders it was opened from. */
export function bareName(name: string): string {
  return name.split(/[/\\]/).at(-1) ?? name;
}

/** Its absolute path: `__file__`, and the file of its code. */
export function programPlace(name: string): string {
  return HERE + bareName(name);
}

/** What people are shown of a file on the machine: the way from the working directory or the library, if it lies there. */
export function shownPath(path: string): string {
  const folder = SHOWN_WITHOUT.find((start) => path.startsWith(start)) ?? '';
  return path.slice(folder.length);
}
