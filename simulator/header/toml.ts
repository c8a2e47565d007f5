/** The TOML of a header: what is wrong with it is told by its place in the file. */
import { parse, TomlError } from 'smol-toml';
import { HeaderError } from './error.ts';
import type { HeaderBlock } from './lines.ts';

/** @throws {HeaderError} */
export function parseToml(block: HeaderBlock): Readonly<Record<string, unknown>> {
  try {
    return parse(block.toml);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const reason = error.message.split('\n')[0]?.replace(/^Invalid TOML document: /, '') ?? '';
    throw new HeaderError(
      `the header is no valid TOML: ${reason}`,
      'a line is `# key = value` or `# [table]`; texts stand in quotes',
      block.firstLine + error.line - 1,
      error.column + 2,
    );
  }
}
