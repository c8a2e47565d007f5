/** Reads atoms: names, literals, displays, comprehensions, and what is called or subscribed on them. */
import { readStringRun } from '../f-strings.ts';
import type { Token } from '../tokens.ts';
import { ExpressionGrammar } from './expressions.ts';
import { type Shape, shape } from './shape.ts';

const CONSTANTS: ReadonlySet<string> = new Set(['None', 'True', 'False']);

export abstract class AtomGrammar extends ExpressionGrammar {
  /** The arguments of a call or class, without the brackets; see arguments.ts. */
  protected abstract arguments(ofCall: boolean): void;

  /** Checks the expressions in an f-string; see check.ts. */
  protected abstract checkFields(first: Token): void;

  protected override primary(): Shape {
    let value = this.atom();
    for (;;) {
      const { text, kind } = this.token;
      if (kind !== 'operator' || (text !== '.' && text !== '(' && text !== '[')) return value;
      const target = value;
      const more = this.attempt(() => this.trailer(target));
      if (more === undefined) return value;
      value = more;
    }
  }

  /** `.name`, `(arguments)`, `[index]`. */
  private trailer(value: Shape): Shape {
    const { begin: first, head } = value;
    if (this.accept('.')) {
      const attribute = this.isLegacyAttribute() ? this.advance() : this.name();
      return shape('attribute', first, attribute, { head });
    }
    if (this.accept('(')) {
      if (!this.is(')')) this.arguments(true);
      return shape('function call', first, this.expect(')'), { head });
    }
    this.expect('[');
    this.slices();
    return shape('subscript', first, this.expect(']'), { head });
  }

  /** `asyncio.async`: a keyword only since Python 3.7. */
  private isLegacyAttribute(): boolean {
    return this.is('async') || this.is('await');
  }

  private slices(): void {
    this.slice();
    while (this.accept(',')) {
      if (this.is(']')) return;
      this.slice();
    }
  }

  private slice(): void {
    if (this.is('*')) {
      this.advance();
      this.expression();
      return;
    }
    if (!this.is(':')) {
      this.namedExpression();
      if (!this.is(':')) return;
    }
    this.expect(':');
    if (this.startsExpression()) this.expression();
    if (this.accept(':') && this.startsExpression()) this.expression();
  }

  private atom(): Shape {
    const { token } = this;
    switch (token.kind) {
      case 'number':
        this.advance();
        return shape('literal', token, token);
      case 'string':
        return this.strings();
      case 'name':
        if (CONSTANTS.has(token.text)) {
          this.advance();
          return shape(token.text, token, token, { head: 'keyword' });
        }
        return shape('name', token, this.name());
      case 'operator':
        if (token.text === '(') return this.parentheses();
        if (token.text === '[') return this.brackets();
        if (token.text === '{') return this.braces();
        return shape('ellipsis', token, this.expect('...'));
      default:
        return this.mismatch();
    }
  }

  /** Adjacent strings. What is wrong inside of them is reported at once. */
  protected strings(): Shape {
    const first = this.token;
    const start = this.at;
    while (this.isKind('string')) this.advance();
    let run = this.runs.get(first);
    if (run === undefined) {
      run = readStringRun(this.tokens.slice(start, this.at), this.token);
      this.runs.set(first, run);
      this.checkFields(first);
    }
    const name = run.kind === 'formatted' ? 'f-string expression' : 'literal';
    return shape(name, first, run.last);
  }

  private parentheses(): Shape {
    const open = this.advance();
    if (this.is(')')) return shape('tuple', open, this.advance(), { head: 'display' });
    if (this.is('yield')) return this.closeGroup(open, this.yieldExpression());
    if (this.explaining) this.explainGroup();
    const first = this.starNamedExpression();
    if (this.is(',')) {
      const parts = this.elements(first, ')');
      return shape('tuple', open, this.expect(')'), { parts, head: 'display' });
    }
    if (this.startsFor()) {
      if (this.explaining && first.name === 'starred') this.explainStarred(first);
      if (first.name === 'starred') this.mismatch();
      this.forClauses();
      return shape('generator expression', open, this.expect(')'), { head: 'display' });
    }
    if (first.name === 'starred') this.mismatch();
    return this.closeGroup(open, first);
  }

  private closeGroup(open: Token, value: Shape): Shape {
    return { ...value, tight: true, head: 'other', begin: open, end: this.expect(')') };
  }

  /** `(*a)` and `(**a)`. */
  private explainGroup(): void {
    const here = this.at;
    const star = this.token;
    const stars = star.text;
    if (stars !== '*' && stars !== '**') return;
    const value = this.attempt(() => {
      this.advance();
      const inner = this.expression();
      return this.is(')') ? inner : undefined;
    });
    this.go(here);
    if (value === undefined) return;
    if (stars === '*') this.fail('cannot use starred expression here', star, value.last);
    this.fail('cannot use double starred expression here', star);
  }

  protected explainStarred(value: Shape): void {
    if (!this.fits(() => this.forClauses())) return;
    this.fail('iterable unpacking cannot be used in comprehension', value.first, value.last);
  }

  /** The elements of a display from the second on; `first` has been read. */
  private elements(first: Shape, closing: string): readonly Shape[] {
    const parts = [first];
    while (this.accept(',')) {
      if (this.is(closing) || !(this.startsExpression() || this.is('*'))) break;
      parts.push(this.starNamedExpression());
    }
    return parts;
  }

  private brackets(): Shape {
    const open = this.advance();
    if (this.is(']')) return shape('list', open, this.advance(), { head: 'display' });
    const first = this.starNamedExpression();
    if (this.startsFor()) {
      if (this.explaining && first.name === 'starred') this.explainStarred(first);
      if (first.name === 'starred') this.mismatch();
      this.forClauses();
      return shape('list comprehension', open, this.expect(']'));
    }
    const parts = this.elements(first, ']');
    if (this.explaining) this.explainTupleTarget(parts);
    return shape('list', open, this.expect(']'), { parts, head: 'display' });
  }

  /** `[x, y for …]` */
  private explainTupleTarget(parts: readonly Shape[]): void {
    const isTuple = parts.length > 1 || this.previous.text === ',';
    if (!isTuple || !this.startsFor() || !this.fits(() => this.forClauses())) return;
    this.fail(
      'did you forget parentheses around the comprehension target?',
      parts[0]!.first,
      parts.length > 1 ? parts[parts.length - 1]!.last : this.previous,
    );
  }

  private braces(): Shape {
    const open = this.advance();
    if (this.is('}')) return shape('dict literal', open, this.advance());
    if (this.is('**')) return this.dict(open);
    const start = this.at;
    const first = this.starNamedExpression();
    if (this.is(':') && first.name !== 'starred' && !isWalrus(first)) {
      this.go(start);
      return this.dict(open);
    }
    if (this.startsFor()) {
      if (this.explaining && first.name === 'starred') this.explainStarred(first);
      if (first.name === 'starred') this.mismatch();
      this.forClauses();
      return shape('set comprehension', open, this.expect('}'));
    }
    const parts = this.elements(first, '}');
    if (this.explaining) this.explainTupleTarget(parts);
    return shape('set display', open, this.expect('}'));
  }

  private dict(open: Token): Shape {
    const start = this.at;
    const read = this.attempt(() => this.pairs(open));
    if (read !== undefined) return read;
    if (this.explaining) {
      this.go(start);
      this.explainDict();
    }
    return this.mismatch();
  }

  private pairs(open: Token): Shape {
    const unpacked = this.pair(true);
    if (this.startsFor()) {
      if (unpacked !== undefined) {
        if (this.explaining && this.fits(() => this.forClauses())) {
          this.fail('dict unpacking cannot be used in dict comprehension', unpacked);
        }
        this.mismatch();
      }
      this.forClauses();
      return shape('dict comprehension', open, this.expect('}'));
    }
    while (this.accept(',')) {
      if (this.is('}')) break;
      this.pair(false);
    }
    return shape('dict literal', open, this.expect('}'));
  }

  /** `key: value`, or `**value`, whose stars are returned. */
  private pair(isFirst: boolean): Token | undefined {
    if (this.is('**')) {
      const stars = this.advance();
      this.bitwiseOr();
      return stars;
    }
    if (this.explaining && !isFirst) this.explainKey();
    this.expression();
    this.expect(':');
    this.expression();
    return undefined;
  }

  /** After the first pair CPython misses a colon before it misses a comma. */
  private explainKey(): void {
    const here = this.at;
    const key = this.quietly(() => this.expression());
    if (key !== undefined && !this.is(':')) this.failAtKey(key);
    this.go(here);
  }

  private failAtKey({ end }: Shape): never {
    throw this.problem(
      { line: end.endLine, column: end.endColumn, endLine: end.endLine, endColumn: 0 },
      "':' expected after dictionary key",
      '',
    );
  }

  /** A pair of a dict display that is none. */
  private explainDict(): void {
    let pairs = 0;
    for (;;) {
      const start = this.at;
      const fits = this.attempt(() => {
        this.pair(true);
        this.expect(',');
        return true;
      });
      if (fits !== true) {
        this.go(start);
        break;
      }
      pairs++;
    }
    const key = this.attempt(() => this.expression());
    if (key === undefined) return;
    if (!this.is(':')) {
      if (pairs === 0) return;
      this.failAtKey(key);
    }
    const colon = this.advance();
    if (this.is('*')) {
      const star = this.advance();
      const value = this.attempt(() => this.bitwiseOr());
      if (value === undefined) return;
      this.fail('cannot use a starred expression in a dictionary value', star, value.last);
    }
    if (this.is('}') || this.is(',') || (pairs > 0 && !this.startsExpression())) {
      this.fail("expression expected after dictionary key and ':'", colon);
    }
  }

  protected startsFor(): boolean {
    return this.is('for') || (this.is('async') && this.next.text === 'for');
  }

  /** One or more `for … in … if …`. */
  protected forClauses(): void {
    do {
      this.accept('async');
      this.expect('for');
      const start = this.at;
      const target = this.attempt(() => {
        const read = this.targets();
        this.expect('in');
        return read;
      });
      if (target === undefined) {
        if (this.explaining) {
          this.go(start);
          const wrong = this.attempt(() => this.starExpressions());
          if (wrong !== undefined) this.explainTarget(wrong, 'for');
        }
        this.mismatch();
      }
      this.disjunction();
      while (this.accept('if')) this.disjunction();
    } while (this.startsFor());
  }

  /** Targets of a `for`. */
  protected targets(): Shape {
    const target = this.sequence(() => this.target());
    if (!this.isTarget(target)) this.mismatch();
    return target;
  }

  /** One target, perhaps starred. */
  protected target(): Shape {
    if (!this.is('*')) return this.primary();
    const star = this.advance();
    const value = this.primary();
    return shape('starred', star, value.end, { parts: [value], tight: false });
  }

  /** What can be assigned to. */
  protected isTarget({ name, parts }: Shape): boolean {
    switch (name) {
      case 'name':
      case 'attribute':
      case 'subscript':
        return true;
      case 'starred':
      case 'list':
      case 'tuple':
        return parts.every((part) => this.isTarget(part));
      default:
        return false;
    }
  }
}

/** `name := value` without brackets. */
function isWalrus({ name, begin, first }: Shape): boolean {
  return name === 'named expression' && begin === first;
}
