/** Generators and coroutines: send, throw, close (PEP 342, PEP 492). The machine resumes their frames. */
import { BASE_EXCEPTION, PyException, raise, Raised, typeError } from '../objects/exception.ts';
import { PyCode, PyGetSet } from '../objects/function.ts';
import { delegateOf, PyFrame } from '../objects/frame.ts';
import { COROUTINE_TYPE, GENERATOR_TYPE, kindOf, type PyGenerator } from '../objects/generator.ts';
import { PyResumableIterator } from '../objects/iterator.ts';
import { type Native, native, resumable } from '../objects/native.ts';
import { builtinType, isInstance, NONE, PyType, type Value } from '../objects/object.ts';
import { call, type Resumable, SendRequest } from '../objects/resumable.ts';
import { PyTuple } from '../objects/values.ts';
import { isRaised, plainText, typeName } from '../protocols/index.ts';
import { PyTraceback } from './traceback.ts';
import { install, type Member } from './install.ts';
import { addressOf } from './object.ts';

/** The exception that `throw(type, value, traceback)` means. */
export function* exceptionOf(
  kind: Value,
  value: Value | undefined,
  traceback: Value | undefined,
): Resumable<PyException> {
  if (traceback === undefined || traceback === NONE) return yield* exceptionObject(kind, value);
  if (!(traceback instanceof PyTraceback)) {
    throw typeError('throw() third argument must be a traceback object');
  }
  const exception = yield* exceptionObject(kind, value);
  exception.traceback = traceback.rest;
  return exception;
}

function* exceptionObject(kind: Value, value: Value | undefined): Resumable<PyException> {
  if (kind instanceof PyType && kind.isSubtypeOf(BASE_EXCEPTION)) {
    if (value instanceof PyException && isInstance(value, kind)) return value;
    const args =
      value === undefined || value === NONE
        ? []
        : value instanceof PyTuple
          ? [...value.items]
          : [value];
    const made = yield* call(kind, args);
    if (made instanceof PyException) return made;
    throw typeError(
      `calling ${kind.name} should have returned an instance of BaseException, not ${typeName(made)}`,
    );
  }
  if (kind instanceof PyException) {
    if (value !== undefined && value !== NONE) {
      throw typeError('instance exception may not have a separate value');
    }
    return kind;
  }
  throw typeError(
    `exceptions must be classes or instances deriving from BaseException, not ${typeName(kind)}`,
  );
}

export function* sendTo(generator: PyGenerator, value: Value): Resumable {
  return (yield new SendRequest(generator, value, 'raise')) as Value;
}

export function* throwInto(generator: PyGenerator, exception: PyException): Resumable {
  return (yield new SendRequest(generator, new Raised(exception), 'raise')) as Value;
}

export function* close(generator: PyGenerator): Resumable {
  if (generator.state === 'closed') return NONE;
  if (generator.state === 'created') {
    generator.state = 'closed';
    generator.frame = undefined;
    return NONE;
  }
  try {
    yield* throwInto(generator, raise('GeneratorExit').exception);
  } catch (error) {
    if (isRaised(error, 'GeneratorExit') || isRaised(error, 'StopIteration')) return NONE;
    throw error;
  }
  throw raise('RuntimeError', `${kindOf(generator)} ignored GeneratorExit`);
}

function textOnly(name: string, value: Value | undefined): string {
  const text = value === undefined ? undefined : plainText(value);
  if (text === undefined) throw typeError(`${name} must be set to a string object`);
  return text;
}

const asGenerator = (self: Value): PyGenerator => self as PyGenerator;

const throwMethod = (unwrap: (self: Value) => PyGenerator): Native =>
  resumable(
    'throw(self, type, value=None, traceback=None, /)',
    function* ([self, kind, value, traceback]) {
      return yield* throwInto(unwrap(self), yield* exceptionOf(kind, value, traceback));
    },
  );

/** repr and names. */
export const GENERATOR_NAMES: readonly Member[] = [
  native(
    '__repr__(self, /)',
    ([self], context) =>
      `<${self.type.name} object ${asGenerator(self).qualifiedName} at ${addressOf(self, context)}>`,
  ),
  new PyGetSet(
    '__name__',
    (self) => asGenerator(self).name,
    (self, value) => {
      asGenerator(self).name = textOnly('__name__', value);
    },
  ),
  new PyGetSet(
    '__qualname__',
    (self) => asGenerator(self).qualifiedName,
    (self, value) => {
      asGenerator(self).qualifiedName = textOnly('__qualname__', value);
    },
  ),
];

const SHARED: readonly Member[] = [
  ...GENERATOR_NAMES,
  resumable('send(self, value, /)', function* ([self, value]) {
    return yield* sendTo(self, value);
  }),
  throwMethod(asGenerator),
  resumable('close(self, /)', function* ([self]) {
    return yield* close(self);
  }),
];

/** The attributes `gi_running`, `cr_running`, `ag_running`… by their prefix. */
export function inspection(prefix: 'gi' | 'cr' | 'ag'): PyGetSet[] {
  return [
    new PyGetSet(`${prefix}_running`, (self) => asGenerator(self).state === 'running'),
    new PyGetSet(`${prefix}_frame`, frameOf),
    new PyGetSet(`${prefix}_code`, (self) => PyCode.of(asGenerator(self).code)),
    new PyGetSet(prefix === 'gi' ? 'gi_yieldfrom' : `${prefix}_await`, awaitedOf),
  ];
}

const isSuspended = (self: Value): boolean => asGenerator(self).state === 'suspended';

/** Its frame while it has one. */
function frameOf(self: Value): Value {
  const { frame } = asGenerator(self);
  return frame === undefined ? NONE : PyFrame.of(frame);
}

/** What it waits for in `yield from` or `await`. */
function awaitedOf(self: Value): Value {
  const { frame, state } = asGenerator(self);
  return (state === 'suspended' && frame !== undefined ? delegateOf(frame) : undefined) ?? NONE;
}

const GENERATOR_MEMBERS: readonly Member[] = [
  ...SHARED,
  ...inspection('gi'),
  new PyGetSet('gi_suspended', isSuspended),
  native('__iter__(self, /)', ([self]) => self),
  resumable('__next__(self, /)', function* ([self]) {
    return yield* sendTo(self, NONE);
  }),
];

const COROUTINE_WRAPPER_TYPE = builtinType('coroutine_wrapper', { layout: 'other' });

/** What `coroutine.__await__()` gives: the coroutine as an iterator. */
class CoroutineWrapper extends PyResumableIterator {
  readonly coroutine: PyGenerator;

  constructor(coroutine: PyGenerator) {
    super(COROUTINE_WRAPPER_TYPE);
    this.coroutine = coroutine;
  }

  *advance(): Resumable<Value | undefined> {
    return yield* sendTo(this.coroutine, NONE);
  }
}

const wrapped = (self: Value): PyGenerator => (self as CoroutineWrapper).coroutine;

const COROUTINE_MEMBERS: readonly Member[] = [
  ...SHARED,
  ...inspection('cr'),
  new PyGetSet('cr_suspended', isSuspended),
  new PyGetSet('cr_origin', (self) => asGenerator(self).origin ?? NONE),
  native('__await__(self, /)', ([self]) => new CoroutineWrapper(self)),
];

const WRAPPER_MEMBERS: readonly Member[] = [
  native('__iter__(self, /)', ([self]) => self),
  resumable('__next__(self, /)', function* ([self]) {
    return yield* sendTo(wrapped(self), NONE);
  }),
  resumable('send(self, value, /)', function* ([self, value]) {
    return yield* sendTo(wrapped(self), value);
  }),
  throwMethod(wrapped),
  resumable('close(self, /)', function* ([self]) {
    return yield* close(wrapped(self));
  }),
];

export function installGenerators(): void {
  install(GENERATOR_TYPE, GENERATOR_MEMBERS);
  install(COROUTINE_TYPE, COROUTINE_MEMBERS);
  install(COROUTINE_WRAPPER_TYPE, WRAPPER_MEMBERS);
}
