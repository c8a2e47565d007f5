/** What a memoryview holds: a stretch of the bytes of another object, not a copy of them. */
import { typeError } from '../objects/exception.ts';
import { builtinType, PyObject, type Value } from '../objects/object.ts';
import { BYTEARRAY_TYPE, PyBytes } from '../objects/values.ts';
import { typeName } from '../protocols/index.ts';

export const MEMORYVIEW_TYPE = builtinType('memoryview', {
  layout: 'other',
  subclassable: false,
  hashing: 'custom',
});

export class PyMemoryView extends PyObject {
  /** Undefined after release(). */
  source: PyBytes | undefined;
  readonly start: number;
  readonly step: number;
  readonly count: number;

  constructor(source: PyBytes, start: number, step: number, count: number) {
    super(MEMORYVIEW_TYPE);
    this.source = source;
    this.start = start;
    this.step = step;
    this.count = count;
  }

  get readOnly(): boolean {
    return !(this.source?.type.isSubtypeOf(BYTEARRAY_TYPE) ?? false);
  }

  /** A copy of the bytes seen. */
  copy(): Uint8Array {
    const bytes = this.source?.bytes ?? new Uint8Array(0);
    return Uint8Array.from({ length: this.count }, (_, i) => bytes[this.start + i * this.step]!);
  }
}

/** The bytes of a bytes-like object; undefined for others. */
export function bytesOf(value: Value): Uint8Array | undefined {
  if (value instanceof PyBytes) return value.bytes;
  return value instanceof PyMemoryView ? value.copy() : undefined;
}

/** The bytes of a bytes-like object; TypeError for others. */
export function requiredBytes(value: Value): Uint8Array {
  const bytes = bytesOf(value);
  if (bytes !== undefined) return bytes;
  throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
}
