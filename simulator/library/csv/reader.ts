/** `csv.reader`: records out of lines. A record may go over several of them. */
import { raise } from '../../python/objects/exception.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { PyResumableIterator } from '../../python/objects/iterator.ts';
import { builtinType, type Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { FLOAT_TYPE, list } from '../../python/objects/values.ts';
import type { Context } from '../../python/context.ts';
import { next, plainText, typeName } from '../../python/protocols/index.ts';
import { install } from '../../python/types/install.ts';
import { ITERATOR_MEMBERS } from '../../python/types/iterators.ts';
import { type PyDialect, problem, QUOTE_NONE, QUOTE_NONNUMERIC } from './dialect.ts';

export const READER_TYPE = builtinType('reader', {
  module: '_csv',
  layout: 'other',
  subclassable: false,
});

/** `timeit -s "from csv import reader;l=['abcd,efgh,ijkl\r\n']*1000" "list(reader(l))"`, per character. */
const CHARACTER_NS = 20;

/** Where in a record the reader is; `end` is behind its line end. */
type Place =
  | 'start of record'
  | 'start of field'
  | 'field'
  | 'escape'
  | 'after escaped line end'
  | 'quoted'
  | 'escape in quoted'
  | 'quote in quoted'
  | 'end';

/** What stands for the end of a line given by the iterator, whether or not it has a line end in it. */
const LINE_END = '';

const isLineEnd = (character: string): boolean =>
  character === '\n' || character === '\r' || character === LINE_END;

export class PyReader extends PyResumableIterator {
  readonly dialect: PyDialect;
  readonly limit: () => number;
  lines = 0;
  private readonly input: Value;
  private readonly context: Context;
  private place: Place = 'start of record';
  private field = '';
  /** An unquoted field of a dialect that quotes whatever is no number. */
  private numeric = false;
  private record: Value[] = [];

  constructor(input: Value, dialect: PyDialect, limit: () => number, context: Context) {
    super(READER_TYPE);
    this.input = input;
    this.dialect = dialect;
    this.limit = limit;
    this.context = context;
  }

  override measure(visit: (value: Value) => void): number {
    visit(this.input);
    return this.field.length;
  }

  *advance(): Resumable<Value | undefined> {
    this.place = 'start of record';
    this.field = '';
    this.numeric = false;
    this.record = [];
    do {
      const line = yield* next(this.input);
      if (line === undefined) {
        if (!(yield* this.endsInField())) return undefined;
        break;
      }
      yield* this.readLine(line);
    } while (this.place !== 'start of record');
    const { record } = this;
    this.record = [];
    return list(record);
  }

  /** Whether the input has ended in the middle of a field, which then counts as one. */
  private *endsInField(): Resumable<boolean> {
    if (this.field === '' && this.place !== 'quoted') return this.record.length > 0;
    if (this.dialect.format.strict) throw problem('unexpected end of data');
    yield* this.save();
    return true;
  }

  private *readLine(line: Value): Resumable<void> {
    const text = plainText(line);
    if (text === undefined) {
      throw problem(
        `iterator should return strings, not ${typeName(line)} ` +
          '(the file should be opened in text mode)',
      );
    }
    this.lines++;
    this.context.charge(text.length * CHARACTER_NS);
    for (const character of text) yield* this.read(character);
    yield* this.read(LINE_END);
  }

  private *read(character: string): Resumable<void> {
    const { delimiter, quotechar, escapechar, quoting, doublequote, strict } = this.dialect.format;
    const isQuote = character === quotechar && quoting !== QUOTE_NONE;
    const isEscape = character === escapechar;
    switch (this.place) {
      case 'start of record':
        if (character === LINE_END) return;
        if (isLineEnd(character)) this.place = 'end';
        else yield* this.begin(character, isQuote, isEscape);
        return;
      case 'start of field':
        yield* this.begin(character, isQuote, isEscape);
        return;
      case 'escape':
        this.add(character === LINE_END ? '\n' : character);
        this.place =
          character !== LINE_END && isLineEnd(character) ? 'after escaped line end' : 'field';
        return;
      case 'after escaped line end':
        if (character === LINE_END) return;
        yield* this.readField(character, isEscape);
        return;
      case 'field':
        yield* this.readField(character, isEscape);
        return;
      case 'quoted':
        if (character === LINE_END) return;
        if (isEscape) this.place = 'escape in quoted';
        else if (isQuote) this.place = doublequote ? 'quote in quoted' : 'field';
        else this.add(character);
        return;
      case 'escape in quoted':
        this.add(character === LINE_END ? '\n' : character);
        this.place = 'quoted';
        return;
      case 'quote in quoted':
        if (isQuote) {
          this.add(character);
          this.place = 'quoted';
        } else if (character === delimiter || isLineEnd(character)) {
          yield* this.endField(character);
        } else {
          if (strict) throw problem(`'${delimiter}' expected after '${quotechar}'`);
          this.add(character);
          this.place = 'field';
        }
        return;
      case 'end':
        if (character === LINE_END) this.place = 'start of record';
        else if (!isLineEnd(character)) {
          throw problem(
            'new-line character seen in unquoted field - do you need to open the file in ' +
              'universal-newline mode?',
          );
        }
    }
  }

  private *begin(character: string, isQuote: boolean, isEscape: boolean): Resumable<void> {
    const { delimiter, quoting, skipinitialspace } = this.dialect.format;
    if (isLineEnd(character)) yield* this.endField(character);
    else if (isQuote) this.place = 'quoted';
    else if (isEscape) this.place = 'escape';
    else if (character === ' ' && skipinitialspace) this.place = 'start of field';
    else if (character === delimiter) yield* this.endField(character);
    else {
      this.numeric = quoting === QUOTE_NONNUMERIC;
      this.add(character);
      this.place = 'field';
    }
  }

  private *readField(character: string, isEscape: boolean): Resumable<void> {
    if (isLineEnd(character)) yield* this.endField(character);
    else if (isEscape) this.place = 'escape';
    else if (character === this.dialect.format.delimiter) yield* this.endField(character);
    else {
      this.add(character);
      this.place = 'field';
    }
  }

  private add(character: string): void {
    if (this.field.length >= this.limit()) {
      throw problem(`field larger than field limit (${this.limit()})`);
    }
    this.field += character;
  }

  /** By a delimiter or a line end. */
  private *endField(character: string): Resumable<void> {
    yield* this.save();
    if (character === LINE_END) this.place = 'start of record';
    else this.place = isLineEnd(character) ? 'end' : 'start of field';
  }

  private *save(): Resumable<void> {
    const { field, numeric } = this;
    this.field = '';
    this.numeric = false;
    this.record.push(numeric ? yield* call(FLOAT_TYPE, [field]) : field);
  }
}

install(READER_TYPE, [
  ...ITERATOR_MEMBERS,
  new PyGetSet('dialect', (self) => (self as PyReader).dialect, readOnly),
  new PyGetSet('line_num', (self) => (self as PyReader).lines, readOnly),
]);

/** Members of C structures are refused in other words than computed attributes. */
export function readOnly(): never {
  throw raise('AttributeError', 'readonly attribute');
}
