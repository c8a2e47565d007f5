/** `__dict__` of instances: which classes give them one, and its descriptor. */
import { raise, typeError } from '../objects/exception.ts';
import { PyGetSet, PyModule } from '../objects/function.ts';
import { newDict, PyDict, PyObject, PyType, type Value } from '../objects/object.ts';
import { typeName } from './attributes.ts';

/** The attributes of an instance; made when first asked for. */
export function dictOf(self: Value): PyDict | undefined {
  if (!(self instanceof PyObject) || self instanceof PyType) return undefined;
  if (!self.type.instancesHaveDict) return undefined;
  return (self.dict ??= newDict());
}

function setDict(self: Value, value: Value | undefined): void {
  if (self instanceof PyModule) throw raise('AttributeError', 'readonly attribute');
  if (value !== undefined && !(value instanceof PyDict)) {
    throw typeError(`__dict__ must be set to a dictionary, not a '${typeName(value)}'`);
  }
  (self as PyObject).dict = value;
}

/** The descriptor that a class has whose instances have a dict and those of its bases have none. */
export function instanceDict(owner: PyType): PyGetSet {
  return new PyGetSet(
    '__dict__',
    (self) => {
      const own = dictOf(self);
      if (own !== undefined) return own;
      throw raise('AttributeError', `'${typeName(self)}' object has no attribute '__dict__'`);
    },
    setDict,
    owner,
  );
}
