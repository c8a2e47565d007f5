/** What an instruction remembers of its last run: only ever an accelerator. */
import type { DictEntry, PyDict, PyType, Value } from '../objects/object.ts';

/** LOAD_GLOBAL: the entry, valid while no name has been added to the module. */
export class GlobalCache {
  readonly globals: PyDict;
  readonly version: number;
  readonly entry: DictEntry;

  constructor(globals: PyDict, entry: DictEntry) {
    this.globals = globals;
    this.version = globals.version;
    this.entry = entry;
  }
}

/** LOAD_ATTR and LOAD_METHOD on instances of a type with ordinary attribute access. */
export class AttributeCache {
  readonly type: PyType;
  readonly version: number;
  /** The function or method descriptor the type has under this name; the instance's own goes first. */
  readonly attribute: Value | undefined;

  constructor(type: PyType, attribute: Value | undefined) {
    this.type = type;
    this.version = type.version;
    this.attribute = attribute;
  }
}

/** STORE_ATTR: whether it just stores in the instance's dict. */
export class InstanceCache {
  readonly type: PyType;
  readonly version: number;
  readonly plain: boolean;

  constructor(type: PyType, plain: boolean) {
    this.type = type;
    this.version = type.version;
    this.plain = plain;
  }
}
