/** A frame goes on elsewhere, as its trace function wants it (cpython/line-jump.ts says where it may). */
import { stackKinds } from '../cpython/line-jump.ts';
import { PyException } from '../objects/exception.ts';
import type { Frame } from './frame.ts';
import type { PythonThread } from './thread.ts';
import { handle } from './unwinding.ts';

export function jumpTo(frame: Frame, target: number, thread: PythonThread): void {
  const { code, stack } = frame;
  const kinds = stackKinds(code);
  const depth = code.variables.length + kinds[target]!.length;
  while (frame.sp > depth) {
    const value = stack[--frame.sp];
    // An `except` clause is left: what was handled outside it is handled again.
    if (kinds[frame.pc]![frame.sp - code.variables.length] !== 'exception') continue;
    handle(frame, value instanceof PyException ? value : undefined, thread);
  }
  frame.pc = target;
}
