/** BaseException and the exceptions that carry more than arguments. */
import { BASE_EXCEPTION, EXCEPTIONS, PyException, typeError } from '../objects/exception.ts';
import { PyGetSet } from '../objects/function.ts';
import { native, resumable } from '../objects/native.ts';
import { newDict, NONE, type PyDict, type PyType, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { list, PyList, PyTuple, tuple } from '../objects/values.ts';
import { plainInt, plainText, repr, setAttribute, str, typeName } from '../protocols/index.ts';
import { constructor } from './construct.ts';
import { install, type Member } from './install.ts';
import { installExceptionGroup } from './exception-group.ts';
import { hasFilename } from './file-name-argument.ts';
import { installOSError } from './os-error.ts';
import { installFrame } from './frame.ts';
import { installTraceback, PyTraceback } from './traceback.ts';
import { installUnicodeErrors } from './unicode-errors.ts';

const asException = (self: Value): PyException => self as PyException;

/** A field of an exception: kept in its dict, with a default made of its arguments. */
export function field(
  name: string,
  fallback: (exception: PyException) => Value = () => NONE,
): PyGetSet {
  return new PyGetSet(
    name,
    (self) => asException(self).dict?.get(name) ?? fallback(asException(self)),
    (self, value) => {
      const exception = asException(self);
      (exception.dict ??= newDict()).set(name, value ?? NONE);
    },
  );
}

const argument =
  (index: number) =>
  ({ args }: PyException): Value =>
    args.items[index] ?? NONE;

/** `__cause__` and `__context__`: an exception or None. */
function link(name: '__cause__' | '__context__', key: 'cause' | 'context'): PyGetSet {
  return new PyGetSet(
    name,
    (self) => asException(self)[key] ?? NONE,
    (self, value) => {
      if (value === undefined) throw typeError(`${name} may not be deleted`);
      if (value !== NONE && !(value instanceof PyException)) {
        throw typeError(`exception ${key} must be None or derive from BaseException`);
      }
      asException(self)[key] = value instanceof PyException ? value : undefined;
      if (key === 'cause') asException(self).suppressContext = true;
    },
  );
}

function setTraceback(self: PyException, value: Value | undefined): void {
  if (value === undefined) throw typeError('__traceback__ may not be deleted');
  if (value === NONE) self.traceback = [];
  else if (value instanceof PyTraceback) self.traceback = value.rest;
  else throw typeError('__traceback__ must be a traceback or None');
}

function* stringOf(self: PyException): Resumable<string> {
  const { items } = self.args;
  if (items.length === 0) return '';
  return items.length === 1 ? yield* str(items[0]!) : yield* repr(self.args);
}

function* reprOf(self: PyException): Resumable<string> {
  const args = shownArgs(self);
  const { name } = self.type;
  return args.items.length === 1
    ? `${name}(${yield* repr(args.items[0]!)})`
    : `${name}${yield* repr(args)}`;
}

const BASE_MEMBERS: readonly Member[] = [
  constructor(BASE_EXCEPTION, '*args, **kwargs', (cls, [args, keywords]) => {
    const exception = new PyException(cls, args);
    takeFields(exception, keywords);
    return exception;
  }),
  native('__init__(self, /, *args, **kwargs)', ([self, args, keywords]) => {
    if ((keywords as PyDict).size > 0 && fieldNames(asException(self).type).length === 0) {
      throw typeError(`${typeName(self)}() takes no keyword arguments`);
    }
    asException(self).args = args;
    takeFields(self, keywords);
    return NONE;
  }),
  resumable('__str__(self, /)', function* ([self]) {
    return yield* stringOf(self);
  }),
  resumable('__repr__(self, /)', function* ([self]) {
    return yield* reprOf(self);
  }),
  native('with_traceback(self, traceback, /)', ([self, value]) => {
    setTraceback(self, value);
    return self;
  }),
  native('add_note(self, note, /)', ([self, note]) => {
    const text = plainText(note);
    if (text === undefined) {
      throw typeError(`note must be a str, not '${typeName(note)}'`);
    }
    const exception = asException(self);
    const notes = exception.dict?.get('__notes__');
    if (notes instanceof PyList) notes.items.push(note);
    else if (notes !== undefined) throw typeError('Cannot add note: __notes__ is not a list');
    else (exception.dict ??= newDict()).set('__notes__', list([note]));
    (exception.notes ??= []).push(text);
    return NONE;
  }),
  resumable('__setstate__(self, state, /)', function* ([self, state]) {
    if (state === NONE) return NONE;
    for (const [key, entry] of (state as PyDict).entries) {
      yield* setAttribute(self, key as string, entry.value as Value);
    }
    return NONE;
  }),
  native('__reduce__(self, /)', ([self]) => {
    const { type, args, dict } = asException(self);
    return tuple(dict === undefined || dict.size === 0 ? [type, args] : [type, args, dict]);
  }),
  new PyGetSet(
    'args',
    (self) => shownArgs(asException(self)),
    (self, value) => {
      if (value instanceof PyTuple) asException(self).args = value;
      else if (value instanceof PyList) asException(self).args = tuple(value.items.slice());
      else throw typeError(`'${typeName(value ?? NONE)}' object is not iterable`);
    },
  ),
  link('__cause__', 'cause'),
  link('__context__', 'context'),
  new PyGetSet(
    '__suppress_context__',
    (self) => asException(self).suppressContext,
    (self, value) => {
      asException(self).suppressContext = value === true;
    },
  ),
  new PyGetSet(
    '__traceback__',
    (self) => {
      const { traceback } = asException(self);
      return traceback.length === 0 ? NONE : PyTraceback.of(traceback, 0);
    },
    (self, value) => setTraceback(asException(self), value),
  ),
];

/** OSError takes its file name out of the arguments. */
function shownArgs(exception: PyException): PyTuple {
  return hasFilename(exception) ? tuple(exception.args.items.slice(0, 2)) : exception.args;
}

/** Keyword arguments that some exceptions take: `ImportError(msg, name=…)`. */
const KEYWORD_FIELDS: readonly (readonly [PyType, readonly string[]])[] = [
  [EXCEPTIONS.ImportError, ['name', 'path']],
  [EXCEPTIONS.NameError, ['name']],
  [EXCEPTIONS.AttributeError, ['name', 'obj']],
];

function fieldNames(type: PyType): readonly string[] {
  return KEYWORD_FIELDS.find(([base]) => type.isSubtypeOf(base))?.[1] ?? [];
}

function takeFields(exception: PyException, keywords: PyDict): void {
  const names = fieldNames(exception.type);
  for (const [key, { value }] of keywords.entries) {
    // A subclass with an __init__ of its own may take whatever it likes.
    if (!names.includes(key as string)) continue;
    (exception.dict ??= newDict()).set(key, value as Value);
  }
}

function* syntaxErrorText(self: PyException): Resumable<string> {
  const message = self.args.items[0];
  const place = self.args.items[1];
  const text = message === undefined ? 'None' : yield* str(message);
  if (!(place instanceof PyTuple) || place.items.length < 2) return text;
  const [file, line] = place.items;
  const name = plainText(file!)?.split('/').at(-1);
  const where = plainInt(line!);
  if (name !== undefined && where !== undefined) return `${text} (${name}, line ${where})`;
  if (where !== undefined) return `${text} (line ${where})`;
  return name === undefined ? text : `${text} (${name})`;
}

const detail =
  (index: number) =>
  ({ args }: PyException): Value => {
    const place = args.items[1];
    return place instanceof PyTuple ? (place.items[index] ?? NONE) : NONE;
  };

const TABLE: readonly (readonly [PyType, readonly Member[]])[] = [
  [BASE_EXCEPTION, BASE_MEMBERS],
  [EXCEPTIONS.StopIteration, [field('value', argument(0))]],
  [
    EXCEPTIONS.SystemExit,
    [field('code', ({ args }) => (args.items.length > 1 ? args : (args.items[0] ?? NONE)))],
  ],
  [
    EXCEPTIONS.KeyError,
    [
      resumable('__str__(self, /)', function* ([self]) {
        const { items } = asException(self).args;
        return items.length === 1 ? yield* repr(items[0]!) : yield* stringOf(self);
      }),
    ],
  ],
  [EXCEPTIONS.NameError, [field('name')]],
  [EXCEPTIONS.AttributeError, [field('name'), field('obj')]],
  [EXCEPTIONS.ImportError, [field('name'), field('path'), field('msg', argument(0))]],
  [
    EXCEPTIONS.SyntaxError,
    [
      field('msg', argument(0)),
      ...['filename', 'lineno', 'offset', 'text', 'end_lineno', 'end_offset'].map((name, index) =>
        field(name, detail(index)),
      ),
      field('print_file_and_line'),
      resumable('__str__(self, /)', function* ([self]) {
        return yield* syntaxErrorText(self);
      }),
    ],
  ],
];

export function installExceptions(): void {
  for (const [type, members] of TABLE) install(type, members);
  installOSError();
  installExceptionGroup();
  installFrame();
  installTraceback();
  installUnicodeErrors();
}
