/** Tuples whose items have names too, as `time.struct_time` and `sys.version_info`. */
import { typeError } from '../python/objects/exception.ts';
import { PyGetSet } from '../python/objects/function.ts';
import { resumable } from '../python/objects/native.ts';
import { builtinType, NONE, type PyType, type Value } from '../python/objects/object.ts';
import { PyTuple, TUPLE_TYPE, tuple } from '../python/objects/values.ts';
import { collect, repr } from '../python/protocols/index.ts';
import { resumableConstructor } from '../python/types/construct.ts';
import { install } from '../python/types/install.ts';

/**
 * @param hidden - names of items that can be asked for but are not among the tuple's own.
 */
export function structSequence(
  module: string,
  name: string,
  fields: readonly string[],
  hidden: readonly string[] = [],
): PyType {
  const type = builtinType(name, { module, base: TUPLE_TYPE, subclassable: false });
  const prefix = module === 'builtins' ? '' : `${module}.`;
  const all = [...fields, ...hidden];
  install(type, [
    resumableConstructor(type, 'sequence, dict=None, /', function* (cls, [sequence]) {
      const items = yield* collect(sequence as Value);
      if (items.length < fields.length || items.length > all.length) {
        const wanted =
          hidden.length === 0
            ? `a ${fields.length}-sequence`
            : `an at least ${fields.length}-sequence`;
        throw typeError(`${prefix}${name}() takes ${wanted} (${items.length}-sequence given)`);
      }
      return structValue(cls, items, fields.length);
    }),
    resumable('__repr__(self)', function* ([self]: [PyTuple]) {
      const parts: string[] = [];
      for (const [i, item] of self.items.entries()) {
        parts.push(`${fields[i]}=${yield* repr(item)}`);
      }
      return `${prefix}${self.type.name}(${parts.join(', ')})`;
    }),
    ...all.map((field, i) => new PyGetSet(field, (self) => itemAt(self as PyTuple, i))),
    { name: 'n_fields', value: all.length },
    { name: 'n_sequence_fields', value: fields.length },
    { name: 'n_unnamed_fields', value: 0 },
    { name: '__match_args__', value: tuple(fields) },
  ]);
  return type;
}

/** An instance, its visible items first. */
export function structValue(
  type: PyType,
  items: readonly Value[],
  visible = items.length,
): PyTuple {
  const value = new StructValue(items.slice(0, visible), type, items.slice(visible));
  return value;
}

class StructValue extends PyTuple {
  readonly hidden: readonly Value[];

  constructor(items: readonly Value[], type: PyType, hidden: readonly Value[]) {
    super(items, type);
    this.hidden = hidden;
  }
}

function itemAt(self: PyTuple, index: number): Value {
  if (index < self.items.length) return self.items[index]!;
  return (self as StructValue).hidden[index - self.items.length] ?? NONE;
}
