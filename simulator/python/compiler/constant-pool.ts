/** Which constants are the same one: of equal type and value, with 0.0 and −0.0 apart. */
import { Code, type Constant } from '../code.ts';

/** Equal keys mean the same constant; code objects are each their own. */
export function constantKey(value: Constant): unknown {
  switch (typeof value) {
    case 'undefined':
      return 'None';
    case 'boolean':
      return value ? 'True' : 'False';
    case 'number':
    case 'bigint':
      return `i${value}`;
    case 'string':
      return `s${value}`;
    default:
      break;
  }
  if (value instanceof Code) return value;
  if ('float' in value) return `f${Object.is(value.float, -0) ? '-0' : value.float}`;
  if ('imaginary' in value) return `j${Object.is(value.imaginary, -0) ? '-0' : value.imaginary}`;
  if ('bytes' in value) return `b${value.bytes.join(',')}`;
  if ('ellipsis' in value) return 'Ellipsis';
  const items = 'tuple' in value ? value.tuple : value.frozenset;
  const keys = items.map((item) => constantKey(item) as string);
  return `${'tuple' in value ? 't' : 'F'}${keys.map((key) => `${key.length}:${key}`).join('')}`;
}

export class ConstantPool {
  readonly values: Constant[] = [];
  private readonly indexes = new Map<unknown, number>();

  /** The index of `value`, which is added when it is new. */
  add(value: Constant): number {
    const key = constantKey(value);
    let index = this.indexes.get(key);
    if (index === undefined) {
      index = this.values.length;
      this.values.push(value);
      this.indexes.set(key, index);
    }
    return index;
  }
}
