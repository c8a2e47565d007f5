/** Finds the comment block of the header and takes the comment signs off (PEP 723). */
import { HeaderError } from './error.ts';
import type { HeaderBlock } from './lines.ts';

const START = /^# \/\/\/ timeslice\s*$/;
const END = /^# \/\/\/\s*$/;

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
