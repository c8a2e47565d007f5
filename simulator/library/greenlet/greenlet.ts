/**
 * A greenlet as data, and how one switches to another: its stack of frames is set aside, and the thread
 * goes on with the other's (greenlet's documentation, "greenlet Concepts").
 */
import type { Context } from '../../python/context.ts';
import { PyFrame } from '../../python/objects/frame.ts';
import { EXCEPTIONS, type PyException, raise, Raised } from '../../python/objects/exception.ts';
import {
  builtinType,
  isInstance,
  NONE,
  newDict,
  PyObject,
  type PyType,
  type Value,
} from '../../python/objects/object.ts';
import {
  call,
  type Keywords,
  type Resumable,
  SwitchRequest,
} from '../../python/objects/resumable.ts';
import { tuple } from '../../python/objects/values.ts';
import { visitFrames } from '../../python/machine/memory.ts';
import { BaseFrame, type Flow, Stack } from '../../python/machine/stack.ts';
import { getAttribute } from '../../python/protocols/index.ts';
import { currentContext, PyContext, setContext } from '../contextvars.ts';
import { GreenletLane, showSwitch } from './greenlet-lane.ts';

export const GREENLET_TYPE = builtinType('greenlet', {
  module: 'greenlet',
  layout: 'other',
});
GREENLET_TYPE.instancesHaveDict = true;

export const GREENLET_ERROR = builtinType('error', {
  module: 'greenlet',
  base: EXCEPTIONS.Exception,
});
export const GREENLET_EXIT = builtinType('GreenletExit', {
  module: 'greenlet',
  base: EXCEPTIONS.BaseException,
});

/** What a greenlet that has not begun is called with. */
interface Arguments {
  readonly args: readonly Value[];
  readonly keywords: Keywords | undefined;
}

type GreenletState =
  | { readonly kind: 'new' }
  | { readonly kind: 'started'; readonly stack: Stack }
  | { readonly kind: 'dead' };

const NEW: GreenletState = { kind: 'new' };
const DEAD: GreenletState = { kind: 'dead' };

export class PyGreenlet extends PyObject implements Flow {
  state: GreenletState = NEW;
  /** Given to the constructor, until it begins. */
  run: Value | undefined = undefined;
  /** Undefined of the one that a thread begins with. */
  parent: PyGreenlet | undefined = undefined;
  /** Its thread. */
  owner: Context;
  /** Where its context variables have their values, while it does not run. */
  context: PyContext = new PyContext(new Map());
  readonly lane = new GreenletLane();
  private arguments: Arguments = { args: [], keywords: undefined };

  constructor(type: PyType, owner: Context) {
    super(type);
    this.owner = owner;
  }

  get isMain(): boolean {
    return this.parent === undefined;
  }

  get frame(): PyFrame | undefined {
    let frame = this.state.kind === 'started' ? this.state.stack.top : undefined;
    while (frame?.isNative === true) frame = frame.back;
    return frame === undefined ? undefined : PyFrame.of(frame);
  }

  /** Begins; `run` is what it calls. */
  *begin(given: Arguments, running: Context): Resumable<void> {
    const run = this.run ?? (yield* getAttribute(this, 'run'));
    // Asking for `run` may have run anything.
    if (this.state.kind !== 'new') throw greenletError('greenlet already started');
    this.run = undefined;
    this.arguments = { args: [run, ...given.args], keywords: given.keywords };
    const stack = new Stack();
    stack.top = new BaseFrame(this, running, this.live(running, this.callRun()));
    this.state = { kind: 'started', stack };
  }

  private *callRun(): Resumable {
    const { args, keywords } = this.arguments;
    this.arguments = { args: [], keywords: undefined };
    const [run, ...rest] = args;
    return yield* call(run!, rest, keywords);
  }

  *live(running: Context, called: Resumable): Resumable {
    let outcome: Value | Raised;
    try {
      outcome = yield* called;
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      outcome = caught(error);
    }
    this.state = DEAD;
    return yield* enter(this.parent!, outcome, running);
  }

  override measure(visit: (value: Value) => void): number {
    for (const value of [this.run, this.parent, ...this.arguments.args]) {
      if (value !== undefined) visit(value);
    }
    if (this.state.kind === 'started') {
      visitFrames(this.state.stack.top, (value) => value === undefined || visit(value));
    }
    return 0;
  }
}

export function greenletError(message: string): Raised {
  const error = raise('Exception', message);
  error.exception.type = GREENLET_ERROR;
  return error;
}

/** GreenletExit only ends a greenlet: to its parent it is a value. */
function caught(error: Raised): Value | Raised {
  if (!isInstance(error.exception, GREENLET_EXIT)) return error;
  error.settle();
  return error.exception;
}

/** Where a thread keeps the greenlet that runs. */
const CURRENT = 'greenlet.current';

/** The greenlet that runs; the first time in a thread, the one that it has begun with. */
export function currentGreenlet(running: Context): PyGreenlet {
  let current = running.storage.get(CURRENT) as PyGreenlet | undefined;
  if (current === undefined) {
    current = new PyGreenlet(GREENLET_TYPE, running);
    current.state = { kind: 'started', stack: new Stack() };
    running.storage.set(CURRENT, current);
  }
  return current;
}

export const isCurrent = (greenlet: PyGreenlet): boolean =>
  greenlet.owner.storage.get(CURRENT) === greenlet;

/** `greenlet.switch(*args, **kwargs)`. */
export function* switchTo(target: PyGreenlet, given: Arguments, running: Context): Resumable {
  checkThread(target, running);
  if (target.state.kind !== 'new') return yield* enter(target, packed(given), running);
  yield* target.begin(given, running);
  return yield* goOn(target, NONE, running);
}

/** `greenlet.throw(…)`. */
export function* throwTo(target: PyGreenlet, exception: PyException, running: Context): Resumable {
  checkThread(target, running);
  const error = new Raised(exception);
  if (target.state.kind === 'started') return yield* enter(target, error, running);
  // One that has not begun never will.
  target.state = DEAD;
  return yield* enter(target, caught(error), running);
}

/** What arrives when these are switched in. */
function packed({ args, keywords }: Arguments): Value {
  const values = args.length === 1 ? args[0]! : tuple([...args]);
  if (keywords === undefined || keywords.size === 0) return values;
  const named = newDict();
  for (const [name, value] of keywords) named.set(name, value);
  return args.length === 0 ? named : tuple([tuple([...args]), named]);
}

/** Goes on in a greenlet or, if it is dead, in the nearest living one above it. */
function* enter(target: PyGreenlet, input: Value | Raised, running: Context): Resumable {
  let to = target;
  while (to.state.kind === 'dead' && to.parent !== undefined) to = to.parent;
  if (to.state.kind !== 'new') return yield* goOn(to, input, running);
  if (input instanceof Raised) {
    to.state = DEAD;
    return yield* enter(to, caught(input), running);
  }
  yield* to.begin({ args: [input], keywords: undefined }, running);
  return yield* goOn(to, NONE, running);
}

function* goOn(to: PyGreenlet, input: Value | Raised, running: Context): Resumable {
  const from = currentGreenlet(running);
  if (to === from) {
    if (input instanceof Raised) throw input;
    return input;
  }
  if (to.state.kind !== 'started') throw new Error('the greenlet has no stack');
  from.context = currentContext(running);
  setContext(to.context, running);
  showSwitch(from, to, running);
  running.storage.set(CURRENT, to);
  const stack = from.state.kind === 'started' ? from.state.stack : undefined;
  return (yield new SwitchRequest(stack, to.state.stack, input)) as Value;
}

function checkThread({ owner }: PyGreenlet, running: Context): void {
  if (owner !== running) throw greenletError('cannot switch to a different thread');
}

/** `greenlet.parent = value`. */
export function adopt(child: PyGreenlet, parent: Value): void {
  if (!(parent instanceof PyGreenlet)) {
    throw raise('TypeError', 'parent must be a greenlet');
  }
  if (child.isMain && child.state.kind !== 'new') {
    throw raise('AttributeError', 'cannot set the parent of a main greenlet');
  }
  for (let above: PyGreenlet | undefined = parent; above !== undefined; above = above.parent) {
    if (above === child) throw raise('ValueError', 'cyclic parent chain');
  }
  if (parent.owner !== child.owner) {
    throw raise('ValueError', 'parent cannot be on a different thread');
  }
  child.parent = parent;
}
