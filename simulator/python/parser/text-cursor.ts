/** A place in a text: lines, and columns in code points. */
import { SyntaxProblemError, type SyntaxProblem } from './problem.ts';
import type { Origin } from './tokens.ts';

export class TextCursor {
  protected readonly text: string;
  protected at = 0;
  protected line: number;
  /** Where the current line starts; before the text when that begins within a line. */
  protected lineStart: number;
  /** Surrogate pairs passed on this line: columns count code points. */
  protected pairs = 0;

  constructor(text: string, origin: Origin) {
    this.text = text;
    this.line = origin.line;
    this.lineStart = -origin.column;
  }

  protected column(index: number): number {
    return index - this.lineStart - this.pairs;
  }

  protected nextLine(): void {
    this.line++;
    this.lineStart = this.at;
    this.pairs = 0;
  }

  protected countPairs(from: number, to: number): void {
    const { text } = this;
    for (let i = from; i < to; i++) {
      const code = text.charCodeAt(i);
      if (code >= 0xdc00 && code <= 0xdfff) this.pairs++;
    }
  }

  protected codePoints(from: number, to: number): number {
    return [...this.text.slice(from, to)].length;
  }

  protected fail(
    type: SyntaxProblem['type'],
    what: string,
    column: number,
    endColumn: number,
    hint = '',
  ): never {
    const { line } = this;
    throw new SyntaxProblemError({
      type,
      line,
      column: Math.max(column, 1),
      endLine: line,
      endColumn,
      what,
      hint,
    });
  }
}
