/**
 * How much memory a program's objects and the machine's files take, by walking from its threads and
 * modules: endless growth must end the run before it ends the host. Sizes are CPython's on a 64-bit machine, roughly; temporaries of
 * built-ins are not seen. The walk is done rarely (see MemoryWatch), so that it costs next to nothing.
 */
import type { InstructionCounter } from '../../kernel/program.ts';
import { PyCell, PyFunction, PyMethod } from '../objects/function.ts';
import { PyGenerator } from '../objects/generator.ts';
import { PyDict, PyObject, type Value } from '../objects/object.ts';
import { PyBytes, PyList, PySet, PyStr, PyTuple } from '../objects/values.ts';
import { type AnyFrame, Frame } from './frame.ts';
import type { PythonInterpreter } from './interpreter.ts';
import type { PythonThread } from './thread.ts';

const OBJECT_BYTES = 48;
const ITEM_BYTES = 8;
const ENTRY_BYTES = 100;
const TEXT_BYTES = 49;

export type Visit = (value: Value | undefined) => void;

/** A walk over everything that a process can reach: first what its threads and its program hold. */
class Walk {
  objects = 0;
  bytes = 0;
  private readonly open: PyObject[] = [];
  private readonly interpreter: PythonInterpreter;
  private readonly meet: (object: PyObject) => void;

  /** @param meet - called once for each object. */
  constructor(interpreter: PythonInterpreter, meet: (object: PyObject) => void = () => undefined) {
    this.interpreter = interpreter;
    this.meet = meet;
  }

  /** Goes on as long as it is told to. */
  go(goesOn: () => boolean): void {
    const { interpreter } = this;
    // What the program itself holds is nearer than the modules of the library.
    this.visit(interpreter.modules);
    this.visit(interpreter.main.namespace);
    for (const thread of interpreter.threads.values()) visitThread(thread, this.visit);
    for (let object = this.open.pop(); object !== undefined && goesOn(); object = this.open.pop()) {
      this.objects++;
      // Visiting counts, too: the sum is read when that is done.
      const bytes = partsOf(object, this.visit);
      this.bytes += OBJECT_BYTES + bytes;
      if (object.dict !== undefined) this.visit(object.dict);
      if (object.slots !== undefined) for (const value of object.slots) this.visit(value);
    }
  }

  private readonly visit: Visit = (value) => {
    if (typeof value === 'string') this.bytes += TEXT_BYTES + value.length;
    else if (typeof value === 'bigint') this.bytes += OBJECT_BYTES;
    // Objects that have been met are marked with this walk.
    else if (value instanceof PyObject && value.seenBy !== this) {
      value.seenBy = this;
      this.open.push(value);
      this.meet(value);
    }
  };
}

/** Bytes reachable, counted no further than `enough`. */
function reachableBytes(interpreter: PythonInterpreter, enough: number): number {
  const walk = new Walk(interpreter);
  walk.bytes = interpreter.kernel.fileSystem.usedBytes;
  walk.go(() => walk.bytes <= enough);
  return walk.bytes;
}

/** Tells which objects nothing refers to any more, as CPython knows by counting references. */
export class Oblivion {
  private readonly interpreter: PythonInterpreter;
  private nextWalk = 0;

  constructor(interpreter: PythonInterpreter) {
    this.interpreter = interpreter;
  }

  /**
   * Those of the candidates that are out of reach. A search that has found none is not repeated before
   * as much again has happened as it cost. What only built-ins hold while they run counts as forgotten.
   */
  forgotten<Candidate extends PyObject>(candidates: Iterable<Candidate>): Candidate[] {
    const { instructions } = this.interpreter.counter;
    if (instructions < this.nextWalk) return [];
    const missing = new Set<PyObject>(candidates);
    const walk = new Walk(this.interpreter, (object) => missing.delete(object));
    walk.go(() => missing.size > 0);
    if (missing.size === 0) this.nextWalk = instructions + walk.objects * INSTRUCTIONS_PER_OBJECT;
    return [...candidates].filter((candidate) => missing.has(candidate));
  }
}

function visitThread({ top, own }: PythonThread, visit: Visit): void {
  visitFrames(top, visit);
  visitFrames(own?.top, visit);
}

/** From the one on top. */
export function visitFrames(top: AnyFrame | undefined, visit: Visit): void {
  for (let frame = top; frame !== undefined; frame = frame.back) {
    if (frame.isNative) continue;
    for (let i = 0; i < frame.sp; i++) visit(frame.stack[i]);
    if (frame.namespace !== undefined) visit(frame.namespace);
  }
}

/** Visits what an object holds; returns the bytes it takes beyond an object's head. */
function partsOf(object: PyObject, visit: Visit): number {
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
  return object.measure(visit);
}

/** An instruction makes at most about this much; bulk operations announce themselves. */
const BYTES_PER_INSTRUCTION = 100;
/** Walking n objects is worth it once this many times as many instructions have run. */
const INSTRUCTIONS_PER_OBJECT = 4;

/** Decides when to walk, so that the limit cannot be passed by much between two walks. */
export class MemoryWatch {
  private readonly interpreter: PythonInterpreter;
  private readonly counter: InstructionCounter;
  private readonly limitBytes: number;
  /** Instructions of the process. */
  private ran = 0;
  /** In these. */
  private nextCheck: number;
  private announcedBytes = 0;

  constructor(interpreter: PythonInterpreter, limitBytes: number) {
    this.interpreter = interpreter;
    this.counter = interpreter.counter;
    this.limitBytes = limitBytes;
    this.nextCheck = limitBytes / BYTES_PER_INSTRUCTION;
  }

  /** A thread of the process has run since the counter stood there. */
  countFrom(instructions: number): void {
    this.ran += this.counter.instructions - instructions;
  }

  /** The process begins with a copy of another one's memory. */
  inherit(other: MemoryWatch): void {
    this.nextCheck = other.nextCheck - other.ran;
    this.announcedBytes = other.announcedBytes;
  }

  /** A bulk operation is about to make an object of this size. */
  announce(bytes: number): void {
    this.announcedBytes += bytes;
    if (this.announcedBytes > this.limitBytes) this.nextCheck = 0;
  }

  /** True when the program holds more than the limit. */
  exceeded(): boolean {
    if (this.ran < this.nextCheck) return false;
    const bytes = reachableBytes(this.interpreter, this.limitBytes);
    if (bytes > this.limitBytes) return true;
    this.announcedBytes = 0;
    const room = (this.limitBytes - bytes) / BYTES_PER_INSTRUCTION;
    const worth = (bytes / OBJECT_BYTES) * INSTRUCTIONS_PER_OBJECT;
    this.nextCheck = this.ran + Math.max(room, worth);
    return false;
  }
}
