/** `posix`: the process, its environment, and the machine it runs on. */
import { ERRORS, errorText } from '../../kernel/errno.ts';
import { USER_ID } from '../../kernel/inode.ts';
import { YIELD } from '../../kernel/sleep.ts';
import { WORKING_DIRECTORY } from '../../machine-settings.ts';
import type { Context, Interpreter } from '../../python/context.ts';
import { valueError } from '../../python/objects/exception.ts';
import { type Native, native, resumable } from '../../python/objects/native.ts';
import { newDict, NONE, type PyDict, type Value } from '../../python/objects/object.ts';
import { quickCall } from '../../python/objects/resumable.ts';
import { float, list, PyBytes } from '../../python/objects/values.ts';
import { asSmallIndex } from '../../python/protocols/index.ts';
import { machineRandom } from '../_random.ts';
import { stateOf } from '../library-module.ts';
import { osError } from '../os-failure.ts';
import { decodePath, encodePath, fspath } from '../path-argument.ts';
import { ownProcessId } from '../process-id.ts';
import { childrenCpuNs } from '../resource-usage.ts';
import { structSequence, structValue } from '../struct-sequence.ts';
import { descriptorOf } from './arguments.ts';

const USER_NAME = 'user';
const GROUP_ID = USER_ID;
/** How long the machine had been up when the run began: as time.monotonic() has it. */
const UPTIME_SECONDS = 1000;
const NANOSECONDS = 1e9;

/** What a program finds in its environment. */
const ENVIRONMENT: Readonly<Record<string, string>> = {
  HOME: WORKING_DIRECTORY,
  LANG: 'en_US.UTF-8',
  LOGNAME: USER_NAME,
  PATH: '/usr/local/bin:/usr/bin:/bin',
  PWD: WORKING_DIRECTORY,
  SHELL: '/bin/sh',
  USER: USER_NAME,
};

export const UNAME_RESULT = structSequence('posix', 'uname_result', [
  'sysname',
  'nodename',
  'release',
  'version',
  'machine',
]);
export const TIMES_RESULT = structSequence('posix', 'times_result', [
  'user',
  'system',
  'children_user',
  'children_system',
  'elapsed',
]);
export const TERMINAL_SIZE = structSequence('os', 'terminal_size', ['columns', 'lines']);

/** The environment that programs started by this one get: os.environ keeps it up to date. */
function environment(interpreter: Interpreter): Map<string, string> {
  return stateOf(interpreter, 'posix.environment', () => new Map(Object.entries(ENVIRONMENT)));
}

/** A process that starts has the environment of the one that starts it, or the one it is given. */
export function handOverEnvironment(
  from: Interpreter,
  to: Interpreter,
  given: Iterable<readonly [string, string]> = environment(from),
): void {
  stateOf(to, 'posix.environment', () => new Map(given));
}

/** `posix.environ`: the environment as it was when the module was imported, in bytes. */
export function environmentDict(interpreter: Interpreter): PyDict {
  const dict = newDict();
  for (const [name, value] of environment(interpreter)) {
    const key = encodePath(name);
    dict.set(key.key() as string, encodePath(value), key);
  }
  return dict;
}

function cores(interpreter: Interpreter): number[] {
  return Array.from({ length: interpreter.cores }, (_, core) => core);
}

function randomBytes(count: number, context: Context): PyBytes {
  if (count < 0) throw valueError('negative argument not allowed');
  context.interpreter.allocate(count);
  const random = machineRandom(context.interpreter);
  return new PyBytes(Uint8Array.from({ length: count }, () => random.uint32() & 0xff));
}

const tells = (name: string, value: Value): Native => native(`${name}()`, () => value);

export const PROCESS_FUNCTIONS: readonly Native[] = [
  tells('getuid', USER_ID),
  tells('geteuid', USER_ID),
  tells('getgid', GROUP_ID),
  tells('getegid', GROUP_ID),
  tells('getlogin', USER_NAME),
  native('getgroups()', () => list([GROUP_ID])),
  native('uname()', () =>
    structValue(UNAME_RESULT, ['Linux', 'timeslice', '6.1.0', '#1 SMP 2024-01-01', 'x86_64']),
  ),
  native('times()', (_args, context) =>
    structValue(TIMES_RESULT, [
      float(context.interpreter.cpuNs() / NANOSECONDS),
      float(0),
      float(childrenCpuNs(context) / NANOSECONDS),
      float(0),
      float(UPTIME_SECONDS + context.nowNs / NANOSECONDS),
    ]),
  ),
  native('cpu_count()', (_args, { interpreter }) => interpreter.cores),
  resumable('_sched_getaffinity(pid, /)', function* ([pid], context) {
    const wanted = yield* asSmallIndex(pid);
    if (wanted !== 0 && wanted !== ownProcessId(context)) throw osError(ERRORS.ESRCH[0]);
    return list(cores(context.interpreter));
  }),
  // With the GIL kept, in 3.11.
  resumable('sched_yield()', function* () {
    yield* quickCall(YIELD);
    return NONE;
  }),
  resumable('urandom(size, /)', function* ([size], context) {
    return randomBytes(yield* asSmallIndex(size), context);
  }),
  resumable('getrandom(size, flags=0)', function* ([size], context) {
    return randomBytes(yield* asSmallIndex(size), context);
  }),
  resumable('strerror(code, /)', function* ([code]) {
    return errorText(yield* asSmallIndex(code));
  }),
  resumable('fspath(path)', function* ([path]) {
    return yield* fspath(path);
  }),
  resumable('putenv(name, value, /)', function* ([name, value], { interpreter }) {
    const key = decodePath(yield* fspath(name));
    const text = decodePath(yield* fspath(value));
    if (key.includes('=')) throw valueError('illegal environment variable name');
    environment(interpreter).set(key, text);
    return NONE;
  }),
  resumable('unsetenv(name, /)', function* ([name], { interpreter }) {
    environment(interpreter).delete(decodePath(yield* fspath(name)));
    return NONE;
  }),
  resumable('get_terminal_size(fd=1, /)', function* ([fd]: [Value?]) {
    if (fd !== undefined) yield* descriptorOf(fd);
    throw osError(ERRORS.ENOTTY[0]);
  }),
];
