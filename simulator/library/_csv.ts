/** `_csv`: the parts of `csv` that aren't written in Python. */
import type { Context, Interpreter } from '../python/context.ts';
import { typeError } from '../python/objects/exception.ts';
import { native, resumable } from '../python/objects/native.ts';
import { isInstance, NONE, INT_TYPE, type PyDict, type Value } from '../python/objects/object.ts';
import type { Resumable } from '../python/objects/resumable.ts';
import { list, type PyTuple } from '../python/objects/values.ts';
import { findAttribute, iterator, plainInt, plainText } from '../python/protocols/index.ts';
import {
  DIALECT_TYPE,
  dialects,
  ERROR,
  makeDialect,
  type PyDialect,
  QUOTE_ALL,
  QUOTE_MINIMAL,
  QUOTE_NONE,
  QUOTE_NONNUMERIC,
  registered,
  splitKeywords,
} from './csv/dialect.ts';
import { PyReader, READER_TYPE } from './csv/reader.ts';
import { PyWriter, WRITER_TYPE } from './csv/writer.ts';
import { isCallable, namespace, stateOf } from './library-module.ts';

const FIELD_LIMIT = 131_072;

function limitOf(interpreter: Interpreter): { characters: number } {
  return stateOf(interpreter, '_csv.limit', () => ({ characters: FIELD_LIMIT }));
}

/** The first argument, and the dialect that the others make. */
function dialectArguments(
  { items }: PyTuple,
  keywords: PyDict,
  context: Context,
): readonly [Value, () => Resumable<PyDialect>] {
  const [first, dialect] = items;
  if (first === undefined) throw typeError(' expected at least 1 argument, got 0');
  if (items.length > 2) throw typeError(` expected at most 2 arguments, got ${items.length}`);
  const { base, options } = splitKeywords(keywords);
  return [first, () => makeDialect(dialect ?? base, options, context)];
}

const FUNCTIONS = [
  resumable('reader(*args, **kwargs)', function* ([args, keywords]: [PyTuple, PyDict], context) {
    const [lines, dialect] = dialectArguments(args, keywords, context);
    const limit = limitOf(context.interpreter);
    const source = yield* iterator(lines);
    return new PyReader(source, yield* dialect(), () => limit.characters, context);
  }),
  resumable('writer(*args, **kwargs)', function* ([args, keywords]: [PyTuple, PyDict], context) {
    const [file, dialect] = dialectArguments(args, keywords, context);
    const write = yield* findAttribute(file, 'write');
    if (write === undefined || !isCallable(write)) {
      throw typeError('argument 1 must have a "write" method');
    }
    return new PyWriter(write, yield* dialect());
  }),
  resumable(
    'register_dialect(name, dialect=None, /, **kwargs)',
    function* ([name, dialect, keywords]: [Value, Value | undefined, PyDict], context) {
      const text = plainText(name);
      if (text === undefined) throw typeError('dialect name must be a string');
      const { options } = splitKeywords(keywords);
      dialects(context.interpreter).set(text, yield* makeDialect(dialect, options, context));
      return NONE;
    },
  ),
  native('unregister_dialect(name, /)', ([name]: [Value], { interpreter }) => {
    registered(name, interpreter);
    dialects(interpreter).delete(plainText(name)!);
    return NONE;
  }),
  native('get_dialect(name, /)', ([name]: [Value], { interpreter }) =>
    registered(name, interpreter),
  ),
  native('list_dialects()', (_args, { interpreter }) =>
    list([...dialects(interpreter).entries.values()].map(({ key }) => key)),
  ),
  native('field_size_limit(*args)', ([{ items }]: [PyTuple], { interpreter }) => {
    if (items.length > 1) {
      throw typeError(`field_size_limit() takes at most 1 argument (${items.length} given)`);
    }
    const limit = limitOf(interpreter);
    const old = limit.characters;
    const [wanted] = items;
    if (wanted === undefined) return old;
    if (!isInstance(wanted, INT_TYPE)) throw typeError('limit must be an integer');
    limit.characters = Number(plainInt(wanted));
    return old;
  }),
];

export function createCsv(_interpreter: Interpreter): PyDict {
  return namespace('_csv', FUNCTIONS, {
    Dialect: DIALECT_TYPE,
    Error: ERROR,
    QUOTE_ALL,
    QUOTE_MINIMAL,
    QUOTE_NONE,
    QUOTE_NONNUMERIC,
    Reader: READER_TYPE,
    Writer: WRITER_TYPE,
    __version__: '1.0',
  });
}
