/**
 * Callables and descriptors as data: functions, cells, built-in functions, bound methods, properties,
 * static and class methods, modules.
 */
import type { Code } from '../code.ts';
import { nativeNs } from '../costs.ts';
import type { Native } from './native.ts';
import { builtinType, NONE, PyDict, PyObject, type PyType, type Value } from './object.ts';
import type { Resumable } from './resumable.ts';
import { isSlot } from './slots.ts';

export const FUNCTION_TYPE = builtinType('function', { layout: 'other', subclassable: false });
export const CELL_TYPE = builtinType('cell', { layout: 'other', subclassable: false });
export const CODE_TYPE = builtinType('code', { layout: 'other', subclassable: false });
export const NATIVE_FUNCTION_TYPE = builtinType('builtin_function_or_method', {
  layout: 'other',
  subclassable: false,
});
export const NATIVE_METHOD_TYPE = builtinType('method_descriptor', {
  layout: 'other',
  subclassable: false,
});
export const SLOT_TYPE = builtinType('wrapper_descriptor', {
  layout: 'other',
  subclassable: false,
});
export const BOUND_SLOT_TYPE = builtinType('method-wrapper', {
  layout: 'other',
  subclassable: false,
});
export const METHOD_TYPE = builtinType('method', { layout: 'other', subclassable: false });
export const GETSET_TYPE = builtinType('getset_descriptor', {
  layout: 'other',
  subclassable: false,
});
export const MEMBER_TYPE = builtinType('member_descriptor', {
  layout: 'other',
  subclassable: false,
});
export const PROPERTY_TYPE = builtinType('property', { layout: 'property' });
export const STATIC_METHOD_TYPE = builtinType('staticmethod', { layout: 'other' });
export const CLASS_METHOD_TYPE = builtinType('classmethod', { layout: 'other' });
export const MODULE_TYPE = builtinType('module', { layout: 'module' });
for (const type of [FUNCTION_TYPE, MODULE_TYPE, STATIC_METHOD_TYPE, CLASS_METHOD_TYPE]) {
  type.instancesHaveDict = true;
}

/** A variable shared by a function and its inner functions. */
export class PyCell extends PyObject {
  value: Value | undefined;

  constructor(value: Value | undefined) {
    super(CELL_TYPE);
    this.value = value;
  }
}

/** The value `code` that a MAKE_FUNCTION instruction takes, and `function.__code__`. */
export class PyCode extends PyObject {
  readonly code: Code;

  private constructor(code: Code) {
    super(CODE_TYPE);
    this.code = code;
  }

  /** Nothing but identity: which objects there are does not depend on it. */
  private static readonly made = new WeakMap<Code, PyCode>();

  static of(code: Code): PyCode {
    let object = PyCode.made.get(code);
    if (object === undefined) PyCode.made.set(code, (object = new PyCode(code)));
    return object;
  }
}

export class PyFunction extends PyObject {
  code: Code;
  readonly globals: PyDict;
  name: string;
  qualifiedName: string;
  doc: Value;
  module: Value;
  /** Defaults of the last positional parameters. */
  defaults: readonly Value[];
  keywordDefaults: PyDict | undefined;
  annotations: PyDict | undefined = undefined;
  readonly closure: readonly PyCell[];

  constructor(
    code: Code,
    globals: PyDict,
    defaults: readonly Value[],
    keywordDefaults: PyDict | undefined,
    closure: readonly PyCell[],
  ) {
    super(FUNCTION_TYPE);
    this.code = code;
    this.globals = globals;
    this.name = code.name;
    this.qualifiedName = code.qualifiedName;
    this.doc = code.docstring ?? NONE;
    this.module = globals.get('__name__') ?? NONE;
    this.defaults = defaults;
    this.keywordDefaults = keywordDefaults;
    this.closure = closure;
  }
}

/**
 * A function written in TypeScript. As a member of a built-in type it is a method descriptor and binds
 * its first argument; as a member of a module it is a plain function.
 */
export class PyNative extends PyObject {
  readonly native: Native;
  /** The type it is a method of; undefined for functions of modules. */
  readonly owner: PyType | undefined;
  /** Module name, for repr and pickling. */
  readonly module: string;
  /** What a call costs, see costs.ts. */
  readonly costNs: number;
  /** Whether it is a "slot wrapper" to CPython, see slots.ts. */
  readonly slot: boolean;

  /** @param costAs - under which name its cost is listed, when not its own. */
  constructor(
    native: Native,
    owner: PyType | undefined,
    module = 'builtins',
    costAs = costName(native, owner, module),
  ) {
    const slot = owner !== undefined && isSlot(owner.name, native.name);
    super(slot ? SLOT_TYPE : owner === undefined ? NATIVE_FUNCTION_TYPE : NATIVE_METHOD_TYPE);
    this.slot = slot;
    this.native = native;
    this.owner = owner;
    this.module = module;
    this.costNs = nativeNs(costAs);
  }

  /** The type of a bound method of a built-in type. */
  get boundType(): PyType {
    return this.slot ? BOUND_SLOT_TYPE : NATIVE_FUNCTION_TYPE;
  }
}

function costName({ name }: Native, owner: PyType | undefined, module: string): string {
  if (owner !== undefined) return `${owner.name}.${name}`;
  return module === 'builtins' ? name : `${module}.${name}`;
}

/** A function (ours or the program's, or any callable) with its first argument. */
export class PyMethod extends PyObject {
  readonly callee: Value;
  readonly self: Value;

  constructor(callee: Value, self: Value) {
    super(callee instanceof PyNative ? callee.boundType : METHOD_TYPE);
    this.callee = callee;
    this.self = self;
  }
}

/** Without a value it deletes. What it returns is yet to be run. */
type Setter = (self: Value, value: Value | undefined) => Resumable<void> | undefined | void;

/** A data attribute of a built-in type computed by TypeScript (`function.__name__`, `type.__mro__`). */
export class PyGetSet extends PyObject {
  readonly name: string;
  readonly get: (self: Value) => Value;
  readonly set: Setter | undefined;
  readonly doc: Value;
  /** The type in whose namespace it stands. */
  owner: PyType | undefined;

  constructor(
    name: string,
    get: (self: Value) => Value,
    set?: Setter,
    owner?: PyType,
    doc: Value = NONE,
  ) {
    super(GETSET_TYPE);
    this.name = name;
    this.get = get;
    this.set = set;
    this.owner = owner;
    this.doc = doc;
  }
}

export class PyProperty extends PyObject {
  getter: Value = NONE;
  setter: Value = NONE;
  deleter: Value = NONE;
  doc: Value = NONE;
  /** The name that the class it was defined in knows it by. */
  name: string | undefined = undefined;

  constructor(type: PyType = PROPERTY_TYPE) {
    super(type);
  }
}

export class PyStaticMethod extends PyObject {
  callee: Value;

  constructor(callee: Value, type: PyType = STATIC_METHOD_TYPE) {
    super(type);
    this.callee = callee;
  }
}

export class PyClassMethod extends PyObject {
  callee: Value;

  constructor(callee: Value, type: PyType = CLASS_METHOD_TYPE) {
    super(type);
    this.callee = callee;
  }
}

export class PyModule extends PyObject {
  readonly name: string;
  /** Its code is being run for the import, so that it may lack what it will have. */
  isPartial = false;

  constructor(name: string, namespace: PyDict, type: PyType = MODULE_TYPE) {
    super(type);
    this.name = name;
    this.dict = namespace;
  }

  get namespace(): PyDict {
    return this.dict as PyDict;
  }
}

/**
 * Where names are looked up that a program's globals do not have: what they hold as `__builtins__`, a module or
 * its namespace, which `exec()` and `eval()` may be given another one of (Language reference, 4.2.4).
 */
export function builtinsOf(globals: PyDict): PyDict | undefined {
  const own = globals.get('__builtins__');
  if (own instanceof PyModule) return own.namespace;
  return own instanceof PyDict ? own : undefined;
}
