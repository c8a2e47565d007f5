/**
 * What objects hold, and what the program holds. Objects of the library are looked into by their fields,
 * so that nobody has to describe what his class holds.
 */
import { type HeapFrame, PyFrame } from '../objects/frame.ts';
import {
  PyCell,
  PyCode,
  PyFunction,
  PyGetSet,
  PyMethod,
  PyModule,
  PyNative,
} from '../objects/function.ts';
import { PyAsyncGenerator, PyGenerator } from '../objects/generator.ts';
import { DictEntry, PyDict, PyObject, PySingleton, PyType, type Value } from '../objects/object.ts';
import { PyFloat, PyList, PySet, PyTuple } from '../objects/values.ts';
import { PyWeakReference } from '../objects/weak-reference.ts';
import * as op from '../opcode-numbers.ts';
import { type AnyFrame, Frame } from './frame.ts';
import type { PythonInterpreter } from './interpreter.ts';
import { Stack } from './stack.ts';

/** Who holds a reference: an object, a frame on a thread's stack, or (undefined) what else the program begins with. */
export type Holder = PyObject | AnyFrame | undefined;

/** Goes over references; what is done with each is for the subclass to say. */
export abstract class References {
  /** Something was met that may hold objects but cannot be looked into. */
  uncertain = false;
  /** Who holds what is visited. */
  protected holder: Holder = undefined;
  private readonly seenFrames = new Set<HeapFrame>();

  protected abstract visit(value: Value | undefined): void;

  /** Namespaces: they hold much, and seldom what the program works with. */
  protected visitNamespace(value: PyDict | undefined): void {
    this.visit(value);
  }

  /** What keeps objects alive: threads, modules, state of the library. */
  protected roots(interpreter: PythonInterpreter): void {
    this.state(interpreter);
    for (const thread of interpreter.threads.values()) {
      this.frames(thread.top, true);
      this.holder = undefined;
    }
  }

  /** What keeps objects alive besides the frames of stacks that run. */
  protected state(interpreter: PythonInterpreter): void {
    this.field(interpreter.state, 0);
    this.visitNamespace(interpreter.modules);
    this.visitNamespace(interpreter.builtins);
    for (const { handled, storage, held, tracing, own } of interpreter.threads.values()) {
      this.visit(handled);
      this.all(storage.values());
      this.all(held);
      this.all(tracing?.held() ?? []);
      if (own !== undefined) this.stack(own);
    }
  }

  private all(values: Iterable<Value | undefined>): void {
    for (const value of values) this.visit(value);
  }

  /** What an object holds. */
  protected contents(object: PyObject): void {
    this.visit(object.type);
    this.visit(object.dict);
    if (object.slots !== undefined) this.all(object.slots);
    if (object instanceof PyDict) {
      for (const { key, value } of object.entries.values()) {
        this.visit(key);
        this.visit(value);
      }
    } else if (object instanceof PyList || object instanceof PyTuple) this.all(object.items);
    else if (object instanceof PySet) this.visit(object.elements);
    else if (object instanceof PyFunction) this.functionContents(object);
    else if (object instanceof PyCell) this.visit(object.value);
    else if (object instanceof PyMethod) {
      this.visit(object.callee);
      this.visit(object.self);
    } else if (object instanceof PyType) {
      // Subclasses are known to their bases, but not kept by them.
      this.all(object.bases);
    } else if (object instanceof PyGenerator) {
      if (object.frame !== undefined) this.frame(object.frame, false);
      if (object instanceof PyAsyncGenerator) this.visit(object.finalizer);
    } else if (object instanceof PyWeakReference) this.visit(object.callback);
    else if (object instanceof PyFrame) this.frame(object.frame, false);
    else if (object.constructor !== PyObject && !isConstant(object)) this.fields(object, 0);
  }

  private functionContents(made: PyFunction): void {
    this.visitNamespace(made.globals);
    this.all(made.closure);
    this.all(made.defaults);
    this.visit(made.keywordDefaults);
    this.visit(made.annotations);
    this.visit(made.module);
    this.visit(made.doc);
  }

  /** One that is set aside. */
  private stack({ top, handled }: Stack): void {
    this.visit(handled);
    this.frames(top, false);
  }

  /** @param hold - they hold what they hold themselves, and not somebody for them */
  private frames(top: AnyFrame | undefined, hold: boolean): void {
    let above: AnyFrame | undefined;
    for (let frame = top; frame !== undefined; frame = frame.back) {
      if (hold) this.holder = frame;
      this.stacked(frame, above);
      above = frame;
    }
  }

  /** A frame of a stack, below another one. */
  protected stacked(frame: AnyFrame, above: AnyFrame | undefined): void {
    if (!frame.isNative) this.frame(frame, above?.isNative === true && !above.between);
    else {
      this.uncertain ||= frame.holdsMore && frame.back !== undefined;
      for (const value of frame.held) this.field(value, 1);
    }
  }

  /** @param whole - a built-in works on what has just been taken off the frame's stack */
  private frame(frame: HeapFrame, whole: boolean): void {
    if (this.seenFrames.has(frame)) return;
    this.seenFrames.add(frame);
    const { stack, globals, namespace, code } = frame;
    const end = Math.max(whole ? frame.sp + operandsOf(frame) : frame.sp, code.variables.length);
    for (let i = 0; i < end; i++) this.visit(stack[i]);
    this.visitNamespace(globals);
    this.visit(namespace);
    const object = PyFrame.known(frame);
    if (object !== undefined) this.all(object.held());
    if (frame instanceof Frame) {
      this.all(frame.closure);
      this.visit(frame.instance);
      this.visit(frame.suspension?.handledInside);
    }
  }

  private fields(holder: object, depth: number): void {
    for (const [name, value] of Object.entries(holder)) {
      if (name !== 'type' && name !== 'dict' && name !== 'seenBy') this.field(value, depth);
    }
  }

  /** A field of an object of ours. Values stand in it directly, in collections, or in parts of it. */
  private field(value: unknown, depth: number): void {
    if (typeof value === 'function') this.uncertain = true;
    if (typeof value !== 'object' || value === null) return;
    if (value instanceof PyObject) this.visit(value);
    else if (value instanceof Frame) this.frame(value, false);
    else if (value instanceof Stack) this.stack(value);
    else if (value instanceof DictEntry) this.all([value.key, value.value]);
    else if (Array.isArray(value) || value instanceof Set) {
      for (const item of value) this.field(item, depth);
    } else if (value instanceof Map) {
      for (const [key, item] of value) {
        this.field(key, depth);
        this.field(item, depth);
      }
    } else if (Object.prototype.toString.call(value) === '[object Generator]') {
      this.uncertain = true;
    } else if (depth === 0 && !ArrayBuffer.isView(value)) this.parts(value);
  }

  /** Parts of an object of ours; what they in turn consist of belongs to the kernel. */
  private parts(holder: object): void {
    for (const value of Object.values(holder)) {
      if (typeof value !== 'function') this.field(value, 1);
    }
  }
}

/** How many values at most the running instruction has taken off the stack; above them lies what is of no use. */
function operandsOf({ code, pc }: HeapFrame): number {
  const at = Math.max(0, pc - 1);
  const opcode = code.ops[at] as number;
  const arg = code.args[at] as number;
  if (opcode === op.CALL) return arg + 2;
  return BUILDING.has(opcode) ? 2 * arg + 1 : OPERANDS_MAX;
}

const OPERANDS_MAX = 4;

/** They take as many as their argument says, or twice as many. */
const BUILDING: ReadonlySet<number> = new Set([
  op.BUILD_SET,
  op.BUILD_MAP,
  op.BUILD_CONST_KEY_MAP,
  op.BUILD_STRING,
]);

/** Objects that hold nothing but TypeScript code. */
function isConstant(object: PyObject): boolean {
  return object instanceof PyNative || object instanceof PyGetSet || object instanceof PyCode;
}

/** Objects are looked into in groups: between two it is asked whether the walk may stop. */
const GROUP = 16;

/** Marks what can be reached. */
export class Walk extends References {
  /** Objects that have been seen carry it (see PyObject.seenBy). */
  readonly token = {};
  visited = 0;
  /** What frames hold comes first, then what that holds: what is asked for is mostly near. */
  private readonly open: PyObject[] = [];
  /** How many of these have been looked into. */
  private looked = 0;
  /** Classes, functions and namespaces come last: what is asked for is mostly found without them. */
  private readonly later: PyObject[] = [];
  /** All that has been seen, and who held it when it was. */
  private readonly marked: PyObject[] = [];
  private readonly holders: Holder[] = [];
  private places: Map<PyObject, number> | undefined = undefined;
  private readonly border: object | undefined;

  /** @param border - the token of an earlier walk: what that has seen is left alone */
  constructor(border?: object) {
    super();
    this.border = border;
  }

  /** From everything that keeps objects alive. @param enough - may stop when it says so */
  run(interpreter: PythonInterpreter, enough: () => boolean = () => false): void {
    this.roots(interpreter);
    this.follow(enough);
  }

  /** From one object. */
  from(object: PyObject): void {
    this.contents(object);
    this.follow(() => false);
  }

  seen(object: PyObject): boolean {
    return object.seenBy === this.token;
  }

  private follow(enough: () => boolean): void {
    const { open, later } = this;
    while (this.looked < open.length || later.length > 0) {
      if (enough()) return;
      for (let i = 0; i < GROUP; i++) {
        const next = this.looked < open.length ? open[this.looked++] : later.pop();
        if (next === undefined) break;
        this.look(next);
      }
    }
  }

  protected look(object: PyObject): void {
    this.holder = object;
    this.contents(object);
  }

  get reached(): readonly PyObject[] {
    return this.marked;
  }

  /** From an object to where the walk began: each with the one that holds it. */
  wayTo(object: PyObject): (readonly [PyObject, Holder])[] {
    this.places ??= new Map(this.marked.map((part, place) => [part, place]));
    const way: (readonly [PyObject, Holder])[] = [];
    for (let part: Holder = object; part instanceof PyObject;) {
      const holder: Holder = this.holders[this.places.get(part)!];
      way.push([part, holder]);
      part = holder;
    }
    return way;
  }

  protected visit(value: Value | undefined): void {
    if (!(value instanceof PyObject)) return;
    if (value instanceof PyFloat || value instanceof PySingleton) return;
    const late =
      value instanceof PyType || value instanceof PyFunction || value instanceof PyModule;
    this.mark(value, late ? this.later : this.open);
  }

  protected override visitNamespace(value: PyDict | undefined): void {
    if (value !== undefined) this.mark(value, this.later);
  }

  private mark(value: PyObject, list: PyObject[]): void {
    const { seenBy } = value;
    if (seenBy === this.token || (this.border !== undefined && seenBy === this.border)) return;
    value.seenBy = this.token;
    this.visited++;
    this.marked.push(value);
    this.holders.push(this.holder);
    list.push(value);
  }
}

/** Finds the references to one object. */
class Search extends Walk {
  count = 0;
  readonly found: PyObject[] = [];
  private readonly target: PyObject;

  constructor(target: PyObject) {
    super();
    this.target = target;
  }

  protected override visit(value: Value | undefined): void {
    if (value === this.target) {
      this.count++;
      const { holder } = this;
      if (holder instanceof PyObject && this.found.at(-1) !== holder) this.found.push(holder);
    }
    super.visit(value);
  }

  protected override visitNamespace(value: PyDict | undefined): void {
    this.visit(value);
  }
}

/** Lists what an object holds itself. */
class Listing extends References {
  readonly found: Value[] = [];

  of(object: PyObject): readonly Value[] {
    this.contents(object);
    return this.found;
  }

  protected visit(value: Value | undefined): void {
    if (value !== undefined) this.found.push(value);
  }
}

export function directReferences(object: PyObject): readonly Value[] {
  return new Listing().of(object);
}

/** How many references to an object there are, and the objects that hold them. */
export function referencesTo(
  object: PyObject,
  interpreter: PythonInterpreter,
): { readonly count: number; readonly holders: readonly PyObject[]; readonly visited: number } {
  const search = new Search(object);
  search.run(interpreter);
  return { count: search.count, holders: search.found, visited: search.visited };
}

/** What somebody holds himself. */
export class Belongings extends References {
  private readonly found = new Set<Value>();

  of(holder: Holder, interpreter: PythonInterpreter): ReadonlySet<Value> {
    if (holder instanceof PyObject) this.contents(holder);
    else if (holder === undefined) this.state(interpreter);
    else this.ofFrame(holder, interpreter);
    return this.found;
  }

  /** Only as long as it is on a stack. */
  private ofFrame(holder: AnyFrame, interpreter: PythonInterpreter): void {
    for (const { top } of interpreter.threads.values()) {
      let above: AnyFrame | undefined;
      for (let frame = top; frame !== undefined; frame = frame.back) {
        if (frame === holder) this.stacked(frame, above);
        if (frame === holder) return;
        above = frame;
      }
    }
  }

  protected visit(value: Value | undefined): void {
    if (value instanceof PyObject) this.found.add(value);
  }
}
