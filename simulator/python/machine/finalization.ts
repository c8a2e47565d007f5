/**
 * The end of objects. Nobody counts references: whether an object still lives is found out by a walk over
 * all that the program can reach, when somebody asks (a weak reference, gc.collect()) and, while there
 * are objects whose end would show, wherever the program may have let go of one (`docs/decisions/0008`).
 */
import type { Context, Interpreter } from '../context.ts';
import { type PyException, Raised } from '../objects/exception.ts';
import { COROUTINE_TYPE, PyGenerator } from '../objects/generator.ts';
import { PyDict, PyObject, PyType, typeOf, type Value } from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import { PyList, PyTuple } from '../objects/values.ts';
import type { PyWeakReference } from '../objects/weak-reference.ts';
import { endGenerator, isAwaited, WatchedGenerators } from './abandoned.ts';
import type { PythonInterpreter } from './interpreter.ts';
import type { PythonThread } from './thread.ts';
import { Walk } from './references.ts';
import { reportUnraisable } from './uncaught.ts';

/** An object whose end matters to somebody. */
interface Watched {
  readonly object: PyObject;
  /** The oldest first. */
  readonly references: PyWeakReference[];
  /** Its `__del__` is still to be called; a generator is still to be closed. */
  finalizer: boolean;
  /**
   * No step of the program ends it: a class, which holds itself and so lasts until the next collection,
   * or what a module of the library has made when it was imported.
   */
  readonly lasting: boolean;
}

function endShows({ finalizer, references }: Watched): boolean {
  return finalizer || references.some(({ callback }) => callback !== undefined);
}

/** Walks may see this many objects in all; more only as the program goes on. */
const FREE_VISITS = 2_000_000;
const VISITS_PER_INSTRUCTION = 2;

/** Reports an exception that nobody can catch. */
export type ReportUnraisable = (
  context: Context,
  exception: PyException,
  source: Value,
) => Resumable<void>;

export class Finalization {
  /** `sys` puts its own in place, which asks sys.unraisablehook(). */
  report: ReportUnraisable = reportUnraisable;
  /**
   * Objects that hold themselves while their end would show (a task that waits for ever), so that only a
   * collection or the end of the program ends them: listed when that comes.
   */
  readonly lasting: ((interpreter: Interpreter) => readonly PyObject[])[] = [];
  private readonly interpreter: PythonInterpreter;
  private readonly watched = new Map<PyObject, Watched>();
  private readonly generators = new WatchedGenerators();
  private readonly finalized = new WeakSet<PyObject>();
  /** Lost, but holding themselves: no step of the program can change that, so that none looks for them. */
  private readonly lost = new Set<PyObject>();
  /** How many of them have an end that shows at once: a finalizer, or a callback of a reference. */
  private visible = 0;
  private visits = 0;
  private settling = false;

  constructor(interpreter: PythonInterpreter) {
    this.interpreter = interpreter;
  }

  /** An instance of a class with `__del__` has been made. */
  watch(object: PyObject): void {
    const entry = this.entryOf(object);
    if (entry.finalizer) return;
    entry.finalizer = true;
    this.expect(entry);
  }

  /** The end of an object that was watched does not show any more. */
  ignore(object: PyObject): void {
    const entry = this.watched.get(object);
    if (entry?.finalizer !== true) return;
    entry.finalizer = false;
    if (!entry.lasting) this.visible--;
    if (entry.references.length === 0) this.watched.delete(object);
  }

  /** A generator has been made that is not to be left as it waits, or a coroutine that nobody awaits yet. */
  watchGenerator(generator: PyGenerator): void {
    if (this.generators.add(generator, this.interpreter.counter.instructions)) this.callThreads();
  }

  /**
   * A generator or coroutine waits: it may have been left as it is from now on. What is awaited is kept by
   * what awaits it, and ends with that.
   */
  watchSuspended(generator: PyGenerator): void {
    const { instructions } = this.interpreter.counter;
    const atRisk =
      this.generators.suspends(generator, instructions) ||
      (generator.type === COROUTINE_TYPE &&
        !isAwaited(generator) &&
        this.generators.addSuspended(generator, instructions));
    if (atRisk) this.callThreads();
  }

  /**
   * Somebody drives a coroutine who holds it as long as it waits, or is held by what it waits for: only a
   * collection or the end of the program can end it.
   */
  entrust(coroutine: PyGenerator): void {
    this.generators.entrust(coroutine);
  }

  /** Who drove it does so no more: it is on its own, unless it has ended. */
  takeBack(coroutine: PyGenerator): void {
    if (this.generators.takeBack(coroutine) && coroutine.state !== 'closed') {
      this.watchGenerator(coroutine);
    }
  }

  /** A weak reference to an object has been made. */
  refer(object: PyObject, reference: PyWeakReference): void {
    const entry = this.entryOf(object);
    entry.references.push(reference);
    if (reference.callback !== undefined) this.expect(entry);
  }

  /** Whether its `__del__` has been called. */
  isFinalized(object: PyObject): boolean {
    return this.finalized.has(object);
  }

  /** What a weak reference refers to is in reach again, with all that it holds. */
  revive(object: PyObject): void {
    if (this.lost.has(object)) this.lost.clear();
  }

  referencesTo(object: PyObject): readonly PyWeakReference[] {
    return this.watched.get(object)?.references ?? [];
  }

  private entryOf(object: PyObject): Watched {
    let entry = this.watched.get(object);
    if (entry === undefined) {
      const lasting = object instanceof PyType || this.interpreter.imports.runsLibrary;
      entry = { object, references: [], finalizer: false, lasting };
      this.watched.set(object, entry);
    }
    return entry;
  }

  /** Whether anybody wants to know about the end of anything. */
  get active(): boolean {
    return this.watched.size > 0 || this.generators.areEntrusted || this.looksAfterGenerators;
  }

  private get looksAfterGenerators(): boolean {
    return this.generators.active(this.interpreter.counter.instructions);
  }

  private get generatorsAtRisk(): boolean {
    return (
      this.generators.areKnown && this.generators.atRisk(this.interpreter.counter.instructions)
    );
  }

  /** Whether the end of some object would show at once. */
  get waiting(): boolean {
    return (this.visible > 0 || this.generatorsAtRisk) && !this.settling;
  }

  /** Whether to look after each instruction that may let go of an object. */
  get vigilant(): boolean {
    return this.waiting && (this.affordable || this.generatorsAtRisk);
  }

  /** An instruction has been run by itself. */
  stepped(): void {
    this.generators.spend(1);
  }

  private expect({ lasting }: Watched): void {
    if (lasting) return;
    this.visible++;
    if (this.visible === 1) this.callThreads();
  }

  /** Threads in the middle of their instructions are to ask again how careful they must be. */
  private callThreads(): void {
    for (const thread of this.interpreter.threads.values()) thread.called = true;
  }

  get affordable(): boolean {
    const { instructions } = this.interpreter.counter;
    return this.visits < FREE_VISITS + instructions * VISITS_PER_INSTRUCTION;
  }

  /** Objects that are to end now; those kept by themselves only if `cycles`. */
  private dead(cycles: boolean, shownOnly: boolean): Watched[] {
    const generators = this.showingGenerators(cycles);
    const known = [...this.watched.values()];
    const watched = [...(shownOnly ? known.filter(endShows) : known), ...generators];
    const entries = cycles
      ? [...watched, ...this.lastingObjects()]
      : watched.filter(({ lasting, object }) => !lasting && !this.lost.has(object));
    if (entries.length === 0) return [];
    const walk = new Walk();
    let next = 0;
    walk.run(this.interpreter, () => {
      while (next < entries.length && walk.seen(entries[next]!.object)) next++;
      return next === entries.length;
    });
    this.visits += walk.visited;
    this.generators.spend(walk.visited);
    if (walk.uncertain || next === entries.length) return [];
    return this.inOrder(
      entries.filter(({ object }) => !walk.seen(object)),
      walk,
      cycles,
    );
  }

  private lastingObjects(): Watched[] {
    return this.lasting
      .flatMap((list) => list(this.interpreter))
      .filter((object) => !this.watched.has(object) && !this.finalized.has(object))
      .map((object) => ({ object, references: [], finalizer: true, lasting: true }));
  }

  /** As entries of their own, unless weak references have made one already. */
  private showingGenerators(all: boolean): Watched[] {
    const entries: Watched[] = [];
    for (const generator of this.generators.showing(all)) {
      const known = this.watched.get(generator);
      if (known === undefined) {
        entries.push({ object: generator, references: [], finalizer: true, lasting: false });
      } else known.finalizer = true;
    }
    return entries;
  }

  /** Holders before what they hold. Without `cycles`, what holds itself stays, and what it holds. */
  private inOrder(lost: readonly Watched[], living: Walk, cycles: boolean): Watched[] {
    const below = new Map<Watched, Watched[]>();
    for (const entry of lost) {
      const walk = new Walk(living.token);
      walk.from(entry.object);
      this.visits += walk.visited;
      below.set(
        entry,
        lost.filter(({ object }) => walk.seen(object)),
      );
      if (!cycles && walk.uncertain) return [];
    }
    if (cycles) this.lost.clear();
    else {
      for (const [entry, inside] of below) {
        if (inside.includes(entry))
          for (const each of [entry, ...inside]) this.lost.add(each.object);
      }
    }
    const ordered: Watched[] = [];
    const add = (entry: Watched): void => {
      if (this.lost.has(entry.object) || ordered.includes(entry)) return;
      ordered.push(entry);
      for (const each of below.get(entry) ?? []) {
        const others = lost.filter((other) => other !== each && below.get(other)?.includes(each));
        if (others.every((other) => ordered.includes(other))) add(each);
      }
    };
    for (const entry of lost) {
      if (!lost.some((other) => other !== entry && below.get(other)?.includes(entry))) add(entry);
    }
    for (const entry of lost) add(entry);
    return ordered;
  }

  /**
   * Ends the objects that the program cannot reach any more: calls their `__del__`, empties the weak
   * references to them, calls those references' callbacks. Returns how many have ended.
   *
   * @param shownOnly - nobody has asked: those without a finalizer or callback may wait until somebody does
   */
  *settle(context: Context, cycles: boolean, shownOnly = false): Resumable<number> {
    if (this.settling || !(this.active || (cycles && this.lasting.length > 0))) return 0;
    this.settling = true;
    let ended = 0;
    try {
      for (
        let dead = this.dead(cycles, shownOnly);
        dead.length > 0;
        dead = this.dead(cycles, shownOnly)
      ) {
        const [first] = dead as [Watched];
        if (cycles) {
          // The collector first breaks all references, then calls the finalizers.
          for (const entry of dead) yield* this.clear(context, entry);
        }
        if (first.finalizer) {
          yield* this.finalize(context, first);
          continue; // it may have made itself reachable again
        }
        yield* this.clear(context, first);
        this.watched.delete(first.object);
        ended++;
      }
    } finally {
      this.settling = false;
      this.callThreads();
    }
    return ended;
  }

  /** Calls `__del__`, once in an object's life. */
  private *finalize(context: Context, entry: Watched): Resumable<void> {
    const { object } = entry;
    entry.finalizer = false;
    if (object instanceof PyGenerator) {
      this.generators.delete(object);
      yield* this.reporting(context, endGenerator(context, object), object);
      return;
    }
    if (!entry.lasting) this.visible--;
    this.finalized.add(object);
    const method = typeOf(object).lookup('__del__');
    if (method !== undefined) yield* this.reporting(context, call(method, [object]), method);
  }

  private *clear(context: Context, { references, lasting }: Watched): Resumable<void> {
    // The newest is told first.
    for (const reference of references.splice(0).reverse()) {
      const { callback } = reference;
      reference.referent = undefined;
      reference.callback = undefined;
      if (callback === undefined) continue;
      if (!lasting) this.visible--;
      if (this.isReachable(reference)) {
        yield* this.reporting(context, call(callback, [reference]), callback);
      }
    }
  }

  /** A reference that has died itself tells nobody. */
  private isReachable(reference: PyWeakReference): boolean {
    const walk = new Walk();
    walk.run(this.interpreter, () => walk.seen(reference));
    this.visits += walk.visited;
    return walk.uncertain || walk.seen(reference);
  }

  /** @param source - where it was, for whoever reads of an exception */
  private *reporting(context: Context, body: Resumable, source: Value): Resumable<void> {
    try {
      yield* body;
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      const { exception } = error;
      const frame = (context as PythonThread).frameAt(0);
      if (exception.traceback.length === 0 && frame !== undefined) {
        exception.traceback = [{ code: frame.code, pc: Math.max(0, frame.pc - 1), frame }];
      }
      yield* this.report(context, exception, source);
    }
  }

  /** At the end of the program: `__del__` of everything that is left, as it lies nearest to the main module. */
  *settleAll(context: Context): Resumable<void> {
    yield* this.settle(context, false);
    this.settling = true;
    const lasting = this.lastingObjects();
    const unasked = [...lasting, ...this.showingGenerators(true)];
    const showing = new Map(unasked.map((entry) => [entry.object, entry]));
    const seen = new Set<PyObject>();
    let level: PyObject[] = [this.interpreter.main.namespace];
    while (level.length > 0 && (this.visible > 0 || showing.size > 0)) {
      const next: PyObject[] = [];
      for (const object of level) {
        for (const part of partsInOrder(object)) {
          if (!(part instanceof PyObject) || seen.has(part)) continue;
          seen.add(part);
          next.push(part);
        }
      }
      for (const object of next) {
        const entry = this.watched.get(object) ?? showing.get(object);
        if (entry?.finalizer === true) yield* this.finalize(context, entry);
      }
      level = next;
    }
    for (const entry of [...this.watched.values(), ...lasting]) {
      if (entry.finalizer) yield* this.finalize(context, entry);
    }
  }
}

/** Sequences are taken apart from their end. */
function partsInOrder(object: PyObject): readonly (Value | undefined)[] {
  if (object instanceof PyDict) {
    return Array.from(object.entries.values(), ({ key, value }) => [key, value]).flat();
  }
  if (object instanceof PyList || object instanceof PyTuple) return [...object.items].reverse();
  const own = Array.from(object.dict?.entries.values() ?? [], ({ value }) => value);
  return object.slots === undefined ? own : [...object.slots, ...own];
}
