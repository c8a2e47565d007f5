/**
 * Who awaits whom in a loop, as a tree, for people to look at. What has to end before a task can go on is
 * read off the callbacks of futures: those of what gather(), wait(), a TaskGroup… wait for hold the future
 * that these await themselves. No code of the program runs for it.
 */
import type { Interpreter } from '../../python/context.ts';
import { describeFrame } from '../../python/machine/inspection.ts';
import { delegateOf, type HeapFrame } from '../../python/objects/frame.ts';
import { PyFunction, PyMethod } from '../../python/objects/function.ts';
import { PyGenerator } from '../../python/objects/generator.ts';
import { PyObject, type Value } from '../../python/objects/object.ts';
import type { AwaitSnapshot, FrameSnapshot } from '../../simulation.ts';
import { NO_LANE } from '../../trace/trace.ts';
import { PyDeque } from '../collections/deque.ts';
import { PyPartial } from '../functools/partial.ts';
import type { PyAgenda } from './agenda.ts';
import { PyFuture } from './future.ts';
import { callbackName } from './handle-text.ts';
import { PyTask } from './task.ts';

/** A program may have any number of tasks. */
const NODES_MAX = 400;
const FRAMES_MAX = 20;

/** The open tasks of a loop that no other one awaits, each with what it awaits. */
export function awaitTree(
  tasks: readonly PyTask[],
  loop: PyAgenda,
  interpreter: Interpreter,
): AwaitSnapshot[] {
  return new AwaitTree(tasks, loop, interpreter).roots();
}

class AwaitTree {
  private readonly tasks: readonly PyTask[];
  private readonly loop: PyAgenda;
  private readonly interpreter: Interpreter;
  /** By future: those whose end it hears of. */
  private readonly feeders = new Map<PyFuture, Set<PyFuture>>();
  private left = NODES_MAX;

  constructor(tasks: readonly PyTask[], loop: PyAgenda, interpreter: Interpreter) {
    this.tasks = tasks;
    this.loop = loop;
    this.interpreter = interpreter;
    const open: PyFuture[] = [...tasks];
    const known = new Set(open);
    for (let future = open.shift(); future !== undefined; future = open.shift()) {
      for (const { callee } of future.callbacks) {
        for (const target of futuresIn(callee)) {
          if (target === future || target.done) continue;
          this.feed(target, future);
          if (known.has(target)) continue;
          known.add(target);
          open.push(target);
        }
      }
    }
  }

  private feed(target: PyFuture, source: PyFuture): void {
    const known = this.feeders.get(target);
    if (known === undefined) this.feeders.set(target, new Set([source]));
    else known.add(source);
  }

  roots(): AwaitSnapshot[] {
    const awaited = new Set<PyFuture>();
    for (const task of this.tasks) {
      for (const below of this.below(task)) this.reach(below, awaited);
    }
    const roots = this.tasks.filter((task) => !awaited.has(task));
    const shown: AwaitSnapshot[] = [];
    const seen = new Set<PyFuture>();
    // Tasks that await each other in a circle have no root: the first of them stands for one.
    for (const task of [...roots, ...this.tasks]) {
      if (seen.has(task)) continue;
      this.reach(task, seen);
      if (this.left > 0) shown.push(this.node(task, []));
    }
    return shown;
  }

  private reach(future: PyFuture, seen: Set<PyFuture>): void {
    const open = [future];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...this.below(next));
    }
  }

  /** What has to end before it can go on, as far as that is a task or comes from one. */
  private below(future: PyFuture): PyFuture[] {
    if (!(future instanceof PyTask)) return [...(this.feeders.get(future) ?? [])];
    const { waiter } = future;
    if (waiter instanceof PyTask) return waiter.done ? [] : [waiter];
    return waiter instanceof PyFuture ? this.below(waiter) : [];
  }

  /** @param above - those on the way from the root: a circle ends where it closes. */
  private node(future: PyFuture, above: readonly PyFuture[]): AwaitSnapshot {
    this.left--;
    const inside = [...above, future];
    const awaits = this.below(future)
      .filter((next) => !above.includes(next) && next !== future)
      .flatMap((next) => (this.left > 0 ? [this.node(next, inside)] : []));
    if (!(future instanceof PyTask)) {
      const name = this.nameOf(future);
      return { name, lane: NO_LANE, state: 'waiting', by: '', stack: [], awaits };
    }
    return {
      name: String(future.name),
      lane: future.lane ?? NO_LANE,
      state: this.stateOf(future),
      by: this.waitsBy(future),
      stack: this.stackOf(future),
      awaits,
    };
  }

  private stateOf(task: PyTask): AwaitSnapshot['state'] {
    if (this.loop.current === task) return 'running';
    const { waiter } = task;
    return waiter === undefined || (waiter instanceof PyFuture && waiter.done)
      ? 'ready'
      : 'waiting';
  }

  /** What the innermost coroutine of the program's own has called to wait. */
  private waitsBy(task: PyTask): string {
    const { waiter } = task;
    if (this.stateOf(task) !== 'waiting' || waiter === undefined) return '';
    if (waiter instanceof PyTask) return String(waiter.name);
    let called = '';
    for (const { code } of suspended(task)) {
      if (!code.internal) called = '';
      // `async with lock` calls __aenter__(), which says less than what that calls.
      else if (called === '' && !code.name.startsWith('__')) called = code.qualifiedName;
    }
    return called === '' && waiter instanceof PyFuture ? this.nameOf(waiter) : called;
  }

  /** The function of the library that has made a future, as far as its callbacks tell. */
  private nameOf(future: PyFuture): string {
    for (const feeder of this.feeders.get(future) ?? []) {
      for (const { callee } of feeder.callbacks) {
        if (!futuresIn(callee).includes(future)) continue;
        const [name = ''] = callbackName(callee).split('.<locals>');
        return name;
      }
    }
    return future.type.name;
  }

  private stackOf(task: PyTask): FrameSnapshot[] {
    if (this.stateOf(task) === 'running') return [];
    const frames = [...suspended(task)].slice(-FRAMES_MAX).reverse();
    return frames.map((frame) => describeFrame(this.interpreter, frame));
  }
}

/** The frames of a task's coroutine and of those that it awaits, outermost first. */
function* suspended({ coroutine }: PyTask): Generator<HeapFrame> {
  let awaited: Value | undefined = coroutine;
  while (awaited instanceof PyGenerator && awaited.frame !== undefined) {
    yield awaited.frame;
    awaited = delegateOf(awaited.frame);
  }
}

/** Futures, none of them tasks, that a callback holds: those it may end. */
function futuresIn(callee: Value): PyFuture[] {
  const held: (Value | undefined)[] = [];
  if (callee instanceof PyFunction) held.push(...callee.closure.map(({ value }) => value));
  else if (callee instanceof PyPartial) held.push(...callee.args.items);
  else if (callee instanceof PyMethod) held.push(callee.self);
  return held.flatMap((value) => (value === undefined ? [] : futuresOf(value)));
}

/** The object itself, or what it keeps futures in: a queue its getters, a TaskGroup the one it waits for. */
function futuresOf(value: Value): PyFuture[] {
  if (value instanceof PyTask) return [];
  if (value instanceof PyFuture) return [value];
  if (!(value instanceof PyObject) || value.dict === undefined) return [];
  return [...value.dict.entries.values()].flatMap(({ value: part }) =>
    (part instanceof PyDeque ? part.ring.toArray() : [part]).filter(
      (one): one is PyFuture => one instanceof PyFuture && !(one instanceof PyTask),
    ),
  );
}
