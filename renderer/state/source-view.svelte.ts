/** Which source file is shown, and which of its lines was asked for. */

export interface LineRequest {
  readonly source: number;
  readonly line: number;
  /** From 1; undefined: the line as a whole. */
  readonly column: number | undefined;
  /** Asking for the same line again scrolls there again. */
  readonly serial: number;
}

export class SourceView {
  /** Index into the trace's sources; 0 is the program itself. */
  source = $state(0);
  request = $state.raw<LineRequest>();

  showLine(source: number, line: number, column?: number): void {
    this.source = source;
    this.request = { source, line, column, serial: (this.request?.serial ?? 0) + 1 };
  }

  reset(): void {
    this.source = 0;
    this.request = undefined;
  }
}
