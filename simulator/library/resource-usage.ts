/** `resource.struct_rusage`: what processes have used. Only time is counted, all of it as the user's. */
import type { Context } from '../python/context.ts';
import type { PyTuple } from '../python/objects/values.ts';
import { float } from '../python/objects/values.ts';
import { structSequence, structValue } from './struct-sequence.ts';

const COUNTED = [
  ...['ru_maxrss', 'ru_ixrss', 'ru_idrss', 'ru_isrss', 'ru_minflt', 'ru_majflt', 'ru_nswap'],
  ...['ru_inblock', 'ru_oublock', 'ru_msgsnd', 'ru_msgrcv', 'ru_nsignals', 'ru_nvcsw'],
  'ru_nivcsw',
];

export const STRUCT_RUSAGE = structSequence('resource', 'struct_rusage', [
  'ru_utime',
  'ru_stime',
  ...COUNTED,
]);

export function resourceUsage(cpuNs: number): PyTuple {
  return structValue(STRUCT_RUSAGE, [float(cpuNs / 1e9), float(0), ...COUNTED.map(() => 0)]);
}

/** The CPU time of the children that the caller's process has waited for. */
export function childrenCpuNs({ interpreter, thread }: Context): number {
  return interpreter.kernel.processes.of(thread).reapedNs;
}
