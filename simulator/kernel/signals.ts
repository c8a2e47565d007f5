/** Signals (signal(7)): their numbers on Linux, and what becomes of a process that does not catch one. */

export const SIGNALS = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGILL: 4,
  SIGTRAP: 5,
  SIGABRT: 6,
  SIGBUS: 7,
  SIGFPE: 8,
  SIGKILL: 9,
  SIGUSR1: 10,
  SIGSEGV: 11,
  SIGUSR2: 12,
  SIGPIPE: 13,
  SIGALRM: 14,
  SIGTERM: 15,
  SIGSTKFLT: 16,
  SIGCHLD: 17,
  SIGCONT: 18,
  SIGSTOP: 19,
  SIGTSTP: 20,
  SIGTTIN: 21,
  SIGTTOU: 22,
  SIGURG: 23,
  SIGXCPU: 24,
  SIGXFSZ: 25,
  SIGVTALRM: 26,
  SIGPROF: 27,
  SIGWINCH: 28,
  SIGIO: 29,
  SIGPWR: 30,
  SIGSYS: 31,
  SIGRTMIN: 34,
  SIGRTMAX: 64,
} as const;

export const SIGNALS_MAX = SIGNALS.SIGRTMAX;

/** What a process has said about a signal; `default` is what {@link endsByDefault} tells. */
export type Disposition = 'default' | 'ignore' | 'catch';

const { SIGCHLD, SIGCONT, SIGKILL, SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU, SIGURG, SIGWINCH } = SIGNALS;

const STOPPING: ReadonlySet<number> = new Set([SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU]);
const HARMLESS: ReadonlySet<number> = new Set([SIGCHLD, SIGCONT, SIGURG, SIGWINCH]);

/** Processes are not stopped and continued here. */
export function stopsByDefault(signal: number): boolean {
  return STOPPING.has(signal);
}

export function endsByDefault(signal: number): boolean {
  return !STOPPING.has(signal) && !HARMLESS.has(signal);
}

/** Neither caught nor ignored by anybody. */
export function isInexorable(signal: number): boolean {
  return signal === SIGKILL || signal === SIGSTOP;
}

export function nameOfSignal(signal: number): string {
  return Object.entries(SIGNALS).find(([, number]) => number === signal)?.[0] ?? String(signal);
}
