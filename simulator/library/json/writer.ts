/**
 * Writing values as JSON (ECMA-404): piece by piece, one a step, with the open containers on a stack of
 * its own. The pieces are those that CPython's `JSONEncoder.iterencode` yields.
 */
import type { Context } from '../../python/context.ts';
import { floatRepr } from '../../python/formatting/float-text.ts';
import { integerText } from '../../python/formatting/integer-text.ts';
import { raise, typeError, valueError } from '../../python/objects/exception.ts';
import { NONE, PyDict, type Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { PyFloat, PyList, PyTuple } from '../../python/objects/values.ts';
import {
  collect,
  getAttribute,
  iterator,
  next,
  plainInt,
  plainText,
  typeName,
} from '../../python/protocols/index.ts';
import { sortItems } from '../../python/types/sort.ts';
import {
  WRITE_CHARACTER_NS,
  WRITE_CONTAINER_NS,
  WRITE_FLOAT_NS,
  WRITE_NAME_NS,
  WRITE_PIECE_NS,
  WRITE_VALUE_NS,
} from './costs.ts';
import { quote } from './strings.ts';

/** The wishes of an encoder. */
export interface Style {
  /** `default`: a value to write instead of one that JSON has no form for. */
  readonly replace: Value;
  /** Undefined: everything on one line. */
  readonly indent: string | undefined;
  readonly itemSeparator: string;
  readonly nameSeparator: string;
  readonly ascii: boolean;
  readonly checkCircular: boolean;
  readonly allowNan: boolean;
  readonly sortKeys: boolean;
  readonly skipKeys: boolean;
}

/** A value that is being written. */
type Open =
  | { readonly kind: 'array'; readonly source: Value; readonly items: Value; first: boolean }
  | { readonly kind: 'object'; readonly source: Value; readonly items: Value; first: boolean }
  | { readonly kind: 'replacement'; readonly source: Value; value: Value | undefined };

export class Writer {
  private readonly style: Style;
  private readonly context: Context;
  /** Written at once, CPython's encoder is C code; piece by piece it is Python code. */
  private readonly piecewise: boolean;
  private readonly open: Open[] = [];
  /** What is open, to notice a value inside itself. */
  private readonly inside = new Set<Value>();
  private readonly pieces: string[] = [];
  /** How many arrays and objects are open: the depth of the indent. */
  private depth = 0;

  constructor(style: Style, piecewise: boolean, context: Context) {
    this.style = style;
    this.piecewise = piecewise;
    this.context = context;
  }

  /** The whole text. */
  *writeAll(value: Value): Resumable<string> {
    yield* this.write('', value);
    while (this.open.length > 0) yield* this.step(this.open.at(-1)!);
    return this.pieces.join('');
  }

  /** Begins to write a value; the pieces are to be taken with {@link piece}. */
  *begin(value: Value): Resumable<void> {
    yield* this.write('', value);
    this.pieces.reverse();
  }

  /** The next piece; undefined behind the last one. */
  *piece(): Resumable<string | undefined> {
    while (this.pieces.length === 0 && this.open.length > 0) {
      yield* this.step(this.open.at(-1)!);
      this.pieces.reverse();
    }
    return this.pieces.pop();
  }

  private put(piece: string): void {
    this.pieces.push(piece);
    if (this.piecewise) this.context.charge(WRITE_PIECE_NS);
  }

  /** Writes a value that needs no further steps; opens it otherwise. */
  private *write(prefix: string, value: Value): Resumable<void> {
    const plain = this.plain(value);
    if (plain !== undefined) {
      this.put(prefix + plain);
      this.context.charge(WRITE_VALUE_NS);
      return;
    }
    if (prefix !== '') this.put(prefix);
    const { style } = this;
    if (value instanceof PyList || value instanceof PyTuple) {
      this.context.charge(WRITE_CONTAINER_NS);
      if (value.items.length === 0) this.put('[]');
      else this.enter({ kind: 'array', source: value, items: yield* iterator(value), first: true });
    } else if (value instanceof PyDict) {
      this.context.charge(WRITE_CONTAINER_NS);
      if (value.size === 0) this.put('{}');
      else {
        const items = yield* iterator(yield* this.pairsOf(value));
        this.enter({ kind: 'object', source: value, items, first: true });
        this.put('{');
        if (style.indent !== undefined) this.put(this.lineBreak());
      }
    } else {
      const replacement: Open = { kind: 'replacement', source: value, value: undefined };
      this.enter(replacement);
      replacement.value = yield* call(style.replace, [value]);
    }
  }

  private enter(value: Open): void {
    const { open, inside, style, context } = this;
    if (style.checkCircular && inside.has(value.source)) {
      throw valueError('Circular reference detected');
    }
    if (open.length >= context.interpreter.recursionLimit) {
      throw raise(
        'RecursionError',
        'maximum recursion depth exceeded while encoding a JSON object',
      );
    }
    open.push(value);
    inside.add(value.source);
    if (value.kind !== 'replacement') this.depth++;
  }

  private leave(): void {
    this.inside.delete(this.open.pop()!.source);
  }

  private *pairsOf(dict: PyDict): Resumable {
    const { sortKeys } = this.style;
    const items = yield* call(yield* getAttribute(dict, 'items'), []);
    // At once, nobody can change the dict meanwhile; piece by piece they can, and are told so.
    if (!sortKeys) return this.piecewise ? items : new PyTuple(yield* collect(items));
    const pairs = yield* collect(items);
    yield* sortItems(pairs, undefined, false, this.context);
    return new PyTuple(pairs);
  }

  /** Writes one more item of what is open, or closes it. */
  private *step(open: Open): Resumable<void> {
    if (open.kind === 'replacement') {
      const { value } = open;
      open.value = undefined;
      if (value === undefined) this.leave();
      else yield* this.write('', value);
      return;
    }
    const item = yield* next(open.items);
    if (open.kind === 'array') {
      if (item === undefined) this.close(']');
      else {
        const prefix = open.first ? `[${this.lineBreak()}` : this.separator();
        open.first = false;
        yield* this.write(prefix, item);
      }
      return;
    }
    if (item === undefined) {
      this.close('}');
      return;
    }
    const [key, value] = (item as PyTuple).items;
    const name = this.nameOf(key!);
    if (name === undefined) return;
    if (!open.first) this.put(this.separator());
    open.first = false;
    this.put(quote(name, this.style.ascii));
    this.put(this.style.nameSeparator);
    this.context.charge(WRITE_NAME_NS + name.length * WRITE_CHARACTER_NS);
    yield* this.write('', value!);
  }

  private close(bracket: string): void {
    this.leave();
    this.depth--;
    if (this.style.indent !== undefined) this.put(this.lineBreak());
    this.put(bracket);
  }

  private lineBreak(): string {
    const { indent } = this.style;
    return indent === undefined ? '' : `\n${indent.repeat(this.depth)}`;
  }

  private separator(): string {
    return this.style.itemSeparator + this.lineBreak();
  }

  /** The name that a key is written as; undefined to leave the pair out. */
  private nameOf(key: Value): string | undefined {
    const text = plainText(key);
    if (text !== undefined) return text;
    const plain = this.plain(key);
    if (plain !== undefined) return plain;
    if (this.style.skipKeys) return undefined;
    throw typeError(`keys must be str, int, float, bool or None, not ${typeName(key)}`);
  }

  /** The text of a value that is no container; undefined for others. */
  private plain(value: Value): string | undefined {
    if (value === NONE) return 'null';
    if (typeof value === 'boolean') return value ? 'true' : 'false';
    const text = plainText(value);
    if (text !== undefined) {
      this.context.charge(text.length * WRITE_CHARACTER_NS);
      return quote(text, this.style.ascii);
    }
    const whole = plainInt(value);
    if (whole !== undefined) return integerText(whole);
    return value instanceof PyFloat ? this.floatText(value.value) : undefined;
  }

  private floatText(value: number): string {
    this.context.charge(WRITE_FLOAT_NS);
    if (Number.isFinite(value)) return floatRepr(value);
    if (!this.style.allowNan) {
      const shown = this.piecewise ? `: ${floatRepr(value)}` : '';
      throw valueError(`Out of range float values are not JSON compliant${shown}`);
    }
    return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
  }
}
