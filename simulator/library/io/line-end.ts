/** Where lines end, by the newline argument that a text file was opened with. */

/** At which of these a text that is not translated ends a line. */
const ANY = /\r\n|\r|\n/g;

/**
 * The offset behind the first line end from `start` on; undefined when there is none.
 *
 * @param newline - undefined: line ends have become \n; '': those of all kinds count.
 * @param before - what of the line stands before `text`: a line end of two characters may be divided.
 */
export function lineEnd(
  text: string,
  start: number,
  newline: string | undefined,
  before: string,
): number | undefined {
  if (newline === '') {
    const any = new RegExp(ANY);
    any.lastIndex = start;
    const found = any.exec(text);
    return found === null ? undefined : found.index + found[0].length;
  }
  if (newline === '\r\n' && before.endsWith('\r') && text.startsWith('\n', start)) {
    return start + 1;
  }
  const end = newline ?? '\n';
  const at = text.indexOf(end, start);
  return at < 0 ? undefined : at + end.length;
}
