/** `_psutil`: what `psutil` asks the machine. */
import { coreTimes } from '../kernel/core-times.ts';
import type { Interpreter } from '../python/context.ts';
import type { PythonInterpreter } from '../python/machine/interpreter.ts';
import { native, resumable } from '../python/objects/native.ts';
import type { PyDict } from '../python/objects/object.ts';
import { quickCall } from '../python/objects/resumable.ts';
import { float, list } from '../python/objects/values.ts';
import { namespace } from './library-module.ts';
import { memoryUse } from './psutil/memory-use.ts';

/** Opening /proc/stat and reading its first line, by `timeit`: most of it is the kernel's. */
const PROC_NS = 14_000;

const FUNCTIONS = [
  resumable('core_times()', function* () {
    const times = (yield* quickCall(coreTimes(PROC_NS))) as readonly number[];
    return list(times.map((ns) => float(ns / 1e9)));
  }),
  // The kernel knows how much memory a process uses, so nothing is charged for counting it.
  native('resident_bytes()', (_args, context) => {
    context.charge(PROC_NS);
    return memoryUse(context.interpreter as PythonInterpreter).bytes;
  }),
  native('thread_count()', (_args, { interpreter }) => interpreter.threadCount),
];

export function createPsutil(_interpreter: Interpreter): PyDict {
  return namespace('_psutil', FUNCTIONS);
}
