/** A thread's stack for people to look at. No code of the program runs for it. */
import type { FrameSnapshot, VariableSnapshot } from '../../simulation.ts';
import type { Interpreter } from '../context.ts';
import type { HeapFrame } from '../objects/frame.ts';
import { PyCell, PyFunction, PyModule } from '../objects/function.ts';
import { PyType, typeOf, type Value } from '../objects/object.ts';
import { shortRepr } from './short-repr.ts';
import type { PythonThread } from './thread.ts';

const FRAMES_MAX = 100;

/** Innermost frame first. */
export function stackOf(thread: PythonThread): FrameSnapshot[] {
  const frames: FrameSnapshot[] = [];
  for (let depth = 0; frames.length < FRAMES_MAX; depth++) {
    const frame = thread.frameAt(depth);
    if (frame === undefined) break;
    frames.push(describeFrame(thread.interpreter, frame));
  }
  return frames;
}

export function describeFrame(interpreter: Interpreter, frame: HeapFrame): FrameSnapshot {
  const { code } = frame;
  return {
    function: code.qualifiedName,
    source: interpreter.sourceOf(code.file),
    line: frame.line,
    internal: code.internal,
    locals: variablesOf(frame),
  };
}

function variablesOf(frame: HeapFrame): VariableSnapshot[] {
  const variables: VariableSnapshot[] = [];
  const add = (name: string, slot: Value | undefined): void => {
    const value = slot instanceof PyCell ? slot.value : slot;
    if (value === undefined || isOwnName(name)) return;
    variables.push({ name, type: typeOf(value).name, repr: shortRepr(value) });
  };
  if (frame.namespace === undefined) {
    frame.code.variables.forEach((name, slot) => {
      add(name, frame.stack[slot]);
    });
  } else {
    for (const [name, entry] of frame.namespace.entries) {
      const { value } = entry;
      const isDefinition =
        value instanceof PyModule || value instanceof PyFunction || value instanceof PyType;
      if (typeof name === 'string' && !isDefinition) add(name, value);
    }
  }
  return variables;
}

/** Python's own names: `__name__`, and the `.0` that a comprehension iterates over. */
function isOwnName(name: string): boolean {
  return name.startsWith('.') || (name.startsWith('__') && name.endsWith('__'));
}
