/** Finds the comment block of the header and takes the comment signs off (PEP 723). */
import { HeaderError } from './error.ts';

const START = /^# \/\/\/ timeslice\s*$/;
const END = /^# \/\/\/\s*$/;

export interface HeaderBlock {
  /** TOML, line for line. */
  readonly toml: string;
  /** 1-based line in the file of the TOML's first line. */
  readonly firstLine: number;
}

export function findBlock(text: string): HeaderBlock | undefined {
  const lines = text.split(/\r\n|\r|\n/);
  const start = lines.findIndex((line) => START.test(line));
  if (start < 0) return undefined;
  const toml: string[] = [];
  for (let i = start + 1; i < lines.length; i++) {
    const line = lines[i] as string;
    if (END.test(line)) return { toml: toml.join('\n'), firstLine: start + 2 };
    if (line !== '#' && !line.startsWith('# ')) {
      throw new HeaderError(
        'the header is not closed',
        'end it with a line `# ///`; every line of it begins with `# `',
        i + 1,
      );
    }
    toml.push(line.slice(2));
  }
  throw new HeaderError('the header is not closed', 'end it with a line `# ///`', start + 1);
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
    const pattern = new RegExp(`(?:^|[\\s{,"'])${name}["']?\\s*=|^\\s*\\[\\s*${name}\\s*\\]`);
    const index = lines.findIndex((line) => pattern.test(line));
    if (index >= 0) return block.firstLine + index;
  }
  return block.firstLine;
}
