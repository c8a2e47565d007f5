/** super: attribute access that starts behind a class (Library reference, "super"). */
import type { Context } from '../context.ts';
import { raise, typeError } from '../objects/exception.ts';
import { PyGetSet, PyNative, PyStaticMethod } from '../objects/function.ts';
import { native, resumable } from '../objects/native.ts';
import { NONE, PyType, typeOf, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { PySuper, SUPER_TYPE } from '../objects/super.ts';
import { findAttribute, typeName } from '../protocols/index.ts';
import { install, type Member } from './install.ts';

/** What `super()` without arguments stands for in the function that calls it. */
function fromFrame(context: Context): [Value, Value] {
  const frame = context.frame(0);
  if (frame === undefined || frame.code.positionalCount === 0) {
    throw raise('RuntimeError', 'super(): no arguments');
  }
  const self = frame.firstArgument();
  if (self === undefined) throw raise('RuntimeError', 'super(): arg[0] deleted');
  const type = frame.classCell();
  if (type === undefined) throw raise('RuntimeError', 'super(): __class__ cell not found');
  if (type === 'empty') throw raise('RuntimeError', 'super(): empty __class__ cell');
  if (!(type instanceof PyType)) {
    throw raise('RuntimeError', `super(): __class__ is not a type (${typeName(type)})`);
  }
  return [type, self];
}

/** In whose order of bases the search goes: the object itself if it is a class below, else its class. */
function* startOf(after: PyType, self: Value): Resumable<PyType> {
  if (self instanceof PyType && self.isSubtypeOf(after)) return self;
  const type = typeOf(self);
  if (type.isSubtypeOf(after)) return type;
  const shown = yield* findAttribute(self, '__class__');
  if (shown instanceof PyType && shown !== type && shown.isSubtypeOf(after)) return shown;
  throw typeError('super(type, obj): obj must be an instance or subtype of type');
}

const NEW = resumable(
  'super(cls, type=None, object=None, /)',
  function* ([cls, given, object]: [PyType, Value?, Value?], context) {
    const [after, self] = given === undefined ? fromFrame(context) : [given, object ?? NONE];
    if (!(after instanceof PyType)) {
      throw typeError(`super() argument 1 must be a type, not ${typeName(after)}`);
    }
    if (self === NONE) return new PySuper(after, undefined, undefined, cls);
    return new PySuper(after, self, yield* startOf(after, self), cls);
  },
);

const asSuper = (self: Value): PySuper => self as PySuper;

const MEMBERS: readonly Member[] = [
  { name: '__new__', value: new PyStaticMethod(new PyNative(NEW, undefined)) },
  native('__repr__(self, /)', ([self]: [PySuper]) => {
    const bound = self.selfType === undefined ? 'NULL' : `<${self.selfType.name} object>`;
    return `<super: <class '${self.after.name}'>, ${bound}>`;
  }),
  resumable('__get__(self, instance, owner=None, /)', function* ([self, instance]) {
    const { after, selfType, type } = asSuper(self);
    if (instance === NONE || selfType !== undefined) return self;
    return new PySuper(after, instance, yield* startOf(after, instance), type);
  }),
  new PyGetSet('__thisclass__', (self) => asSuper(self).after),
  new PyGetSet('__self__', (self) => asSuper(self).self ?? NONE),
  new PyGetSet('__self_class__', (self) => asSuper(self).selfType ?? NONE),
];

export function installSuper(): void {
  install(SUPER_TYPE, MEMBERS);
}
