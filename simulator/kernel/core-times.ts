/** How long each core has worked: the first lines of proc(5)'s `/proc/stat`. */
import type { CallContext, CallOutcome, SystemCall } from './program.ts';

/** Result: a list of nanoseconds. */
export function coreTimes(costNs = 0): SystemCall {
  return {
    name: 'core times',
    costNs,
    attempt: ({ kernel }: CallContext): CallOutcome => ({
      kind: 'done',
      result: kernel.coreTimesNs(),
    }),
  };
}
