/** The numbers the operating system gives to the first process and its threads. */
import type { ThreadHandle } from '../kernel/program.ts';

export const MAIN_PROCESS_ID = 4200;
/** Who started it. */
export const SHELL_PROCESS_ID = 4100;

/** Where the main thread's descriptor lies; those of others lie below, a stack apart. */
const MAIN_IDENT = 0x7f8a_4c5d_9740;
const STACK_DISTANCE = 0x80_1000;

/** threading.get_ident(): looks like an address, as pthread_self() does on Linux. */
export function identOf(thread: ThreadHandle): number {
  return MAIN_IDENT - thread.id * STACK_DISTANCE;
}

/** threading.get_native_id(): the main thread has the number of its process. */
export function nativeIdOf(thread: ThreadHandle): number {
  return MAIN_PROCESS_ID + thread.id;
}
