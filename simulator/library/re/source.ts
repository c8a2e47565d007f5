/** A pattern or template as it is read: by tokens (a character, or a backslash with the one behind it). */
import { PatternError } from './pattern-error.ts';

export const OCTAL = '01234567';
export const DIGITS = '0123456789';
export const HEXADECIMAL = '0123456789abcdefABCDEF';

export class Source {
  /** The code points of the pattern, each as a string; bytes as characters of the same number. */
  private readonly characters: readonly string[];
  readonly isText: boolean;
  /** The token that comes next; undefined at the end. */
  next: string | undefined;
  /** The place of the token that comes next. */
  position = 0;
  private index = 0;

  constructor(characters: readonly string[], isText: boolean) {
    this.characters = characters;
    this.isText = isText;
    this.next = this.read();
  }

  private read(): string | undefined {
    this.position = this.index;
    const character = this.characters[this.index];
    if (character === undefined) return undefined;
    this.index++;
    if (character !== '\\') return character;
    const escaped = this.characters[this.index];
    if (escaped === undefined) {
      throw new PatternError('bad escape (end of pattern)', this.position);
    }
    this.index++;
    return character + escaped;
  }

  /** Takes the next token. */
  take(): string | undefined {
    const token = this.next;
    this.next = this.read();
    return token;
  }

  /** Takes the next token if it is this one. */
  match(token: string): boolean {
    if (this.next !== token) return false;
    this.take();
    return true;
  }

  /** Takes up to `count` tokens that are one of these characters. */
  takeWhile(count: number, allowed: string): string {
    let result = '';
    for (let i = 0; i < count && this.next !== undefined && allowed.includes(this.next); i++) {
      result += this.take();
    }
    return result;
  }

  /** Takes what is before the terminator, and the terminator. */
  takeUntil(terminator: string, what: string): string {
    const start = this.position;
    let result = '';
    for (;;) {
      const at = this.position;
      const token = this.take();
      if (token === undefined || token === terminator) {
        if (result === '') throw new PatternError(`missing ${what}`, at);
        if (token === terminator) return result;
        throw new PatternError(`missing ${terminator}, unterminated name`, start);
      }
      result += token;
    }
  }

  seek(position: number): void {
    this.index = position;
    this.next = this.read();
  }

  /** An error at the token that comes next. */
  error(message: string): PatternError {
    return new PatternError(message, this.position);
  }
}
