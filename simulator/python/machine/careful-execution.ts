/** Running a thread while the end of some object would show: it is to end as soon as nothing holds it. */
import { DROP, NativeFrame } from './frame.ts';
import { execute } from './loop.ts';
import { releases } from './release.ts';
import type { PythonThread } from './thread.ts';

/** How long a thread runs without looking whether objects have ended, when that has been costly. */
const CARELESS_NS = 1_000_000;

/** As {@link execute}, with the care that is needed. */
export function executeCarefully(thread: PythonThread, budgetNs: number, alone = false): boolean {
  if (!thread.interpreter.finalization.waiting) return execute(thread, budgetNs, alone);
  if (thread.interpreter.finalization.vigilant) return executeOne(thread, budgetNs, alone);
  return execute(thread, Math.min(budgetNs, thread.usedNs + CARELESS_NS), alone);
}

/** One instruction; then objects end that it has let go of. */
function executeOne(thread: PythonThread, budgetNs: number, alone: boolean): boolean {
  const { top: frame, depth } = thread;
  const { finalization } = thread.interpreter;
  if (frame?.isNative !== false || thread.pending !== undefined) return false;
  const letsGo = releases(frame);
  finalization.stepped();
  const asked = execute(thread, Math.min(budgetNs, thread.usedNs + 1), alone);
  if (thread.pending === undefined && thread.top?.isNative === false) {
    thread.top.stack.fill(undefined, thread.top.sp);
    if (thread.depth < depth || letsGo(frame.pc)) settle(thread);
  }
  return asked;
}

/** Objects end that nothing holds any more, before the frame on top goes on. */
export function settle(thread: PythonThread): void {
  const settling = thread.interpreter.finalization.settle(thread, false, true);
  thread.top = new NativeFrame(settling, thread.top, DROP, 0, [], true);
  thread.proceed(undefined, undefined);
}
