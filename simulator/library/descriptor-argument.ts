/** A descriptor as `select` takes it: a number, or an object with fileno(). */
import { typeError, valueError } from '../python/objects/exception.ts';
import type { Value } from '../python/objects/object.ts';
import { call, type Resumable } from '../python/objects/resumable.ts';
import { findAttribute, plainInt } from '../python/protocols/index.ts';

export function* descriptorOf(value: Value): Resumable<number> {
  let number = plainInt(value);
  if (number === undefined) {
    const method = yield* findAttribute(value, 'fileno');
    if (method === undefined) {
      throw typeError('argument must be an int, or have a fileno() method.');
    }
    number = plainInt(yield* call(method, []));
    if (number === undefined) throw typeError('fileno() returned a non-integer');
  }
  if (number < 0) {
    throw valueError(`file descriptor cannot be a negative integer (${number})`);
  }
  return Number(number);
}
