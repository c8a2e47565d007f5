/** What `anext(iterator, default)` gives: an awaitable that comes to the default where there is no next. */
import { raise, typeError } from '../objects/exception.ts';
import { COROUTINE_TYPE, isAwaitable, PyGenerator } from '../objects/generator.ts';
import { PyResumableIterator } from '../objects/iterator.ts';
import { native, resumable } from '../objects/native.ts';
import { builtinType, type Value } from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import { getAttribute, isIterator, isRaised, specialMethod, typeName } from '../protocols/index.ts';
import { install } from './install.ts';

const ANEXT_AWAITABLE_TYPE = builtinType('anext_awaitable', {
  layout: 'other',
  subclassable: false,
});

export class AnextAwaitable extends PyResumableIterator {
  private readonly awaited: Value;
  private readonly fallback: Value;

  constructor(awaited: Value, fallback: Value) {
    super(ANEXT_AWAITABLE_TYPE);
    this.awaited = awaited;
    this.fallback = fallback;
  }

  *advance(): Resumable<Value | undefined> {
    return yield* this.ask('__next__', []);
  }

  /** Calls a method of the iterator that the awaitable is driven by. */
  *ask(name: string, args: Value[]): Resumable {
    const iterator = yield* iteratorOf(this.awaited);
    try {
      return yield* call(yield* getAttribute(iterator, name), args);
    } catch (error) {
      if (!isRaised(error, 'StopAsyncIteration')) throw error;
      throw raise('StopIteration', this.fallback);
    }
  }
}

function* iteratorOf(awaited: Value): Resumable {
  if (awaited instanceof PyGenerator && awaited.type !== COROUTINE_TYPE && isAwaitable(awaited)) {
    return awaited;
  }
  const method = specialMethod(awaited, '__await__');
  if (method === undefined) {
    throw typeError(`object ${typeName(awaited)} can't be used in 'await' expression`);
  }
  const iterator = yield* call(method, []);
  if (!isIterator(iterator)) {
    throw typeError(`__await__() returned non-iterator of type '${typeName(iterator)}'`);
  }
  return iterator;
}

const asAwaitable = (self: Value): AnextAwaitable => self as AnextAwaitable;

export function installAnextAwaitable(): void {
  install(ANEXT_AWAITABLE_TYPE, [
    native('__await__(self, /)', ([self]) => self),
    native('__iter__(self, /)', ([self]) => self),
    resumable('__next__(self, /)', ([self]) => asAwaitable(self).ask('__next__', [])),
    resumable('send(self, value, /)', ([self, value]) => asAwaitable(self).ask('send', [value])),
    resumable('throw(self, type, value=None, traceback=None, /)', ([self, ...given]) =>
      asAwaitable(self).ask(
        'throw',
        (given as (Value | undefined)[]).filter((each) => each !== undefined),
      ),
    ),
    resumable('close(self, /)', ([self]) => asAwaitable(self).ask('close', [])),
  ]);
}
