/** `_thread._local`: an object whose attributes are different in every thread. */
import type { Context, Interpreter } from '../../python/context.ts';
import { raise, typeError } from '../../python/objects/exception.ts';
import { PyProperty } from '../../python/objects/function.ts';
import { resumable } from '../../python/objects/native.ts';
import {
  builtinType,
  newDict,
  NONE,
  OBJECT_TYPE,
  type PyDict,
  PyObject,
  type PyType,
  type Value,
} from '../../python/objects/object.ts';
import { call, type Keywords, type Resumable } from '../../python/objects/resumable.ts';
import type { PyTuple } from '../../python/objects/values.ts';
import {
  defaultAttribute,
  defaultDeleteAttribute,
  defaultSetAttribute,
  typeName,
} from '../../python/protocols/index.ts';
import { constructor } from '../../python/types/construct.ts';
import { install } from '../../python/types/install.ts';

export const LOCAL_TYPE = builtinType('_local', { module: '_thread', layout: 'other' });
LOCAL_TYPE.instancesHaveDict = true;

class PyLocal extends PyObject {
  readonly args: PyTuple;
  readonly keywords: PyDict;

  constructor(type: PyType, args: PyTuple, keywords: PyDict) {
    super(type);
    this.args = args;
    this.keywords = keywords;
  }
}

/**
 * The running thread's attributes. A thread that comes for the first time runs the `__init__` of a
 * subclass.
 */
function* attributesOf(self: PyLocal, { interpreter, storage }: Context): Resumable<PyDict> {
  const key = storageKey(self, interpreter);
  const known = storage.get(key);
  if (known !== undefined) return known as PyDict;
  const own = newDict();
  storage.set(key, own);
  const init = self.type.lookup('__init__') as Value;
  if (init !== OBJECT_TYPE.attributes.get('__init__')) {
    const keywords: Keywords = new Map(
      Array.from(self.keywords.entries.values(), (entry) => [
        entry.key as string,
        entry.value as Value,
      ]),
    );
    try {
      yield* call(init, [self, ...self.args.items], keywords);
    } catch (error) {
      // The next access tries again.
      storage.delete(key);
      throw error;
    }
  }
  return own;
}

function storageKey(self: PyLocal, interpreter: Interpreter): string {
  return `local ${interpreter.idOf(self)}`;
}

/**
 * Does something to the object as if these were its attributes. In between it has none, so that the
 * machine's short cuts find nothing and every access comes through here.
 */
function* inside<Result>(
  self: PyLocal,
  context: Context,
  action: Resumable<Result>,
): Resumable<Result> {
  self.dict = yield* attributesOf(self, context);
  try {
    return yield* action;
  } finally {
    self.dict = undefined;
  }
}

/** Neither set nor deleted: each thread has its own. */
function protectDict(self: PyLocal, name: string): void {
  if (name !== '__dict__') return;
  throw raise('AttributeError', `'${typeName(self)}' object attribute '${name}' is read-only`);
}

install(LOCAL_TYPE, [
  // Like a property it is nothing that the machine can get by itself: see __getattribute__.
  { name: '__dict__', value: new PyProperty() },
  constructor(LOCAL_TYPE, '/, *args, **keywords', (type, [args, keywords], context) => {
    const given = (args as PyTuple).items.length + (keywords as PyDict).size;
    if (given > 0 && type.lookup('__init__') === OBJECT_TYPE.attributes.get('__init__')) {
      throw typeError('Initialization arguments are not supported');
    }
    const self = new PyLocal(type, args as PyTuple, keywords as PyDict);
    // The maker's __init__ is called by the class itself, as for any object.
    context.storage.set(storageKey(self, context.interpreter), newDict());
    return self;
  }),
  resumable(
    '__getattribute__(self, name, /)',
    function* ([self, name]: [PyLocal, string], context) {
      if (name === '__dict__') return yield* attributesOf(self, context);
      return yield* inside(self, context, defaultAttribute(self, name));
    },
  ),
  resumable(
    '__setattr__(self, name, value, /)',
    function* ([self, name, value]: [PyLocal, string, Value], context) {
      protectDict(self, name);
      yield* inside(self, context, defaultSetAttribute(self, name, value));
      return NONE;
    },
  ),
  resumable('__delattr__(self, name, /)', function* ([self, name]: [PyLocal, string], context) {
    protectDict(self, name);
    yield* inside(self, context, defaultDeleteAttribute(self, name));
    return NONE;
  }),
]);
