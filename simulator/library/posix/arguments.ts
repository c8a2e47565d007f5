/** Arguments that functions of `posix` share: paths, descriptors, and what is not to be had. */
import type { FileTarget } from '../../kernel/file-calls.ts';
import { raise, typeError } from '../../python/objects/exception.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { index, plainInt, truth, typeName } from '../../python/protocols/index.ts';
import { descriptorArgument, pathArgument } from '../path-argument.ts';

/** A path or a descriptor, and what an error is about. */
export interface TargetArgument {
  readonly target: FileTarget;
  readonly bytes: boolean;
  readonly given: Value;
}

/** A path, or an open file as the number of its descriptor. */
export function* targetArgument(value: Value, what: string): Resumable<TargetArgument> {
  const descriptor = plainInt(value);
  if (descriptor !== undefined) {
    return { target: descriptorArgument(descriptor), bytes: false, given: value };
  }
  const path = yield* pathArgument(value, { what, kinds: 'string, bytes, os.PathLike or integer' });
  return { target: path.text, bytes: path.bytes, given: path.given };
}

export function* descriptorOf(value: Value): Resumable<number> {
  return descriptorArgument(yield* index(value));
}

/** Paths relative to an open directory: NotImplementedError, as where the system has none. */
export function refuseDirectory(...descriptors: (Value | undefined)[]): void {
  for (const descriptor of descriptors) {
    if (descriptor === undefined || descriptor === NONE) continue;
    if (plainInt(descriptor) === undefined) {
      throw typeError(`argument should be integer or None, not ${typeName(descriptor)}`);
    }
    throw raise('NotImplementedError', 'dir_fd unavailable on this platform');
  }
}

/** follow_symlinks, which is True unless told. */
export function* followArgument(value: Value | undefined): Resumable<boolean> {
  return value === undefined || (yield* truth(value));
}
