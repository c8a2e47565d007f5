/** A program named on the command line: a file, or a scenario of the catalogue by its listed name. */
import type { SourceFile } from '../simulator/index.ts';
import { catalogue } from './catalogue.ts';
import { PROGRAM_LIMIT_BYTES, readText } from './read-text.ts';
import type { TextResult } from './read-text.ts';

export type ProgramResult =
  | { readonly kind: 'program'; readonly source: SourceFile }
  | Extract<TextResult, { kind: 'problem' }>;

export function readProgram(file: string): ProgramResult {
  const result = readText(file, PROGRAM_LIMIT_BYTES);
  if (result.kind === 'text') return program(file, result.text);
  // What `sim list` names can be run from any folder.
  const listed = catalogue().get(file.replaceAll('\\', '/').replace(/^\.\//, ''));
  return listed === undefined ? result : program(file, listed);
}

function program(name: string, text: string): ProgramResult {
  return { kind: 'program', source: { name, text } };
}
