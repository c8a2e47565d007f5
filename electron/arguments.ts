/** The files among the words of a command line. */
import path from 'node:path';

/**
 * Electron and Chromium put options of their own among the arguments, hence everything that begins
 * with a dash is left out; a file of that name can be given as `./-name`.
 *
 * @param argv as the process received it
 * @param packaged whether the program is the app itself; otherwise it is Electron, and the first plain
 *   word is the folder of the app
 * @param folder what relative paths start from
 */
export function filesOf(argv: readonly string[], packaged: boolean, folder: string): string[] {
  const words = argv.slice(1).filter((word) => word !== '' && !word.startsWith('-'));
  return (packaged ? words : words.slice(1)).map((word) => path.resolve(folder, word));
}
