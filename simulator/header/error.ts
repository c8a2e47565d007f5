/** What is wrong with a header, and where. */
export class HeaderError extends Error {
  /** 1-based, in the whole file. */
  readonly line: number;
  readonly column: number;
  readonly hint: string;

  constructor(message: string, hint: string, line: number, column = 1) {
    super(message);
    this.name = 'HeaderError';
    this.hint = hint;
    this.line = line;
    this.column = column;
  }
}
