/** What could not be encoded, decoded or translated, and where: the fields of these exceptions and their text. */
import type { PyException } from '../objects/exception.ts';
import { EXCEPTIONS, typeError } from '../objects/exception.ts';
import { PyGetSet, PyNative } from '../objects/function.ts';
import { native, resumable } from '../objects/native.ts';
import { newDict, NONE, type PyType, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { PyBytes, PyTuple } from '../objects/values.ts';
import { asSmallIndex, plainInt, plainText, typeName } from '../protocols/index.ts';
import { codePointIndex, unitOffset } from './code-points.ts';
import type { Failure } from './codecs/error-handlers.ts';
import { install, type Member } from './install.ts';
import { bytesOf } from './memory-view.ts';

type Kind = Failure['kind'];
type Field = 'encoding' | 'object' | 'start' | 'end' | 'reason';

/** In the order of the arguments. */
const FIELDS: Readonly<Record<Kind, readonly Field[]>> = {
  encode: ['encoding', 'object', 'start', 'end', 'reason'],
  decode: ['encoding', 'object', 'start', 'end', 'reason'],
  translate: ['object', 'start', 'end', 'reason'],
};

/** A field as assigned, or as the arguments say. */
function fieldOf(self: PyException, kind: Kind, name: Field): Value | undefined {
  const fields = FIELDS[kind];
  const assigned = self.dict?.get(name);
  if (assigned !== undefined) return assigned;
  const { items } = self.args;
  return items.length === fields.length ? items[fields.indexOf(name)] : undefined;
}

/** The length of what could not be encoded or decoded. */
function sizeOf(object: Value | undefined): number {
  if (object instanceof PyBytes) return object.bytes.length;
  const text = object === undefined ? undefined : plainText(object);
  return text === undefined ? 0 : codePointIndex(text, text.length);
}

function placeOf(self: PyException, kind: Kind, name: 'start' | 'end'): number | undefined {
  const value = fieldOf(self, kind, name);
  const place = value === undefined ? undefined : plainInt(value);
  return place === undefined ? undefined : Number(place);
}

/** A place, brought inside of the object: at least the first, at most the last. */
function between(place: number, first: number, last: number): number {
  return Math.max(first, Math.min(place, last));
}

function member(kind: Kind, name: Field): PyGetSet {
  return new PyGetSet(
    name,
    (self) => fieldOf(self as PyException, kind, name) ?? NONE,
    (self, value) => {
      const error = self as PyException;
      (error.dict ??= newDict()).set(name, value ?? NONE);
    },
  );
}

/** The failure that an exception tells of; undefined for other exceptions. */
export function failureOf(error: PyException): Failure | undefined {
  const found = TYPES.find(([, type]) => error.type.isSubtypeOf(type));
  if (found === undefined) return undefined;
  const [kind] = found;
  const object = fieldOf(error, kind, 'object');
  const first = placeOf(error, kind, 'start');
  const last = placeOf(error, kind, 'end');
  if (object === undefined || first === undefined || last === undefined) return undefined;
  const size = sizeOf(object);
  const start = between(first, 0, size - 1);
  const end = between(last, 1, size);
  const codec = plainText(fieldOf(error, kind, 'encoding') ?? '') ?? '';
  const reason = plainText(fieldOf(error, kind, 'reason') ?? '') ?? '';
  if (kind === 'decode') {
    const { bytes } = object as PyBytes;
    return { kind, codec, object: bytes, start, end, reason };
  }
  const text = plainText(object)!;
  const [from, to] = [unitOffset(text, start), unitOffset(text, end)];
  return { kind, codec, object: text, start: from, end: to, reason };
}

/** A character always escaped: '\xe9', '\u4f60'. */
function escaped(character: string): string {
  const point = character.codePointAt(0)!;
  const hex = point.toString(16);
  if (point <= 0xff) return `'\\x${hex.padStart(2, '0')}'`;
  return point <= 0xffff ? `'\\u${hex.padStart(4, '0')}'` : `'\\U${hex.padStart(8, '0')}'`;
}

function textOf(self: PyException, kind: Kind): string {
  const object = fieldOf(self, kind, 'object');
  const start = placeOf(self, kind, 'start');
  const end = placeOf(self, kind, 'end');
  if (object === undefined || start === undefined || end === undefined) return '';
  const codec =
    kind === 'translate' ? '' : `'${plainText(fieldOf(self, kind, 'encoding')!)}' codec `;
  const reason = plainText(fieldOf(self, kind, 'reason')!);
  const place = end === start + 1 ? `position ${start}` : `position ${start}-${end - 1}`;
  return `${codec}can't ${kind} ${shownPart(object, start, end)} in ${place}: ${reason}`;
}

function shownPart(object: Value, start: number, end: number): string {
  const one = end === start + 1;
  if (object instanceof PyBytes) {
    const byte = object.bytes[start];
    if (!one || byte === undefined) return 'bytes';
    return `byte 0x${byte.toString(16).padStart(2, '0')}`;
  }
  const text = plainText(object) ?? '';
  const character = one ? Array.from(text)[start] : undefined;
  return character === undefined ? 'characters' : `character ${escaped(character)}`;
}

function* checkArguments(kind: Kind, { items }: PyTuple): Resumable<PyTuple> {
  const fields = FIELDS[kind];
  if (items.length !== fields.length) {
    throw typeError(`function takes exactly ${fields.length} arguments (${items.length} given)`);
  }
  const checked = [...items];
  for (const [i, name] of fields.entries()) {
    const value = items[i]!;
    if (name === 'start' || name === 'end') yield* asSmallIndex(value);
    else if (kind === 'decode' && name === 'object') {
      const bytes = bytesOf(value);
      if (bytes === undefined) {
        throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
      }
      if (!(value instanceof PyBytes)) checked[i] = new PyBytes(bytes);
    } else if (plainText(value) === undefined) {
      throw typeError(`argument ${i + 1} must be str, not ${typeName(value)}`);
    }
  }
  return new PyTuple(checked);
}

function members(kind: Kind, type: PyType): readonly Member[] {
  const init = resumable(`${type.name}(self, *args)`, function* ([self, args]) {
    (self as PyException).args = args as PyTuple;
    const checked = yield* checkArguments(kind, args as PyTuple);
    const object = checked.items[FIELDS[kind].indexOf('object')]!;
    const given = (args as PyTuple).items[FIELDS[kind].indexOf('object')];
    if (object !== given) ((self as PyException).dict ??= newDict()).set('object', object);
    return NONE;
  });
  return [
    { name: '__init__', value: new PyNative(init, type) },
    ...FIELDS[kind].map((name) => member(kind, name)),
    native('__str__(self, /)', ([self]: [PyException]) => textOf(self, kind)),
  ];
}

const TYPES = [
  ['encode', EXCEPTIONS.UnicodeEncodeError],
  ['decode', EXCEPTIONS.UnicodeDecodeError],
  ['translate', EXCEPTIONS.UnicodeTranslateError],
] as const;

export function installUnicodeErrors(): void {
  for (const [kind, type] of TYPES) install(type, members(kind, type));
}
