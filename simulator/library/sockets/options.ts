/** Options of sockets, as numbers or as the bytes of several (`getsockopt()`, `setsockopt()`). */
import { ERRORS } from '../../kernel/errno.ts';
import { OPTION_LEVELS, SOCKET_OPTIONS } from '../../kernel/socket-options.ts';
import { resumable } from '../../python/objects/native.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import { PyBytes } from '../../python/objects/values.ts';
import { asSmallIndex } from '../../python/protocols/index.ts';
import { osError, perform } from '../os-failure.ts';
import { processIdOf } from '../process-id.ts';
import type { PySocket } from './socket-type.ts';

/** The words of an option that is given as bytes. */
function wordsOf(bytes: Uint8Array): readonly number[] {
  if (bytes.length < 4) throw osError(ERRORS.EINVAL[0]);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) =>
    view.getInt32(4 * at, true),
  );
}

/** The one option that tells of a process. */
const isPeer = (level: number, name: number): boolean =>
  level === OPTION_LEVELS.SOL_SOCKET && name === SOCKET_OPTIONS.SO_PEERCRED;

/** With the number that programs know the process by; nobody: 0. */
function asCredentials([id = -1, ...owner]: readonly number[]): readonly number[] {
  return [id < 0 ? 0 : processIdOf({ id }), ...owner];
}

export const OPTION_METHODS = [
  resumable(
    'getsockopt(self, level, option, buflen=0, /)',
    function* ([self, level, option, size]: [PySocket, Value, Value, Value?], { interpreter }) {
      const at = yield* asSmallIndex(level);
      const name = yield* asSmallIndex(option);
      const words = yield* perform(interpreter.sockets.option(self.descriptor, at, name));
      const length = size === undefined ? 0 : yield* asSmallIndex(size);
      const told = isPeer(at, name) ? asCredentials(words) : words;
      if (length === 0) return told[0]!;
      return new PyBytes(new Uint8Array(Int32Array.from(told).buffer).slice(0, length));
    },
  ),
  resumable(
    'setsockopt(self, level, option, value, /)',
    function* ([self, level, option, value]: [PySocket, Value, Value, Value], { interpreter }) {
      const at = yield* asSmallIndex(level);
      const name = yield* asSmallIndex(option);
      const words = value instanceof PyBytes ? wordsOf(value.bytes) : [yield* asSmallIndex(value)];
      yield* perform(interpreter.sockets.setOption(self.descriptor, at, name, words));
      return NONE;
    },
  ),
];
