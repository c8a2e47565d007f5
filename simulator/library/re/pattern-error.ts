/** What is wrong with a pattern or a replacement, before it becomes a `re.error` of the program. */
export class PatternError {
  readonly message: string;
  /** In characters; undefined for what is wrong with the pattern as a whole. */
  readonly position: number | undefined;

  constructor(message: string, position: number | undefined) {
    this.message = message;
    this.position = position;
  }
}
