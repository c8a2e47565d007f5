/**
 * `resource`: limits of a process, and what it has used (Library reference, "resource"). Only the number
 * of descriptors is limited, so only that can be changed.
 */
import { DESCRIPTORS_LIMIT, type Limit } from '../kernel/resource-limit.ts';
import type { Context, Interpreter } from '../python/context.ts';
import { EXCEPTIONS, raise, valueError } from '../python/objects/exception.ts';
import { native, resumable } from '../python/objects/native.ts';
import type { PyDict, Value } from '../python/objects/object.ts';
import { NONE } from '../python/objects/object.ts';
import type { Resumable } from '../python/objects/resumable.ts';
import { tuple } from '../python/objects/values.ts';
import { asSmallIndex, collect } from '../python/protocols/index.ts';
import { namespace } from './library-module.ts';
import { perform } from './os-failure.ts';
import { childrenCpuNs, resourceUsage, STRUCT_RUSAGE } from './resource-usage.ts';

const INFINITY = -1;
const NOFILE = 7;
const PAGE_BYTES = 4096;
const STACK_BYTES = 8 * 1024 * 1024;
const PROCESSES = 31_000;

const UNLIMITED: Limit = { soft: INFINITY, hard: INFINITY };
const NOTHING: Limit = { soft: 0, hard: 0 };

/** Names, numbers and usual values of Linux; the one of RLIMIT_NOFILE is the kernel's. */
const RESOURCES: readonly (readonly [name: string, number: number, limit: Limit])[] = [
  ['RLIMIT_CPU', 0, UNLIMITED],
  ['RLIMIT_FSIZE', 1, UNLIMITED],
  ['RLIMIT_DATA', 2, UNLIMITED],
  ['RLIMIT_STACK', 3, { soft: STACK_BYTES, hard: INFINITY }],
  ['RLIMIT_CORE', 4, { soft: 0, hard: INFINITY }],
  ['RLIMIT_RSS', 5, UNLIMITED],
  ['RLIMIT_NPROC', 6, { soft: PROCESSES, hard: PROCESSES }],
  ['RLIMIT_NOFILE', NOFILE, DESCRIPTORS_LIMIT],
  ['RLIMIT_OFILE', NOFILE, DESCRIPTORS_LIMIT],
  ['RLIMIT_MEMLOCK', 8, { soft: STACK_BYTES, hard: STACK_BYTES }],
  ['RLIMIT_AS', 9, UNLIMITED],
  ['RLIMIT_SIGPENDING', 11, { soft: PROCESSES, hard: PROCESSES }],
  ['RLIMIT_MSGQUEUE', 12, { soft: 819_200, hard: 819_200 }],
  ['RLIMIT_NICE', 13, NOTHING],
  ['RLIMIT_RTPRIO', 14, NOTHING],
  ['RLIMIT_RTTIME', 15, UNLIMITED],
];

const USAGE = { RUSAGE_SELF: 0, RUSAGE_CHILDREN: -1, RUSAGE_THREAD: 1 } as const;

function* limitArgument(resource: Value): Resumable<readonly [number, Limit]> {
  const wanted = yield* asSmallIndex(resource);
  const row = RESOURCES.find(([, number]) => number === wanted);
  if (row === undefined) throw valueError('invalid resource specified');
  return [wanted, row[2]];
}

function* setLimit(resource: Value, limits: Value, { interpreter }: Context): Resumable {
  const [number] = yield* limitArgument(resource);
  const pair = yield* collect(limits);
  if (pair.length !== 2) throw valueError('expected a tuple of 2 integers');
  const [soft, hard] = [yield* limitValue(pair[0]!), yield* limitValue(pair[1]!)];
  if (number !== NOFILE) {
    throw raise('NotImplementedError', 'only RLIMIT_NOFILE can be changed here');
  }
  const refusal = yield* perform(interpreter.files.setDescriptorsLimit({ soft, hard }));
  if (refusal !== undefined) throw valueError(refusal);
  return NONE;
}

function* limitValue(value: Value): Resumable<number> {
  const number = yield* asSmallIndex(value);
  return number === INFINITY ? Infinity : number;
}

const FUNCTIONS = [
  resumable('getrlimit(resource, /)', function* ([resource]: [Value], { interpreter }) {
    const [number, usual] = yield* limitArgument(resource);
    const { soft, hard } =
      number === NOFILE ? yield* perform(interpreter.files.descriptorsLimit()) : usual;
    return tuple([soft, hard]);
  }),
  resumable('setrlimit(resource, limits, /)', ([resource, limits]: [Value, Value], context) =>
    setLimit(resource, limits, context),
  ),
  resumable('getrusage(who, /)', function* ([who]: [Value], context) {
    switch (yield* asSmallIndex(who)) {
      case USAGE.RUSAGE_SELF:
        return resourceUsage(context.interpreter.cpuNs());
      case USAGE.RUSAGE_CHILDREN:
        return resourceUsage(childrenCpuNs(context));
      case USAGE.RUSAGE_THREAD:
        return resourceUsage(context.cpuNs);
      default:
        throw valueError('invalid who parameter');
    }
  }),
  native('getpagesize()', () => PAGE_BYTES),
];

export function createResource(_interpreter: Interpreter): PyDict {
  return namespace('resource', FUNCTIONS, {
    ...Object.fromEntries(RESOURCES.map(([name, number]) => [name, number])),
    ...USAGE,
    RLIM_INFINITY: INFINITY,
    error: EXCEPTIONS.OSError,
    struct_rusage: STRUCT_RUSAGE,
  });
}
