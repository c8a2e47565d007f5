/** Finds the comment block that holds a program's header (the form of PEP 723). */
import type { Diagnostic } from '../../trace/trace.ts';

export interface HeaderBlock {
  /** The TOML between the markers, without the comment signs. */
  readonly toml: string;
  /** 1-based line of the opening marker. */
  readonly line: number;
}

export type BlockResult =
  | { readonly kind: 'block'; readonly block: HeaderBlock }
  | { readonly kind: 'none' }
  | { readonly kind: 'broken'; readonly diagnostic: Diagnostic };

const OPENING = '# /// timeslice';
const CLOSING = '# ///';

export function findBlock(file: string, text: string): BlockResult {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/);
  const opening = lines.findIndex((line) => line.trimEnd() === OPENING);
  if (opening < 0) return { kind: 'none' };
  const end = closingLine(lines, opening);
  if (end < 0) {
    const hint = `End the header with a line "${CLOSING}"; every line before it starts with "#".`;
    return broken(file, opening, 'the header is never closed', hint);
  }
  const second = lines.findIndex((line, i) => i > end && line.trimEnd() === OPENING);
  if (second >= 0) {
    return broken(
      file,
      second,
      'a second header',
      `A program has one header; the first is on line ${opening + 1}.`,
    );
  }
  const toml = lines
    .slice(opening + 1, end)
    .map((line) => line.slice(line.startsWith('# ') ? 2 : 1));
  return { kind: 'block', block: { toml: toml.join('\n'), line: opening + 1 } };
}

/** The last closing marker of the run of comment lines that starts at `opening`; −1: none. */
function closingLine(lines: readonly string[], opening: number): number {
  let closing = -1;
  for (let i = opening + 1; i < lines.length; i++) {
    const line = lines[i]!.trimEnd();
    if (line !== '#' && !line.startsWith('# ')) break;
    if (line === OPENING) break;
    if (line === CLOSING) closing = i;
  }
  return closing;
}

function broken(file: string, index: number, what: string, hint: string): BlockResult {
  return { kind: 'broken', diagnostic: { file, line: index + 1, column: 1, what, hint } };
}

/** The place in the file of a place in the block's TOML (both 1-based). */
export function placeInFile(
  block: HeaderBlock,
  line: number,
  column: number,
): { readonly line: number; readonly column: number } {
  return { line: block.line + line, column: column + 2 };
}
