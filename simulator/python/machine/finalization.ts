/**
 * The end of objects. Nobody counts references: whether an object still lives is found out by a walk over
 * all that the program can reach, when somebody asks (a weak reference, gc.collect()) and, while there
 * are objects whose end would show, wherever the program may have let go of one (`docs/decisions/0008`).
 */
import type { Context, Interpreter } from '../context.ts';
import { type PyException, Raised } from '../objects/exception.ts';
import { PyGenerator } from '../objects/generator.ts';
import { PyObject, PyType, typeOf, type Value } from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import type { PyWeakReference } from '../objects/weak-reference.ts';
import { endGenerator, WatchedGenerators } from './abandoned.ts';
import { Effort, LINK_COST, STEP_COST } from './effort.ts';
import type { Frame } from './frame.ts';
import { asReleased, partsInOrder } from './order-of-ends.ts';
import type { PythonInterpreter } from './interpreter.ts';
import type { PythonThread } from './thread.ts';
import { directReferences, Walk } from './references.ts';
import { reportUnraisable } from './uncaught.ts';
import { endShows, showsAtOnce, unasked } from './watched-object.ts';
import type { Watched } from './watched-object.ts';
import { Look, Witnesses } from './witnesses.ts';

/** One that is to end. */
interface Lost {
  readonly entry: Watched;
  /** Which others it holds, also through what it holds, and whether it holds itself. */
  readonly below: readonly number[];
  readonly holdsItself: boolean;
}

/** Whoever has defined a finalizer or a callback wants to know when it is called. */
const FREE_COST = 2_000_000;
const COST_PER_INSTRUCTION = 2;
/** Who leaves a socket as it is asks for nothing: it is closed in time as long as that is cheap. */
const PATIENT_FREE_COST = 400_000;
const PATIENT_COST_PER_INSTRUCTION = 1 / 64;

/** So many are looked at after each instruction that may have let go of them; more, not so often. */
const OBJECTS_LOOKED_AT = 256;
const INSTRUCTIONS_PER_OBJECT = 256;

/** Reports an exception that nobody can catch. */
export type ReportUnraisable = (
  context: Context,
  exception: PyException,
  source: Value,
  title?: Value,
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
  /** How many of them can wait for their end. */
  private patient = 0;
  private nextPatientLook = 0;
  private readonly effort = new Effort(FREE_COST, COST_PER_INSTRUCTION);
  private readonly patientEffort = new Effort(PATIENT_FREE_COST, PATIENT_COST_PER_INSTRUCTION);
  private readonly witnesses: Witnesses;
  /** Something may have let go of anything since the chains of holders were looked at. */
  unsure = false;
  private nextLook = 0;
  private settling = false;

  constructor(interpreter: PythonInterpreter) {
    this.interpreter = interpreter;
    this.witnesses = new Witnesses(interpreter);
  }

  /** An instance of a class with `__del__` has been made. */
  watch(object: PyObject): void {
    const entry = this.entryOf(object);
    if (entry.finalizer && !entry.patient) return;
    if (entry.patient) this.endFinalizer(entry);
    entry.finalizer = true;
    this.expect(entry);
  }

  /**
   * Something has been made whose end only others hear of, such as the far end of a socket: it is early
   * enough if it comes before the thread waits.
   */
  watchPatiently(object: PyObject): void {
    const entry = this.entryOf(object);
    if (entry.finalizer) return;
    entry.finalizer = true;
    entry.patient = true;
    this.patient++;
  }

  /** The end of an object that was watched does not show any more. */
  ignore(object: PyObject): void {
    const entry = this.watched.get(object);
    if (entry?.finalizer !== true) return;
    this.endFinalizer(entry);
    if (entry.references.length === 0) this.watched.delete(object);
  }

  /** A generator has been made that is not to be left as it waits, or a coroutine that nobody awaits yet. */
  watchGenerator(generator: PyGenerator): void {
    this.generators.add(generator);
    this.callThreads();
  }

  /**
   * A generator or coroutine waits: it may have been left as it is from now on. What is awaited is kept by
   * what awaits it, and ends with that.
   */
  watchSuspended(generator: PyGenerator): void {
    if (this.generators.suspends(generator)) this.callThreads();
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
      entry = { object, references: [], finalizer: false, lasting, patient: false };
      this.watched.set(object, entry);
    }
    return entry;
  }

  /** Whether anybody wants to know about the end of anything. */
  get active(): boolean {
    return this.watched.size > 0 || this.generators.any;
  }

  /** Whether the end of some object would show at once. */
  get waiting(): boolean {
    if (this.visible === 0 && !this.generators.atRisk) return false;
    return !this.settling;
  }

  /** Whether something that can wait for its end may have come to it since this was last asked. */
  doubtsPatient(): boolean {
    const { instructions } = this.interpreter.counter;
    if (this.patient === 0 || this.settling || instructions < this.nextPatientLook) return false;
    if (!this.patientEffort.affordable(instructions)) return false;
    const known = this.entries(false, true);
    const pause = known.length > OBJECTS_LOOKED_AT ? known.length * INSTRUCTIONS_PER_OBJECT : 1;
    this.nextPatientLook = instructions + pause;
    return this.withoutWitness(known).length > 0;
  }

  /** Whether to look after each instruction that may let go of an object. */
  get vigilant(): boolean {
    if (this.interpreter.counter.instructions < this.nextLook) return false;
    return this.visible > 0 ? this.affordable : this.generatorsAffordable;
  }

  private get generatorsAffordable(): boolean {
    return this.generators.effort.affordable(this.interpreter.counter.instructions);
  }

  get affordable(): boolean {
    return this.effort.affordable(this.interpreter.counter.instructions);
  }

  private endFinalizer(entry: Watched): void {
    entry.finalizer = false;
    if (entry.patient) this.patient--;
    if (showsAtOnce(entry)) this.visible--;
    entry.patient = false;
  }

  private expect(entry: Watched): void {
    if (entry.lasting) return;
    this.visible++;
    if (this.visible === 1) this.callThreads();
  }

  /** Threads in the middle of their instructions are to ask again how careful they must be. */
  private callThreads(): void {
    this.unsure = true;
    for (const thread of this.interpreter.threads.values()) thread.called = true;
  }

  /** A thread has run an instruction by itself. @param impure - it may have let go of anything */
  stepped(impure: boolean): void {
    this.unsure ||= impure;
    this.spend(STEP_COST);
  }

  /** Whether others may end when an instruction lets go of this. */
  concerns(value: Value | undefined): boolean {
    return value instanceof PyObject && (this.unsure || this.witnesses.concern(value));
  }

  concernsFrame(frame: Frame): boolean {
    return this.unsure || this.witnesses.concernFrame(frame);
  }

  /**
   * Whether something may have ended: of some object nothing proves that it lives.
   *
   * @param released - what the program has let go of, if that is all it can have let go of
   */
  doubts(released: PyObject | undefined): boolean {
    const { instructions } = this.interpreter.counter;
    if (released !== undefined && !this.unsure) {
      return this.witnesses.concern(released) && !this.witnesses.testify(released, this.look());
    }
    this.unsure = false;
    const known = this.entries(false, true);
    if (known.length > OBJECTS_LOOKED_AT) {
      this.nextLook = instructions + known.length * INSTRUCTIONS_PER_OBJECT;
    }
    return this.withoutWitness(known).length > 0;
  }

  private look(): Look {
    return new Look(this.interpreter, this.generators.entrusted);
  }

  private withoutWitness(entries: readonly Watched[]): Watched[] {
    const look = this.look();
    this.spend(entries.length * LINK_COST);
    return entries.filter(({ object }) => !this.witnesses.testify(object, look));
  }

  private spend(cost: number): void {
    this.effort.spend(cost);
    this.patientEffort.spend(cost);
    this.generators.effort.spend(cost);
  }

  /** Objects that may have to end now; those kept by themselves only if `cycles`. */
  private entries(cycles: boolean, shownOnly: boolean): Watched[] {
    const generators = this.showingGenerators(cycles);
    const known = [...this.watched.values()];
    const watched = [...(shownOnly ? known.filter(endShows) : known), ...generators];
    return cycles
      ? [...watched, ...this.lastingObjects()]
      : watched.filter(({ lasting, object }) => !lasting && !this.lost.has(object));
  }

  /** Objects that are to end now. */
  private dead(cycles: boolean, shownOnly: boolean, released?: Value): Lost[] {
    const known = this.entries(cycles, shownOnly);
    const entries = cycles ? known : this.withoutWitness(known);
    if (entries.length === 0) return [];
    const walk = new Walk();
    let next = 0;
    walk.run(this.interpreter, () => {
      while (next < entries.length && walk.seen(entries[next]!.object)) next++;
      return next === entries.length;
    });
    this.spend(walk.visited);
    for (const { object } of entries) {
      if (walk.seen(object)) this.witnesses.remember(object, walk, known.length);
    }
    if (walk.uncertain || next === entries.length) return [];
    const lost = entries.filter(
      ({ object }) => !walk.seen(object) && (cycles || !this.keptByCircle(object, walk)),
    );
    return this.inOrder(asReleased(this.witnesses.asReleased(lost), released, walk), walk, cycles);
  }

  /** Whether a lost object hangs on one that holds itself: both stay until a collection. */
  private keptByCircle(object: PyObject, living: Walk): boolean {
    const kept = this.witnesses.holdersOf(object, this.look()).some((holder) => {
      const walk = new Walk(living.token);
      walk.from(holder);
      this.spend(walk.visited);
      return !living.seen(holder) && walk.seen(holder);
    });
    if (kept) this.lost.add(object);
    return kept;
  }

  private lastingObjects(): Watched[] {
    return this.lasting
      .flatMap((list) => list(this.interpreter))
      .filter((object) => !this.watched.has(object) && !this.finalized.has(object))
      .map((object) => unasked(object, true));
  }

  /** As entries of their own, unless weak references have made one already. */
  private showingGenerators(all: boolean): Watched[] {
    const entries: Watched[] = [];
    for (const generator of this.generators.showing(all)) {
      const known = this.watched.get(generator);
      if (known === undefined) {
        entries.push(unasked(generator, false));
      } else known.finalizer = true;
    }
    return entries;
  }

  /** Holders before what they hold. Without `cycles`, what holds itself stays, and what it holds. */
  private inOrder(lost: readonly Watched[], living: Walk, cycles: boolean): Lost[] {
    const places = new Map(lost.map(({ object }, place) => [object, place]));
    const found: Lost[] = [];
    for (const entry of lost) {
      const walk = new Walk(living.token);
      walk.from(entry.object);
      this.spend(walk.visited);
      if (!cycles && walk.uncertain) return [];
      const below = walk.reached.flatMap((object) => places.get(object) ?? []).sort(ascending);
      found.push({ entry, below, holdsItself: walk.seen(entry.object) });
    }
    if (cycles) this.lost.clear();
    else {
      for (const { entry, below, holdsItself } of found) {
        if (holdsItself) for (const part of below) this.lost.add(found[part]!.entry.object);
        if (holdsItself) this.lost.add(entry.object);
      }
    }
    const above = found.map(() => 0);
    for (const [place, { below }] of found.entries()) {
      for (const each of below) if (each !== place) above[each]!++;
    }
    const ordered = new Set<Lost>();
    const add = (place: number): void => {
      const each = found[place]!;
      if (this.lost.has(each.entry.object) || ordered.has(each)) return;
      ordered.add(each);
      for (const part of each.below) if (part !== place && --above[part]! === 0) add(part);
    };
    const tops = [...above.keys()].filter((place) => above[place] === 0);
    for (const place of [...tops, ...found.keys()]) add(place);
    return [...ordered];
  }

  /**
   * Ends the objects that the program cannot reach any more: calls their `__del__`, empties the weak
   * references to them, calls those references' callbacks. Returns how many have ended.
   *
   * @param shownOnly - nobody has asked: those without a finalizer or callback may wait until somebody does
   * @param released - what the program has let go of, if it is known
   */
  *settle(
    context: Context,
    cycles: boolean,
    shownOnly = false,
    released?: Value,
  ): Resumable<number> {
    if (this.settling || !(this.active || (cycles && this.lasting.length > 0))) return 0;
    this.settling = true;
    let ended = 0;
    try {
      for (;;) {
        const dead = this.dead(cycles, shownOnly, released);
        if (dead.length === 0) break;
        // The collector first breaks all references, then calls the finalizers.
        if (cycles) for (const { entry } of dead) yield* this.clear(context, entry);
        for (const { entry, below } of dead) {
          const { finalizer } = entry;
          if (finalizer) yield* this.finalize(context, entry);
          else {
            yield* this.clear(context, entry);
            this.watched.delete(entry.object);
            ended++;
          }
          // It may have made itself reachable again, and what it holds.
          if (cycles || below.length > 0 || this.watched.has(entry.object)) break;
        }
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
    if (object instanceof PyGenerator) {
      entry.finalizer = false;
      this.generators.delete(object);
      yield* this.reporting(context, endGenerator(context, object), object);
      return;
    }
    this.endFinalizer(entry);
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
    this.spend(walk.visited);
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

  /** An object that is left at the end of the program goes, and right after it what it holds itself. */
  private *endWithParts(
    context: Context,
    object: PyObject,
    showing: ReadonlyMap<PyObject, Watched>,
  ): Resumable<void> {
    const entry = this.watched.get(object) ?? showing.get(object);
    if (entry?.finalizer !== true || entry.patient) return;
    const parts = [...partsInOrder(object), ...directReferences(object)];
    yield* this.finalize(context, entry);
    for (const part of parts) {
      if (part instanceof PyObject) yield* this.endWithParts(context, part, showing);
    }
  }

  /**
   * At the end of the program: `__del__` of everything that is left, as it lies nearest to the main module.
   * What can wait for its end has it with the process.
   */
  *settleAll(context: Context): Resumable<void> {
    yield* this.settle(context, false);
    this.settling = true;
    const lasting = this.lastingObjects();
    const left = [...lasting, ...this.showingGenerators(true)];
    const showing = new Map(left.map((entry) => [entry.object, entry]));
    const seen = new Set<PyObject>();
    // Classes hold themselves, so that what they hold waits for the last collection.
    const classes: PyObject[] = [];
    let level: PyObject[] = [this.interpreter.main.namespace];
    while (level.length > 0 && (this.visible > 0 || showing.size > 0)) {
      const next: PyObject[] = [];
      for (const object of level) {
        for (const part of partsInOrder(object)) {
          if (!(part instanceof PyObject) || seen.has(part)) continue;
          seen.add(part);
          (part instanceof PyType ? classes : next).push(part);
        }
      }
      for (const object of next) yield* this.endWithParts(context, object, showing);
      level = next.length > 0 ? next : classes.splice(0);
    }
    const inCircles = [...showing.values()].filter(({ object }) => this.lost.has(object));
    for (const entry of [...this.watched.values(), ...lasting, ...inCircles]) {
      if (entry.finalizer && !entry.patient) yield* this.finalize(context, entry);
    }
  }
}

function ascending(a: number, b: number): number {
  return a - b;
}
