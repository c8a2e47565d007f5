/** The dialects of `csv`: how fields are told apart and quoted (Library reference, "csv", "Dialects"). */
import type { Context, Interpreter } from '../../python/context.ts';
import { EXCEPTIONS, PyException, Raised, typeError } from '../../python/objects/exception.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import {
  builtinType,
  newDict,
  NONE,
  type PyDict,
  PyObject,
  type PyType,
  type Value,
} from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { tuple } from '../../python/objects/values.ts';
import {
  codePointLength,
  findAttribute,
  plainText,
  truth,
  typeName,
} from '../../python/protocols/index.ts';
import { resumableConstructor } from '../../python/types/construct.ts';
import { install } from '../../python/types/install.ts';
import { stateOf } from '../library-module.ts';

export const ERROR = builtinType('Error', { module: '_csv', base: EXCEPTIONS.Exception });
export const DIALECT_TYPE = builtinType('Dialect', { module: '_csv', layout: 'other' });

export const QUOTE_MINIMAL = 0;
export const QUOTE_ALL = 1;
export const QUOTE_NONNUMERIC = 2;
export const QUOTE_NONE = 3;

export function problem(message: string): Raised {
  return new Raised(new PyException(ERROR, tuple([message])));
}

interface Format {
  readonly delimiter: string;
  readonly quotechar: string | undefined;
  readonly escapechar: string | undefined;
  readonly lineterminator: string;
  readonly quoting: number;
  readonly doublequote: boolean;
  readonly skipinitialspace: boolean;
  readonly strict: boolean;
}

export class PyDialect extends PyObject {
  readonly format: Format;

  constructor(format: Format, type: PyType = DIALECT_TYPE) {
    super(type);
    this.format = format;
  }
}

const NAMES = [
  'delimiter',
  'doublequote',
  'escapechar',
  'lineterminator',
  'quotechar',
  'quoting',
  'skipinitialspace',
  'strict',
] as const satisfies readonly (keyof Format)[];

type Options = ReadonlyMap<string, Value>;

/** A parameter that is one character; undefined: None. */
function character(options: Options, name: string, fallback: string | undefined, optional = true) {
  const value = options.get(name);
  if (value === undefined) return fallback;
  if (optional && value === NONE) return undefined;
  const text = plainText(value);
  if (text === undefined) {
    throw typeError(
      `"${name}" must be string${optional ? ' or None' : ''}, not ${typeName(value)}`,
    );
  }
  if (codePointLength(text) === 1) return text;
  throw typeError(`"${name}" must be a 1-character string`);
}

function lineEnd(options: Options): string | undefined {
  const value = options.get('lineterminator');
  if (value === undefined) return '\r\n';
  if (value === NONE) return undefined;
  const text = plainText(value);
  if (text === undefined) throw typeError('"lineterminator" must be a string');
  return text;
}

function quotingOf(options: Options): number {
  const value = options.get('quoting');
  if (value === undefined) return QUOTE_MINIMAL;
  if (typeof value !== 'number') throw typeError('"quoting" must be an integer');
  if (value < QUOTE_MINIMAL || value > QUOTE_NONE) throw typeError('bad "quoting" value');
  return value;
}

function* formatOf(options: Options): Resumable<Format> {
  const flag = function* (name: string, fallback: boolean): Resumable<boolean> {
    const value = options.get(name);
    return value === undefined ? fallback : yield* truth(value);
  };
  const doublequote = yield* flag('doublequote', true);
  const skipinitialspace = yield* flag('skipinitialspace', false);
  const strict = yield* flag('strict', false);
  const delimiter = character(options, 'delimiter', ',', false)!;
  const escapechar = character(options, 'escapechar', undefined);
  const lineterminator = lineEnd(options);
  const quotechar = character(options, 'quotechar', '"');
  const asked = quotingOf(options);
  // None as the quote character alone means that nothing is to be quoted.
  const unquoted = quotechar === undefined && !options.has('quoting');
  const quoting = unquoted ? QUOTE_NONE : asked;
  if (quoting !== QUOTE_NONE && quotechar === undefined) {
    throw typeError('quotechar must be set if quoting enabled');
  }
  if (lineterminator === undefined) throw typeError('lineterminator must be set');
  return {
    delimiter,
    quotechar,
    escapechar,
    lineterminator,
    quoting,
    doublequote,
    skipinitialspace,
    strict,
  };
}

/** The registered dialects of this process. */
export function dialects(interpreter: Interpreter): PyDict {
  return stateOf(interpreter, '_csv.dialects', newDict);
}

export function registered(name: Value, interpreter: Interpreter): Value {
  const text = plainText(name);
  const found = text === undefined ? undefined : dialects(interpreter).get(text);
  if (found === undefined) throw problem('unknown dialect');
  return found;
}

/**
 * The dialect of a call: what `base` says (a name, or any object with such attributes), changed by
 * keyword arguments.
 */
export function* makeDialect(
  given: Value | undefined,
  keywords: Options,
  context: Context,
  type: PyType = DIALECT_TYPE,
): Resumable<PyDialect> {
  const base =
    given !== undefined && plainText(given) !== undefined
      ? registered(given, context.interpreter)
      : given;
  if (base instanceof PyDialect && keywords.size === 0 && type === DIALECT_TYPE) return base;
  const options = new Map<string, Value>();
  for (const name of NAMES) {
    const value = keywords.get(name) ?? (base && (yield* findAttribute(base, name)));
    if (value !== undefined) options.set(name, value);
  }
  return new PyDialect(yield* formatOf(options), type);
}

/** Refuses what is no formatting parameter; `dialect` is taken out. */
export function splitKeywords(keywords: PyDict): { base: Value | undefined; options: Options } {
  const options = new Map<string, Value>();
  let base: Value | undefined;
  for (const { key, value } of keywords.entries.values()) {
    const name = key as string;
    if (name === 'dialect') base = value;
    else if ((NAMES as readonly string[]).includes(name)) options.set(name, value!);
    else throw typeError(`'${name}' is an invalid keyword argument for this function`);
  }
  return { base, options };
}

const shown = (value: string | number | boolean | undefined): Value => value ?? NONE;

install(DIALECT_TYPE, [
  resumableConstructor(
    DIALECT_TYPE,
    ['dialect', ...NAMES].map((name) => `${name}=None`).join(', '),
    function* (type, [base, ...values]: (Value | undefined)[], context) {
      const given = NAMES.flatMap((name, i): [string, Value][] =>
        values[i] === undefined ? [] : [[name, values[i]]],
      );
      return yield* makeDialect(base, new Map(given), context, type);
    },
    '',
  ),
  ...NAMES.map((name) => new PyGetSet(name, (self) => shown((self as PyDialect).format[name]))),
]);
