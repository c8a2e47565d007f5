/** Open files that are sent in messages of Unix sockets (unix(7), SCM_RIGHTS). */
import type { OpenFile } from './open-file.ts';

/** Of one message, in order. */
export type PassedFiles = readonly OpenFile[];

/** So many go into one message. */
export const PASSED_FILES_MAX = 253;

/** They stay open from now on, whatever their sender closes. */
export function hold(files: PassedFiles): void {
  for (const file of files) file.references++;
}

export function letGo(files: PassedFiles): void {
  for (const file of files) file.release();
}
