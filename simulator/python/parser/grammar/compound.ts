/** Reads compound statements. */
import { StatementGrammar } from './statements.ts';

export abstract class CompoundGrammar extends StatementGrammar {
  protected override compound(): boolean {
    const { text, kind } = this.token;
    if (kind === 'operator' && text === '@') {
      this.decorated();
      return true;
    }
    if (kind !== 'name') return false;
    switch (text) {
      case 'if':
        this.ifStatement('if');
        return true;
      case 'while':
        this.advance();
        this.condition('while');
        this.otherwise();
        return true;
      case 'for':
        this.forStatement();
        return true;
      case 'try':
        this.tryStatement();
        return true;
      case 'with':
        this.withStatement();
        return true;
      case 'def':
        this.functionDefinition();
        return true;
      case 'class':
        this.classDefinition();
        return true;
      case 'async':
        this.asyncStatement();
        return true;
      case 'match':
        return this.matchStatement();
      default:
        return false;
    }
  }

  /** The colon of a header. `always`: nothing else could stand here. */
  protected colon(always: boolean): void {
    if (this.accept(':')) return;
    if (always || (this.explaining && this.isKind('newline'))) {
      this.fail("expected ':'", this.token);
    }
    this.mismatch();
  }

  private ifStatement(word: 'if' | 'elif'): void {
    const { line } = this.advance();
    this.namedExpression();
    this.colon(false);
    this.block(`'${word}' statement`, line);
    if (this.is('elif')) this.ifStatement('elif');
    else this.otherwise();
  }

  /** The condition and body of `while`, behind the word. */
  private condition(word: string): void {
    const { line } = this.previous;
    this.namedExpression();
    this.colon(false);
    this.block(`'${word}' statement`, line);
  }

  private otherwise(): void {
    if (!this.is('else')) return;
    const { line } = this.advance();
    this.colon(true);
    this.block("'else' statement", line);
  }

  private forStatement(): void {
    const { line } = this.advance();
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
    this.starExpressions();
    this.colon(false);
    this.block("'for' statement", line);
    this.otherwise();
  }

  private asyncStatement(): void {
    const { next } = this;
    this.advance();
    if (next.text === 'def') this.functionDefinition();
    else if (next.text === 'for') this.forStatement();
    else if (next.text === 'with') this.withStatement();
    else this.mismatch();
  }

  private decorated(): void {
    while (this.accept('@')) {
      this.namedExpression();
      this.expectKind('newline');
    }
    if (this.is('class')) {
      this.classDefinition();
    } else {
      this.accept('async');
      if (!this.is('def')) this.mismatch();
      this.functionDefinition();
    }
  }

  private functionDefinition(): void {
    const { line } = this.advance();
    this.name();
    if (!this.is('(')) this.fail("expected '('", this.token);
    this.advance();
    if (!this.is(')')) this.functionParameters();
    this.expect(')');
    if (this.is('->')) {
      this.attempt(() => {
        this.advance();
        this.expression();
      });
    }
    this.colon(true);
    this.block('function definition', line);
  }

  private classDefinition(): void {
    const { line } = this.advance();
    this.name();
    if (this.accept('(')) {
      if (!this.is(')')) this.arguments(false);
      this.expect(')');
    }
    this.colon(false);
    this.block('class definition', line);
  }

  private withStatement(): void {
    const { line } = this.advance();
    const start = this.at;
    const brackets = this.is('(')
      ? this.attempt(() => {
          this.advance();
          do {
            if (this.is(')')) break;
            this.withItem();
          } while (this.accept(','));
          this.expect(')');
          this.colon(false);
          return true;
        })
      : undefined;
    if (brackets !== true) {
      this.go(start);
      do this.withItem();
      while (this.accept(','));
      this.colon(false);
    }
    this.block("'with' statement", line);
  }

  private withItem(): void {
    this.expression();
    if (!this.is('as')) return;
    const start = this.at;
    const target = this.attempt(() => {
      this.advance();
      const read = this.target();
      if (!this.isTarget(read)) this.mismatch();
      if (!this.is(',') && !this.is(')') && !this.is(':')) {
        // `as target` followed by a line's end is only short of a colon.
        if (!this.isKind('newline')) this.mismatch();
      }
      return read;
    });
    if (target !== undefined) return;
    if (this.explaining) {
      this.go(start);
      const wrong = this.attempt(() => {
        this.advance();
        return this.expression();
      });
      if (wrong !== undefined && (this.is(',') || this.is(')') || this.is(':'))) {
        this.explainTarget(wrong, 'assign');
      }
    }
    this.go(start);
  }

  private tryStatement(): void {
    const { line } = this.advance();
    this.colon(true);
    this.block("'try' statement", line);
    if (this.is('finally')) {
      this.finally();
      return;
    }
    if (!this.is('except')) {
      if (this.explaining) {
        this.failHere(
          "expected 'except' or 'finally' block",
          'SyntaxError',
          'A try needs a clause that says what to do about exceptions.',
        );
      }
      this.mismatch();
    }
    const star = this.next.text === '*';
    while (this.is('except')) {
      if ((this.next.text === '*') !== star) {
        if (this.explaining) this.explainMixture();
        this.mismatch();
      }
      this.handler(star);
    }
    this.otherwise();
    if (this.is('finally')) this.finally();
  }

  /** `except` behind `except*`, or the other way round. */
  private explainMixture(): void {
    const start = this.at;
    const star = this.next.text === '*';
    const fits = this.attempt(() => {
      this.handler(star);
      return true;
    });
    this.go(start);
    if (fits !== true) return;
    this.furthest = start + (star ? 1 : 0);
    const first = this.token;
    this.fail(
      "cannot have both 'except' and 'except*' on the same 'try'",
      first,
      star ? this.next : first,
    );
  }

  private handler(star: boolean): void {
    const { line } = this.advance();
    if (star) this.advance();
    if (this.explaining) this.explainHandler(star);
    if (!this.is(':') && !(this.isKind('newline') && !star)) {
      this.expression();
      if (this.accept('as')) this.name();
    } else if (star) {
      this.mismatch();
    }
    this.colon(false);
    this.block(`'${star ? 'except*' : 'except'}' statement`, line);
  }

  private explainHandler(star: boolean): void {
    if (star && (this.is(':') || this.isKind('newline'))) {
      this.failHere('expected one or more exception types');
    }
    const here = this.at;
    let first: ReturnType<typeof this.expression> | undefined;
    const several = this.attempt(() => {
      first = this.expression();
      this.expect(',');
      this.expression();
      while (this.accept(',')) if (!this.is(':') && !this.is('as')) this.expression();
      if (this.accept('as')) this.name();
      if (!this.is(':')) this.mismatch();
      return true;
    });
    const last = this.previous;
    this.go(here);
    if (several !== true || first === undefined) return;
    this.fail('multiple exception types must be parenthesized', first.first, last);
  }

  private finally(): void {
    const { line } = this.advance();
    this.colon(true);
    this.block("'finally' statement", line);
  }

  /** `match` is a name unless what follows reads as a match statement. */
  private matchStatement(): boolean {
    const start = this.at;
    const { line } = this.token;
    const header = this.attempt(() => {
      this.advance();
      this.sequence(() => this.starNamedExpression());
      if (this.isKind('newline') && this.explaining) this.fail("expected ':'", this.token);
      this.expect(':');
      this.expectKind('newline');
      if (!this.isKind('indent')) {
        if (this.explaining) {
          this.failHere(
            `expected an indented block after 'match' statement on line ${line}`,
            'IndentationError',
          );
        }
        this.mismatch();
      }
      this.advance();
      if (this.token.text !== 'case') this.mismatch();
      return true;
    });
    if (header !== true) {
      this.go(start);
      return false;
    }
    do this.caseBlock();
    while (this.token.text === 'case' && this.isKind('name'));
    this.expectKind('dedent');
    return true;
  }

  private caseBlock(): void {
    const { line } = this.advance();
    this.patterns();
    if (this.accept('if')) this.namedExpression();
    this.colon(false);
    this.block("'case' statement", line);
  }
}
