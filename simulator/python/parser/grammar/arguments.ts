/** Reads the arguments of calls and classes. */
import { AtomGrammar } from './atoms.ts';
import type { Shape } from './shape.ts';

/** Arguments that have been read. */
interface Arguments {
  /** The last positional one, and how many there are. */
  readonly positional: Shape | undefined;
  readonly count: number;
  /** Keyword arguments stand among them; `**` does. */
  readonly hasKeywords: boolean;
  readonly hasUnpacking: boolean;
}

export abstract class ArgumentGrammar extends AtomGrammar {
  /** `ofCall`: a generator may stand alone, without brackets of its own. */
  protected override arguments(ofCall: boolean): void {
    const start = this.at;
    if (ofCall && this.explaining && this.is('*')) this.explainStarredGenerator();
    if (ofCall && !this.is('*') && this.generator()) return;
    const read = this.attempt(() => {
      this.argumentList();
      this.accept(',');
      if (!this.is(')')) this.mismatch();
      return true;
    });
    if (read === true) return;
    if (this.explaining) {
      this.go(start);
      this.explainArguments(start);
    }
    this.mismatch();
  }

  /** As many arguments as fit: positional ones, then keywords, then `**` and keywords. */
  private argumentList(): Arguments {
    let positional: Shape | undefined;
    let count = 0;
    let keywords = false;
    let unpacking = false;
    let any = false;
    for (;;) {
      const before = this.at;
      if (any && !this.accept(',')) break;
      const fits = this.attempt(() => {
        if (this.is('**')) {
          this.advance();
          this.expression();
          return 'unpacking';
        }
        if (this.is('*')) {
          if (unpacking) this.mismatch();
          const star = this.advance();
          const value = this.expression();
          if (!keywords) positional = { ...value, name: 'starred', first: star };
          return 'positional';
        }
        if (this.isName() && this.next.text === '=') {
          this.go(this.at + 2);
          this.expression();
          return 'keyword';
        }
        if (keywords || unpacking) {
          if (this.explaining) this.explainKeyword();
          this.mismatch();
        }
        const value = this.positional();
        positional = value;
        return 'positional';
      });
      if (fits === undefined) {
        this.go(before);
        if (!any) this.mismatch();
        break;
      }
      any = true;
      if (fits === 'positional' && !keywords) count++;
      else if (fits === 'unpacking') unpacking = true;
      if (fits !== 'positional') keywords = true;
    }
    return { positional, count, hasKeywords: keywords, hasUnpacking: unpacking };
  }

  private positional(): Shape {
    const start = this.at;
    const assignment = this.assignmentExpression();
    if (assignment !== undefined) return assignment;
    const value = this.expression();
    if (this.is(':=')) this.mismatch();
    if (this.is('=')) {
      this.go(start);
      if (this.explaining) this.explainKeyword();
      this.mismatch();
    }
    // `async` makes CPython look at one token more.
    this.startsFor();
    return value;
  }

  /** `value for …` up to the closing bracket. */
  private generator(): boolean {
    const start = this.at;
    // Reading every first argument twice would take time exponential in the depth of calls.
    if (!this.hasForAhead()) return false;
    const read = this.attempt(() => {
      if (this.assignmentExpression() === undefined) this.expression();
      if (!this.startsFor()) this.mismatch();
      this.forClauses();
      if (!this.is(')')) this.mismatch();
      return true;
    });
    if (read !== true) this.go(start);
    return read === true;
  }

  /** Whether there is a `for` in these brackets, before any comma. */
  private hasForAhead(): boolean {
    const { depth } = this.tokens[this.at - 1]!;
    for (let at = this.at; at < this.tokens.length; at++) {
      const { text, depth: own } = this.tokens[at]!;
      if (own < depth) return false;
      if (own === depth && text === ',') return false;
      if (own === depth && text === 'for') return true;
    }
    return false;
  }

  private explainStarredGenerator(): void {
    const here = this.at;
    const star = this.token;
    const value = this.attempt(() => {
      this.advance();
      return this.expression();
    });
    if (value !== undefined && this.startsFor()) {
      this.explainStarred({ ...value, first: star });
    }
    this.go(here);
  }

  /** `True=1`, `a.b=1`, `name=value for …`. */
  private explainKeyword(): void {
    const here = this.at;
    const first = this.token;
    if (/^(True|False|None)$/.test(first.text) && this.next.text === '=') {
      this.fail(`cannot assign to ${first.text}`, first, this.next);
    }
    if (this.isName() && this.next.text === '=') return;
    const value = this.attempt(() => this.expression());
    const equals = this.is('=') ? this.token : undefined;
    this.go(here);
    if (value === undefined || equals === undefined) return;
    this.fail('expression cannot contain assignment, perhaps you meant "=="?', value.first, equals);
  }

  private explainArguments(start: number): void {
    const all = this.attempt(() => this.argumentList());
    const behind = this.at;
    if (all?.hasKeywords === true && this.is(',') && this.next.text === '*') {
      const star = this.next;
      this.fail('iterable argument unpacking follows keyword argument unpacking', star);
    }
    this.go(start);
    this.explainGenerator();
    this.go(start);
    this.explainKeywordGenerator();
    if (all === undefined) return;
    this.go(behind);
    if (this.startsFor()) {
      const { positional, count } = all;
      if (count > 1 && positional !== undefined) this.failGenerator(positional);
      return;
    }
    if (!this.accept(',')) return;
    const value = this.attempt(() => this.expression());
    if (value !== undefined && this.startsFor()) this.failGenerator(value);
    this.go(behind + 1);
    const more = this.attempt(() => this.argumentList());
    if (more === undefined) return;
    this.failHere(
      all.hasUnpacking
        ? 'positional argument follows keyword argument unpacking'
        : 'positional argument follows keyword argument',
    );
  }

  /** `f(x for x in y, z)` */
  private explainGenerator(): void {
    const value = this.attempt(() => this.expression());
    if (value === undefined || !this.startsFor()) return;
    const clauses = this.attempt(() => {
      this.forClauses();
      return true;
    });
    if (clauses !== true) return;
    const last = this.previous;
    if (!this.accept(',')) return;
    const more = this.attempt(() => {
      if (!this.is(')')) this.argumentList();
      return true;
    });
    if (more === true) this.fail('Generator expression must be parenthesized', value.first, last);
  }

  /** `f(name=value for …)` */
  private explainKeywordGenerator(): void {
    if (!this.isName() || this.next.text !== '=') return;
    const name = this.advance();
    const equals = this.advance();
    const value = this.attempt(() => this.expression());
    if (value === undefined || !this.startsFor() || !this.fits(() => this.forClauses())) return;
    this.fail("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", name, equals);
  }

  private failGenerator(value: Shape): void {
    const clauses = this.attempt(() => {
      this.forClauses();
      return true;
    });
    if (clauses !== true) return;
    this.fail('Generator expression must be parenthesized', value.first, this.previous);
  }
}
