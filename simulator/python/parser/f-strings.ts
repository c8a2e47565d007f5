/**
 * Strings between tokens and tree: a run of adjacent literals becomes one value, and an f-string is
 * taken apart into text and expressions by CPython 3.11's rules (those before PEP 701: no backslash,
 * no comment and not the string's own quotes inside braces).
 */
import type { FormattedValue, LiteralValue } from '../ast.ts';
import { problemAt, SyntaxProblemError } from './problem.ts';
import { decodeBytes, decodeEscapes, type RawString, splitString } from './string-literals.ts';
import { tokenize } from './tokenizer.ts';
import type { Token } from './tokens.ts';

/** A replacement field. Its tokens: an opening bracket, the expression, a closing bracket, the end. */
export interface Field {
  readonly tokens: readonly Token[];
  readonly conversion: FormattedValue['conversion'];
  readonly spec: readonly Piece[] | undefined;
  /** The literal it stands in. */
  readonly literal: Token;
}

/** Text, or a replacement field. */
export type Piece = string | Field;

export type StringRun =
  | { readonly kind: 'plain'; readonly value: LiteralValue; readonly last: Token }
  | { readonly kind: 'formatted'; readonly pieces: readonly Piece[]; readonly last: Token };

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const CONVERSIONS: Readonly<Record<string, FormattedValue['conversion']>> = {
  s: 'str',
  r: 'repr',
  a: 'ascii',
};
const DEPTH_MAX = 200;

/**
 * The value of adjacent string tokens. `after` is the token behind them, where CPython reports most of
 * what is wrong with them.
 */
export function readStringRun(tokens: readonly Token[], after: Token): StringRun {
  const last = tokens[tokens.length - 1]!;
  const { bytes } = splitString(tokens[0]!.text);
  const pieces: Piece[] = [];
  const parts: Uint8Array[] = [];
  let formatted = false;
  for (const token of tokens) {
    const raw = splitString(token.text);
    if (raw.bytes !== bytes) {
      throw problemAt(
        after,
        'cannot mix bytes and nonbytes literals',
        'Adjacent literals become one value: give all of them the prefix b, or none.',
      );
    }
    if (bytes) {
      parts.push(bytesOf(token, raw, after));
    } else if (raw.formatted) {
      formatted = true;
      for (const piece of new FieldReader(token, raw, after).read()) push(pieces, piece);
    } else {
      push(pieces, text(token, raw, after));
    }
  }
  if (formatted) return { kind: 'formatted', pieces, last };
  const value = bytes ? { bytes: joinBytes(parts) } : pieces.join('');
  return { kind: 'plain', value, last };
}

/** The replacement fields of an f-string in order, those of format specifications included. */
export function fieldsOf(pieces: readonly Piece[]): readonly Field[] {
  return pieces.flatMap((piece) =>
    typeof piece === 'string' ? [] : [piece, ...fieldsOf(piece.spec ?? [])],
  );
}

function push(pieces: Piece[], piece: Piece): void {
  const before = pieces[pieces.length - 1];
  if (piece === '') return;
  if (typeof piece === 'string' && typeof before === 'string') {
    pieces[pieces.length - 1] = before + piece;
  } else {
    pieces.push(piece);
  }
}

function text(token: Token, raw: RawString, after: Token): string {
  const content = token.text.slice(raw.start, raw.end);
  if (raw.raw) return content;
  const decoded = decodeEscapes(content);
  if (typeof decoded !== 'string')
    throw problemAt(after, decoded.problem, hintFor(decoded.problem));
  return decoded;
}

/** Python knows every name of Unicode, we only the common ones. */
function hintFor(problem: string): string {
  if (!problem.endsWith('unknown Unicode character name')) return '';
  return 'Only common names are known here: write the character itself, or its number as \\uXXXX.';
}

function bytesOf(token: Token, raw: RawString, after: Token): Uint8Array {
  const decoded = decodeBytes(token.text.slice(raw.start, raw.end), raw.raw);
  if (decoded instanceof Uint8Array) return decoded;
  throw problemAt(decoded.problem.startsWith('bytes') ? token : after, decoded.problem);
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 ? parts[0]! : Uint8Array.from(parts.flatMap((part) => [...part]));
}

class FieldReader {
  private readonly token: Token;
  private readonly raw: boolean;
  private readonly after: Token;
  private readonly text: string;
  private readonly end: number;
  private at: number;

  constructor(token: Token, raw: RawString, after: Token) {
    this.token = token;
    this.raw = raw.raw;
    this.after = after;
    this.text = token.text;
    this.at = raw.start;
    this.end = raw.end;
  }

  /** Everything up to the end, or, inside a format specification, to its closing brace. */
  read(level = 0): readonly Piece[] {
    const pieces: Piece[] = [];
    while (this.at < this.end) {
      const doubled = this.readText(level, pieces);
      if (doubled) continue;
      if (this.at >= this.end || this.text[this.at] === '}') break;
      this.readField(level, pieces);
    }
    return pieces;
  }

  /** Text up to a brace. A doubled brace is one, and ends this piece; true when it did. */
  private readText(level: number, pieces: Piece[]): boolean {
    const { text, end } = this;
    const start = this.at;
    while (this.at < end) {
      let character = text[this.at++];
      if (character === '\\' && !this.raw && this.at < end) {
        character = text[this.at++];
        if (character === 'N') {
          if (text[this.at] === '{') {
            while (this.at < end && text[this.at] !== '}') this.at++;
            this.at++;
          }
          continue;
        }
      }
      if (character !== '{' && character !== '}') continue;
      if (level === 0) {
        if (this.at < end && text[this.at] === character) {
          push(pieces, this.decode(text.slice(start, this.at)));
          this.at++;
          return true;
        }
        if (character === '}') {
          this.fail("f-string: single '}' is not allowed", 'Write }} for a brace in the text.');
        }
      }
      this.at--;
      break;
    }
    push(pieces, this.decode(text.slice(start, this.at)));
    return false;
  }

  private decode(content: string): string {
    if (this.raw) return content;
    const decoded = decodeEscapes(content);
    if (typeof decoded !== 'string') this.fail(decoded.problem, hintFor(decoded.problem));
    return decoded;
  }

  private readField(level: number, pieces: Piece[]): void {
    if (level >= 2) this.fail('f-string: expressions nested too deeply');
    const { text, end } = this;
    const start = this.at + 1;
    this.at = start;
    this.skipExpression();
    if (this.at >= end) this.fail("f-string: expecting '}'");
    const tokens = this.expressionTokens(start, this.at);
    const debug = text[this.at] === '=';
    if (debug) {
      this.at++;
      while (/\s/.test(text[this.at] ?? '')) this.at++;
      push(pieces, text.slice(start, this.at));
    }
    let conversion: Field['conversion'] = 'none';
    if (this.at < end && text[this.at] === '!') {
      this.at++;
      if (this.at >= end) this.fail("f-string: expecting '}'");
      const letter = text[this.at++]!;
      conversion =
        CONVERSIONS[letter] ??
        this.fail("f-string: invalid conversion character: expected 's', 'r', or 'a'");
    }
    let spec: readonly Piece[] | undefined;
    if (this.at < end && text[this.at] === ':') {
      this.at++;
      spec = this.read(level + 1);
    }
    if (this.at >= end || text[this.at] !== '}') this.fail("f-string: expecting '}'");
    this.at++;
    if (debug && conversion === 'none' && spec === undefined) conversion = 'repr';
    pieces.push({ tokens, conversion, spec, literal: this.token });
  }

  /** Moves to the character behind the expression: one of `! : } =` outside brackets and strings. */
  private skipExpression(): void {
    const { text, end } = this;
    const open: string[] = [];
    let quote = '';
    for (; this.at < end; this.at++) {
      const character = text[this.at]!;
      if (character === '\\') {
        this.fail(
          'f-string expression part cannot include a backslash',
          'Put the value with the backslash into a variable first.',
        );
      }
      if (quote !== '') {
        if (text.startsWith(quote, this.at) && this.at + quote.length <= end) {
          this.at += quote.length - 1;
          quote = '';
        }
      } else if (character === "'" || character === '"') {
        const triple = character.repeat(3);
        quote = text.startsWith(triple, this.at) && this.at + 2 < end ? triple : character;
        this.at += quote.length - 1;
      } else if (character in CLOSERS) {
        if (open.length >= DEPTH_MAX) this.fail('f-string: too many nested parenthesis');
        open.push(character);
      } else if (character === '#') {
        this.fail("f-string expression part cannot include '#'");
      } else if (open.length === 0 && '!:}=<>'.includes(character)) {
        if ('!=<>'.includes(character) && text[this.at + 1] === '=' && this.at + 1 < end) this.at++;
        else if (character !== '<' && character !== '>') break;
      } else if (character === ')' || character === ']' || character === '}') {
        this.close(open.pop(), character);
      }
    }
    if (quote !== '') this.fail('f-string: unterminated string');
    const last = open[open.length - 1];
    if (last !== undefined) this.fail(`f-string: unmatched '${last}'`);
  }

  private close(opening: string | undefined, closing: string): void {
    if (opening === undefined) this.fail(`f-string: unmatched '${closing}'`);
    if (CLOSERS[opening] !== closing) {
      this.fail(
        `f-string: closing parenthesis '${closing}' does not match opening parenthesis '${opening}'`,
      );
    }
  }

  private expressionTokens(start: number, end: number): readonly Token[] {
    const { text } = this;
    const expression = text.slice(start, end);
    if (/^\s*$/.test(expression)) {
      const next = text[end]!;
      if ('!:='.includes(next)) this.fail(`f-string: expression required before '${next}'`);
      this.fail('f-string: empty expression not allowed');
    }
    const { tokens, problem } = tokenize(`(${expression})`, this.place(start - 1));
    if (problem !== undefined) {
      throw new SyntaxProblemError({ ...problem, what: `f-string: ${problem.what}` });
    }
    return tokens;
  }

  /** Where the character at an index of the token's text stands in the file. */
  private place(index: number): { readonly line: number; readonly column: number } {
    const { token, text } = this;
    const lineStart = text.lastIndexOf('\n', index - 1) + 1;
    const column = [...text.slice(lineStart, index)].length;
    if (lineStart === 0) return { line: token.line, column: token.column + column };
    const lines = text.slice(0, lineStart).split('\n').length - 1;
    return { line: token.line + lines, column };
  }

  private fail(what: string, hint = ''): never {
    throw problemAt(this.after, what, hint);
  }
}
