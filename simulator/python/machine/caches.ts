/** What an instruction remembers of its last run: only ever an accelerator. */
import type { PyNative } from '../objects/function.ts';
import type { DictEntry, PyDict, PyType, Value } from '../objects/object.ts';

/** Of attributes that are not slots. */
export const NO_PLACE = -1;

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

/**
 * LOAD_ATTR and LOAD_METHOD on instances of a type with ordinary attribute access. The instance's own
 * attribute goes before the type's; the last instance's dict is remembered with what it had.
 */
export class AttributeCache {
  readonly type: PyType;
  readonly version: number;
  /** The function or method descriptor the type has under this name. */
  readonly attribute: Value | undefined;
  /** Where instances keep it, if it is a slot. */
  readonly place: number;
  private dict: PyDict | undefined = undefined;
  private dictVersion = -1;
  private entry: DictEntry | undefined = undefined;

  constructor(type: PyType, attribute: Value | undefined, place = NO_PLACE) {
    this.type = type;
    this.version = type.version;
    this.attribute = attribute;
    this.place = place;
  }

  /** What the instance itself has under this name. */
  own(dict: PyDict, name: string): Value | undefined {
    const { entry } = this;
    if (this.dict === dict) {
      if (entry !== undefined) {
        if (entry.value !== undefined) return entry.value;
      } else if (this.dictVersion === dict.version) return undefined;
    }
    const found = dict.entries.get(name);
    this.dict = dict;
    this.dictVersion = dict.version;
    this.entry = found;
    return found?.value;
  }
}

/** STORE_ATTR: whether it just stores in a slot or in the instance's dict, and where it did the last time. */
export class InstanceCache {
  readonly type: PyType;
  readonly version: number;
  readonly plain: boolean;
  readonly place: number;
  private dict: PyDict | undefined = undefined;
  private entry: DictEntry | undefined = undefined;

  constructor(type: PyType, plain: boolean, place: number) {
    this.type = type;
    this.version = type.version;
    this.plain = plain;
    this.place = place;
  }

  store(dict: PyDict, name: string, value: Value): void {
    const { entry } = this;
    if (this.dict === dict && entry?.value !== undefined) {
      entry.value = value;
      return;
    }
    dict.set(name, value);
    this.dict = dict;
    this.entry = dict.entries.get(name);
  }
}

/** CALL: a built-in that has answered at once, and whether it was called as a method. */
export class BuiltInCache {
  readonly callee: PyNative;
  readonly bound: boolean;

  constructor(callee: PyNative, bound: boolean) {
    this.callee = callee;
    this.bound = bound;
  }
}
