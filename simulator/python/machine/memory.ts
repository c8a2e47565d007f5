/**
 * How much memory a program's objects and the machine's files take, by walking from its threads and
 * modules: endless growth must end the run before it ends the host. Sizes are CPython's on a 64-bit machine, roughly; temporaries of
 * built-ins are not seen. The walk is done rarely (see MemoryWatch), so that it costs next to nothing.
 */
import { PyCell, PyFunction, PyMethod } from '../objects/function.ts';
import { PyGenerator } from '../objects/generator.ts';
import { PyDict, PyObject, type Value } from '../objects/object.ts';
import { PyBytes, PyList, PySet, PyStr, PyTuple } from '../objects/values.ts';
import { Frame } from './frame.ts';
import type { PythonInterpreter } from './interpreter.ts';
import type { PythonThread } from './thread.ts';

const OBJECT_BYTES = 48;
const ITEM_BYTES = 8;
const ENTRY_BYTES = 100;
const TEXT_BYTES = 49;

/** Bytes reachable, counted no further than `enough`. */
function reachableBytes(interpreter: PythonInterpreter, enough: number): number {
  // Objects that have been seen are marked with this walk's own token.
  const walk = {};
  const open: PyObject[] = [interpreter.modules];
  let bytes = interpreter.kernel.fileSystem.usedBytes;
  const visit = (value: Value | undefined): void => {
    if (typeof value === 'string') bytes += TEXT_BYTES + value.length;
    else if (typeof value === 'bigint') bytes += OBJECT_BYTES;
    else if (value instanceof PyObject && value.seenBy !== walk) {
      value.seenBy = walk;
      open.push(value);
    }
  };
  for (const thread of interpreter.threads.values()) visitFrames(thread, visit);
  for (let object = open.pop(); object !== undefined && bytes <= enough; object = open.pop()) {
    bytes += OBJECT_BYTES + partsOf(object, visit);
    if (object.dict !== undefined) visit(object.dict);
  }
  return bytes;
}

function visitFrames(thread: PythonThread, visit: (value: Value | undefined) => void): void {
  for (let frame = thread.top; frame !== undefined; frame = frame.back) {
    if (frame.isNative) continue;
    for (let i = 0; i < frame.sp; i++) visit(frame.stack[i]);
    if (frame.namespace !== undefined) visit(frame.namespace);
  }
}

/** Visits what an object holds; returns the bytes it takes beyond an object's head. */
function partsOf(object: PyObject, visit: (value: Value | undefined) => void): number {
  if (object instanceof PyList || object instanceof PyTuple) {
    // Numbers in a list are common and need no visit.
    for (const item of object.items) if (typeof item !== 'number') visit(item);
    return object.items.length * ITEM_BYTES;
  }
  if (object instanceof PyDict) {
    for (const entry of object.entries.values()) {
      visit(entry.key);
      visit(entry.value);
    }
    return object.size * ENTRY_BYTES;
  }
  if (object instanceof PySet) {
    visit(object.elements);
    return 0;
  }
  if (object instanceof PyBytes) return object.bytes.length;
  if (object instanceof PyStr) return object.value.length;
  if (object instanceof PyCell) visit(object.value);
  else if (object instanceof PyMethod) visit(object.self);
  else if (object instanceof PyFunction) for (const cell of object.closure) visit(cell);
  else if (object instanceof PyGenerator && object.frame instanceof Frame) {
    for (let i = 0; i < object.frame.sp; i++) visit(object.frame.stack[i]);
  }
  return object.heldBytes();
}

/** An instruction makes at most about this much; bulk operations announce themselves. */
const BYTES_PER_INSTRUCTION = 100;
/** Walking n objects is worth it once this many times as many instructions have run. */
const INSTRUCTIONS_PER_OBJECT = 4;

/** Decides when to walk, so that the limit cannot be passed by much between two walks. */
export class MemoryWatch {
  private readonly interpreter: PythonInterpreter;
  private readonly limitBytes: number;
  private nextCheck: number;
  private announcedBytes = 0;

  constructor(interpreter: PythonInterpreter, limitBytes: number) {
    this.interpreter = interpreter;
    this.limitBytes = limitBytes;
    this.nextCheck = limitBytes / BYTES_PER_INSTRUCTION;
  }

  /** A bulk operation is about to make an object of this size. */
  announce(bytes: number): void {
    this.announcedBytes += bytes;
    if (this.announcedBytes > this.limitBytes) this.nextCheck = 0;
  }

  /** True when the program holds more than the limit. */
  exceeded(): boolean {
    const { instructions } = this.interpreter.counter;
    if (instructions < this.nextCheck) return false;
    const bytes = reachableBytes(this.interpreter, this.limitBytes);
    if (bytes > this.limitBytes) return true;
    this.announcedBytes = 0;
    const room = (this.limitBytes - bytes) / BYTES_PER_INSTRUCTION;
    const worth = (bytes / OBJECT_BYTES) * INSTRUCTIONS_PER_OBJECT;
    this.nextCheck = instructions + Math.max(room, worth);
    return false;
  }
}
