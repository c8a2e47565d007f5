/** The machine's tree from pairs of a kind and its fields: the opposite of tree.ts. */
import type { Module } from '../../python/ast.ts';
import type { Constant } from '../../python/code.ts';
import { typeError } from '../../python/objects/exception.ts';
import { ELLIPSIS, NONE, PyDict, type Value } from '../../python/objects/object.ts';
import {
  PyBytes,
  PyComplex,
  PyFloat,
  PyList,
  PySet,
  PyTuple,
} from '../../python/objects/values.ts';
import { plainInt, typeName } from '../../python/protocols/index.ts';

const CONVERSIONS: Readonly<Record<number, string>> = { 115: 'str', 114: 'repr', 97: 'ascii' };
const FLAGS = new Set(['simple', 'is_async']);
/** Fields that the machine's tree does not have. */
const UNKNOWN = new Set(['kind', 'type_comment', 'type_ignores']);
const PLACES: Readonly<Record<string, string>> = {
  lineno: 'line',
  col_offset: 'column',
  end_lineno: 'endLine',
  end_col_offset: 'endColumn',
};

/** `ast` has seen to it that nothing is missing. */
export function moduleOf(pairs: Value): Module {
  const { kind, ...fields } = nodeOf(pairs as PyTuple) as Record<string, unknown>;
  const body =
    kind === 'Expression'
      ? [{ ...(fields['body'] as object), kind: 'Expr', value: fields['body'] }]
      : fields['body'];
  return { kind: 'Module', body, text: '' } as Module;
}

function nodeOf({ items }: PyTuple): object {
  const [kind, fields] = items as [string, PyDict];
  const node: Record<string, unknown> = { kind };
  for (const { key, value } of fields.entries.values()) {
    const name = key as string;
    if (UNKNOWN.has(name)) continue;
    const written = PLACES[name] ?? name.replace(/_[a-z]/g, (part) => part[1]!.toUpperCase());
    node[written] = fieldOf(kind, name, value as Value);
  }
  return node;
}

function fieldOf(kind: string, name: string, value: Value): unknown {
  if (name === 'value' && (kind === 'Constant' || kind === 'MatchSingleton')) {
    return constantOf(value);
  }
  if (name === 'conversion') return CONVERSIONS[value as number] ?? 'none';
  if (FLAGS.has(name)) return value !== 0 && value !== false;
  if (name === 'level' && value === NONE) return 0;
  return valueOf(value);
}

function valueOf(value: Value): unknown {
  if (value === NONE) return undefined;
  if (value instanceof PyList) return value.items.map(valueOf);
  if (!(value instanceof PyTuple)) return value;
  const [kind, fields] = value.items;
  // Operators and contexts are names.
  return fields instanceof PyDict && fields.size === 0 && !STATEMENTS.has(kind as string)
    ? kind
    : nodeOf(value);
}

const STATEMENTS = new Set(['Pass', 'Break', 'Continue']);

function constantOf(value: Value): Constant {
  if (value === NONE) return undefined;
  if (value === ELLIPSIS) return { ellipsis: true };
  if (typeof value === 'boolean' || typeof value === 'string') return value;
  const whole = plainInt(value);
  if (whole !== undefined) return whole;
  if (value instanceof PyFloat) return { float: value.value };
  if (value instanceof PyComplex && value.real === 0) return { imaginary: value.imaginary };
  if (value instanceof PyTuple) return { tuple: value.items.map(constantOf) };
  if (value instanceof PySet)
    return { frozenset: Array.from(value.entries(), ({ key }) => constantOf(key)) };
  if (value instanceof PyBytes) return { bytes: value.bytes };
  throw typeError(`got an invalid type in Constant: ${typeName(value)}`);
}
