/** What files ask of each other: by their methods, as any of them may be written in Python. */
import { raise, type Raised, typeError, valueError } from '../../python/objects/exception.ts';
import { PyFile } from '../../python/objects/file.ts';
import { PyNative, PyProperty } from '../../python/objects/function.ts';
import { resumable } from '../../python/objects/native.ts';
import { NONE, type PyObject, type Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { PyBytes } from '../../python/objects/values.ts';
import {
  asSmallIndex,
  findAttribute,
  getAttribute,
  typeName,
  truth,
} from '../../python/protocols/index.ts';
import type { Context } from '../../python/context.ts';
import type { Constant } from '../../python/types/install.ts';
import { bytesOf } from '../../python/types/memory-view.ts';
import { unsupported } from './types.ts';

/** `file.name(*args)`. */
export function* invoke(file: Value, name: string, ...args: Value[]): Resumable {
  return yield* call(yield* getAttribute(file, name), args);
}

export function* isClosed(file: Value): Resumable<boolean> {
  if (file instanceof PyFile && !file.type.heap) {
    const known = file.knownClosed;
    if (known !== undefined) return known;
  }
  return yield* truth(yield* getAttribute(file, 'closed'));
}

export function closedError(): Raised {
  return valueError('I/O operation on closed file.');
}

export function* checkOpen(file: Value): Resumable<void> {
  if (yield* isClosed(file)) throw closedError();
}

/** What a file must be able to do. */
export type Ability = 'readable' | 'writable' | 'seekable';

const REFUSALS: Readonly<Record<Ability, string>> = {
  readable: 'File or stream is not readable.',
  writable: 'File or stream is not writable.',
  seekable: 'File or stream is not seekable.',
};

/** UnsupportedOperation unless the file says that it can. */
export function* require(file: Value, ability: Ability): Resumable<void> {
  if ((yield* invoke(file, ability)) !== true) throw unsupported(REFUSALS[ability]);
}

/** A size as `read(size)` takes it: undefined for None and negative numbers, which mean everything. */
export function* sizeArgument(value: Value | undefined): Resumable<number | undefined> {
  if (value === undefined || value === NONE) return undefined;
  if (typeof value === 'number') return value < 0 ? undefined : value;
  const method = yield* findAttribute(value, '__index__');
  if (method === undefined) {
    throw typeError(`argument should be integer or None, not '${typeName(value)}'`);
  }
  const size = yield* asSmallIndex(value);
  return size < 0 ? undefined : size;
}

/** The bytes of a bytes-like object. */
export function bytesArgument(value: Value): Uint8Array {
  const bytes = bytesOf(value);
  if (bytes === undefined) {
    throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
  }
  return bytes;
}

/** What a read gave; undefined: nothing yet, without blocking. */
export function readResult(method: string, value: Value): Uint8Array | undefined {
  if (value === NONE) return undefined;
  const bytes = bytesOf(value);
  if (bytes !== undefined) return bytes;
  throw typeError(`${method}() should return bytes`);
}

/** A size or position that a file written in Python has returned. */
export function* positionResult(value: Value): Resumable<number> {
  const position = yield* asSmallIndex(value);
  if (position >= 0) return position;
  throw raise('OSError', `Raw stream returned invalid position ${position}`);
}

/** An attribute computed by a function that may run Python code. */
export function property(
  name: string,
  get: (self: PyObject, context: Context) => Resumable,
): Constant {
  const value = new PyProperty();
  const getter = resumable(`${name}(self)`, ([self], context) => get(self, context));
  value.getter = new PyNative(getter, undefined);
  return { name, value };
}

export const bytesValue = (bytes: Uint8Array): PyBytes => new PyBytes(bytes);
