/** Running a thread while the end of some object would show: it is to end as soon as nothing holds it. */
import type { Raised } from '../objects/exception.ts';
import type { Value } from '../objects/object.ts';
import type { Resumable, SystemRequest } from '../objects/resumable.ts';
import type { Finalization } from './finalization.ts';
import { DROP, type Frame, NativeFrame } from './frame.ts';
import { execute } from './loop.ts';
import { consumes, hands, isPure, NOTHING, type Released, releases } from './release.ts';
import type { PythonThread } from './thread.ts';
import { unwind } from './unwinding.ts';

/** How long a thread runs without looking whether objects have ended, when that has been costly. */
const CARELESS_NS = 1_000_000;

/** As {@link execute}, with the care that is needed. */
export function executeCarefully(thread: PythonThread, budgetNs: number, alone = false): boolean {
  const { finalization } = thread.interpreter;
  if (!finalization.waiting) return execute(thread, budgetNs, alone);
  if (!finalization.vigilant) {
    finalization.stepped(true);
    return execute(thread, Math.min(budgetNs, thread.usedNs + CARELESS_NS), alone);
  }
  for (let steps = 0; ; steps++) {
    const { top: frame } = thread;
    if (frame?.isNative !== false || thread.pending !== undefined) return false;
    const asked = executeOne(thread, frame, budgetNs);
    if (asked || alone || thread.called || thread.usedNs >= budgetNs) return asked;
    if (steps === STEPS_MAX || !finalization.waiting) return asked;
  }
}

/** After so many instructions it is asked again how much care can be taken. */
const STEPS_MAX = 64;

/** One instruction; then objects end that it has let go of. */
function executeOne(thread: PythonThread, frame: Frame, budgetNs: number): boolean {
  const { depth } = thread;
  const { finalization } = thread.interpreter;
  const release = releases(frame, finalization);
  const pure = isPure(frame, finalization);
  const consuming = consumes(frame, finalization);
  const asked = execute(thread, Math.min(budgetNs, thread.usedNs + 1), true);
  const { top } = thread;
  const called = top?.isNative === false && top !== frame && thread.depth > depth;
  finalization.stepped(called ? hands(top, finalization) : !pure);
  if (thread.pending !== undefined || top?.isNative !== false) return asked;
  top.stack.fill(undefined, top.sp);
  let released: Released = release === undefined ? NOTHING : release.released;
  if (thread.depth < depth) released = ofFrame(frame, finalization);
  else if (consuming && top === frame) released = undefined;
  if (released !== NOTHING && finalization.doubts(released)) settle(thread, release?.value);
  return asked;
}

/** Objects end that nothing holds any more, before the frame on top goes on. */
export function settle(thread: PythonThread, released?: Value): void {
  const settling = thread.interpreter.finalization.settle(thread, false, true, released);
  thread.top = new NativeFrame(settling, thread.top, DROP, 0, [], true);
  thread.proceed(undefined, undefined);
}

/**
 * Before an exception goes on from a frame, what objects hang on that is taken off the frame's stack ends,
 * while the frame still stands where that was. Whether that has begun; the exception goes on afterwards.
 */
export function endAsUnwound(thread: PythonThread, frame: Frame, raised: Raised): boolean {
  const { finalization } = thread.interpreter;
  if (raised.unwound === frame || !finalization.waiting || !finalization.vigilant) return false;
  raised.unwound = frame;
  unwind(frame);
  if (!finalization.doubts(undefined)) return false;
  const body = raisedAfter(finalization.settle(thread, false, true), raised);
  thread.top = new NativeFrame(body, frame, DROP, 0, raised.passed, true);
  return true;
}

function* raisedAfter(settling: Resumable<unknown>, raised: Raised): Resumable {
  yield* settling;
  throw raised;
}

/**
 * Before a thread waits, objects end whose end others may be waiting for; then it makes its call. Whether
 * there is something to be done first.
 */
export function settledFirst(thread: PythonThread, request: SystemRequest): boolean {
  const { finalization } = thread.interpreter;
  if (!request.releaseGil || !finalization.doubtsPatient()) return false;
  thread.pending = undefined;
  thread.top = new NativeFrame(settling(thread, request), thread.top, DROP, 0, [], true);
  thread.proceed(undefined, undefined);
  return true;
}

function* settling(thread: PythonThread, request: SystemRequest): Resumable {
  yield* thread.interpreter.finalization.settle(thread, false, true);
  return (yield request) as Value;
}

/** What goes with a frame that has ended. */
function ofFrame(frame: Frame, finalization: Finalization): Released {
  return finalization.concernsFrame(frame) ? undefined : NOTHING;
}
