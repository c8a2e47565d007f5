/** `_signal`: signals as the kernel has them; `signal` gives them names. */
import { ERRORS, Failure } from '../kernel/errno.ts';
import { USER_ID } from '../kernel/inode.ts';
import { sendSignal, sendSignalThrough } from '../kernel/processes.ts';
import { DONE } from '../kernel/program.ts';
import type { AlarmTimes, CallContext, SystemCall } from '../kernel/program.ts';
import {
  PENDING_SIGNALS,
  setSignalMask,
  type SignalSet,
  type TakenSignal,
  waitForSignal,
} from '../kernel/signal-mask.ts';
import { type Disposition, isInexorable, SIGNALS, SIGNALS_MAX } from '../kernel/signals.ts';
import type { Context, Interpreter } from '../python/context.ts';
import { EXCEPTIONS, raise, Raised, typeError, valueError } from '../python/objects/exception.ts';
import { PyModule } from '../python/objects/function.ts';
import { native, resumable } from '../python/objects/native.ts';
import { builtinType, NONE, type PyDict, type Value } from '../python/objects/object.ts';
import { blockingCall, quickCall, type Resumable } from '../python/objects/resumable.ts';
import { float, list, tuple } from '../python/objects/values.ts';
import { asSmallIndex, collect, plainInt } from '../python/protocols/index.ts';
import { newOSError } from '../python/types/os-error.ts';
import { isCallable, namespace } from './library-module.ts';
import { osError, perform } from './os-failure.ts';
import { kernelIdOf, ownProcessId, processIdOf } from './process-id.ts';
import { toNanoseconds } from './seconds.ts';
import { structSequence, structValue } from './struct-sequence.ts';

/** Second names, which no signal is shown by. */
const ALIASES = {
  SIGIOT: SIGNALS.SIGABRT,
  SIGCLD: SIGNALS.SIGCHLD,
  SIGPOLL: SIGNALS.SIGIO,
} as const;

const DEFAULT = 0;
const IGNORE = 1;
const SIG_BLOCK = 0;
const SIG_UNBLOCK = 1;
const SIG_SETMASK = 2;
const SI_KERNEL = 128;
const NANOSECONDS = 1e9;
const ITIMER_REAL = 0;

const DEFAULT_INT_HANDLER = native('default_int_handler(signalnum, frame, /)', () => {
  throw raise('KeyboardInterrupt');
});

/** sigaction(2) and setitimer(2): at once, at their place in the order of time. */
function kernelCall(name: string, act: (context: CallContext) => unknown): SystemCall {
  return { name, attempt: (context) => ({ kind: 'done', result: act(context) }) };
}

const ITIMER_ERROR = builtinType('itimer_error', {
  module: 'signal',
  base: EXCEPTIONS.OSError,
});

function* signalArgument(value: Value): Resumable<number> {
  const number = yield* asSmallIndex(value);
  if (number < 1 || number > SIGNALS_MAX) throw valueError('signal number out of range');
  return number;
}

function* signalsArgument(set: Value): Resumable<readonly number[]> {
  const signals: number[] = [];
  for (const value of yield* collect(set)) {
    const number = yield* asSmallIndex(value);
    if (number < 1 || number > SIGNALS_MAX) {
      throw valueError(`signal number ${number} out of range [1; ${SIGNALS_MAX}]`);
    }
    signals.push(number);
  }
  return signals;
}

/** To the own process, whichever of its threads is meant. */
function* signalSelf(signal: Value, context: Context): Resumable {
  const number = yield* asSmallIndex(signal);
  if (number < 0 || number > SIGNALS_MAX) throw osError(ERRORS.EINVAL[0]);
  yield* quickCall(sendSignal(kernelIdOf(ownProcessId(context)), number));
  yield* context.interpreter.checkSignals(context);
  return NONE;
}

function* takeSignal(set: Value, timeoutNs?: number): Resumable<TakenSignal | undefined> {
  const wanted = new Set(yield* signalsArgument(set));
  return (yield* blockingCall(waitForSignal(wanted, timeoutNs))) as TakenSignal | undefined;
}

const SIGNAL_INFORMATION = structSequence('signal', 'struct_siginfo', [
  'si_signo',
  'si_code',
  'si_errno',
  'si_pid',
  'si_uid',
  'si_status',
  'si_band',
]);

/** From the kernel itself, or by kill(2). */
function information({ signal, sender }: TakenSignal): Value {
  const [code, process] = sender === undefined ? [SI_KERNEL, 0] : [0, processIdOf({ id: sender })];
  return structValue(SIGNAL_INFORMATION, [signal, code, 0, process, USER_ID, 0, 0]);
}

/** In a list, which `signal` makes a set of. */
const setOf = (signals: SignalSet): Value => list([...signals].sort((a, b) => a - b));

/** The handler as signal() and getsignal() give it. */
function* handlerOf(number: number, context: Context): Resumable {
  const { handlers } = context.interpreter.signals;
  const disposition = (yield* quickCall(
    kernelCall('sigaction', ({ kernel, thread }) =>
      kernel.processes.of(thread).dispositionOf(number),
    ),
  )) as Disposition;
  if (disposition === 'ignore') return IGNORE;
  if (disposition === 'default') return DEFAULT;
  return handlers.get(number) ?? defaultHandler(context);
}

function defaultHandler({ interpreter }: Context): Value {
  const module = interpreter.modules.get('_signal');
  return (module instanceof PyModule && module.namespace.get('default_int_handler')) || NONE;
}

/** `_thread.interrupt_main()`: the main thread sees a signal that the kernel knows nothing of. */
export const INTERRUPT_MAIN = resumable(
  'interrupt_main(signum=2, /)',
  function* ([signal]: [Value?], context) {
    const number = signal === undefined ? SIGNALS.SIGINT : yield* signalArgument(signal);
    const handler = yield* handlerOf(number, context);
    if (handler === DEFAULT || handler === IGNORE) return NONE;
    context.interpreter.receiveSignal(number);
    yield* context.interpreter.checkSignals(context);
    return NONE;
  },
);

function dispositionFor(handler: Value): Disposition {
  const number = plainInt(handler);
  if (number === DEFAULT) return 'default';
  if (number === IGNORE) return 'ignore';
  if (number === undefined && isCallable(handler)) return 'catch';
  throw typeError('signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object');
}

function* setAlarm(times: AlarmTimes): Resumable<AlarmTimes> {
  return (yield* quickCall(
    kernelCall('setitimer', ({ kernel, thread }) => kernel.processes.setAlarm(thread, times)),
  )) as AlarmTimes;
}

function timesValue({ afterNs, intervalNs }: AlarmTimes): Value {
  return tuple([float(afterNs / NANOSECONDS), float(intervalNs / NANOSECONDS)]);
}

function* timerArgument(which: Value): Resumable<void> {
  if ((yield* asSmallIndex(which)) === ITIMER_REAL) return;
  throw raise('NotImplementedError', 'only signal.ITIMER_REAL is supported');
}

const PAUSE: SystemCall = {
  name: 'pause',
  attempt: () => ({
    kind: 'wait',
    queue: undefined,
    cause: 'io',
    on: -1,
    deadlineNs: undefined,
  }),
  interrupted: () => DONE,
};

const TEXTS: Readonly<Record<number, string>> = {
  [SIGNALS.SIGHUP]: 'Hangup',
  [SIGNALS.SIGINT]: 'Interrupt',
  [SIGNALS.SIGQUIT]: 'Quit',
  [SIGNALS.SIGILL]: 'Illegal instruction',
  [SIGNALS.SIGTRAP]: 'Trace/breakpoint trap',
  [SIGNALS.SIGABRT]: 'Aborted',
  [SIGNALS.SIGBUS]: 'Bus error',
  [SIGNALS.SIGFPE]: 'Floating point exception',
  [SIGNALS.SIGKILL]: 'Killed',
  [SIGNALS.SIGUSR1]: 'User defined signal 1',
  [SIGNALS.SIGSEGV]: 'Segmentation fault',
  [SIGNALS.SIGUSR2]: 'User defined signal 2',
  [SIGNALS.SIGPIPE]: 'Broken pipe',
  [SIGNALS.SIGALRM]: 'Alarm clock',
  [SIGNALS.SIGTERM]: 'Terminated',
  [SIGNALS.SIGCHLD]: 'Child exited',
  [SIGNALS.SIGCONT]: 'Continued',
  [SIGNALS.SIGSTOP]: 'Stopped (signal)',
  [SIGNALS.SIGTSTP]: 'Stopped',
};

const FUNCTIONS = [
  resumable('signal(signalnum, handler, /)', function* ([signal, handler], context) {
    const { interpreter, thread } = context;
    const number = yield* asSmallIndex(signal!);
    if (interpreter.mainThreadHandle !== thread) {
      throw valueError('signal only works in main thread of the main interpreter');
    }
    if (number < 1 || number > SIGNALS_MAX) throw valueError('signal number out of range');
    const disposition = dispositionFor(handler!);
    if (isInexorable(number)) throw osError(ERRORS.EINVAL[0]);
    const before = yield* handlerOf(number, context);
    if (disposition === 'catch') interpreter.signals.handlers.set(number, handler!);
    yield* quickCall(
      kernelCall('sigaction', ({ kernel }) => {
        kernel.processes.of(thread).setDisposition(number, disposition);
      }),
    );
    return before;
  }),
  resumable('getsignal(signalnum, /)', function* ([signal], context) {
    return yield* handlerOf(yield* signalArgument(signal!), context);
  }),
  DEFAULT_INT_HANDLER,
  resumable('raise_signal(signalnum, /)', ([signal], context) => signalSelf(signal!, context)),
  resumable('pthread_kill(thread_id, signalnum, /)', ([, signal], context) =>
    signalSelf(signal!, context),
  ),
  resumable(
    'pidfd_send_signal(pidfd, signalnum, siginfo=None, flags=0, /)',
    function* ([descriptor, signal], context) {
      const through = yield* asSmallIndex(descriptor!);
      const answer = yield* quickCall(sendSignalThrough(through, yield* asSmallIndex(signal!)));
      if (answer instanceof Failure) throw osError(answer.errno);
      yield* context.interpreter.checkSignals(context);
      return NONE;
    },
  ),
  resumable('alarm(seconds, /)', function* ([seconds]) {
    const afterNs = Math.max(0, yield* asSmallIndex(seconds!)) * NANOSECONDS;
    const before = yield* setAlarm({ afterNs, intervalNs: 0 });
    return Math.ceil(before.afterNs / NANOSECONDS);
  }),
  resumable('setitimer(which, seconds, interval=0.0, /)', function* ([which, seconds, interval]) {
    yield* timerArgument(which!);
    const afterNs = toNanoseconds(seconds!);
    const intervalNs = interval === undefined ? 0 : toNanoseconds(interval);
    if (afterNs < 0 || intervalNs < 0) {
      throw new Raised(newOSError(ITIMER_ERROR, ...ERRORS.EINVAL, NONE, NONE));
    }
    return timesValue(yield* setAlarm({ afterNs, intervalNs }));
  }),
  resumable('getitimer(which, /)', function* ([which]) {
    yield* timerArgument(which!);
    const times = yield* quickCall(
      kernelCall('getitimer', ({ kernel, thread }) => kernel.processes.alarmOf(thread)),
    );
    return timesValue(times as AlarmTimes);
  }),
  resumable('pause()', function* () {
    yield* blockingCall(PAUSE);
    return NONE;
  }),
  resumable('pthread_sigmask(how, mask, /)', function* ([how, mask], context) {
    const way = yield* asSmallIndex(how!);
    const given = yield* signalsArgument(mask!);
    if (way < SIG_BLOCK || way > SIG_SETMASK) throw osError(ERRORS.EINVAL[0]);
    const before = yield* quickCall(
      setSignalMask((held) => {
        if (way === SIG_BLOCK) return new Set([...held, ...given]);
        if (way === SIG_SETMASK) return new Set(given);
        return new Set([...held].filter((signal) => !given.includes(signal)));
      }),
    );
    yield* context.interpreter.checkSignals(context);
    return setOf(before as SignalSet);
  }),
  resumable('sigpending()', function* () {
    return setOf((yield* quickCall(PENDING_SIGNALS)) as SignalSet);
  }),
  resumable('sigwait(sigset, /)', function* ([wanted]) {
    return (yield* takeSignal(wanted!))!.signal;
  }),
  resumable('sigwaitinfo(sigset, /)', function* ([wanted]) {
    return information((yield* takeSignal(wanted!))!);
  }),
  resumable('sigtimedwait(sigset, timeout, /)', function* ([wanted, timeout]) {
    const timeoutNs = toNanoseconds(timeout!);
    if (timeoutNs < 0) throw valueError('timeout must be non-negative');
    const taken = yield* takeSignal(wanted!, timeoutNs);
    return taken === undefined ? NONE : information(taken);
  }),
  resumable('set_wakeup_fd(fd, /, *, warn_on_full_buffer=True)', function* ([fd], context) {
    const { interpreter, thread } = context;
    const descriptor = yield* asSmallIndex(fd!);
    if (interpreter.mainThreadHandle !== thread) {
      throw valueError('set_wakeup_fd only works in main thread of the main interpreter');
    }
    if (descriptor !== -1 && (yield* perform(interpreter.files.isBlocking(descriptor)))) {
      throw valueError(`the fd ${descriptor} must be in non-blocking mode`);
    }
    const before = interpreter.signals.wakeupDescriptor;
    interpreter.signals.wakeupDescriptor = Math.max(-1, descriptor);
    return before;
  }),
  resumable('strsignal(signalnum, /)', function* ([signal]) {
    const number = yield* signalArgument(signal!);
    if (number >= SIGNALS.SIGRTMIN) return `Real-time signal ${number - SIGNALS.SIGRTMIN}`;
    return TEXTS[number] ?? NONE;
  }),
  resumable('siginterrupt(signalnum, flag, /)', function* ([signal]) {
    yield* signalArgument(signal!);
    return NONE;
  }),
];

export function createSignal(_interpreter: Interpreter): PyDict {
  return namespace('_signal', FUNCTIONS, {
    ...SIGNALS,
    ...ALIASES,
    SIG_DFL: DEFAULT,
    SIG_IGN: IGNORE,
    SIG_BLOCK,
    SIG_UNBLOCK,
    SIG_SETMASK,
    ITIMER_REAL,
    ITIMER_VIRTUAL: 1,
    ITIMER_PROF: 2,
    struct_siginfo: SIGNAL_INFORMATION,
    ItimerError: ITIMER_ERROR,
    NSIG: SIGNALS_MAX + 1,
  });
}
