/** The machine's tree of a text as what `ast` makes nodes of: pairs of a kind and its fields. */
import type { Expression, Module } from '../../python/ast.ts';
import { constantValue } from '../../python/machine/runnable.ts';
import { newDict, NONE, type Value } from '../../python/objects/object.ts';
import { list, tuple } from '../../python/objects/values.ts';
import { encode } from '../../python/types/codecs.ts';

/** Fields that are names of operators and contexts, which are nodes in `ast`. */
const NAMED = new Set(['op', 'ops', 'ctx']);
const CONVERSIONS: Readonly<Record<string, number>> = { none: -1, str: 115, repr: 114, ascii: 97 };
const ATTRIBUTES: Readonly<Record<string, string>> = {
  line: 'lineno',
  column: 'col_offset',
  endLine: 'end_lineno',
  endColumn: 'end_col_offset',
};

type Fields = Readonly<Record<string, unknown>>;

class Tree {
  private readonly lines: readonly string[];

  constructor(text: string) {
    this.lines = text.split('\n');
  }

  node(node: Fields): Value {
    const fields = newDict();
    for (const [name, value] of Object.entries(node)) {
      if (name === 'kind' || name === 'text') continue;
      const attribute = ATTRIBUTES[name];
      if (attribute !== undefined) {
        const line = name === 'column' ? node['line'] : node['endLine'];
        fields.set(attribute, this.place(name, value as number, line as number));
        continue;
      }
      const written = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      fields.set(written, this.field(node['kind'] as string, name, value));
    }
    return tuple([node['kind'] as string, fields]);
  }

  /** Columns are told in bytes of UTF-8. */
  private place(name: string, value: number, line: number): number {
    if (!name.endsWith('olumn')) return value;
    const text = this.lines[line - 1] ?? '';
    const before = [...text].slice(0, value).join('');
    return encode(before).length;
  }

  private field(kind: string, name: string, value: unknown): Value {
    if (kind === 'Constant' || kind === 'MatchSingleton') {
      return value === undefined
        ? NONE
        : constantValue(value as Parameters<typeof constantValue>[0]);
    }
    if (name === 'conversion') return CONVERSIONS[value as string]!;
    return this.value(name, value);
  }

  private value(name: string, value: unknown): Value {
    if (value === undefined) return NONE;
    if (Array.isArray(value)) return list(value.map((each: unknown) => this.value(name, each)));
    if (typeof value === 'boolean') return Number(value);
    if (typeof value === 'string') return NAMED.has(name) ? tuple([value, newDict()]) : value;
    if (typeof value === 'number') return value;
    return this.node(value as Fields);
  }
}

export function moduleTree(module: Module): Value {
  return new Tree(module.text).node(module as unknown as Fields);
}

export function expressionTree(expression: Expression, text: string): Value {
  return new Tree(text).node({ kind: 'Expression', body: expression });
}
