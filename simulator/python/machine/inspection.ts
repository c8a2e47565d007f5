/**
 * A thread's stack for people to look at. No code of the program runs for it: values are described by
 * what they are, shortly, and to a fixed depth.
 */
import type { FrameSnapshot, VariableSnapshot } from '../../simulation.ts';
import { PyException } from '../objects/exception.ts';
import { PyCell, PyFunction, PyMethod, PyModule, PyNative } from '../objects/function.ts';
import { PyDict, PySingleton, PyType, typeOf, type Value } from '../objects/object.ts';
import { PyFloat, PyInt, PyList, PyRange, PySet, PyStr, PyTuple } from '../objects/values.ts';
import type { Frame } from './frame.ts';
import type { PythonThread } from './thread.ts';

const DEPTH_MAX = 2;
const ITEMS_MAX = 6;
const TEXT_MAX = 60;
const FRAMES_MAX = 100;

/** Innermost frame first. */
export function stackOf(thread: PythonThread): FrameSnapshot[] {
  const frames: FrameSnapshot[] = [];
  for (let depth = 0; frames.length < FRAMES_MAX; depth++) {
    const frame = thread.frameAt(depth);
    if (frame === undefined) break;
    frames.push(describeFrame(thread, frame));
  }
  return frames;
}

function describeFrame(thread: PythonThread, frame: Frame): FrameSnapshot {
  const { code } = frame;
  return {
    function: code.qualifiedName,
    source: thread.interpreter.imports.sourceOf(code.file),
    line: frame.line,
    internal: code.internal,
    locals: variablesOf(frame),
  };
}

function variablesOf(frame: Frame): VariableSnapshot[] {
  const variables: VariableSnapshot[] = [];
  const add = (name: string, slot: Value | undefined): void => {
    const value = slot instanceof PyCell ? slot.value : slot;
    if (value === undefined || (name.startsWith('__') && name.endsWith('__'))) return;
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

function clip(text: string): string {
  return text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX - 1)}…` : text;
}

/** A short repr that runs no code of the program. */
export function shortRepr(value: Value, depth = 0): string {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return clip(String(value));
    case 'boolean':
      return value ? 'True' : 'False';
    case 'string':
      return clip(JSON.stringify(value));
    default:
  }
  if (value instanceof PySingleton) return value.name;
  if (value instanceof PyFloat) return String(value.value);
  if (value instanceof PyInt) return String(value.value);
  if (value instanceof PyStr) return clip(JSON.stringify(value.value));
  if (value instanceof PyRange) return `range(${value.start}, ${value.stop})`;
  if (value instanceof PyType) return `<class ${value.name}>`;
  if (value instanceof PyFunction) return `<function ${value.qualifiedName}>`;
  if (value instanceof PyNative) return `<built-in ${value.native.name}>`;
  if (value instanceof PyMethod) return '<bound method>';
  if (value instanceof PyModule) return `<module ${value.name}>`;
  if (value instanceof PyList) return `[${items(value.items, depth)}]`;
  if (value instanceof PyTuple) {
    return `(${items(value.items, depth)}${value.items.length === 1 ? ',' : ''})`;
  }
  if (value instanceof PySet) {
    return `{${items(
      Array.from(value.entries(), (entry) => entry.key),
      depth,
    )}}`;
  }
  if (value instanceof PyDict) {
    if (depth >= DEPTH_MAX) return '{…}';
    const shown = [...value.entries.values()]
      .slice(0, ITEMS_MAX)
      .map(
        (entry) =>
          `${shortRepr(entry.key, depth + 1)}: ${shortRepr(entry.value as Value, depth + 1)}`,
      );
    return `{${shown.join(', ')}${value.size > ITEMS_MAX ? ', …' : ''}}`;
  }
  if (value instanceof PyException) return `${value.type.name}(${items(value.args.items, depth)})`;
  return `<${value.type.name}>`;
}

function items(values: readonly Value[], depth: number): string {
  if (depth >= DEPTH_MAX) return values.length > 0 ? '…' : '';
  const shown = values.slice(0, ITEMS_MAX).map((item) => shortRepr(item, depth + 1));
  return shown.join(', ') + (values.length > ITEMS_MAX ? ', …' : '');
}
