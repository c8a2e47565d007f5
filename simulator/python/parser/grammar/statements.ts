/** Reads simple statements, and blocks. */
import { PatternGrammar } from './patterns.ts';
import { isSingleTarget, type Shape } from './shape.ts';

const AUGMENTED: ReadonlySet<string> = new Set([
  '+=',
  '-=',
  '*=',
  '@=',
  '/=',
  '%=',
  '&=',
  '|=',
  '^=',
  '<<=',
  '>>=',
  '**=',
  '//=',
]);

export abstract class StatementGrammar extends PatternGrammar {
  /** A compound statement; false when the current token starts none. See compound.ts. */
  protected abstract compound(): boolean;

  protected statement(): void {
    if (!this.compound()) this.simpleStatements();
  }

  /** Simple statements with semicolons between, up to the end of the line. */
  protected simpleStatements(): void {
    this.simpleStatement();
    while (this.accept(';')) {
      if (this.isKind('newline')) break;
      this.simpleStatement();
    }
    this.expectKind('newline');
  }

  /** The body of a compound statement, behind its colon. */
  protected block(what: string, line: number): void {
    if (!this.isKind('newline')) {
      this.simpleStatements();
      return;
    }
    this.advance();
    if (!this.isKind('indent')) {
      if (this.explaining) {
        this.failHere(
          `expected an indented block after ${what} on line ${line}`,
          'IndentationError',
          'Indent the statements that belong to it, or write pass.',
        );
      }
      this.mismatch();
    }
    this.advance();
    do this.statement();
    while (!this.isKind('dedent'));
    this.advance();
  }

  protected simpleStatement(): void {
    const { text, kind } = this.token;
    if (kind === 'name') {
      switch (text) {
        case 'pass':
        case 'break':
        case 'continue':
          this.advance();
          return;
        case 'return':
          this.advance();
          if (this.startsExpression() || this.is('*')) this.starExpressions();
          return;
        case 'raise':
          this.raise();
          return;
        case 'global':
        case 'nonlocal':
          this.advance();
          do this.name();
          while (this.accept(','));
          return;
        case 'del':
          this.del();
          return;
        case 'assert':
          this.advance();
          this.expression();
          if (this.accept(',')) this.expression();
          return;
        case 'import':
          this.importStatement();
          return;
        case 'from':
          this.importFrom();
          return;
        default:
          break;
      }
    }
    this.assignmentOrExpression();
  }

  private raise(): void {
    this.advance();
    if (!this.startsExpression()) return;
    this.expression();
    if (this.accept('from')) this.expression();
  }

  private del(): void {
    this.advance();
    const start = this.at;
    const targets = this.attempt(() => {
      const read = this.sequence(() => this.primary());
      if (!this.isDeletable(read)) this.mismatch();
      if (!this.is(';') && !this.isKind('newline')) this.mismatch();
      return read;
    });
    if (targets !== undefined) return;
    if (this.explaining) {
      this.go(start);
      const wrong = this.attempt(() => this.starExpressions());
      if (wrong !== undefined) this.explainTarget(wrong, 'delete');
    }
    this.mismatch();
  }

  private isDeletable(target: Shape): boolean {
    if (target.name === 'list' || target.name === 'tuple') {
      return target.parts.every((part) => this.isDeletable(part));
    }
    return isSingleTarget(target);
  }

  private dottedName(): void {
    this.name();
    while (this.accept('.')) this.name();
  }

  private importStatement(): void {
    this.advance();
    do {
      this.dottedName();
      if (this.accept('as')) this.name();
    } while (this.accept(','));
  }

  private importFrom(): void {
    this.advance();
    let dots = false;
    while (this.accept('.') || this.accept('...')) dots = true;
    if (!dots || !this.is('import')) this.dottedName();
    this.expect('import');
    if (this.accept('*')) return;
    const brackets = this.accept('(');
    for (;;) {
      this.name();
      if (this.accept('as')) this.name();
      if (!this.accept(',')) break;
      if (brackets && this.is(')')) break;
      if (!brackets && this.isKind('newline')) {
        if (this.explaining) {
          this.failHere('trailing comma not allowed without surrounding parentheses');
        }
        this.mismatch();
      }
    }
    if (brackets) this.expect(')');
  }

  private assignmentOrExpression(): void {
    const start = this.at;
    const assigns = this.attempt(() => this.assignment());
    if (assigns === true || (assigns === false && !this.explaining)) return;
    if (this.explaining) {
      this.go(start);
      this.explainAssignment(start);
    }
    this.go(start);
    this.value();
  }

  private value(): Shape {
    return this.is('yield') ? this.yieldExpression() : this.starExpressions();
  }

  /** An assignment of any kind; false: it is a plain expression. */
  private assignment(): boolean {
    const first = this.value();
    if (this.is('=')) {
      this.assignTo(first);
    } else if (this.is(':')) {
      this.annotate(first);
    } else if (AUGMENTED.has(this.token.text) && this.isKind('operator')) {
      if (!isSingleTarget(first)) this.mismatch();
      this.advance();
      this.value();
    } else {
      return false;
    }
    return true;
  }

  private assignTo(first: Shape): void {
    let target = first;
    while (this.is('=')) {
      if (!this.isTarget(target)) this.mismatch();
      this.advance();
      target = this.value();
    }
  }

  private annotate(target: Shape): void {
    if (!isSingleTarget(target)) this.mismatch();
    this.advance();
    this.expression();
    if (!this.is('=')) return;
    this.attempt(() => {
      this.advance();
      this.value();
    });
  }

  /** What is wrong with an assignment that cannot be read as one. */
  private explainAssignment(start: number): void {
    const again = <Result>(read: () => Result): Result | undefined => {
      this.go(start);
      return this.attempt(read);
    };
    const annotated = again(() => {
      const target = this.starNamedExpression();
      return this.is(':') ? target : undefined;
    });
    if (annotated !== undefined && (annotated.name === 'list' || annotated.name === 'tuple')) {
      if (this.annotationFollows()) {
        this.fail(
          `only single target (not ${annotated.name}) can be annotated`,
          annotated.first,
          annotated.last,
        );
      }
    }
    const several = again(() => {
      const target = this.starNamedExpression();
      this.expect(',');
      while (this.startsExpression() || this.is('*')) {
        this.starNamedExpression();
        this.accept(',');
      }
      return target;
    });
    if (several !== undefined && this.is(':') && this.annotationFollows()) {
      this.fail('only single target (not tuple) can be annotated', several.first, several.last);
    }
    const wrong = again(() => this.expression());
    if (wrong !== undefined && this.is(':') && this.annotationFollows()) {
      this.fail('illegal target for annotation', wrong.first, wrong.last);
    }
    this.explainTargets(again);
  }

  private annotationFollows(): boolean {
    return this.fits(() => {
      this.expect(':');
      this.expression();
    });
  }

  private explainTargets(again: <Result>(read: () => Result) => Result | undefined): void {
    again(() => {
      for (;;) {
        const target = this.value();
        if (this.is('=')) {
          if (target.name === 'yield expression' && target.begin === target.first) {
            this.fail('assignment to yield expression not possible', target.first, target.last);
          }
          this.explainTarget(target, 'assign');
          this.advance();
          continue;
        }
        return;
      }
    });
    const target = again(() => this.starExpressions());
    if (target === undefined || !AUGMENTED.has(this.token.text)) return;
    const value = this.attempt(() => {
      this.advance();
      return this.value();
    });
    if (value === undefined || isSingleTarget(target)) return;
    this.fail(
      `'${target.name}' is an illegal expression for augmented assignment`,
      target.first,
      target.last,
    );
  }
}
