/** ExceptionGroup (PEP 654): several exceptions as one. */
import {
  BASE_EXCEPTION,
  EXCEPTIONS,
  PyException,
  raise,
  typeError,
  valueError,
} from '../objects/exception.ts';
import { PyFunction, PyGetSet } from '../objects/function.ts';
import { native, resumable } from '../objects/native.ts';
import { isInstance, newDict, NONE, PyType, type Value } from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import { list, PyList, PyTuple, tuple } from '../objects/values.ts';
import {
  collect,
  getAttribute,
  plainText,
  specialMethod,
  truth,
  typeName,
} from '../protocols/index.ts';
import { resumableConstructor } from './construct.ts';
import { GENERIC_ALIAS } from './generic-alias.ts';
import { install, type Member } from './install.ts';

const GROUP = EXCEPTIONS.BaseExceptionGroup;

/** How deep groups may be nested. */
const DEPTH_MAX = 1000;

const asException = (self: Value): PyException => self as PyException;

class PyExceptionGroup extends PyException {
  /** As they were when it was made: the sequence that was given may change. */
  readonly members: PyTuple;

  constructor(type: PyType, message: Value, given: Value, members: readonly Value[]) {
    super(type, tuple([message, given]));
    this.members = tuple(members);
  }
}

/** The exceptions of a group. */
export function membersOf(group: PyException): readonly PyException[] {
  return (group as PyExceptionGroup).members.items as readonly PyException[];
}

export function isGroup(value: Value): value is PyException {
  return value instanceof PyException && value.type.isSubtypeOf(GROUP);
}

function* construct(cls: PyType, message: Value, exceptions: Value): Resumable<PyException> {
  if (plainText(message) === undefined) {
    throw typeError(
      `BaseExceptionGroup.__new__() argument 1 must be str, not ${typeName(message)}`,
    );
  }
  if (specialMethod(exceptions, '__getitem__') === undefined) {
    throw typeError('second argument (exceptions) must be a sequence');
  }
  const members = yield* collect(exceptions);
  if (members.length === 0) {
    throw valueError('second argument (exceptions) must be a non-empty sequence');
  }
  members.forEach((member, i) => {
    if (!(member instanceof PyException)) {
      throw valueError(`Item ${i} of second argument (exceptions) is not an exception`);
    }
  });
  const plain = members.every((member) => isInstance(member, EXCEPTIONS.Exception));
  const type = cls === GROUP && plain ? EXCEPTIONS.ExceptionGroup : cls;
  if (!plain && type.isSubtypeOf(EXCEPTIONS.Exception)) {
    throw typeError(
      type === EXCEPTIONS.ExceptionGroup
        ? 'Cannot nest BaseExceptions in an ExceptionGroup'
        : `Cannot nest BaseExceptions in '${type.name}'`,
    );
  }
  return new PyExceptionGroup(type, message, exceptions, members);
}

/** Asks the program where it has to. */
type Condition = (exception: PyException) => boolean | Resumable<boolean>;

/** What split() and subgroup() select by: a type, a tuple of types, or a function. */
function condition(matcher: Value): Condition {
  if (matcher instanceof PyFunction || !(matcher instanceof PyType || matcher instanceof PyTuple)) {
    if (!(matcher instanceof PyFunction) && specialMethod(matcher, '__call__') === undefined) {
      throw typeError('expected a function, exception type or tuple of exception types');
    }
    return function* (exception) {
      return yield* truth(yield* call(matcher, [exception]));
    };
  }
  const types = matcher instanceof PyTuple ? matcher.items : [matcher];
  if (!types.every((type) => type instanceof PyType && type.isSubtypeOf(BASE_EXCEPTION))) {
    throw typeError('expected a function, exception type or tuple of exception types');
  }
  return (exception) => types.some((type) => type instanceof PyType && isInstance(exception, type));
}

/** A group of the same kind with other members: keeps traceback, cause, context and notes. */
function* derived(group: PyException, members: readonly PyException[]): Resumable<PyException> {
  const derive = yield* getAttribute(group, 'derive');
  const made = yield* call(derive, [list([...members])]);
  if (!isGroup(made)) throw typeError('derive must return an instance of BaseExceptionGroup');
  made.traceback = group.traceback;
  made.cause = group.cause;
  made.context = group.context;
  made.suppressContext = group.suppressContext;
  const notes = group.dict?.get('__notes__');
  if (notes instanceof PyList) (made.dict ??= newDict()).set('__notes__', list([...notes.items]));
  if (group.notes !== undefined) made.notes = [...group.notes];
  return made;
}

/** The matching part of an exception and the rest; undefined where there is nothing. */
export function* splitGroup(
  exception: PyException,
  matches: Condition,
  depth = 0,
): Resumable<readonly [PyException | undefined, PyException | undefined]> {
  const matched = matches(exception);
  if (typeof matched === 'boolean' ? matched : yield* matched) return [exception, undefined];
  if (!isGroup(exception)) return [undefined, exception];
  if (depth > DEPTH_MAX) {
    throw raise('RecursionError', 'maximum recursion depth exceeded in exceptiongroup_split');
  }
  const matching: PyException[] = [];
  const rest: PyException[] = [];
  for (const member of membersOf(exception)) {
    const [yes, no] = yield* splitGroup(member, matches, depth + 1);
    if (yes !== undefined) matching.push(yes);
    if (no !== undefined) rest.push(no);
  }
  return [
    matching.length === 0 ? undefined : yield* derived(exception, matching),
    rest.length === 0 ? undefined : yield* derived(exception, rest),
  ];
}

const MEMBERS: readonly Member[] = [
  resumableConstructor(GROUP, '*args', function* (cls, [args]) {
    const [message, members] = args.items;
    if (args.items.length !== 2) {
      throw typeError(
        `BaseExceptionGroup.__new__() takes exactly 2 arguments (${args.items.length} given)`,
      );
    }
    return yield* construct(cls, message, members);
  }),
  native('__str__(self, /)', ([self]) => {
    const count = membersOf(self).length;
    const message = plainText(asException(self).args.items[0] ?? NONE) ?? '';
    return `${message} (${count} sub-exception${count === 1 ? '' : 's'})`;
  }),
  new PyGetSet('message', (self) => asException(self).args.items[0] ?? NONE),
  new PyGetSet('exceptions', (self) => (self as PyExceptionGroup).members),
  resumable('derive(self, exceptions, /)', function* ([self, members]) {
    return yield* construct(GROUP, asException(self).args.items[0]!, members);
  }),
  resumable('split(self, matcher, /)', function* ([self, matcher]) {
    const [yes, no] = yield* splitGroup(self, condition(matcher));
    return tuple([yes ?? NONE, no ?? NONE]);
  }),
  resumable('subgroup(self, matcher, /)', function* ([self, matcher]) {
    const [yes] = yield* splitGroup(self, condition(matcher));
    return yes ?? NONE;
  }),
  GENERIC_ALIAS,
];

export function installExceptionGroup(): void {
  // ExceptionGroup has two bases, which the table of the hierarchy cannot say.
  const type = EXCEPTIONS.ExceptionGroup;
  type.bases = [GROUP, EXCEPTIONS.Exception];
  type.mro = [type, GROUP, ...EXCEPTIONS.Exception.mro];
  install(GROUP, MEMBERS);
}
