/** CALL of anything but a function of the program's or a built-in that answers at once. */
import { INSTANCE_NS } from '../../costs.ts';
import { PyNative } from '../../objects/function.ts';
import { bindArguments } from '../../objects/native-arguments.ts';
import { PyObject, PyType, type Value } from '../../objects/object.ts';
import { callFrame } from '../arguments.ts';
import { call } from '../calling.ts';
import { type Frame, INITIALISE } from '../frame.ts';
import { plainConstructor, splitKeywords } from '../slow/calls.ts';
import type { PythonThread } from '../thread.ts';

/**
 * Calls `callee` with the `given` arguments on the frame's stack from `first`; the result goes to `sp`.
 *
 * @returns whether it is there already
 */
export function callAnything(
  thread: PythonThread,
  frame: Frame,
  callee: Value,
  first: number,
  given: number,
): boolean {
  let actual = frame.stack.slice(first, first + given) as Value[];
  let keywords: Map<string, Value> | undefined;
  const { keywordNames } = thread;
  if (keywordNames !== undefined) {
    thread.keywordNames = undefined;
    [actual, keywords] = splitKeywords(actual, keywordNames);
  }
  if (callee instanceof PyNative && callee.native.run !== undefined) {
    callAtOnce(thread, frame, callee, actual, keywords);
    return true;
  }
  const init = callee instanceof PyType && !keywords ? plainConstructor(callee) : undefined;
  if (init?.code.simple === true && init.code.positionalCount === given + 1) {
    const instance = new PyObject(callee as PyType);
    const inner = callFrame(init, [instance, ...actual], undefined);
    inner.instance = instance;
    thread.charge(INSTANCE_NS);
    thread.push(inner, INITIALISE);
  } else call(thread, frame, callee, actual, keywords);
  return false;
}

function callAtOnce(
  thread: PythonThread,
  frame: Frame,
  callee: PyNative,
  actual: Value[],
  keywords: Map<string, Value> | undefined,
): void {
  const { native } = callee;
  const { signature } = native;
  const given = actual.length;
  const plain =
    keywords === undefined &&
    signature.plain &&
    given >= signature.required &&
    given <= signature.positional.length;
  const bound = plain ? actual : bindArguments(callee, actual, keywords);
  thread.charge(callee.costNs);
  frame.stack[frame.sp] = native.run!(bound, thread);
  frame.sp++;
}
