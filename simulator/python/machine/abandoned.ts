/**
 * Generators and coroutines that nobody can go on with any more: which of them end in a way that shows,
 * and how they end. That they are out of reach is found out in finalization.ts (`docs/decisions/0008`).
 */
import type { ExceptionTable } from '../code.ts';
import type { Context } from '../context.ts';
import { delegateOf } from '../objects/frame.ts';
import { COROUTINE_TYPE, PyAsyncGenerator, PyGenerator } from '../objects/generator.ts';
import { NONE, type Value } from '../objects/object.ts';
import { NO_LANE } from '../../trace/trace.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import { getAttribute } from '../protocols/index.ts';
import { close } from '../types/generator.ts';
import { Effort, LINK_COST } from './effort.ts';
import { DELEGATE, type Frame } from './frame.ts';

/** Nobody has asked for them to be looked after: it may cost a little at first, and then a part of the time. */
const FREE_COST = 400_000;
const COST_PER_INSTRUCTION = 1 / 128;

/** Those that have ended are looked for when there are this many, and then when there are twice as many. */
const SWEEP_MIN = 1000;

/** Generators whose end may show. */
export class WatchedGenerators {
  readonly effort = new Effort(FREE_COST, COST_PER_INSTRUCTION);
  private readonly known = new Set<PyGenerator>();
  /** Held by what drives them, in a way that only a collection ends, as a task does. */
  readonly entrusted = new Set<PyGenerator>();
  private sweepAt = SWEEP_MIN;

  add(generator: PyGenerator): void {
    this.known.add(generator);
    if (this.known.size > this.sweepAt) this.sweep();
  }

  private sweep(): void {
    for (const generator of this.known) {
      if (generator.state === 'closed' || isUnderWay(generator)) this.known.delete(generator);
    }
    this.sweepAt = Math.max(SWEEP_MIN, 2 * this.known.size);
  }

  /** Whether one waits in such a way that its end would show, and is to be looked after from now on. */
  suspends(generator: PyGenerator): boolean {
    const isCoroutine = generator.type === COROUTINE_TYPE;
    if (isCoroutine && isAwaited(generator)) {
      // From now on it ends with what awaits it.
      this.known.delete(generator);
      return false;
    }
    if (this.known.has(generator)) return true;
    if (!isCoroutine) return false;
    if (this.entrusted.has(generator) || !waitsInHandler(generator)) return false;
    this.add(generator);
    return true;
  }

  entrust(generator: PyGenerator): void {
    this.known.delete(generator);
    this.entrusted.add(generator);
  }

  /** Whether it was entrusted to somebody. */
  takeBack(generator: PyGenerator): boolean {
    return this.entrusted.delete(generator);
  }

  delete(generator: PyGenerator): void {
    this.known.delete(generator);
    this.entrusted.delete(generator);
  }

  get any(): boolean {
    return this.known.size > 0 || this.entrusted.size > 0;
  }

  /** Whether one of them may be let go of now: what runs is on a stack. */
  get atRisk(): boolean {
    if (this.known.size === 0) return false;
    for (const generator of this.known) {
      if (generator.state === 'closed') this.known.delete(generator);
      else if (generator.state !== 'running') return true;
    }
    return false;
  }

  /** Those whose end would show now; those that are entrusted only if `all`. */
  showing(all: boolean): PyGenerator[] {
    this.effort.spend(this.known.size * LINK_COST);
    this.sweep();
    const asked = all ? [...this.known, ...this.entrusted] : [...this.known];
    return asked.filter(endShows);
  }
}

/** Whether another coroutine awaits this one, which has just stopped to wait. */
function isAwaited({ frame }: PyGenerator): boolean {
  const { back, completion } = frame as Frame;
  return (
    completion === DELEGATE &&
    back?.isNative === false &&
    back.suspension?.generator.type === COROUTINE_TYPE
  );
}

/** A coroutine that need not be watched before it waits again: see `suspends`. */
function isUnderWay(generator: PyGenerator): boolean {
  const { type, state } = generator;
  return type === COROUTINE_TYPE && state !== 'created' && !waitsInHandler(generator);
}

function endShows(generator: PyGenerator): boolean {
  if (generator.state === 'created') return generator.type === COROUTINE_TYPE;
  if (generator.state !== 'suspended') return false;
  return hasHook(generator) || waitsInHandler(generator);
}

function hasHook(generator: PyGenerator): generator is PyAsyncGenerator {
  return (
    generator instanceof PyAsyncGenerator && generator.finalizer !== undefined && !generator.ended
  );
}

/**
 * Whether an exception where it waits would be caught, by `finally`, `with` or `except`: its own, or
 * those of what it awaits.
 */
function waitsInHandler(waiting: PyGenerator): boolean {
  let generator: Value | undefined = waiting;
  while (generator instanceof PyGenerator) {
    const { frame, code } = generator;
    if (frame === undefined) return false;
    if (isInHandler(code.exceptionTable, frame.pc - 1)) return true;
    generator = delegateOf(frame);
  }
  return false;
}

function isInHandler(table: ExceptionTable, at: number): boolean {
  for (let row = 0; row < table.length; row += 5) {
    if (at >= table[row]! && at < table[row + 1]!) return true;
  }
  return false;
}

/** What CPython does with a generator when the last reference to it goes. */
export function* endGenerator(context: Context, generator: PyGenerator): Resumable {
  if (generator.state === 'created') return yield* warnOf(context, generator);
  if (hasHook(generator)) return yield* call(generator.finalizer!, [generator]);
  return yield* close(generator);
}

/** At the line where the program has let go of it; after the last one, at that of its `def`. */
function markUnawaited(context: Context, { qualifiedName, code }: PyGenerator): void {
  const { interpreter, thread, nowNs } = context;
  const atNs = Math.ceil(nowNs);
  let frame = context.frame(0);
  for (let depth = 1; frame?.code.internal === true; depth++) frame = context.frame(depth);
  const file = frame?.code.file ?? code.file;
  const place = { source: interpreter.sourceOf(file), line: frame?.line ?? code.firstLine };
  interpreter.recorder.mark('never-awaited', atNs, thread.lane, NO_LANE, qualifiedName, place);
}

/** "coroutine 'f' was never awaited". */
function* warnOf(context: Context, coroutine: PyGenerator): Resumable {
  if (coroutine.type !== COROUTINE_TYPE) return NONE;
  markUnawaited(context, coroutine);
  const warnings = yield* context.interpreter.importModule(context, 'warnings');
  const warn = yield* getAttribute(warnings, '_warn_unawaited_coroutine');
  // After the last frame of the program there is no line to blame.
  return yield* call(warn, [coroutine, context.frame(0) === undefined]);
}
