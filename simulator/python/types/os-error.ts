/** OSError: its fields, its text, and the subclass that goes with an errno. */
import { EXCEPTIONS, PyException } from '../objects/exception.ts';
import { resumable } from '../objects/native.ts';
import { NONE, type PyType, type Value } from '../objects/object.ts';
import { PyGetSet } from '../objects/function.ts';
import { newDict } from '../objects/object.ts';
import { repr, str } from '../protocols/index.ts';
import { plainInt } from '../protocols/index.ts';
import { constructor } from './construct.ts';
import { install, type Member } from './install.ts';

/** Library reference, "OS exceptions": Linux error numbers by subclass. */
const SUBCLASSES: Readonly<Record<number, PyType>> = {
  1: EXCEPTIONS.PermissionError,
  2: EXCEPTIONS.FileNotFoundError,
  3: EXCEPTIONS.ProcessLookupError,
  4: EXCEPTIONS.InterruptedError,
  10: EXCEPTIONS.ChildProcessError,
  11: EXCEPTIONS.BlockingIOError,
  13: EXCEPTIONS.PermissionError,
  17: EXCEPTIONS.FileExistsError,
  20: EXCEPTIONS.NotADirectoryError,
  21: EXCEPTIONS.IsADirectoryError,
  32: EXCEPTIONS.BrokenPipeError,
  103: EXCEPTIONS.ConnectionAbortedError,
  104: EXCEPTIONS.ConnectionResetError,
  108: EXCEPTIONS.BrokenPipeError,
  110: EXCEPTIONS.TimeoutError,
  111: EXCEPTIONS.ConnectionRefusedError,
  114: EXCEPTIONS.BlockingIOError,
  115: EXCEPTIONS.BlockingIOError,
};

const asException = (self: Value): PyException => self as PyException;

/** A field: as assigned, else the argument at this place where there are as many as it takes. */
function field(name: string, index: number): PyGetSet {
  return new PyGetSet(
    name,
    (self) => {
      const { dict, args } = asException(self);
      const assigned = dict?.get(name);
      if (assigned !== undefined) return assigned;
      const { length } = args.items;
      return length >= 2 && length <= 5 ? (args.items[index] ?? NONE) : NONE;
    },
    (self, value) => {
      (asException(self).dict ??= newDict()).set(name, value ?? NONE);
    },
  );
}

const FIELDS = {
  errno: field('errno', 0),
  strerror: field('strerror', 1),
  filename: field('filename', 2),
  filename2: field('filename2', 4),
} as const;

const MEMBERS: readonly Member[] = [
  constructor(EXCEPTIONS.OSError, '*args, **kwargs', (cls, [args]) => {
    const errno = args.items.length >= 2 ? plainInt(args.items[0]) : undefined;
    const chosen =
      cls === EXCEPTIONS.OSError && errno !== undefined ? SUBCLASSES[Number(errno)] : undefined;
    return new PyException(chosen ?? cls, args);
  }),
  resumable('__str__(self, /)', function* ([self]) {
    const errno = FIELDS.errno.get(self);
    const strerror = FIELDS.strerror.get(self);
    const filename = FIELDS.filename.get(self);
    const filename2 = FIELDS.filename2.get(self);
    if (errno !== NONE || strerror !== NONE || filename !== NONE) {
      const start = `[Errno ${yield* str(errno)}] ${yield* str(strerror)}`;
      if (filename === NONE) {
        if (errno !== NONE && strerror !== NONE) return start;
      } else {
        const second = filename2 === NONE ? '' : ` -> ${yield* repr(filename2)}`;
        return `${start}: ${yield* repr(filename)}${second}`;
      }
    }
    const { items } = asException(self).args;
    if (items.length === 0) return '';
    return items.length === 1 ? yield* str(items[0]!) : yield* repr(asException(self).args);
  }),
  ...Object.values(FIELDS),
];

export function installOSError(): void {
  install(EXCEPTIONS.OSError, MEMBERS);
  install(EXCEPTIONS.BlockingIOError, [
    new PyGetSet(
      'characters_written',
      (self) => asException(self).dict?.get('characters_written') ?? 0,
      (self, value) => {
        (asException(self).dict ??= newDict()).set('characters_written', value ?? 0);
      },
    ),
  ]);
}
