/** `sys`: what the interpreter says about itself, its streams, and its few knobs. */
import { LIBRARY_DIRECTORY, WORKING_DIRECTORY } from '../machine-settings.ts';
import { writeError, writeOutput } from '../python/builtins/console.ts';
import type { Context, Interpreter } from '../python/context.ts';
import { PATH_FINDER } from '../python/machine/finders.ts';
import {
  type PyException,
  raise,
  Raised,
  typeError,
  valueError,
} from '../python/objects/exception.ts';
import type { PythonInterpreter } from '../python/machine/interpreter.ts';
import { referencesTo } from '../python/machine/references.ts';
import { native, resumable } from '../python/objects/native.ts';
import { newDict, NONE, type PyDict, PyObject, type Value } from '../python/objects/object.ts';
import { float, list, PyFloat, type PyTuple, tuple } from '../python/objects/values.ts';
import {
  asSmallIndex,
  findAttribute,
  plainInt,
  plainText,
  repr,
  typeName,
} from '../python/protocols/index.ts';
import { reportUnraisable } from '../python/machine/uncaught.ts';
import { call, type Resumable } from '../python/objects/resumable.ts';
import { namespace } from './library-module.ts';
import { identOf } from './process-id.ts';
import { simpleNamespace } from './simple-namespace.ts';
import { structSequence, structValue } from './struct-sequence.ts';
import { COROUTINE_HOOKS } from './sys/coroutine-hooks.ts';
import { BUILTIN_MODULE_NAMES } from './sys/early-modules.ts';
import { sizeOf } from './sys/sizes.ts';
import { standardStream } from './sys/streams.ts';
import { TRACING } from './sys/tracing.ts';
import { textOfThrown } from './traceback-report.ts';

const NANOSECONDS = 1_000_000_000;
const HEX_VERSION = 0x030b07f0;
const MAX_SIZE = 2n ** 63n - 1n;
const DIGITS_MAX = 4300;
const DIGITS_MIN = 640;
/** Of numbers and texts, which are no objects here: as of one with a name. */
const PRIMITIVE_REFERENCES = 2;
const RECURSION_MAX = 2 ** 31 - 1;

const VERSION_INFO = structSequence('sys', 'version_info', [
  'major',
  'minor',
  'micro',
  'releaselevel',
  'serial',
]);
const FLAGS = structSequence('sys', 'flags', [
  'debug',
  'inspect',
  'interactive',
  'optimize',
  'dont_write_bytecode',
  'no_user_site',
  'no_site',
  'ignore_environment',
  'verbose',
  'bytes_warning',
  'quiet',
  'hash_randomization',
  'isolated',
  'dev_mode',
  'utf8_mode',
  'warn_default_encoding',
  'safe_path',
  'int_max_str_digits',
]);
const FLOAT_INFO = structSequence('sys', 'float_info', [
  'max',
  'max_exp',
  'max_10_exp',
  'min',
  'min_exp',
  'min_10_exp',
  'dig',
  'mant_dig',
  'epsilon',
  'radix',
  'rounds',
]);
const INT_INFO = structSequence('sys', 'int_info', [
  'bits_per_digit',
  'sizeof_digit',
  'default_max_str_digits',
  'str_digits_check_threshold',
]);
const HASH_INFO = structSequence('sys', 'hash_info', [
  'width',
  'modulus',
  'inf',
  'nan',
  'imag',
  'algorithm',
  'hash_bits',
  'seed_bits',
  'cutoff',
]);
const THREAD_INFO = structSequence('sys', 'thread_info', ['name', 'lock', 'version']);

/** The number that an argument stands for, int or float. */
function numberOf(value: Value): number {
  const whole = plainInt(value);
  if (whole !== undefined) return Number(whole);
  if (value instanceof PyFloat) return value.value;
  throw typeError(`must be real number, not ${typeName(value)}`);
}

const EXCEPTHOOK = resumable(
  'excepthook(exctype, value, traceback, /)',
  function* ([, value]: [Value, Value], context) {
    yield* writeError(context, yield* textOfThrown(context, value));
    return NONE;
  },
);

/** Type, exception and traceback of what is being handled. */
function* informationOf(handled: PyException | undefined): Resumable {
  if (handled === undefined) return tuple([NONE, NONE, NONE]);
  const traceback = (yield* findAttribute(handled, '__traceback__')) ?? NONE;
  return tuple([handled.type, handled, traceback]);
}

const UNRAISABLE = structSequence('sys', 'UnraisableHookArgs', [
  'exc_type',
  'exc_value',
  'exc_traceback',
  'err_msg',
  'object',
]);

const UNRAISABLE_HOOK = resumable(
  'unraisablehook(unraisable, /)',
  function* ([args]: [PyTuple], context) {
    if (args.type !== UNRAISABLE) {
      throw typeError('sys.unraisablehook argument type must be UnraisableHookArgs');
    }
    const [, exception, , title, source] = args.items;
    yield* reportUnraisable(context, exception as PyException, source as Value, title);
    return NONE;
  },
);

/** Asks whatever the program has put in place as sys.unraisablehook. */
function* askUnraisableHook(
  context: Context,
  exception: PyException,
  source: Value,
  title: Value = NONE,
): Resumable<void> {
  const module = context.interpreter.modules.get('sys');
  const hook = module === undefined ? undefined : yield* findAttribute(module, 'unraisablehook');
  const traceback = (yield* findAttribute(exception, '__traceback__')) ?? NONE;
  const args = structValue(UNRAISABLE, [exception.type, exception, traceback, title, source]);
  if (hook === undefined || hook === NONE) {
    yield* reportUnraisable(context, exception, source, title);
    return;
  }
  try {
    yield* call(hook, [args]);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    const inHook = 'Exception ignored in sys.unraisablehook';
    yield* reportUnraisable(context, error.exception, hook, inHook);
  }
}

/** Shows the value of an expression in an interactive session, and remembers it as `_`. */
const DISPLAY_HOOK = resumable('displayhook(object, /)', function* ([value]: [Value], context) {
  if (value === NONE) return NONE;
  context.interpreter.builtins.set('_', NONE);
  yield* writeOutput(context, `${yield* repr(value)}\n`);
  context.interpreter.builtins.set('_', value);
  return NONE;
});

const FUNCTIONS = [
  ...COROUTINE_HOOKS,
  ...TRACING,
  native('exit(status=None, /)', ([status]: [Value | undefined]): Value => {
    throw status === undefined ? raise('SystemExit') : raise('SystemExit', status);
  }),
  native('exception()', (_args, { handled }) => handled ?? NONE),
  resumable('exc_info()', (_args, { handled }) => informationOf(handled)),
  EXCEPTHOOK,
  UNRAISABLE_HOOK,
  DISPLAY_HOOK,
  native('getswitchinterval()', (_args, { interpreter }) =>
    float(interpreter.switchIntervalNs / NANOSECONDS),
  ),
  native('setswitchinterval(interval, /)', ([interval]: [Value], { interpreter }) => {
    const seconds = numberOf(interval);
    if (!(seconds > 0)) throw valueError('switch interval must be strictly positive');
    interpreter.switchIntervalNs = Math.round(seconds * NANOSECONDS);
    return NONE;
  }),
  native('getrecursionlimit()', (_args, { interpreter }) => interpreter.recursionLimit),
  resumable('setrecursionlimit(limit, /)', function* ([limit]: [Value], { interpreter }) {
    const wanted = yield* asSmallIndex(limit);
    if (wanted < 1) throw valueError('recursion limit must be greater or equal than 1');
    if (wanted > RECURSION_MAX) {
      throw raise('OverflowError', 'Python int too large to convert to C int');
    }
    interpreter.recursionLimit = wanted;
    return NONE;
  }),
  native('_getframe(depth=0, /)', ([depth]: [number | undefined], context) => {
    const frame = context.frame(Math.max(depth ?? 0, 0));
    if (frame === undefined) throw valueError('call stack is not deep enough');
    return frame.object;
  }),
  native('getsizeof(object, default=None)', ([object]: [Value]) => sizeOf(object)),
  // Nobody counts references: they are looked for. The argument is one too.
  native('getrefcount(object, /)', ([object]: [Value], { interpreter }) =>
    object instanceof PyObject
      ? referencesTo(object, interpreter as PythonInterpreter).count + 1
      : PRIMITIVE_REFERENCES,
  ),
  native('intern(string, /)', ([string]: [Value]) => {
    if (typeof string === 'string') return string;
    if (plainText(string) !== undefined) throw typeError(`can't intern ${typeName(string)}`);
    throw typeError(`intern() argument must be str, not ${typeName(string)}`);
  }),
  native('getdefaultencoding()', () => 'utf-8'),
  native('getfilesystemencodeerrors()', () => 'surrogateescape'),
  native('_clear_type_cache()', () => NONE),
  native('_current_frames()', (_args, { interpreter }) => {
    const frames = newDict();
    for (const thread of (interpreter as PythonInterpreter).threads.values()) {
      const frame = thread.frame(0);
      if (frame !== undefined) frames.set(identOf(thread.thread), frame.object);
    }
    return frames;
  }),
  resumable('_current_exceptions()', function* (_args, { interpreter }) {
    const exceptions = newDict();
    for (const thread of (interpreter as PythonInterpreter).threads.values()) {
      if (thread.frame(0) === undefined) continue;
      exceptions.set(identOf(thread.thread), yield* informationOf(thread.handled));
    }
    return exceptions;
  }),
  native('getfilesystemencoding()', () => 'utf-8'),
  native('_is_gil_enabled()', (_args, { interpreter }) => interpreter.gilEnabled),
  native(
    'get_int_max_str_digits()',
    (_args, { interpreter }) =>
      (interpreter.state.get('sys.digits') as number | undefined) ?? DIGITS_MAX,
  ),
  native('set_int_max_str_digits(maxdigits)', ([digits]: [number], { interpreter }) => {
    if (digits !== 0 && digits < DIGITS_MIN) {
      throw valueError(`maxdigits must be 0 or larger than ${DIGITS_MIN}`);
    }
    interpreter.state.set('sys.digits', digits);
    return NONE;
  }),
  native('getallocatedblocks()', () => 0),
  native('is_finalizing()', () => false),
];

function versionInfo() {
  return structValue(VERSION_INFO, [3, 11, 7, 'final', 0]);
}

export function createSys(interpreter: Interpreter): PyDict {
  interpreter.finalization.report = askUnraisableHook;
  const streams = {
    stdin: standardStream('stdin'),
    stdout: standardStream('stdout'),
    stderr: standardStream('stderr'),
  };
  const module = namespace('sys', FUNCTIONS, {
    argv: list([...interpreter.arguments]),
    ...streams,
    __stdin__: streams.stdin,
    __stdout__: streams.stdout,
    __stderr__: streams.stderr,
    modules: interpreter.modules,
    path: list([WORKING_DIRECTORY, '/usr/lib/python311.zip', LIBRARY_DIRECTORY]),
    builtin_module_names: tuple(BUILTIN_MODULE_NAMES),
    version: '3.11.7 (main, Jan  1 2024, 00:00:00) [GCC 12.2.0]',
    version_info: versionInfo(),
    hexversion: HEX_VERSION,
    api_version: 1013,
    copyright: 'Copyright (c) 2001-2023 Python Software Foundation.',
    implementation: simpleNamespace({
      name: 'cpython',
      cache_tag: 'cpython-311',
      version: versionInfo(),
      hexversion: HEX_VERSION,
    }),
    platform: 'linux',
    byteorder: 'little',
    maxsize: MAX_SIZE,
    maxunicode: 0x10ffff,
    executable: '/usr/bin/python3',
    prefix: '/usr',
    exec_prefix: '/usr',
    base_prefix: '/usr',
    base_exec_prefix: '/usr',
    abiflags: '',
    platlibdir: 'lib',
    orig_argv: list(['python3', ...interpreter.arguments]),
    flags: structValue(FLAGS, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, false, 0, 0, false, -1]),
    float_info: structValue(FLOAT_INFO, [
      float(Number.MAX_VALUE),
      1024,
      308,
      float(2 ** -1022),
      -1021,
      -307,
      15,
      53,
      float(Number.EPSILON),
      2,
      1,
    ]),
    int_info: structValue(INT_INFO, [30, 4, DIGITS_MAX, DIGITS_MIN]),
    hash_info: structValue(HASH_INFO, [
      64,
      2n ** 61n - 1n,
      314_159,
      0,
      1_000_003,
      'siphash13',
      64,
      128,
      0,
    ]),
    thread_info: structValue(THREAD_INFO, ['pthread', 'semaphore', 'NPTL 2.36']),
    float_repr_style: 'short',
    warnoptions: list([]),
    _xoptions: newDict(),
    dont_write_bytecode: false,
    path_importer_cache: newDict(),
    meta_path: list([PATH_FINDER]),
    path_hooks: list([]),
    pycache_prefix: NONE,
  });
  for (const hook of [EXCEPTHOOK, UNRAISABLE_HOOK, DISPLAY_HOOK]) {
    module.set(`__${hook.name}__`, module.get(hook.name)!);
  }
  return module;
}
