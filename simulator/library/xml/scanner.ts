/**
 * XML as a stream of events: what expat is to CPython. The text may come in pieces. Not validating: of
 * a document type only the entities matter that are texts.
 */
import { findUnallowed, Incomplete, NotWellFormed, PROBLEMS } from './characters.ts';
import { Cursor } from './cursor.ts';
import { readDoctype } from './doctype.ts';
import { Namespaces } from './namespaces.ts';

export type XmlEvent =
  | {
      readonly kind: 'start';
      readonly tag: string;
      readonly attributes: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'end'; readonly tag: string }
  | { readonly kind: 'data' | 'comment' | 'end-ns'; readonly text: string }
  | { readonly kind: 'start-cdata' | 'end-cdata' }
  /** One that may be declared elsewhere. */
  | {
      readonly kind: 'entity';
      readonly name: string;
      readonly line: number;
      readonly column: number;
    }
  | { readonly kind: 'pi' | 'start-ns'; readonly name: string; readonly text: string }
  | {
      readonly kind: 'doctype';
      readonly name: string;
      readonly publicId: string | undefined;
      readonly systemId: string | undefined;
    };

export interface XmlProblem {
  readonly code: number;
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

const PREDEFINED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  apos: "'",
  quot: '"',
};
const ENTITY_DEPTH_MAX = 40;

export class XmlScanner {
  events: XmlEvent[] = [];
  line = 1;
  column = 0;
  private pending = '';
  private place: 'start' | 'prolog' | 'content' | 'epilog' = 'start';
  private readonly open: { readonly written: string; readonly tag: string }[] = [];
  private readonly namespaces = new Namespaces();
  /** Names are given in full, not as they are written. */
  private readonly resolves: boolean;
  private entities: ReadonlyMap<string, string> = new Map();
  /** There are declarations elsewhere, which are not read. */
  private isOpenEnded = false;

  constructor(resolves: boolean) {
    this.resolves = resolves;
  }

  /** Takes a piece of the text; what is wrong with it is returned. */
  feed(text: string, final: boolean): XmlProblem | undefined {
    const all = this.pending + text;
    const held = final ? '' : (/(?:\r|\]{1,2}|[\ud800-\udbff])$/.exec(all)?.[0] ?? '');
    const cursor = new Cursor(all.slice(0, all.length - held.length).replace(/\r\n?/g, '\n'), 0);
    let start = 0;
    try {
      while (cursor.at < cursor.text.length) {
        start = cursor.at;
        this.token(cursor);
        this.advance(cursor.text.slice(start, cursor.at));
      }
      start = cursor.at;
      if (final) this.checkEnd(start);
    } catch (error) {
      if (error instanceof Incomplete && !final) {
        this.pending = cursor.text.slice(start) + held;
        return undefined;
      }
      return this.problem(
        error instanceof Incomplete ? this.unfinished(cursor.text, start) : error,
        cursor.text,
        start,
      );
    }
    this.pending = held;
    return undefined;
  }

  private problem(error: unknown, text: string, start: number): XmlProblem {
    if (!(error instanceof NotWellFormed)) throw error;
    this.advance(text.slice(start, error.at));
    const [code, message] = PROBLEMS[error.problem];
    return { code, message, line: this.line, column: this.column };
  }

  private unfinished(text: string, start: number): NotWellFormed {
    const isDoctype = /^<!DOCTYPE\s+\S/.test(text.slice(start));
    if (isDoctype) return new NotWellFormed('no element', text.length);
    return text.startsWith('<![CDATA[', start) && this.place === 'content'
      ? new NotWellFormed('cdata', text.length)
      : new NotWellFormed('unclosed', start);
  }

  private checkEnd(at: number): void {
    if (this.place !== 'epilog') throw new NotWellFormed('no element', at);
  }

  private advance(text: string): void {
    const last = text.lastIndexOf('\n');
    const columns = [...text.slice(last + 1)].length;
    if (last < 0) {
      this.column += columns;
      return;
    }
    this.line += text.split('\n').length - 1;
    this.column = columns;
  }

  private token(cursor: Cursor): void {
    if (this.place === 'start') {
      if (cursor.text[cursor.at] === '\ufeff') cursor.at++;
      this.place = 'prolog';
      const head = cursor.text.slice(cursor.at, cursor.at + 6);
      if (head.length < 6 && '<?xml '.startsWith(head)) {
        this.place = 'start';
        throw new Incomplete();
      }
      if (/^<\?xml[\s?]/.test(head)) {
        this.declaration(cursor);
        return;
      }
    }
    if (cursor.at >= cursor.text.length) return;
    if (this.place !== 'content' && cursor.peek() !== '<') this.between(cursor);
    else if (cursor.peek() === '<') this.markup(cursor);
    else if (cursor.peek() === '&') this.entity(cursor);
    else this.data(cursor);
  }

  /** Blanks before and behind the element. */
  private between(cursor: Cursor): void {
    if (cursor.blanks()) return;
    const isFirst = this.place === 'prolog';
    if (cursor.peek() === '&') throw cursor.wrong();
    if (isFirst && /^[A-Za-z][\w.:-]*[<&]/.test(cursor.text.slice(cursor.at))) {
      cursor.name();
      throw cursor.wrong();
    }
    if (isFirst && /[^\0-\x7f]/.test(cursor.peek())) throw cursor.wrong(cursor.at + 1);
    throw new NotWellFormed(isFirst ? 'syntax' : 'junk', cursor.at);
  }

  private data(cursor: Cursor): void {
    const rest = cursor.text.slice(cursor.at);
    const length = rest.search(/[<&]/);
    const text = length < 0 ? rest : rest.slice(0, length);
    const wrong = findUnallowed(text);
    if (wrong >= 0) throw cursor.wrong(cursor.at + wrong);
    const end = text.indexOf(']]>');
    if (end >= 0) throw cursor.wrong(cursor.at + end + 2);
    this.addText(text);
    cursor.at += text.length;
  }

  /** Line ends are pieces of their own. */
  private addText(text: string): void {
    for (const piece of text.match(/\n|[^\n]+/g) ?? [])
      this.events.push({ kind: 'data', text: piece });
  }

  private entity(cursor: Cursor): void {
    const start = cursor.at;
    const reference = cursor.reference();
    if (typeof reference === 'string') this.events.push({ kind: 'data', text: reference });
    else if (this.isOpenEnded && !this.isKnown(reference.name)) {
      const { line, column } = this;
      this.events.push({ kind: 'entity', name: reference.name, line, column });
    } else this.events.push({ kind: 'data', text: this.expand(reference.name, start) });
  }

  private isKnown(name: string): boolean {
    return PREDEFINED[name] !== undefined || this.entities.has(name);
  }

  private expand(name: string, at: number, depth = 0): string {
    const known = PREDEFINED[name];
    if (known !== undefined) return known;
    const value = this.entities.get(name);
    if (value === undefined) throw new NotWellFormed('entity', at);
    if (depth > ENTITY_DEPTH_MAX) throw new NotWellFormed('recursion', at);
    return value.replace(/&([^;#]+);/g, (_all, inner: string) => this.expand(inner, at, depth + 1));
  }

  private markup(cursor: Cursor): void {
    const start = cursor.at;
    cursor.at++;
    switch (cursor.peek()) {
      case '!':
        cursor.at++;
        this.special(cursor, start);
        return;
      case '?':
        cursor.at++;
        this.instruction(cursor, start);
        return;
      case '/':
        if (this.place !== 'content') throw cursor.wrong();
        cursor.at++;
        this.endTag(cursor);
        return;
      default:
        this.startTag(cursor, start);
    }
  }

  private special(cursor: Cursor, start: number): void {
    if (cursor.peek() === '-') {
      cursor.expect('--');
      const begin = cursor.at;
      const text = cursor.until('--');
      if (cursor.peek() !== '>') throw cursor.wrong();
      const wrong = findUnallowed(text);
      if (wrong >= 0) throw cursor.wrong(begin + wrong);
      cursor.at++;
      this.events.push({ kind: 'comment', text });
    } else if (cursor.peek() === '[') {
      cursor.expect('[CDATA[');
      if (this.place !== 'content') throw new NotWellFormed('syntax', start);
      const begin = cursor.at;
      const text = cursor.until(']]>');
      const wrong = findUnallowed(text);
      if (wrong >= 0) throw cursor.wrong(begin + wrong);
      this.events.push({ kind: 'start-cdata' });
      this.addText(text);
      this.events.push({ kind: 'end-cdata' });
    } else {
      if (this.place === 'content') throw cursor.wrong();
      if (cursor.name() !== 'DOCTYPE') throw cursor.wrong();
      if (this.place === 'epilog') throw new NotWellFormed('junk', start);
      const { entities, isOpenEnded, ...doctype } = readDoctype(cursor);
      this.entities = entities;
      this.isOpenEnded = isOpenEnded;
      this.events.push({ kind: 'doctype', ...doctype });
    }
  }

  private instruction(cursor: Cursor, start: number): void {
    const name = cursor.name();
    if (name.toLowerCase() === 'xml') {
      if (name !== 'xml') throw cursor.wrong();
      throw new NotWellFormed('late declaration', start);
    }
    const isSpaced = cursor.blanks();
    if (!isSpaced && cursor.peek() !== '?') throw cursor.wrong();
    this.events.push({ kind: 'pi', name, text: cursor.until('?>') });
  }

  private declaration(cursor: Cursor): void {
    this.place = 'start';
    const begin = cursor.at + 5;
    cursor.at = begin;
    const text = cursor.until('?>');
    const form =
      /^\s+version\s*=\s*(["'])1\.[0-9]+\1(\s+encoding\s*=\s*(["'])[A-Za-z][\w.-]*\3)?(\s+standalone\s*=\s*(["'])(yes|no)\5)?\s*/;
    const read = form.exec(text)?.[0];
    if (read !== text) {
      const word = /^\w+/.exec(text.slice(read?.length ?? 0))?.[0] ?? '';
      throw new NotWellFormed('declaration', begin + (read?.length ?? 0) + word.length);
    }
    this.place = 'prolog';
  }

  private startTag(cursor: Cursor, start: number): void {
    const written = this.qualified(cursor);
    const attributes = new Map<string, string>();
    for (;;) {
      const isSpaced = cursor.blanks();
      const character = cursor.peek();
      if (character === '>' || character === '/') break;
      if (!isSpaced) throw cursor.wrong();
      const at = cursor.at;
      const name = this.qualified(cursor);
      cursor.blanks();
      cursor.expect('=');
      cursor.blanks();
      const value = this.attributeValue(cursor, start);
      if (attributes.has(name)) throw new NotWellFormed('duplicate', at);
      attributes.set(name, value);
    }
    const isEmpty = cursor.peek() === '/';
    if (isEmpty) cursor.at++;
    cursor.expect('>');
    if (this.place === 'epilog') throw new NotWellFormed('junk', start);
    this.place = 'content';
    const entered = this.namespaces.enter(written, attributes, start);
    for (const [name, text] of entered.added) this.events.push({ kind: 'start-ns', name, text });
    const tag = this.resolves ? entered.tag : written;
    this.events.push({
      kind: 'start',
      tag,
      attributes: this.resolves ? entered.resolved : attributes,
    });
    this.open.push({ written, tag });
    if (isEmpty) this.close();
  }

  /** A name with one prefix at most. */
  private qualified(cursor: Cursor): string {
    const start = cursor.at;
    const name = cursor.name();
    const first = name.indexOf(':');
    const second = name.indexOf(':', first + 1);
    if (first >= 0 && second >= 0) throw cursor.wrong(start + second);
    if (first === 0) throw cursor.wrong(start);
    if (first === name.length - 1) throw cursor.wrong(start + name.length);
    return name;
  }

  private attributeValue(cursor: Cursor, start: number): string {
    const quote = cursor.peek();
    if (quote !== '"' && quote !== "'") throw cursor.wrong();
    cursor.at++;
    let value = '';
    while (cursor.peek() !== quote) {
      const character = cursor.peek();
      if (character === '<' || findUnallowed(character) >= 0) throw cursor.wrong();
      if (character === '&') {
        const reference = cursor.reference();
        value += typeof reference === 'string' ? reference : this.expand(reference.name, start);
      } else {
        value += character === '\n' || character === '\t' ? ' ' : character;
        cursor.at++;
      }
    }
    cursor.at++;
    return value;
  }

  private endTag(cursor: Cursor): void {
    const start = cursor.at;
    const name = cursor.name();
    cursor.blanks();
    cursor.expect('>');
    if (this.open.at(-1)?.written !== name) throw new NotWellFormed('mismatch', start);
    this.close();
  }

  private close(): void {
    const { tag } = this.open.pop()!;
    this.events.push({ kind: 'end', tag });
    for (const text of this.namespaces.leave()) this.events.push({ kind: 'end-ns', text });
    if (this.open.length === 0) this.place = 'epilog';
  }
}
