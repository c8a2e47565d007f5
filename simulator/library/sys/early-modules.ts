/**
 * Modules that a program's folder cannot hide: those that are part of the interpreter, and those that it has
 * imported before the program begins (CPython 3.11 on Linux).
 */

/** `sys.builtin_module_names`. */
// prettier-ignore
export const BUILTIN_MODULE_NAMES = [
  '_abc', '_ast', '_codecs', '_collections', '_functools', '_imp', '_io', '_locale', '_operator', '_signal',
  '_sre', '_stat', '_string', '_symtable', '_thread', '_tracemalloc', '_warnings', '_weakref', 'atexit',
  'builtins', 'errno', 'faulthandler', 'gc', 'itertools', 'marshal', 'posix', 'pwd', 'sys', 'time',
];

/** By their top-level names; what they stand for a program sees as soon as it imports them. */
const IMPORTED_BEFORE = [
  '_collections_abc',
  '_sitebuiltins',
  'abc',
  'codecs',
  'encodings',
  'genericpath',
  'io',
  'os',
  'posixpath',
  'site',
  'stat',
];

export const EARLY_MODULES: ReadonlySet<string> = new Set([
  ...BUILTIN_MODULE_NAMES,
  ...IMPORTED_BEFORE,
]);
