/**
 * A short text for any value, for people who look into a run: repr() as far as that goes without running
 * code of the program, to a fixed depth and length however large the value is.
 */
import { floatRepr } from '../formatting/float-text.ts';
import { bytesRepr, stringRepr } from '../formatting/string-text.ts';
import { PyException } from '../objects/exception.ts';
import { PyFunction, PyMethod, PyModule, PyNative } from '../objects/function.ts';
import { PyGenerator } from '../objects/generator.ts';
import { isInspectable } from '../objects/inspectable.ts';
import {
  DICT_TYPE,
  newDict,
  PyDict,
  type PyObject,
  PySingleton,
  PyType,
  type Value,
} from '../objects/object.ts';
import {
  BYTEARRAY_TYPE,
  FROZENSET_TYPE,
  LIST_TYPE,
  PyBytes,
  PyComplex,
  PyFloat,
  PyInt,
  PyList,
  PyRange,
  PySet,
  PySlice,
  PyStr,
  PyTuple,
  SET_TYPE,
  TUPLE_TYPE,
} from '../objects/values.ts';
import { PyMember } from '../protocols/index.ts';
import { complexText } from '../types/complex.ts';

/** Containers inside containers. */
const DEPTH_MAX = 2;
const ITEMS_MAX = 6;
const TEXT_MAX = 60;
const WHOLE_MAX = 120;
/** Decimal digits of a long integer take time that grows with their square. */
const INTEGER_BITS_MAX = 256;

const MORE = '…';

export function shortRepr(value: Value): string {
  const text = describe(value, []);
  return text.length > WHOLE_MAX ? `${text.slice(0, WHOLE_MAX - 1)}${MORE}` : text;
}

/** @param inside - the containers around the value, outermost first. */
function describe(value: Value, inside: readonly PyObject[]): string {
  switch (typeof value) {
    case 'number':
      return String(value);
    case 'bigint':
      return integerText(value);
    case 'boolean':
      return value ? 'True' : 'False';
    case 'string':
      return textRepr(value);
    default:
      return describeObject(value, inside);
  }
}

function integerText(value: bigint): string {
  const bits = 4 * value.toString(16).replace('-', '').length;
  return bits > INTEGER_BITS_MAX ? `<int of about ${bits} bits>` : String(value);
}

function textRepr(text: string): string {
  if (text.length <= TEXT_MAX) return stringRepr(text);
  const shown = Array.from(text.slice(0, TEXT_MAX))
    .slice(0, TEXT_MAX - 1)
    .join('');
  return `${stringRepr(shown)}${MORE}`;
}

function describeObject(value: PyObject, inside: readonly PyObject[]): string {
  if (value instanceof PySingleton) return value.name;
  if (value instanceof PyFloat) return named(value, 'float', floatRepr(value.value));
  if (value instanceof PyComplex) return complexText(value.real, value.imaginary);
  if (value instanceof PyBytes) return bytesText(value);
  if (value instanceof PyRange) return rangeText(value);
  if (value instanceof PyType) return `<class ${value.qualifiedName}>`;
  if (value instanceof PyFunction) return `<function ${value.qualifiedName}>`;
  if (value instanceof PyNative) return `<built-in ${value.native.name}>`;
  if (value instanceof PyModule) return `<module ${value.name}>`;
  if (value instanceof PyGenerator) return generatorText(value);
  const member = enumMember(value);
  if (member !== undefined) return member;
  if (value instanceof PyInt) return named(value, 'int', describe(value.value, inside));
  if (value instanceof PyStr) return named(value, 'str', textRepr(value.value));
  if (inside.includes(value)) return MORE;
  const within = [...inside, value];
  if (value instanceof PyMethod) return `<method of ${describe(value.self, within)}>`;
  if (value instanceof PySlice) {
    return `slice(${items([value.start, value.stop, value.step], within)})`;
  }
  return describeContainer(value, within) ?? describeInstance(value, within);
}

function describeContainer(value: PyObject, within: readonly PyObject[]): string | undefined {
  if (value instanceof PyList) {
    return named(value, LIST_TYPE.name, `[${items(value.items, within)}]`);
  }
  if (value instanceof PyTuple) return tupleText(value, within);
  if (value instanceof PySet) return setText(value, within);
  if (value instanceof PyDict) {
    return named(value, DICT_TYPE.name, `{${pairs(value, within, ': ', describe)}}`);
  }
  if (value instanceof PyException) {
    return `${value.type.name}(${items(value.args.items, within)})`;
  }
  if (isInspectable(value)) return `${value.type.name}([${items(value.inspectedItems(), within)}])`;
  return undefined;
}

function tupleText(value: PyTuple, within: readonly PyObject[]): string {
  const fields = value.type.lookup('_fields');
  if (fields instanceof PyTuple && fields.items.length === value.items.length) {
    const shown = value.items.map(
      (item, i) => `${String(fields.items[i])}=${nested(item, within)}`,
    );
    return `${value.type.name}(${joined(shown)})`;
  }
  const comma = value.items.length === 1 ? ',' : '';
  return named(value, TUPLE_TYPE.name, `(${items(value.items, within)}${comma})`);
}

function setText(value: PySet, within: readonly PyObject[]): string {
  const { name } = value.type;
  if (value.size === 0) return `${name}()`;
  const elements = Array.from(first(value.entries(), ITEMS_MAX + 1), ({ key }) => key);
  const text = `{${items(elements, within)}}`;
  return value.type === SET_TYPE ? text : `${name}(${text})`;
}

function bytesText(value: PyBytes): string {
  const long = value.bytes.length > TEXT_MAX;
  const text = bytesRepr(long ? value.bytes.subarray(0, TEXT_MAX - 1) : value.bytes);
  const shown = long ? `${text}${MORE}` : text;
  return value.type === BYTEARRAY_TYPE ? `bytearray(${shown})` : shown;
}

function rangeText({ start, stop, step }: PyRange): string {
  return step === 1 ? `range(${start}, ${stop})` : `range(${start}, ${stop}, ${step})`;
}

/** `Color.RED`: what the library keeps of a member tells its name. */
function enumMember(value: PyObject): string | undefined {
  const name = value.dict?.get('_name_');
  if (typeof name !== 'string' || value.type.lookup('_member_map_') === undefined) return undefined;
  return `${value.type.name}.${name}`;
}

/** What an instance holds, in its slots and in its dict. */
function attributesOf({ type, slots, dict }: PyObject): PyDict {
  if (slots === undefined) return dict ?? newDict();
  const all = newDict();
  for (const { attributes } of [...type.mro].reverse()) {
    for (const { value } of attributes.entries.values()) {
      const held = value instanceof PyMember ? slots[value.place] : undefined;
      if (held !== undefined) all.set((value as PyMember).name, held);
    }
  }
  for (const { key, value } of dict?.entries.values() ?? []) all.set(key as string, value as Value);
  return all;
}

/** An object of a class: of the program's own with its attributes, of a library's only what it is. */
function describeInstance(value: PyObject, within: readonly PyObject[]): string {
  const { name, module } = value.type;
  const own = attributesOf(value);
  if (module !== '__main__' || own.size === 0) return `<${name}>`;
  return `<${name} ${pairs(own, within, '=', (key) => String(key))}>`;
}

/** A value of a subclass says so. */
function named(value: PyObject, plain: string, text: string): string {
  const { name } = value.type;
  return name === plain || value.type === FROZENSET_TYPE ? text : `${name}(${text})`;
}

/** With the line at which it waits: a loop that drives generators keeps nothing else of them. */
function generatorText({ type, name, state, frame }: PyGenerator): string {
  const place = state === 'suspended' && frame !== undefined ? ` at line ${frame.line}` : '';
  return `<${type.name} ${name}, ${state}${place}>`;
}

function nested(value: Value, within: readonly PyObject[]): string {
  const tooDeep = within.length > DEPTH_MAX && typeof value === 'object' && !isLeaf(value);
  return tooDeep ? MORE : describe(value, within);
}

function isLeaf(value: PyObject): boolean {
  return (
    value instanceof PySingleton ||
    value instanceof PyFloat ||
    value instanceof PyInt ||
    value instanceof PyStr
  );
}

function items(values: Iterable<Value>, within: readonly PyObject[]): string {
  return joined(Array.from(first(values, ITEMS_MAX + 1), (item) => nested(item, within)));
}

function pairs(
  dict: PyDict,
  within: readonly PyObject[],
  between: string,
  keyText: (key: Value, within: readonly PyObject[]) => string,
): string {
  const shown = Array.from(
    first(dict.entries.values(), ITEMS_MAX + 1),
    ({ key, value }) => `${keyText(key, within)}${between}${nested(value as Value, within)}`,
  );
  return joined(shown);
}

/** One more than is shown tells that there are more. */
function joined(texts: readonly string[]): string {
  const shown = texts.slice(0, ITEMS_MAX);
  return (texts.length > ITEMS_MAX ? [...shown, MORE] : shown).join(', ');
}

function* first<Item>(values: Iterable<Item>, count: number): Iterable<Item> {
  let left = count;
  for (const value of values) {
    if (left-- === 0) return;
    yield value;
  }
}
