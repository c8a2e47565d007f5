/** Reads the parameters of functions and lambdas. */
import type { Token } from '../tokens.ts';
import { ArgumentGrammar } from './arguments.ts';
import { type Shape, shape } from './shape.ts';

/** Where parameters differ: those of `lambda` have no annotations and end at a colon. */
interface Style {
  readonly end: string;
  readonly annotated: boolean;
  readonly what: string;
}

const FUNCTION: Style = { end: ')', annotated: true, what: 'Function' };
const LAMBDA: Style = { end: ':', annotated: false, what: 'Lambda expression' };

export abstract class ParameterGrammar extends ArgumentGrammar {
  protected functionParameters(): void {
    this.parameters(FUNCTION);
  }

  protected override lambda(): Shape {
    const first = this.expect('lambda');
    if (!this.is(':')) this.parameters(LAMBDA);
    this.expect(':');
    const body = this.expression();
    return shape('lambda', first, body.end, { tight: false });
  }

  private parameters(style: Style): void {
    const start = this.at;
    const read = this.attempt(() => {
      this.parameterList(style);
      if (!this.is(style.end)) this.mismatch();
      return true;
    });
    if (read === true) return;
    if (this.explaining) {
      this.go(start);
      this.attempt(() => {
        this.explainParameters(style);
      });
    }
    this.mismatch();
  }

  private parameterList(style: Style): void {
    let slash = false;
    let star = false;
    let bareStar = false;
    let optional = false;
    let count = 0;
    while (!this.is(style.end)) {
      if (this.accept('**')) {
        this.parameter(style, true);
        this.accept(',');
        return;
      }
      if (this.is('/')) {
        if (slash || star || count === 0) this.mismatch();
        this.advance();
        slash = true;
      } else if (this.is('*')) {
        if (star) this.mismatch();
        this.advance();
        star = true;
        bareStar = this.is(',');
        if (!bareStar) this.parameter(style, true);
      } else {
        this.parameter(style, false);
        const hasDefault = this.accept('=');
        if (hasDefault) this.expression();
        else if (optional && !star) this.mismatch();
        optional ||= hasDefault;
        count++;
        bareStar = false;
      }
      if (!this.accept(',')) break;
      if (bareStar && (this.is(style.end) || this.is('**'))) this.mismatch();
    }
    if (bareStar) this.mismatch();
  }

  private parameter(style: Style, variable: boolean): Token {
    const name = this.name();
    if (style.annotated && this.accept(':')) {
      // `*args: *Ts`
      if (variable && this.is('*')) this.starred();
      else this.expression();
    }
    return name;
  }

  /** Goes through the parameters again and says what is wrong with the first that does not fit. */
  private explainParameters(style: Style): void {
    let slash = false;
    let star = false;
    let optional = false;
    let count = 0;
    for (;;) {
      const { token } = this;
      if (this.is('**')) {
        this.explainKeywords(style);
        return;
      }
      if (this.is('/')) {
        if (count === 0 && !star && !slash) {
          if (this.next.text === ',') this.fail('at least one argument must precede /', token);
          return;
        }
        if (star) this.fail('/ must be ahead of *', token);
        if (slash) this.fail('/ may appear only once', token);
        this.advance();
        if (this.is('*')) this.fail('expected comma between / and *', this.token);
        slash = true;
      } else if (this.is('*')) {
        if (star) {
          this.advance();
          if (this.isName() || this.is(',')) {
            this.fail('* argument may appear only once', token);
          }
          return;
        }
        this.explainStar(style);
        star = true;
      } else if (this.is('(')) {
        this.explainParenthesized(style);
        return;
      } else {
        const name = this.parameter(style, false);
        if (this.is('=')) {
          const equals = this.advance();
          if (this.is(')') || this.is(',')) {
            this.fail('expected default value expression', equals);
          }
          this.expression();
          optional = true;
        } else if (optional && !star && (this.is(',') || this.is(style.end))) {
          this.fail('non-default argument follows default argument', name);
        }
        count++;
      }
      this.expect(',');
    }
  }

  /** `*` with nothing behind it, `*name=value`. */
  private explainStar(style: Style): void {
    const star = this.advance();
    const bare = 'named arguments must follow bare *';
    if (this.is(style.end) || this.is(',')) {
      const text = this.is(',') ? this.next.text : style.end;
      if (text !== style.end && text !== '**') return;
      if (style.annotated) this.fail(bare, star);
      this.failHere(bare);
    }
    this.parameter(style, true);
    if (this.is('=')) {
      this.fail('var-positional argument cannot have default value', this.token);
    }
  }

  private explainKeywords(style: Style): void {
    this.advance();
    this.parameter(style, true);
    if (this.is('=')) {
      this.fail('var-keyword argument cannot have default value', this.token);
    }
    this.expect(',');
    if (this.isName() || /^(\*|\*\*|\/)$/.test(this.token.text)) {
      this.fail('arguments cannot follow var-keyword argument', this.token);
    }
  }

  private explainParenthesized(style: Style): void {
    const open = this.advance();
    this.name();
    while (this.accept(',')) if (!this.is(')')) this.name();
    const close = this.expect(')');
    this.fail(`${style.what} parameters cannot be parenthesized`, open, close);
  }
}
