/** `csv.writer`: rows as lines of text, quoted where the dialect needs it. */
import type { Context } from '../../python/context.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { resumable } from '../../python/objects/native.ts';
import { builtinType, NONE, PyObject, type Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import {
  collect,
  isRaised,
  iterator,
  next,
  plainText,
  specialMethod,
  str,
  typeName,
} from '../../python/protocols/index.ts';
import { install } from '../../python/types/install.ts';
import { type PyDialect, problem, QUOTE_ALL, QUOTE_NONE, QUOTE_NONNUMERIC } from './dialect.ts';
import { readOnly } from './reader.ts';

export const WRITER_TYPE = builtinType('writer', {
  module: '_csv',
  layout: 'other',
  subclassable: false,
});

/** `timeit -s "import csv,io;w=csv.writer(io.StringIO())" "w.writerow(['abcd']*99)"`, per character. */
const CHARACTER_NS = 15;
const FIELD_NS = 60;

export class PyWriter extends PyObject {
  readonly dialect: PyDialect;
  private readonly write: Value;

  constructor(write: Value, dialect: PyDialect) {
    super(WRITER_TYPE);
    this.write = write;
    this.dialect = dialect;
  }

  override measure(visit: (value: Value) => void): number {
    visit(this.write);
    return 0;
  }

  *writeRow(row: Value, context: Context): Resumable {
    const { delimiter, lineterminator, quoting } = this.dialect.format;
    const fields: string[] = [];
    for (const value of yield* valuesOf(row)) {
      const quoted = quoting === QUOTE_ALL || (quoting === QUOTE_NONNUMERIC && !isNumber(value));
      fields.push(this.fieldText(yield* textOf(value), quoted));
    }
    // A line with nothing on it would be read as no record at all.
    if (fields.length === 1 && fields[0] === '') {
      if (quoting === QUOTE_NONE) throw problem('single empty field record must be quoted');
      fields[0] = this.fieldText('', true);
    }
    const line = fields.join(delimiter) + lineterminator;
    context.charge(fields.length * FIELD_NS + line.length * CHARACTER_NS);
    return yield* call(this.write, [line]);
  }

  /** @param always - quoted whatever is in it. */
  private fieldText(text: string, always: boolean): string {
    const { delimiter, quotechar, escapechar, quoting, doublequote, lineterminator } =
      this.dialect.format;
    let quoted = always;
    let result = '';
    for (const character of text) {
      const special =
        character === delimiter ||
        character === escapechar ||
        character === quotechar ||
        lineterminator.includes(character);
      if (!special) result += character;
      else if (character === quotechar && doublequote && quoting !== QUOTE_NONE) {
        result += character + character;
        quoted = true;
      } else if (quoting === QUOTE_NONE || character === quotechar || character === escapechar) {
        if (escapechar === undefined) throw problem('need to escape, but no escapechar set');
        result += escapechar + character;
      } else {
        result += character;
        quoted = true;
      }
    }
    return quoted ? `${quotechar}${result}${quotechar}` : result;
  }
}

function* valuesOf(row: Value): Resumable<Value[]> {
  let source: Value;
  try {
    source = yield* iterator(row);
  } catch (thrown) {
    if (!isRaised(thrown, 'TypeError')) throw thrown;
    throw problem(`iterable expected, not ${typeName(row)}`);
  }
  return yield* collect(source);
}

function isNumber(value: Value): boolean {
  return ['__index__', '__int__', '__float__', '__complex__'].some(
    (name) => specialMethod(value, name) !== undefined,
  );
}

function* textOf(value: Value): Resumable<string> {
  return value === NONE ? '' : (plainText(value) ?? (yield* str(value)));
}

install(WRITER_TYPE, [
  resumable('writerow(self, row, /)', ([self, row]: [PyWriter, Value], context) =>
    self.writeRow(row, context),
  ),
  resumable('writerows(self, rows, /)', function* ([self, rows]: [PyWriter, Value], context) {
    const source = yield* iterator(rows);
    for (let row; (row = yield* next(source)) !== undefined;) yield* self.writeRow(row, context);
    return NONE;
  }),
  new PyGetSet('dialect', (self) => (self as PyWriter).dialect, readOnly),
]);
