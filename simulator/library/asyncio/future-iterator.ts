/** What `await future` goes over: it yields the future once, and comes to its result. */
import { PyException, raise, Raised, typeError } from '../../python/objects/exception.ts';
import { PyIterator } from '../../python/objects/iterator.ts';
import { native, resumable } from '../../python/objects/native.ts';
import { builtinType, NONE, PyType, type Value } from '../../python/objects/object.ts';
import { exceptionOf } from '../../python/types/generator.ts';
import { install } from '../../python/types/install.ts';
import { PyTraceback } from '../../python/types/traceback.ts';
import { type PyFuture, resultOf } from './future.ts';

const ITERATOR_TYPE = builtinType('FutureIter', {
  module: '_asyncio',
  layout: 'other',
  subclassable: false,
});

export class FutureIterator extends PyIterator {
  private future: PyFuture | undefined;
  private value: Value = NONE;

  constructor(future: PyFuture) {
    super(ITERATOR_TYPE);
    this.future = future;
  }

  next(): Value | undefined {
    const { future } = this;
    if (future === undefined) return undefined;
    if (!future.done) {
      if (future.blocking) throw raise('RuntimeError', "await wasn't used with future");
      future.blocking = true;
      return future;
    }
    this.future = undefined;
    this.value = resultOf(future);
    return undefined;
  }

  /** Told once. */
  override result(): Value {
    const { value } = this;
    this.value = NONE;
    return value;
  }

  close(): void {
    this.future = undefined;
  }
}

function step(iterator: FutureIterator): Value {
  const yielded = iterator.next();
  if (yielded !== undefined) return yielded;
  const value = iterator.result();
  throw value === NONE ? raise('StopIteration') : raise('StopIteration', value);
}

install(ITERATOR_TYPE, [
  native('__iter__(self, /)', ([self]) => self),
  native('__next__(self, /)', ([self]: [FutureIterator]) => step(self)),
  native('send(self, value, /)', ([self]: [FutureIterator]) => step(self)),
  resumable(
    'throw(self, type, value=None, traceback=None, /)',
    function* ([self, kind, value, traceback]: [FutureIterator, Value, Value?, Value?]) {
      self.close();
      if (traceback !== undefined && traceback !== NONE && !(traceback instanceof PyTraceback)) {
        throw typeError('throw() third argument must be a traceback');
      }
      if (!(kind instanceof PyType) && !(kind instanceof PyException)) {
        throw typeError(
          'exceptions must be classes deriving BaseException or instances of such a class',
        );
      }
      throw new Raised(yield* exceptionOf(kind, value, traceback));
    },
  ),
  native('close(self, /)', ([self]: [FutureIterator]) => {
    self.close();
    return NONE;
  }),
]);
