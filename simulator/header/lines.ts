/** Where in a file a key of its TOML stands: the parser of TOML does not tell. */
export interface HeaderBlock {
  /** TOML, line for line. */
  readonly toml: string;
  /** 1-based line in the file of the TOML's first line. */
  readonly firstLine: number;
}

/**
 * The line in the file where the header says `path` ("params.N.min", or its parts), or the nearest part
 * of it.
 */
export function lineOfKey(
  block: HeaderBlock | undefined,
  path: string | readonly string[],
): number {
  if (block === undefined) return 1;
  const lines = block.toml.split('\n');
  const keys = typeof path === 'string' ? path.split('.') : path;
  for (const key of keys.toReversed()) {
    const name = key.replace(/[^\w]/g, '\\$&');
    const pattern = new RegExp(
      `(?:^|[\\s{,"'])${name}["']?\\s*=|^\\s*\\[\\s*(?:[\\w.-]+\\.)?${name}\\s*\\]`,
    );
    const index = lines.findIndex((line) => pattern.test(line));
    if (index >= 0) return block.firstLine + index;
  }
  return block.firstLine;
}
