/** Where the rows and keys of a job table stand in its file: the parser of TOML does not tell. */

/**
 * 1-based line of a key in the `row`-th `[[section]]`; of the section itself when the key is not found there,
 * and of `section = …` when there is no such section.
 */
export function lineOf(text: string, section: string, row: number, key: string): number {
  const lines = text.split(/\r\n|\r|\n/);
  const starts = lines.flatMap((line, i) => (sectionOf(line) === section ? [i] : []));
  const start = starts[row];
  if (start === undefined)
    return (
      1 +
      Math.max(
        0,
        lines.findIndex((line) => isKey(line, section)),
      )
    );
  for (let i = start + 1; i < lines.length && sectionOf(lines[i]) === undefined; i++) {
    if (isKey(lines[i], key)) return i + 1;
  }
  return start + 1;
}

function sectionOf(line: string): string | undefined {
  return /^\s*\[\[?\s*([\w.-]+)\s*\]\]?/.exec(line)?.[1];
}

function isKey(line: string, key: string): boolean {
  const [written] = line.split('=', 1);
  return line.includes('=') && written.trim().replaceAll(/["']/g, '') === key;
}
