/** A line at the bottom of a terminal that tells how much is done. Where nobody looks there is none. */
import type { Terminal } from './command.ts';

const CLEAR_LINE = '\r\u001b[K';

export class Progress {
  private readonly total: number;
  private readonly terminal: Terminal;
  private count = 0;
  private shown = false;

  constructor(total: number, terminal: Terminal) {
    this.total = total;
    this.terminal = terminal;
  }

  async show(count: number): Promise<void> {
    this.count = count;
    if (!this.terminal.watched || count === this.total) return;
    this.shown = true;
    await this.terminal.err(`${CLEAR_LINE}${count} of ${this.total} done, Ctrl-C stops`);
  }

  /** Before anything else is printed. */
  async clear(): Promise<void> {
    if (!this.shown) return;
    this.shown = false;
    await this.terminal.err(CLEAR_LINE);
  }

  stoppedText(): string {
    return `stopped: ${this.count} of ${this.total} done\n`;
  }
}
