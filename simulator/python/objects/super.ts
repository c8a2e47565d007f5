/** What super() makes: attribute access that starts behind a class in the order of another's bases. */
import { builtinType, PyObject, type PyType, type Value } from './object.ts';

export const SUPER_TYPE = builtinType('super', { layout: 'other' });

export class PySuper extends PyObject {
  /** The search starts behind this class… */
  readonly after: PyType;
  /** Whom methods are bound to; undefined as long as it is not bound itself. */
  readonly self: Value | undefined;
  /** …in the method resolution order of this one. */
  readonly selfType: PyType | undefined;

  constructor(
    after: PyType,
    self: Value | undefined,
    selfType: PyType | undefined,
    type: PyType = SUPER_TYPE,
  ) {
    super(type);
    this.after = after;
    this.self = self;
    this.selfType = selfType;
  }
}
