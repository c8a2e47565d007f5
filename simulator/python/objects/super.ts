/** What super() makes: attribute access that starts behind a class in the order of another's bases. */
import { builtinType, PyObject, type PyType, type Value } from './object.ts';

export const SUPER_TYPE = builtinType('super', { layout: 'other' });

export class PySuper extends PyObject {
  /** The search starts behind this class… */
  readonly after: PyType;
  readonly self: Value;
  /** …in the method resolution order of this one. */
  readonly selfType: PyType;

  constructor(after: PyType, self: Value, selfType: PyType) {
    super(SUPER_TYPE);
    this.after = after;
    this.self = self;
    this.selfType = selfType;
  }
}
