/** A place in a text of XML, and the small things that are read there. */
import { Incomplete, isAllowed, NAME, NotWellFormed } from './characters.ts';

const BLANKS = /[ \t\r\n]*/y;
const REFERENCE = /&(?:#x([0-9a-fA-F]+)|#([0-9]+));/y;

export class Cursor {
  readonly text: string;
  at: number;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  peek(): string {
    if (this.at >= this.text.length) throw new Incomplete();
    return this.text[this.at]!;
  }

  wrong(at = this.at): NotWellFormed {
    return new NotWellFormed('token', at);
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found !== null) this.at += found[0].length;
    return found;
  }

  /** Whether there were any. */
  blanks(): boolean {
    return this.match(BLANKS)![0] !== '';
  }

  /** The text must go on with this. */
  expect(wanted: string): void {
    for (const character of wanted) {
      if (this.peek() !== character) throw this.wrong();
      this.at++;
    }
  }

  name(): string {
    const start = this.peek();
    const found = this.match(NAME);
    if (found === null) throw this.wrong();
    if (this.at >= this.text.length) throw new Incomplete();
    return start + found[0].slice(1);
  }

  /** What stands before the first `end`; the place is behind it then. */
  until(end: string): string {
    const found = this.text.indexOf(end, this.at);
    if (found < 0) throw new Incomplete();
    const text = this.text.slice(this.at, found);
    this.at = found + end.length;
    return text;
  }

  /** A text in quotes. */
  quoted(): string {
    const quote = this.peek();
    if (quote !== '"' && quote !== "'") throw this.wrong();
    this.at++;
    return this.until(quote);
  }

  /** `&name;`: its name; `&#65;`: the character itself. */
  reference(): { readonly name: string } | string {
    const start = this.at;
    const number = this.match(REFERENCE);
    if (number !== null) {
      const code = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
      if (!isAllowed(code)) throw new NotWellFormed('number', start);
      return String.fromCodePoint(code);
    }
    this.at++;
    if (this.peek() === '#') {
      this.at++;
      const isHexadecimal = this.peek() === 'x';
      if (isHexadecimal) this.at++;
      while ((isHexadecimal ? /[0-9a-fA-F]/ : /[0-9]/).test(this.peek())) this.at++;
      throw this.wrong();
    }
    const name = this.name();
    this.expect(';');
    return { name };
  }
}
