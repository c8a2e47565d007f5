/**
 * Why an object is known to live: a chain of holders, each of which holds the next, that begins where the
 * program begins (a frame on a stack, a module, the state of the library). As long as its links hold, nobody
 * has to walk over all that the program can reach to see that the object lives.
 */
import { PyGenerator } from '../objects/generator.ts';
import { PyDict, PyObject, type Value } from '../objects/object.ts';
import { PyList, PyTuple } from '../objects/values.ts';
import { type AnyFrame, Frame } from './frame.ts';
import type { PythonInterpreter } from './interpreter.ts';
import { Belongings, type Holder, type Walk } from './references.ts';

/** How many frames from the top are looked at for an object of which nothing is known yet. */
const NEAR_FRAMES = 4;

/** Chains that are of no use any more are forgotten when there are this many links to each object. */
const LINKS_PER_OBJECT = 16;
const LINKS_MIN = 256;

/** One object holds another. */
class Link {
  readonly holder: Holder;
  /** Where it has been found in a sequence, or under which key: it is mostly there still. */
  place: number | string | undefined = undefined;

  constructor(holder: Holder) {
    this.holder = holder;
  }

  /** Undefined: that is not plain to see. */
  plainlyHolds(part: PyObject): boolean | undefined {
    const { holder, place } = this;
    if (holder instanceof PyDict) {
      if (typeof place === 'string' && holder.get(place) === part) return true;
      for (const [key, { value }] of holder.entries) {
        if (value !== part) continue;
        this.place = typeof key === 'string' ? key : undefined;
        return true;
      }
      return undefined;
    }
    const items = itemsOf(holder);
    if (items === undefined) return undefined;
    if (typeof place === 'number' && items[place] === part) return true;
    const found = items.lastIndexOf(part);
    if (found < 0) return undefined;
    this.place = found;
    return true;
  }
}

function itemsOf(holder: Holder): readonly unknown[] | undefined {
  if (holder instanceof PyList || holder instanceof PyTuple) return holder.items;
  return holder instanceof PyObject || holder?.isNative !== true ? undefined : holder.held;
}

/** What has been found out at one moment. */
export class Look {
  /** Surely live. */
  readonly living = new Set<Exclude<Holder, undefined>>();
  readonly entrusted: ReadonlySet<PyGenerator>;
  private readonly belongings = new Map<Holder, ReadonlySet<Value>>();
  private readonly interpreter: PythonInterpreter;

  constructor(interpreter: PythonInterpreter, entrusted: ReadonlySet<PyGenerator>) {
    this.interpreter = interpreter;
    this.entrusted = entrusted;
  }

  holds(holder: Holder, part: PyObject): boolean {
    let found = this.belongings.get(holder);
    if (found === undefined) {
      found = new Belongings().of(holder, this.interpreter);
      this.belongings.set(holder, found);
    }
    return found.has(part);
  }

  isOnStack(frame: AnyFrame): boolean {
    if (this.living.has(frame)) return true;
    for (const { top } of this.interpreter.threads.values()) {
      for (let each = top; each !== undefined; each = each.back) {
        if (each !== frame) continue;
        this.living.add(frame);
        return true;
      }
    }
    return false;
  }
}

export class Witnesses {
  private readonly links = new Map<PyObject, Link>();
  private readonly holders = new Set<Holder>();
  private readonly interpreter: PythonInterpreter;

  constructor(interpreter: PythonInterpreter) {
    this.interpreter = interpreter;
  }

  /** Whether some chain goes through an object: if it is let go of, others may be. */
  concern(value: PyObject): boolean {
    return this.links.has(value);
  }

  /** Whether some chain goes through a frame that has ended. */
  concernFrame(frame: Frame): boolean {
    return this.holders.has(frame.suspension?.generator ?? frame);
  }

  /** Whether an object surely lives. */
  testify(object: PyObject, look: Look): boolean {
    const chain: PyObject[] = [];
    for (let part = object; !look.living.has(part);) {
      // Each may have been found with the other, while both ran.
      if (chain.includes(part)) return false;
      chain.push(part);
      if (this.isRoot(part, look)) break;
      const link = this.links.get(part) ?? this.near(part);
      if (link === undefined) return false;
      const { holder } = link;
      if (holder !== undefined && !(holder instanceof PyObject) && !look.isOnStack(holder)) {
        return false;
      }
      if (link.plainlyHolds(part) !== true && !look.holds(holder, part)) return false;
      if (!(holder instanceof PyObject)) break;
      part = holder;
    }
    for (const part of chain) look.living.add(part);
    return true;
  }

  private isRoot(part: PyObject, { entrusted }: Look): boolean {
    if (part instanceof PyGenerator) {
      return part.state === 'running' || (part.state !== 'closed' && entrusted.has(part));
    }
    const { modules, builtins } = this.interpreter;
    return part === modules || part === builtins;
  }

  /** What has just been made lies on the stack of a frame near the top. */
  private near(part: PyObject): Link | undefined {
    for (const thread of this.interpreter.threads.values()) {
      let frame: AnyFrame | undefined = thread.top;
      for (let depth = 0; frame !== undefined && depth < NEAR_FRAMES; depth++) {
        if (frame instanceof Frame && frame.stack.lastIndexOf(part, frame.sp - 1) >= 0) {
          return this.put(part, frame);
        }
        frame = frame.back;
      }
    }
    return undefined;
  }

  /** A generator holds what its frame holds, also when it does not run. */
  private put(part: PyObject, by: Holder): Link {
    const holder = by instanceof Frame ? (by.suspension?.generator ?? by) : by;
    const link = new Link(holder);
    this.links.set(part, link);
    this.holders.add(holder);
    return link;
  }

  /** Who holds a lost object still, of those who were known to. */
  holdersOf(object: PyObject, look: Look): readonly PyObject[] {
    const holders: PyObject[] = [];
    for (let part = object; ;) {
      const link = this.links.get(part);
      const holder = link?.holder;
      if (!(holder instanceof PyObject) || holders.includes(holder)) return holders;
      if (link?.plainlyHolds(part) !== true && !look.holds(holder, part)) return holders;
      holders.push(holder);
      part = holder;
    }
  }

  /** Objects that are lost at once: a sequence lets go of its last item first. */
  asReleased<Entry extends { readonly object: PyObject }>(lost: readonly Entry[]): Entry[] {
    const byHolder = new Map<Holder, Entry[]>();
    for (const entry of lost) {
      const holder = this.links.get(entry.object)?.holder;
      const others = byHolder.get(holder);
      if (others === undefined) byHolder.set(holder, [entry]);
      else others.push(entry);
    }
    return [...byHolder].flatMap(([holder, entries]) =>
      holder instanceof PyList || holder instanceof PyTuple
        ? entries.sort((a, b) => this.placeOf(b.object) - this.placeOf(a.object))
        : entries,
    );
  }

  private placeOf(object: PyObject): number {
    const place = this.links.get(object)?.place;
    return typeof place === 'number' ? place : -1;
  }

  /** Keeps how a walk has come to an object. @param objects - how many there are in all */
  remember(object: PyObject, walk: Walk, objects: number): void {
    if (this.links.size > LINKS_MIN + objects * LINKS_PER_OBJECT) {
      this.links.clear();
      this.holders.clear();
    }
    for (const [part, holder] of walk.wayTo(object)) this.put(part, holder);
  }
}
