/** The numbers the operating system gives to processes and their threads. */
import type { ProcessHandle, ThreadHandle } from '../kernel/program.ts';
import type { Context } from '../python/context.ts';

const MAIN_PROCESS_ID = 4200;
/** Who started it. */
export const SHELL_PROCESS_ID = 4100;

/** The parent of those whose own has ended. */
export const INIT_PROCESS_ID = 1;

/** Where the main thread's descriptor lies; those of others lie below, a stack apart. */
const MAIN_IDENT = 0x7f8a_4c5d_9740;
const STACK_DISTANCE = 0x80_1000;

/** threading.get_ident(): looks like an address, as pthread_self() does on Linux. */
export function identOf(thread: ThreadHandle): number {
  return MAIN_IDENT - thread.place * STACK_DISTANCE;
}

/** threading.get_native_id(): the main thread has the number of its process. */
export function processIdOf({ id }: Pick<ProcessHandle, 'id'>): number {
  return MAIN_PROCESS_ID + id;
}

/** The kernel's number of the process that programs know by this one. */
export function kernelIdOf(processId: number): number {
  return processId - MAIN_PROCESS_ID;
}

/** os.getpid(). */
export function ownProcessId({ interpreter, thread }: Context): number {
  return processIdOf(interpreter.kernel.processes.of(thread));
}

export function nativeIdOf(thread: ThreadHandle): number {
  return MAIN_PROCESS_ID + thread.id;
}
