/** itemgetter, attrgetter and methodcaller: functions that remember what to ask for. */
import { typeError } from '../../python/objects/exception.ts';
import { native, resumable } from '../../python/objects/native.ts';
import type { PyDict } from '../../python/objects/object.ts';
import { builtinType, PyObject, type PyType, type Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { type PyTuple, tuple } from '../../python/objects/values.ts';
import { getAttribute, getItem, plainText, repr } from '../../python/protocols/index.ts';
import { constructor } from '../../python/types/construct.ts';
import { install } from '../../python/types/install.ts';
import { keywordsOf } from '../functools/partial.ts';

function getterType(name: string): PyType {
  return builtinType(name, { module: 'operator', layout: 'other', subclassable: false });
}

class PyGetter extends PyObject {
  readonly wanted: readonly Value[];

  constructor(type: PyType, wanted: readonly Value[]) {
    super(type);
    this.wanted = wanted;
  }
}

/** `operator.itemgetter(1, 'a')` */
function* showCall(type: PyType, args: readonly Value[], keywords?: PyDict): Resumable<string> {
  const parts: string[] = [];
  for (const item of args) parts.push(yield* repr(item));
  for (const { key, value } of [...(keywords?.entries.values() ?? [])]) {
    parts.push(`${key as string}=${yield* repr(value as Value)}`);
  }
  return `operator.${type.name}(${parts.join(', ')})`;
}

/** One thing itself, or a tuple of several. */
function* getAll(
  { wanted }: PyGetter,
  object: Value,
  get: (object: Value, key: Value) => Resumable,
): Resumable {
  if (wanted.length === 1) return yield* get(object, wanted[0]!);
  const found: Value[] = [];
  for (const key of wanted) found.push(yield* get(object, key));
  return tuple(found);
}

const REDUCE_GETTER = native('__reduce__(self)', ([{ type, wanted }]: [PyGetter]) =>
  tuple([type, tuple(wanted)]),
);

export const ITEMGETTER_TYPE = getterType('itemgetter');
install(ITEMGETTER_TYPE, [
  constructor(ITEMGETTER_TYPE, 'item, /, *items', (type, [item, items]) => {
    return new PyGetter(type, [item, ...(items as PyTuple).items]);
  }),
  resumable('__call__(self, obj, /)', ([self, object]: [PyGetter, Value]) =>
    getAll(self, object, getItem),
  ),
  resumable('__repr__(self)', ([self]: [PyGetter]) => showCall(self.type, self.wanted)),
  REDUCE_GETTER,
]);

/** `a.b.c` goes through attributes of attributes. */
function* getPath(object: Value, path: Value): Resumable {
  let found = object;
  for (const name of (plainText(path) as string).split('.')) {
    found = yield* getAttribute(found, name);
  }
  return found;
}

export const ATTRGETTER_TYPE = getterType('attrgetter');
install(ATTRGETTER_TYPE, [
  constructor(ATTRGETTER_TYPE, 'attr, /, *attrs', (type, [attr, attrs]) => {
    const wanted = [attr, ...(attrs as PyTuple).items];
    if (wanted.some((name) => plainText(name) === undefined)) {
      throw typeError('attribute name must be a string');
    }
    return new PyGetter(type, wanted);
  }),
  resumable('__call__(self, obj, /)', ([self, object]: [PyGetter, Value]) =>
    getAll(self, object, getPath),
  ),
  resumable('__repr__(self)', ([self]: [PyGetter]) => showCall(self.type, self.wanted)),
  REDUCE_GETTER,
]);

class PyMethodCaller extends PyObject {
  readonly name: string;
  readonly args: readonly Value[];
  readonly keywords: PyDict;

  constructor(type: PyType, name: string, args: readonly Value[], keywords: PyDict) {
    super(type);
    this.name = name;
    this.args = args;
    this.keywords = keywords;
  }
}

export const METHODCALLER_TYPE = getterType('methodcaller');
install(METHODCALLER_TYPE, [
  constructor(METHODCALLER_TYPE, 'name, /, *args, **keywords', (type, [name, args, keywords]) => {
    const text = plainText(name as Value);
    if (text === undefined) throw typeError('method name must be a string');
    return new PyMethodCaller(type, text, (args as PyTuple).items, keywords as PyDict);
  }),
  resumable('__call__(self, obj, /)', function* ([self, object]: [PyMethodCaller, Value]) {
    const method = yield* getAttribute(object, self.name);
    return yield* call(method, [...self.args], keywordsOf(self.keywords));
  }),
  resumable('__repr__(self)', ([self]: [PyMethodCaller]) =>
    showCall(self.type, [self.name, ...self.args], self.keywords),
  ),
  // Arguments by name are given to a partial(), as a class can only be called with the others.
  resumable('__reduce__(self)', function* ([self]: [PyMethodCaller], context) {
    const { type, name, args, keywords } = self;
    if (keywords.size === 0) return tuple([type, tuple([name, ...args])]);
    const functools = yield* context.interpreter.importModule(context, 'functools');
    const partial = yield* getAttribute(functools, 'partial');
    return tuple([yield* call(partial, [type, name], keywordsOf(keywords)), tuple(args)]);
  }),
]);
