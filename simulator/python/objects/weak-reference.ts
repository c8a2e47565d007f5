/** References that keep nothing alive: what `weakref.ref` and `weakref.proxy` make. */
import { builtinType, PyObject, type PyType, type Value } from './object.ts';

export const REFERENCE_TYPE = builtinType('ReferenceType', {
  module: 'weakref',
  layout: 'other',
  hashing: 'custom',
});
export const PROXY_TYPE = builtinType('ProxyType', {
  module: 'weakref',
  layout: 'other',
  subclassable: false,
  hashing: 'unhashable',
});
export const CALLABLE_PROXY_TYPE = builtinType('CallableProxyType', {
  module: 'weakref',
  layout: 'other',
  subclassable: false,
  hashing: 'unhashable',
});

export class PyWeakReference extends PyObject {
  /** Undefined once it has died. */
  referent: PyObject | undefined;
  /** Called with the reference when the object has died. */
  callback: Value | undefined;
  /** The object's hash, when it has been asked for: a dead object has none. */
  hash: Value | undefined = undefined;

  constructor(type: PyType, referent: PyObject, callback: Value | undefined) {
    super(type);
    this.referent = referent;
    this.callback = callback;
  }
}
