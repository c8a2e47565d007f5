/**
 * Asynchronous generators (PEP 525): their methods give awaitables, each of which runs the generator's
 * frame to its next `yield`. What the frame awaits meanwhile is passed on to whoever drives the awaitable.
 */
import { type PyException, raise, Raised, typeError } from '../objects/exception.ts';
import { PyGetSet } from '../objects/function.ts';
import { ASYNC_GENERATOR_TYPE, type PyAsyncGenerator, PyAsyncYield } from '../objects/generator.ts';
import { PyResumableIterator } from '../objects/iterator.ts';
import type { Context } from '../context.ts';
import { type Native, native, resumable } from '../objects/native.ts';
import { builtinType, NONE, type PyType, type Value } from '../objects/object.ts';
import { call, type Resumable, SendRequest } from '../objects/resumable.ts';
import type { PyTuple } from '../objects/values.ts';
import { isRaised } from '../protocols/index.ts';
import { exceptionOf, GENERATOR_NAMES, inspection } from './generator.ts';
import { install, type Member } from './install.ts';

/** Keys of a thread's storage: what sys.set_asyncgen_hooks() has set. */
export const FIRST_ITERATION_HOOK = 'asyncgen.firstiter';
export const FINALIZER_HOOK = 'asyncgen.finalizer';

const ASEND_TYPE = builtinType('async_generator_asend', { layout: 'other', subclassable: false });
const ATHROW_TYPE = builtinType('async_generator_athrow', { layout: 'other', subclassable: false });

/** What an awaitable has come to, as opposed to what it passes on while it waits. */
export class Finished {
  readonly value: Value;

  constructor(value: Value) {
    this.value = value;
  }
}

/** Whether the generator has ended by an exception that says just that. */
function isEnd(error: unknown): error is Raised {
  return isRaised(error, 'StopAsyncIteration') || isRaised(error, 'GeneratorExit');
}

export abstract class AsyncGeneratorAwaitable extends PyResumableIterator {
  protected readonly generator: PyAsyncGenerator;
  protected state: 'new' | 'waiting' | 'used' = 'new';

  constructor(type: PyType, generator: PyAsyncGenerator) {
    super(type);
    this.generator = generator;
  }

  /** Goes on with a value or an exception for what the generator waits for. */
  abstract step(input: Value | Raised): Resumable<Value | Finished>;

  *advance(): Resumable<Value | undefined> {
    return yield* this.send(NONE);
  }

  *send(input: Value | Raised): Resumable {
    const outcome = yield* this.step(input);
    if (!(outcome instanceof Finished)) return outcome;
    throw outcome.value === NONE ? raise('StopIteration') : raise('StopIteration', outcome.value);
  }

  close(): void {
    this.state = 'used';
  }

  /** Runs the generator's frame: what it awaits, or what it yields as Finished. */
  protected *run(input: Value | Raised, closes = true): Resumable<Value | Finished> {
    const { generator } = this;
    generator.busy = true;
    try {
      const request = new SendRequest(generator, input, 'undefined', closes);
      const result = (yield request) as Value | undefined;
      if (result === undefined) throw raise('StopAsyncIteration');
      if (!(result instanceof PyAsyncYield)) return result;
      generator.busy = false;
      this.state = 'used';
      return new Finished(result.value);
    } catch (error) {
      if (isEnd(error)) generator.ended = true;
      generator.busy = false;
      this.state = 'used';
      throw error;
    }
  }

  protected refuseWhileBusy(what: string): void {
    if (!this.generator.busy) return;
    this.state = 'used';
    throw raise('RuntimeError', `${what}: asynchronous generator is already running`);
  }
}

/** Of `__anext__()` and `asend(value)`. */
class Asend extends AsyncGeneratorAwaitable {
  private readonly value: Value;

  constructor(generator: PyAsyncGenerator, value: Value) {
    super(ASEND_TYPE, generator);
    this.value = value;
  }

  *step(input: Value | Raised): Resumable<Value | Finished> {
    if (this.state === 'used') {
      throw raise('RuntimeError', 'cannot reuse already awaited __anext__()/asend()');
    }
    if (input instanceof Raised) return yield* this.run(input);
    const first = this.state === 'new';
    if (first) {
      if (this.generator.busy) {
        throw raise('RuntimeError', 'anext(): asynchronous generator is already running');
      }
      this.state = 'waiting';
    }
    return yield* this.run(first && input === NONE ? this.value : input);
  }
}

/** Of `athrow(exception)`, and without an exception of `aclose()`. */
class Athrow extends AsyncGeneratorAwaitable {
  private readonly arguments: readonly Value[] | undefined;

  constructor(generator: PyAsyncGenerator, given: readonly Value[] | undefined) {
    super(ATHROW_TYPE, generator);
    this.arguments = given;
  }

  *step(input: Value | Raised): Resumable<Value | Finished> {
    const { generator } = this;
    if (this.state === 'used') {
      throw raise('RuntimeError', 'cannot reuse already awaited aclose()/athrow()');
    }
    if (input instanceof Raised) {
      const isNew = this.state === 'new';
      const outcome = yield* this.go(input, true);
      // It has not begun by that: the next step will.
      if (isNew) generator.busy = false;
      return outcome;
    }
    if (generator.frame === undefined) {
      this.state = 'used';
      return new Finished(NONE);
    }
    if (this.state === 'waiting') return yield* this.go(input, true);
    this.refuseWhileBusy(this.arguments === undefined ? 'aclose()' : 'athrow()');
    if (generator.ended) {
      this.state = 'used';
      throw raise('StopAsyncIteration');
    }
    if (input !== NONE) {
      throw raise('RuntimeError', "can't send non-None value to a just-started coroutine");
    }
    this.state = 'waiting';
    if (this.arguments === undefined) {
      generator.ended = true;
      return yield* this.go(raise('GeneratorExit'), false);
    }
    const [kind, value, traceback] = this.arguments;
    if (kind === undefined) throw typeError('athrow expected at least 1 argument, got 0');
    const thrown = yield* exceptionOf(kind, value, traceback);
    return yield* this.go(new Raised(thrown), false);
  }

  private *go(input: Value | Raised, closes: boolean): Resumable<Value | Finished> {
    if (this.arguments !== undefined) return yield* this.run(input, closes);
    let outcome: Value | Finished;
    try {
      outcome = yield* this.run(input, closes);
    } catch (error) {
      if (!isEnd(error)) throw error;
      return new Finished(NONE);
    }
    if (!(outcome instanceof Finished)) return outcome;
    throw raise('RuntimeError', 'async generator ignored GeneratorExit');
  }
}

const asGenerator = (self: Value): PyAsyncGenerator => self as PyAsyncGenerator;

/** Asks the hooks before the first iteration. */
function* begin(generator: PyAsyncGenerator, context: Context): Resumable<void> {
  if (generator.begun) return;
  const { storage, interpreter } = context;
  generator.begun = true;
  generator.finalizer = storage.get(FINALIZER_HOOK);
  if (generator.finalizer !== undefined) interpreter.finalization.watchGenerator(generator);
  const hook = storage.get(FIRST_ITERATION_HOOK);
  if (hook !== undefined) yield* call(hook, [generator]);
}

const MEMBERS: readonly Member[] = [
  ...GENERATOR_NAMES,
  ...inspection('ag').filter((member) => member.name !== 'ag_running'),
  new PyGetSet('ag_running', (self) => asGenerator(self).busy),
  native('__aiter__(self, /)', ([self]) => self),
  resumable('__anext__(self, /)', function* ([self], context) {
    yield* begin(self, context);
    return new Asend(self, NONE);
  }),
  resumable('asend(self, value, /)', function* ([self, value], context) {
    yield* begin(self, context);
    return new Asend(self, value);
  }),
  resumable('athrow(self, /, *args)', function* ([self, args], context) {
    yield* begin(self, context);
    return new Athrow(self, (args as PyTuple).items);
  }),
  resumable('aclose(self, /)', function* ([self], context) {
    yield* begin(self, context);
    return new Athrow(self, undefined);
  }),
];

const asAwaitable = (self: Value): AsyncGeneratorAwaitable => self as AsyncGeneratorAwaitable;

const throwMethod: Native = resumable(
  'throw(self, type, value=None, traceback=None, /)',
  function* ([self, kind, value, traceback]) {
    const exception: PyException = yield* exceptionOf(kind, value, traceback);
    return yield* asAwaitable(self).send(new Raised(exception));
  },
);

const AWAITABLE_MEMBERS: readonly Member[] = [
  native('__await__(self, /)', ([self]) => self),
  native('__iter__(self, /)', ([self]) => self),
  resumable('__next__(self, /)', ([self]) => asAwaitable(self).send(NONE)),
  resumable('send(self, value, /)', ([self, value]) => asAwaitable(self).send(value)),
  throwMethod,
  native('close(self, /)', ([self]) => {
    asAwaitable(self).close();
    return NONE;
  }),
];

export function installAsyncGenerators(): void {
  install(ASYNC_GENERATOR_TYPE, MEMBERS);
  install(ASEND_TYPE, AWAITABLE_MEMBERS);
  install(ATHROW_TYPE, AWAITABLE_MEMBERS);
}
