/** Reads a text token by token, with CPython 3.11's rules and complaints. */
import {
  codePointName,
  firstBadCharacter,
  isAsciiIdentifierStart,
  isDigit,
  isPotentialIdentifierPart,
  isPotentialIdentifierStart,
  isPrintable,
} from './characters.ts';
import { scanNumber } from './numbers.ts';
import { SyntaxProblemError, type SyntaxProblem } from './problem.ts';
import { TextCursor } from './text-cursor.ts';
import type { Token, TokenKind } from './tokens.ts';

/** Indentation levels and nested brackets that CPython's tokenizer allows. */
const INDENTATION_MAX = 100;
const NESTING_MAX = 200;
const TAB_WIDTH = 8;

const OPERATOR =
  /\*\*=|\/\/=|>>=|<<=|\.\.\.|!=|->|:=|==|<=|>=|<>|\*\*|\/\/|<<|>>|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|@=|[-+*/%@&|^~<>=()[\]{},:;.$?!`]/y;

const STRING_START = /(?:[rR][bBfF]?|[bBfF][rR]?|[uU])?(?:'''|"""|'|")/y;

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

interface Bracket {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

export class Scanner extends TextCursor {
  readonly tokens: Token[] = [];
  private readonly brackets: Bracket[] = [];
  /** Widths of the open indentations, with tabs to multiples of 8 and with tabs as 1. */
  private readonly indents: { readonly wide: number; readonly narrow: number }[] = [
    { wide: 0, narrow: 0 },
  ];

  run(): void {
    const nul = this.text.indexOf('\0');
    if (nul >= 0) this.failAtNul(nul);
    while (this.at < this.text.length) {
      if (this.startLine()) this.scanLogicalLine();
    }
    if (this.brackets.length > 0) return;
    this.addEnd();
  }

  /** The innermost bracket that is still open at the end. */
  unclosed(): SyntaxProblem | undefined {
    const open = this.brackets[this.brackets.length - 1];
    if (open === undefined) return undefined;
    return {
      type: 'SyntaxError',
      line: open.line,
      column: open.column + 1,
      endLine: open.line,
      endColumn: 0,
      what: `'${open.text}' was never closed`,
      hint: '',
    };
  }

  private add(kind: TokenKind, start: number, text: string): void {
    const { line } = this;
    const column = this.column(start);
    this.tokens.push({
      kind,
      text,
      line,
      column,
      endLine: line,
      endColumn: column + text.length,
      depth: this.brackets.length,
    });
  }

  private addEmpty(kind: TokenKind): void {
    const { line } = this;
    const column = this.column(this.at);
    this.tokens.push({ kind, text: '', line, column, endLine: line, endColumn: column, depth: 0 });
  }

  /** What ends the file stands behind its last line. */
  private addEnd(): void {
    const lines = this.text.split('\n');
    if (lines.length > 1) lines.pop();
    const line = this.line - (this.text.endsWith('\n') ? 1 : 0);
    const column = [...lines[lines.length - 1]!].length;
    const place = { line, column, endLine: line, endColumn: column, text: '', depth: 0 };
    for (let i = this.indents.length; i > 1; i--) this.tokens.push({ kind: 'dedent', ...place });
    this.tokens.push({ kind: 'end', ...place });
  }

  /** Reads the indentation; false when the line is blank (and is now behind us). */
  private startLine(): boolean {
    const { text } = this;
    let wide = 0;
    let narrow = 0;
    /** Only the first of several lines joined by backslashes counts. */
    let joined: number | undefined;
    for (;;) {
      const character = text[this.at];
      if (character === ' ') {
        wide++;
        narrow++;
      } else if (character === '\t') {
        wide = (Math.floor(wide / TAB_WIDTH) + 1) * TAB_WIDTH;
        narrow++;
      } else if (character === '\f') {
        wide = 0;
        narrow = 0;
      } else if (character === '\\') {
        joined ??= wide;
        this.joinLine();
        continue;
      } else {
        break;
      }
      this.at++;
    }
    if (this.at >= text.length) return false;
    if (text[this.at] === '#') this.skipComment();
    if (text[this.at] === '\n') {
      this.at++;
      this.nextLine();
      return false;
    }
    this.indent(joined ?? wide, joined ?? narrow);
    return true;
  }

  private indent(wide: number, narrow: number): void {
    const { indents } = this;
    let top = indents[indents.length - 1]!;
    if (wide > top.wide) {
      if (indents.length >= INDENTATION_MAX) {
        this.fail('IndentationError', 'too many levels of indentation', 0, 0);
      }
      if (narrow <= top.narrow) this.failOnTabs();
      indents.push({ wide, narrow });
      this.addEmpty('indent');
      return;
    }
    if (!indents.some((level) => level.wide === wide)) {
      const end = this.text.indexOf('\n', this.at);
      this.fail(
        'IndentationError',
        'unindent does not match any outer indentation level',
        this.codePoints(this.lineStart, end) + 1,
        -1,
      );
    }
    while (wide < top.wide) {
      indents.pop();
      top = indents[indents.length - 1]!;
      // CPython's place is one short here.
      const column = this.column(this.at) - 1;
      const place = { line: this.line, column, endLine: this.line, endColumn: column };
      this.tokens.push({ kind: 'dedent', text: '', depth: 0, ...place });
    }
    if (narrow !== top.narrow) this.failOnTabs();
  }

  private failOnTabs(): never {
    this.fail(
      'TabError',
      'inconsistent use of tabs and spaces in indentation',
      0,
      0,
      'Indent every line with spaces only.',
    );
  }

  private scanLogicalLine(): void {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === 32 || code === 9 || code === 12) {
        this.at++;
      } else if (code === 10) {
        if (this.endLine(this.at)) return;
      } else if (code === 35) {
        const start = this.at;
        this.skipComment();
        if (this.endLine(start)) return;
      } else if (code === 92) {
        this.joinLine();
        if (this.at >= text.length) return;
      } else if (Number.isNaN(code)) {
        return;
      } else {
        this.scanToken(code);
      }
    }
  }

  /** At a line end; true when it ends the logical line. A comment belongs to the newline token. */
  private endLine(start: number): boolean {
    const inside = this.brackets.length > 0;
    if (!inside) {
      const column = this.column(start);
      const endColumn = this.column(this.at);
      this.tokens.push({
        kind: 'newline',
        text: '',
        line: this.line,
        column,
        endLine: this.line,
        endColumn,
        depth: 0,
      });
    }
    this.at++;
    this.nextLine();
    return !inside;
  }

  private skipComment(): void {
    const end = this.text.indexOf('\n', this.at);
    this.countPairs(this.at, end);
    this.at = end;
  }

  /** At a backslash outside strings: the next line continues this one. */
  private joinLine(): void {
    if (this.text[this.at + 1] !== '\n') {
      this.fail(
        'SyntaxError',
        'unexpected character after line continuation character',
        this.column(this.at) + 2,
        0,
        'A backslash that joins two lines must be the last character of its line.',
      );
    }
    if (this.at + 2 >= this.text.length) {
      this.fail('SyntaxError', 'unexpected EOF while parsing', this.column(this.at) + 2, -1);
    }
    this.at += 2;
    this.nextLine();
  }

  private scanToken(code: number): void {
    const { text, at } = this;
    if (isPotentialIdentifierStart(code) || code === 34 || code === 39) {
      STRING_START.lastIndex = at;
      if (STRING_START.test(text)) this.scanString(at, STRING_START.lastIndex);
      else this.scanName(at);
      return;
    }
    if (isDigit(code) || (code === 46 && isDigit(text.charCodeAt(at + 1)))) {
      const end = scanNumber(text, at);
      if (typeof end !== 'number') {
        this.fail(
          'SyntaxError',
          end.what,
          this.column(end.at) + 1,
          this.column(end.end) + 1,
          end.hint,
        );
      }
      this.at = end;
      this.add('number', at, text.slice(at, end));
      return;
    }
    OPERATOR.lastIndex = at;
    if (!OPERATOR.test(text)) {
      const column = this.column(at) + 1;
      this.fail(
        'SyntaxError',
        `invalid non-printable character ${codePointName(text[at]!)}`,
        column,
        column,
      );
    }
    const operator = text.slice(at, OPERATOR.lastIndex);
    if (operator in CLOSERS) this.openBracket(operator);
    else if (operator === ')' || operator === ']' || operator === '}') this.closeBracket(operator);
    this.at = OPERATOR.lastIndex;
    this.add('operator', at, operator);
  }

  private openBracket(text: string): void {
    const column = this.column(this.at);
    if (this.brackets.length >= NESTING_MAX) {
      this.fail('SyntaxError', 'too many nested parentheses', column + 1, column + 1);
    }
    this.brackets.push({ text, line: this.line, column });
  }

  private closeBracket(text: string): void {
    const open = this.brackets.pop();
    const column = this.column(this.at) + 1;
    if (open === undefined) this.fail('SyntaxError', `unmatched '${text}'`, column, column);
    if (CLOSERS[open.text] === text) return;
    const where = open.line === this.line ? '' : ` on line ${open.line}`;
    this.fail(
      'SyntaxError',
      `closing parenthesis '${text}' does not match opening parenthesis '${open.text}'${where}`,
      column,
      column,
    );
  }

  private scanName(start: number): void {
    const { text } = this;
    let end = start + 1;
    let ascii = isAsciiIdentifierStart(text.charCodeAt(start));
    for (;;) {
      const code = text.charCodeAt(end);
      if (!isPotentialIdentifierPart(code)) break;
      if (code >= 128) ascii = false;
      end++;
    }
    if (ascii) {
      this.at = end;
      this.add('name', start, text.slice(start, end));
      return;
    }
    const characters = [...text.slice(start, end)];
    const bad = firstBadCharacter(characters);
    if (bad >= 0) this.failAtCharacter(this.column(start) + bad + 1, characters[bad]!);
    const column = this.column(start);
    this.countPairs(start, end);
    this.at = end;
    this.tokens.push({
      kind: 'name',
      text: text.slice(start, end).normalize('NFKC'),
      line: this.line,
      column,
      endLine: this.line,
      endColumn: this.column(end),
      depth: this.brackets.length,
    });
  }

  private failAtCharacter(column: number, character: string): never {
    const name = codePointName(character);
    if (!isPrintable(character)) {
      this.fail('SyntaxError', `invalid non-printable character ${name}`, column, column);
    }
    this.fail(
      'SyntaxError',
      `invalid character '${character}' (${name})`,
      column,
      column,
      /[“”„‘’‚«»]/.test(character)
        ? "Python's quotes are the straight ones, \" and '."
        : 'This character is no part of Python outside strings and comments.',
    );
  }

  private scanString(start: number, contentStart: number): void {
    const { text, line } = this;
    const quote = text[contentStart - 1]!;
    const triple = contentStart - start >= 3 && text.endsWith(quote.repeat(3), contentStart);
    const column = this.column(start);
    const closing = triple ? quote.repeat(3) : quote;
    let at = contentStart;
    while (!text.startsWith(closing, at)) {
      const code = text.charCodeAt(at);
      if (code === 92) at++;
      if (Number.isNaN(code) || at >= text.length || (code === 10 && !triple)) {
        this.failAtString(line, column, triple);
      }
      if (text.charCodeAt(at) === 10) {
        this.at = at + 1;
        this.nextLine();
      }
      at++;
    }
    this.at = at + closing.length;
    this.countPairs(Math.max(start, this.lineStart), this.at);
    this.tokens.push({
      kind: 'string',
      text: text.slice(start, this.at),
      line,
      column,
      endLine: this.line,
      endColumn: this.column(this.at),
      depth: this.brackets.length,
    });
  }

  private failAtString(line: number, column: number, triple: boolean): never {
    const last = triple ? this.line - (this.text.endsWith('\n') ? 1 : 0) : this.line;
    throw new SyntaxProblemError({
      type: 'SyntaxError',
      line,
      column: column + 1,
      endLine: line,
      endColumn: column + 1,
      what: `unterminated ${triple ? 'triple-quoted ' : ''}string literal (detected at line ${last})`,
      hint: triple
        ? 'Close it with the three quotes it begins with.'
        : 'Close it with the quote it begins with, on the same line.',
    });
  }

  private failAtNul(index: number): never {
    const before = this.text.slice(0, index).split('\n');
    this.line = before.length;
    this.fail(
      'SyntaxError',
      'source code cannot contain null bytes',
      [...before[before.length - 1]!].length + 1,
      0,
      'This looks like a binary file, not a Python program.',
    );
  }
}
