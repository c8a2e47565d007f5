/** OSError: its fields, its text, and the subclass that goes with an errno. */
import { EXCEPTIONS, PyException, raise } from '../objects/exception.ts';
import { resumable } from '../objects/native.ts';
import { NONE, type PyType, type Value } from '../objects/object.ts';
import { PyGetSet } from '../objects/function.ts';
import { newDict } from '../objects/object.ts';
import { tuple } from '../objects/values.ts';
import { repr, str } from '../protocols/index.ts';
import { plainInt } from '../protocols/index.ts';
import { constructor } from './construct.ts';
import { hasFilename } from './file-name-argument.ts';
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
      const exception = asException(self);
      const assigned = exception.dict?.get(name);
      if (assigned !== undefined) return assigned;
      const { items } = exception.args;
      const has = index < 2 ? items.length >= 2 && items.length <= 5 : hasFilename(exception);
      return has ? (items[index] ?? NONE) : NONE;
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

/** The subclass that goes with an error number, of OSError itself; its own subclasses stay. */
function classFor(cls: PyType, errno: number): PyType {
  return cls === EXCEPTIONS.OSError ? (SUBCLASSES[errno] ?? cls) : cls;
}

/** A subclass with an __init__ of its own has no arguments but those that this hands on. */
function takesOwnArguments(cls: PyType): boolean {
  const own = (name: string): boolean => cls.lookup(name) !== EXCEPTIONS.OSError.lookup(name);
  return own('__init__') && !own('__new__');
}

/** What system calls raise. */
export function newOSError(
  cls: PyType,
  errno: number,
  text: string,
  filename: Value,
  filename2: Value,
): PyException {
  const names = filename2 === NONE ? [filename] : [filename, NONE, filename2];
  const args = filename === NONE ? [errno, text] : [errno, text, ...names];
  return new PyException(classFor(cls, errno), tuple(args));
}

const MEMBERS: readonly Member[] = [
  constructor(EXCEPTIONS.OSError, '*args, **kwargs', (cls, [args]) => {
    if (takesOwnArguments(cls)) return new PyException(cls, tuple([]));
    const count = args.items.length;
    const errno = count >= 2 && count <= 5 ? plainInt(args.items[0]) : undefined;
    return new PyException(errno === undefined ? cls : classFor(cls, Number(errno)), args);
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
      (self) => {
        const { dict, args } = asException(self);
        const third = args.items[2];
        const written =
          dict?.get('characters_written') ??
          (plainInt(third ?? NONE) === undefined ? undefined : third);
        if (written === undefined) throw raise('AttributeError', 'characters_written');
        return written;
      },
      (self, value) => {
        (asException(self).dict ??= newDict()).set('characters_written', value ?? 0);
      },
    ),
  ]);
}
