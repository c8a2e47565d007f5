/**
 * Reading JSON (ECMA-404) into values. One loop with the open arrays and objects on a stack of its own,
 * so that deeply nested texts need no host recursion; the program's hooks are called from it.
 */
import type { Context } from '../../python/context.ts';
import { parseInteger } from '../../python/formatting/integer-text.ts';
import { raise } from '../../python/objects/exception.ts';
import {
  INT_TYPE,
  keyOf,
  newDict,
  NONE,
  type PyDict,
  type Value,
} from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { float, FLOAT_TYPE, list, tuple } from '../../python/objects/values.ts';
import {
  READ_CHARACTER_NS,
  READ_CONTAINER_NS,
  READ_FLOAT_NS,
  READ_NAME_NS,
  READ_VALUE_NS,
} from './costs.ts';
import { JsonProblem, scanString } from './strings.ts';

/** What a decoder makes of the parts of a text; None where it has no wish. */
export interface Hooks {
  readonly strict: boolean;
  readonly object_hook: Value;
  readonly object_pairs_hook: Value;
  readonly parse_float: Value;
  readonly parse_int: Value;
  readonly parse_constant: Value;
}

/** An array or object whose end has not been met yet. */
type Open =
  | { readonly kind: 'array'; readonly items: Value[] }
  | {
      readonly kind: 'object';
      /** Undefined when only the pairs are asked for. */
      readonly dict: PyDict | undefined;
      readonly pairs: Value[];
      name: string;
    };

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;
const WORD = /null|true|false|NaN|Infinity|-Infinity/y;

const LITERALS: Readonly<Record<string, Value>> = { null: NONE, true: true, false: false };

export class Reader {
  private readonly text: string;
  private readonly hooks: Hooks;
  private readonly context: Context;
  private readonly open: Open[] = [];
  /** Where reading goes on, in UTF-16 units. */
  at: number;

  constructor(text: string, at: number, hooks: Hooks, context: Context) {
    this.text = text;
    this.at = at;
    this.hooks = hooks;
    this.context = context;
  }

  /**
   * The value that begins just here. Throws JsonProblem, with an empty message where no value begins.
   */
  *read(): Resumable {
    const start = this.at;
    for (;;) {
      // Either a value that is complete, or another container has been opened.
      let value = yield* this.begin();
      while (value !== undefined) {
        const outer = this.open.at(-1);
        if (outer === undefined) {
          this.context.charge((this.at - start) * READ_CHARACTER_NS);
          return value;
        }
        this.add(outer, value);
        value = this.another(outer) ? undefined : yield* this.close(outer);
      }
    }
  }

  private *begin(): Resumable<Value | undefined> {
    const { text } = this;
    switch (text[this.at]) {
      case '"': {
        const { value, end } = scanString(text, this.at + 1, this.hooks.strict);
        this.at = end;
        this.context.charge(READ_VALUE_NS);
        return value;
      }
      case '[': {
        const array: Open = { kind: 'array', items: [] };
        this.enter(array, 'array');
        if (text[this.at] !== ']') return undefined;
        this.at++;
        return yield* this.close(array);
      }
      case '{': {
        const pairsOnly = this.hooks.object_pairs_hook !== NONE;
        const dict = pairsOnly ? undefined : newDict();
        const object: Open = { kind: 'object', dict, pairs: [], name: '' };
        this.enter(object, 'object');
        if (text[this.at] === '}') {
          this.at++;
          return yield* this.close(object);
        }
        this.name(object);
        return undefined;
      }
      default:
        return (yield* this.number()) ?? (yield* this.word());
    }
  }

  private enter(container: Open, kind: string): void {
    if (this.open.length >= this.context.interpreter.recursionLimit) {
      throw raise(
        'RecursionError',
        `maximum recursion depth exceeded while decoding a JSON ${kind} from a unicode string`,
      );
    }
    this.open.push(container);
    this.context.charge(READ_CONTAINER_NS);
    this.at++;
    this.skipSpace();
  }

  private skipSpace(): void {
    SPACE.lastIndex = this.at;
    SPACE.test(this.text);
    this.at = SPACE.lastIndex;
  }

  /** The name of the next pair, and its colon. */
  private name(object: Open & { readonly kind: 'object' }): void {
    if (this.text[this.at] !== '"') {
      throw new JsonProblem('Expecting property name enclosed in double quotes', this.at);
    }
    const { value, end } = scanString(this.text, this.at + 1, this.hooks.strict);
    object.name = value;
    this.at = end;
    this.skipSpace();
    if (this.text[this.at] !== ':') throw new JsonProblem("Expecting ':' delimiter", this.at);
    this.at++;
    this.skipSpace();
    this.context.charge(READ_NAME_NS);
  }

  private add(outer: Open, value: Value): void {
    if (outer.kind === 'array') outer.items.push(value);
    else if (outer.dict === undefined) outer.pairs.push(tuple([outer.name, value]));
    else outer.dict.set(keyOf(outer.name) as string, value, outer.name);
  }

  /** Whether another item follows (then it begins here), or the container has ended. */
  private another(outer: Open): boolean {
    this.skipSpace();
    const sign = this.text[this.at];
    if (sign === (outer.kind === 'array' ? ']' : '}')) {
      this.at++;
      return false;
    }
    if (sign !== ',') throw new JsonProblem("Expecting ',' delimiter", this.at);
    this.at++;
    this.skipSpace();
    if (outer.kind === 'object') this.name(outer);
    return true;
  }

  /** What a container that has ended stands for. */
  private *close(container: Open): Resumable {
    this.open.pop();
    if (container.kind === 'array') return list(container.items);
    const { object_hook, object_pairs_hook } = this.hooks;
    if (container.dict === undefined)
      return yield* call(object_pairs_hook, [list(container.pairs)]);
    return object_hook === NONE ? container.dict : yield* call(object_hook, [container.dict]);
  }

  private *number(): Resumable<Value | undefined> {
    NUMBER.lastIndex = this.at;
    const match = NUMBER.exec(this.text);
    if (match === null) return undefined;
    this.at = NUMBER.lastIndex;
    const [text, digits, fraction, exponent] = match;
    const { parse_int, parse_float } = this.hooks;
    this.context.charge(READ_VALUE_NS);
    if (fraction === undefined && exponent === undefined) {
      return parse_int === INT_TYPE ? parseInteger(digits!, 10)! : yield* call(parse_int, [text]);
    }
    this.context.charge(READ_FLOAT_NS);
    return parse_float === FLOAT_TYPE ? float(Number(text)) : yield* call(parse_float, [text]);
  }

  private *word(): Resumable {
    WORD.lastIndex = this.at;
    const word = WORD.exec(this.text)?.[0];
    if (word === undefined) throw new JsonProblem('', this.at);
    this.at = WORD.lastIndex;
    this.context.charge(READ_VALUE_NS);
    return LITERALS[word] ?? (yield* call(this.hooks.parse_constant, [word]));
  }
}
