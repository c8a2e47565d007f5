/** Calls of whatever can be called: functions, built-ins, methods, classes, instances with `__call__`. */
import { INSTANCE_NS } from '../costs.ts';
import { typeError } from '../objects/exception.ts';
import { PyFunction, PyMethod, PyNative } from '../objects/function.ts';
import { isAnswer } from '../objects/native.ts';
import { bindArguments, checkReceiver } from '../objects/native-arguments.ts';
import { NONE, type PyDict, PyType, TYPE_TYPE, typeOf, type Value } from '../objects/object.ts';
import type { Keywords } from '../objects/resumable.ts';
import { bindQuickly, instantiate, specialMethod, typeName } from '../protocols/index.ts';
import { callFrame } from './arguments.ts';
import { Frame, PUSH } from './frame.ts';
import { tooDeep } from './host-errors.ts';
import type { PythonThread } from './thread.ts';

/**
 * Calls any callable. The result if it is there at once; undefined when a frame was pushed that will
 * deliver it to the frame that was on top.
 */
export function invoke(
  thread: PythonThread,
  callee: Value,
  args: Value[],
  keywords: Keywords | undefined,
  namespace?: PyDict,
): Value | undefined {
  let target = callee;
  let actual = args;
  let steps = 0;
  for (;;) {
    if (target instanceof PyFunction) {
      thread.push(
        namespace === undefined
          ? callFrame(target, actual, keywords)
          : new Frame(target.code, target.globals, namespace, target.closure),
        PUSH,
      );
      return undefined;
    }
    if (target instanceof PyNative) {
      const { native } = target;
      checkReceiver(target, actual[0]);
      thread.charge(target.costNs);
      const bound = bindArguments(target, actual, keywords);
      if (native.run !== undefined) return native.run(bound, thread);
      const given = native.resume!(bound, thread);
      if (isAnswer(given)) return given;
      thread.pushNative(given, bound);
      return undefined;
    }
    if (target instanceof PyMethod) {
      actual = [target.self, ...actual];
      target = target.callee;
      continue;
    }
    if (target instanceof PyType) {
      const custom = target.type === TYPE_TYPE ? undefined : target.type.lookup('__call__');
      if (custom === undefined || custom === TYPE_TYPE.attributes.get('__call__')) {
        if (target.heap) thread.charge(INSTANCE_NS);
        const held = [target, ...actual, ...(keywords?.values() ?? [])];
        thread.pushNative(instantiate(target, actual, keywords), held);
        return undefined;
      }
      const bound = bindQuickly(custom, target, target.type);
      if (bound === undefined) actual = [target, ...actual];
      target = bound ?? custom;
      continue;
    }
    const method = typeOf(target).lookup('__call__');
    if (method === undefined || method === NONE) {
      throw typeError(`'${typeName(target)}' object is not callable`);
    }
    // `A.__call__ = A()` leads from one instance to the next without end.
    if (++steps > thread.interpreter.recursionLimit) {
      throw tooDeep(' while calling a Python object');
    }
    target = specialMethod(target, '__call__') as Value;
  }
}

/** Calls any callable for the CALL instruction of `frame`. */
export function call(
  thread: PythonThread,
  frame: Frame,
  callee: Value,
  args: Value[],
  keywords: Keywords | undefined,
): void {
  if (callee instanceof PyMethod && callee.callee instanceof PyNative) {
    args.unshift(callee.self);
    return call(thread, frame, callee.callee, args, keywords);
  }
  if (callee instanceof PyNative && callee.native.resume !== undefined) {
    const { native } = callee;
    checkReceiver(callee, args[0]);
    thread.charge(callee.costNs);
    const given = native.resume!(bindArguments(callee, args, keywords), thread);
    if (isAnswer(given)) frame.stack[frame.sp++] = given;
    else thread.begin(given, PUSH);
    return;
  }
  // What the frame's stack no longer holds must not look as if it did.
  if (thread.interpreter.finalization.active) frame.stack.fill(undefined, frame.sp);
  const value = invoke(thread, callee, args, keywords);
  if (value !== undefined) frame.stack[frame.sp++] = value;
  else if (thread.top?.isNative === true) thread.proceed(undefined, undefined);
}
