/** `stat`: what the mode of a file says, and how it is written. */
import type { Interpreter } from '../python/context.ts';
import { typeError } from '../python/objects/exception.ts';
import { type Native, native } from '../python/objects/native.ts';
import type { PyDict, Value } from '../python/objects/object.ts';
import { plainInt, typeName } from '../python/protocols/index.ts';
import { namespace } from './library-module.ts';

const KIND_MASK = 0o170000;
const PERMISSION_MASK = 0o7777;

const KINDS = {
  S_IFDIR: 0o040000,
  S_IFCHR: 0o020000,
  S_IFBLK: 0o060000,
  S_IFREG: 0o100000,
  S_IFIFO: 0o010000,
  S_IFLNK: 0o120000,
  S_IFSOCK: 0o140000,
} as const;

/** The function that tells whether a mode is of the kind. */
const TESTS: Readonly<Record<keyof typeof KINDS, string>> = {
  S_IFDIR: 'S_ISDIR',
  S_IFCHR: 'S_ISCHR',
  S_IFBLK: 'S_ISBLK',
  S_IFREG: 'S_ISREG',
  S_IFIFO: 'S_ISFIFO',
  S_IFLNK: 'S_ISLNK',
  S_IFSOCK: 'S_ISSOCK',
};

/** Kinds that other systems have. */
const FOREIGN = ['DOOR', 'PORT', 'WHT'];

const PERMISSIONS = {
  S_ISUID: 0o4000,
  S_ISGID: 0o2000,
  S_ENFMT: 0o2000,
  S_ISVTX: 0o1000,
  S_IREAD: 0o400,
  S_IWRITE: 0o200,
  S_IEXEC: 0o100,
  S_IRWXU: 0o700,
  S_IRUSR: 0o400,
  S_IWUSR: 0o200,
  S_IXUSR: 0o100,
  S_IRWXG: 0o070,
  S_IRGRP: 0o040,
  S_IWGRP: 0o020,
  S_IXGRP: 0o010,
  S_IRWXO: 0o007,
  S_IROTH: 0o004,
  S_IWOTH: 0o002,
  S_IXOTH: 0o001,
} as const;

/** Places of a stat_result. */
const PLACES = ['MODE', 'INO', 'DEV', 'NLINK', 'UID', 'GID', 'SIZE', 'ATIME', 'MTIME', 'CTIME'];

/** The first letter of a line of `ls -l`. */
const LETTERS: Readonly<Record<number, string>> = {
  [KINDS.S_IFDIR]: 'd',
  [KINDS.S_IFCHR]: 'c',
  [KINDS.S_IFBLK]: 'b',
  [KINDS.S_IFREG]: '-',
  [KINDS.S_IFIFO]: 'p',
  [KINDS.S_IFLNK]: 'l',
  [KINDS.S_IFSOCK]: 's',
};

function modeArgument(value: Value): number {
  const mode = plainInt(value);
  if (mode !== undefined) return Number(mode);
  throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
}

/** Read, write and execute of one class of users; `special`: the bit that shares a letter with execute. */
function triple(bits: number, special: boolean, letter: string): string {
  const executes = (bits & 1) !== 0;
  const last = special ? (executes ? letter : letter.toUpperCase()) : executes ? 'x' : '-';
  return `${(bits & 4) !== 0 ? 'r' : '-'}${(bits & 2) !== 0 ? 'w' : '-'}${last}`;
}

function modeText(mode: number): string {
  const kind = LETTERS[mode & KIND_MASK] ?? '?';
  const owner = triple(mode >> 6, (mode & PERMISSIONS.S_ISUID) !== 0, 's');
  const group = triple(mode >> 3, (mode & PERMISSIONS.S_ISGID) !== 0, 's');
  const others = triple(mode, (mode & PERMISSIONS.S_ISVTX) !== 0, 't');
  return `${kind}${owner}${group}${others}`;
}

const isKind = (name: string, kind: number | undefined): Native =>
  native(`${name}(mode, /)`, ([mode]: [Value]) => {
    return (modeArgument(mode) & KIND_MASK) === kind;
  });

const FUNCTIONS: readonly Native[] = [
  native('S_IMODE(mode, /)', ([mode]: [Value]) => modeArgument(mode) & PERMISSION_MASK),
  native('S_IFMT(mode, /)', ([mode]: [Value]) => modeArgument(mode) & KIND_MASK),
  native('filemode(mode, /)', ([mode]: [Value]) => modeText(modeArgument(mode))),
  ...Object.entries(KINDS).map(([name, kind]) => isKind(TESTS[name as keyof typeof KINDS], kind)),
  ...FOREIGN.map((name) => isKind(`S_IS${name}`, undefined)),
];

export function createStat(_interpreter: Interpreter): PyDict {
  return namespace('_stat', FUNCTIONS, {
    ...KINDS,
    ...Object.fromEntries(FOREIGN.map((name) => [`S_IF${name}`, 0])),
    ...PERMISSIONS,
    ...Object.fromEntries(PLACES.map((name, place) => [`ST_${name}`, place])),
  });
}
