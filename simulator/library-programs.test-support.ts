/**
 * Programs that use the library, each with what CPython 3.11 prints for it beside it:
 * `python3 NAME.py > NAME.out` remakes that.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const FOLDER = path.join(import.meta.dirname, 'library', 'conformance');

/** Their file names, to be found in {@link FOLDER}. */
export const PROGRAMS: readonly string[] = readdirSync(FOLDER).filter((name) =>
  name.endsWith('.py'),
);

export function textOf(program: string): string {
  return readFileSync(path.join(FOLDER, program), 'utf8');
}

/** What CPython prints for the program. */
export function outputOf(program: string): string {
  return textOf(program.replace(/py$/, 'out'));
}
