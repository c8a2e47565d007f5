/**
 * The memory of a process as fork(2) copies it: every object that can be reached is made again, once, with
 * copies of what it holds. What nobody can change (built-in types and functions, numbers) and what
 * belongs to the machine is the same object in both processes; shared memory is what it is called.
 *
 * Objects are made first and filled afterwards from a list, so that no structure is too deep.
 */
import { SharedMemory } from '../../base/shared-memory.ts';
import { type Copies, isCopyable } from '../../kernel/copying.ts';
import type { LaneId } from '../../trace/trace.ts';
import { raise } from '../objects/exception.ts';
import { PyFrame } from '../objects/frame.ts';
import { PyCell, PyCode, PyFunction, PyGetSet, PyModule, PyNative } from '../objects/function.ts';
import { DICT_TYPE, DictEntry, PyDict, PyObject, PySingleton, PyType } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { PyFloat, PyList, PySet, PyTuple } from '../objects/values.ts';
import { PyMember } from '../protocols/slots.ts';
import { Frame, NativeFrame } from './frame.ts';
import { makeRunnable } from './runnable.ts';

/** How objects of one class are copied. */
interface Rule<Thing extends object> {
  /** Makes the copy, without what it holds; the original itself if both processes use that. */
  make(original: Thing, copies: MemoryCopy): object;
  /** Fills it. Undefined: it is complete when it is made. */
  fill?(original: Thing, copy: Thing, copies: MemoryCopy): void;
}

type AnyRule = Rule<object>;

const SHARED: AnyRule = { make: (original) => original };

/** By its fields, whatever its class is. */
const BY_FIELDS: AnyRule = {
  make: (original) => Object.create(Object.getPrototypeOf(original) as object) as object,
  fill: fillFields,
};

const BY_ITSELF: AnyRule = {
  make: (original, copies) => (isCopyable(original) ? original.copied(copies) : original),
};

/** What an object remembers for speed, and the copy finds out itself. */
const FOR_ITSELF: ReadonlySet<string> = new Set(['seenBy', 'found']);

function fillFields(original: object, copy: object, copies: MemoryCopy): void {
  const from = original as Record<string, unknown>;
  const to = copy as Record<string, unknown>;
  for (const name of Object.keys(from)) {
    if (!FOR_ITSELF.has(name)) to[name] = copies.of(from[name]);
  }
}

/** With a constructor, so that the copy has the shape that the machine is used to. */
function madeBy<Thing extends object>(make: (original: Thing) => Thing): Rule<Thing> {
  return { make, fill: fillFields };
}

const TYPE_RULE: Rule<PyType> = {
  make: (type) =>
    type.heap
      ? new PyType({ name: type.name, bases: [], heap: true, metatype: type.type }, [])
      : type,
  fill: fillFields,
};

const DICT_RULE: Rule<PyDict> = {
  make: (original) => new PyDict(original.type),
  fill(original, copy, copies) {
    fillObject(original, copy, copies);
    // Nobody but its dict holds an entry, except what is only remembered for speed.
    for (const [hashKey, { key, value }] of original.entries) {
      copy.entries.set(copies.of(hashKey), new DictEntry(copies.of(key), copies.of(value)!));
    }
    copy.custom = copies.of(original.custom);
    copy.version = original.version;
  },
};

/** Of all objects there are most of these. */
const FUNCTION_RULE: Rule<PyFunction> = {
  make: ({ code, globals, closure }, copies) =>
    new PyFunction(copies.of(code), copies.of(globals), [], undefined, copies.items(closure)),
  fill(original, copy, copies) {
    fillObject(original, copy, copies);
    copy.name = original.name;
    copy.qualifiedName = original.qualifiedName;
    copy.doc = copies.of(original.doc);
    copy.module = copies.of(original.module);
    copy.defaults = copies.items(original.defaults);
    copy.keywordDefaults = copies.of(original.keywordDefaults);
    copy.annotations = copies.of(original.annotations);
  },
};

/** What every object has. */
function fillObject(original: PyObject, copy: PyObject, copies: MemoryCopy): void {
  copy.type = copies.of(original.type);
  copy.dict = copies.of(original.dict);
  if (original.slots !== undefined) copy.slots = copies.of(original.slots);
}

function rule<Thing extends object>(
  thing: abstract new (...args: never[]) => Thing,
  how: Rule<Thing>,
): readonly [unknown, AnyRule] {
  return [thing, how as unknown as AnyRule];
}

/** Rules by constructor; others are found by {@link findRule}. */
const RULES: readonly (readonly [unknown, AnyRule])[] = [
  ...[PyNative, PyGetSet, PySingleton, SharedMemory, RegExp].map(
    (thing) => [thing, SHARED] as const,
  ),
  rule(Object, BY_FIELDS),
  rule(Array, {
    make: () => [],
    fill(original: unknown[], copy: unknown[], copies) {
      for (const item of original) copy.push(copies.of(item));
    },
  }),
  rule(Map, {
    make: () => new Map<unknown, unknown>(),
    fill(original: Map<unknown, unknown>, copy: Map<unknown, unknown>, copies) {
      for (const [key, value] of original) copy.set(copies.of(key), copies.of(value));
    },
  }),
  rule(Set, {
    make: () => new Set<unknown>(),
    fill(original: Set<unknown>, copy: Set<unknown>, copies) {
      for (const item of original) copy.add(copies.of(item));
    },
  }),
  rule(ArrayBuffer, { make: (original) => original.slice(0) }),
  rule(WeakMap, { make: () => new WeakMap() }),
  rule(WeakSet, { make: () => new WeakSet() }),
  rule(PyObject, {
    make: (original) => new PyObject(original.type),
    fill: fillObject,
  }),
  rule(PyDict, DICT_RULE),
  rule(
    PyList,
    madeBy<PyList>(({ type }) => new PyList([], type)),
  ),
  rule(
    PyTuple,
    madeBy<PyTuple>(({ type, items }) => new PyTuple(items, type)),
  ),
  rule(
    PySet,
    madeBy<PySet>(({ type }) => new PySet(type)),
  ),
  rule<PyFloat>(PyFloat, {
    make: (original) => (original.type.heap ? new PyFloat(original.value) : original),
    fill: fillObject,
  }),
  rule(
    PyCell,
    madeBy<PyCell>(({ value }) => new PyCell(value)),
  ),
  rule(PyFunction, FUNCTION_RULE),
  rule(
    PyModule,
    madeBy<PyModule>(({ name, type }) => new PyModule(name, new PyDict(DICT_TYPE), type)),
  ),
  rule(PyType, TYPE_RULE),
  rule<PyMember>(PyMember, {
    // Its functions know the descriptor they belong to.
    make: ({ owner, name, place }, copies) => new PyMember(copies.of(owner)!, name, place),
  }),
  [PyCode, { make: (original, copies) => PyCode.of(copies.of((original as PyCode).code)) }],
  rule<Frame>(Frame, {
    make: (frame) => new Frame(frame.code, frame.globals, undefined, undefined),
    fill(original, copy, copies) {
      fillFields(original, copy, copies);
      makeRunnable(copy.code);
      // Nobody else may hold it, and it says how the frame is traced.
      copies.of(PyFrame.known(original));
    },
  }),
  [
    PyFrame,
    {
      make: (original, copies) => PyFrame.of(copies.of((original as PyFrame).frame)),
      fill: fillFields,
    },
  ],
  rule(NativeFrame, {
    make: ({ completion, target, between }) =>
      new NativeFrame(lost(), undefined, completion, target, undefined, between),
    fill(original, copy, copies) {
      copy.back = copies.of(original.back);
    },
  }),
];

/** A built-in that was running when its process was copied: TypeScript's own frames cannot be. */
// eslint-disable-next-line require-yield -- it has to be a generator, as all bodies of built-ins are
function* lost(): Resumable {
  throw raise(
    'RuntimeError',
    'a forked child cannot go on inside the built-in function that called os.fork()',
  );
}

function findRule(thing: object): AnyRule {
  if (isCopyable(thing)) return BY_ITSELF;
  if (ArrayBuffer.isView(thing)) return VIEW;
  if (Object.prototype.toString.call(thing) === '[object Generator]') return { make: lost };
  return BY_FIELDS;
}

/** Views of the same bytes stay that. */
const VIEW: AnyRule = {
  make(original, copies) {
    const view = original as Uint8Array;
    const Kind = view.constructor as new (
      buffer: unknown,
      offset: number,
      length: number,
    ) => object;
    return new Kind(copies.of(view.buffer), view.byteOffset, view.length);
  },
};

export class MemoryCopy implements Copies {
  private readonly copies = new Map<object, object>();
  private readonly rules = new Map<unknown, AnyRule>(RULES);
  /** Original, copy and rule in turns. */
  private readonly unfilled: (object | AnyRule)[] = [];
  private readonly laneOf: (lane: LaneId) => LaneId;
  private readonly meet: (original: PyObject, copy: PyObject) => void;

  /** @param meet - is shown every object of the program with its copy */
  constructor(
    laneOf: (lane: LaneId) => LaneId,
    meet: (original: PyObject, copy: PyObject) => void,
  ) {
    this.laneOf = laneOf;
    this.meet = meet;
  }

  lane(lane: LaneId): LaneId {
    return this.laneOf(lane);
  }

  /** Says what the copy of something is. */
  set<Thing extends object>(original: Thing, copy: Thing): void {
    this.copies.set(original, copy);
  }

  /** The fields of an object whose copy has been {@link set}, too. */
  fill<Thing extends object>(original: Thing, copy: Thing): void {
    this.set(original, copy);
    this.unfilled.push(original, copy, this.rules.get(original.constructor) ?? BY_FIELDS);
  }

  /** Of an array that nobody changes or knows by identity. */
  items<Item>(originals: readonly Item[]): readonly Item[] {
    return originals.length === 0 ? originals : originals.map((item) => this.of(item));
  }

  of<Thing>(original: Thing): Thing {
    if (typeof original !== 'object' || original === null) return original;
    const known = this.copies.get(original);
    return (known ?? this.begin(original)) as Thing;
  }

  private begin(original: object): object {
    const { constructor } = original;
    let found = this.rules.get(constructor);
    if (found === undefined) this.rules.set(constructor, (found = findRule(original)));
    const copy = found.make(original, this);
    this.copies.set(original, copy);
    if (copy === original) return copy;
    if (found.fill !== undefined) this.unfilled.push(original, copy, found);
    if (original instanceof PyObject) this.meet(original, copy as PyObject);
    return copy;
  }

  /** Fills everything that has been made. */
  finish(): void {
    const { unfilled } = this;
    while (unfilled.length > 0) {
      const { fill } = unfilled.pop() as AnyRule;
      const copy = unfilled.pop()!;
      fill?.(unfilled.pop()!, copy, this);
    }
  }
}
