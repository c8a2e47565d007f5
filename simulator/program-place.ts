/**
 * Where a program lies on its machine: wherever it was opened from, to itself it is in the working
 * directory, beside its data files and modules.
 */
import { WORKING_DIRECTORY } from './machine-settings.ts';

const HERE = `${WORKING_DIRECTORY}/`;

/** The file's own name, without the folders it was opened from. */
export function bareName(name: string): string {
  return name.split(/[/\\]/).at(-1) ?? name;
}

/** Its absolute path: `__file__`, and the file of its code. */
export function programPlace(name: string): string {
  return HERE + bareName(name);
}

/** What people are shown of a file on the machine: from the working directory on, if it lies there. */
export function shownPath(path: string): string {
  return path.startsWith(HERE) ? path.slice(HERE.length) : path;
}
