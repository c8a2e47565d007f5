/** Reads the patterns of `match` statements. */
import { numberValue } from '../numbers.ts';
import type { Token } from '../tokens.ts';
import { ParameterGrammar } from './parameters.ts';

export abstract class PatternGrammar extends ParameterGrammar {
  /** A pattern, or several with commas between. */
  protected patterns(): void {
    const isStar = this.maybeStarPattern();
    if (!this.is(',')) {
      // `*rest` is a sequence only with a comma.
      if (isStar) this.mismatch();
      return;
    }
    while (this.accept(',')) {
      if (this.is(':') || this.is('if')) return;
      this.maybeStarPattern();
    }
  }

  /** A pattern or `*name`; true for the latter. */
  private maybeStarPattern(): boolean {
    const isStar = this.accept('*');
    if (isStar) this.name();
    else this.pattern();
    return isStar;
  }

  protected pattern(): void {
    this.closedPattern();
    while (this.accept('|')) this.closedPattern();
    if (!this.is('as')) return;
    if (this.explaining) this.explainAs();
    this.advance();
    if (this.token.text === '_') this.mismatch();
    this.name();
    if (this.is('.') || this.is('(') || this.is('=')) this.mismatch();
  }

  private explainAs(): void {
    const { next } = this;
    if (next.text === '_') this.fail("cannot use '_' as a target", next);
    if (next.kind === 'name') return;
    const here = this.at;
    const target = this.attempt(() => {
      this.advance();
      return this.expression();
    });
    this.go(here);
    if (target !== undefined) this.fail('invalid pattern target', target.first, target.last);
  }

  private closedPattern(): void {
    const { token } = this;
    if (this.isName()) {
      this.namePattern();
    } else if (this.is('(')) {
      this.advance();
      this.groupOrSequence();
    } else if (this.is('[')) {
      this.advance();
      this.sequencePatterns(']');
    } else if (this.is('{')) {
      this.advance();
      this.mappingPattern();
    } else if (/^(None|True|False)$/.test(token.text)) {
      this.advance();
    } else {
      this.literalPattern();
    }
  }

  /** A number, perhaps negative or complex, or a string. */
  private literalPattern(): void {
    if (this.isKind('string')) {
      const run = this.strings();
      if (run.name !== 'literal') {
        this.fail('patterns may only match literals and attribute lookups', run.first, run.last);
      }
      return;
    }
    this.accept('-');
    const real = this.expectKind('number');
    if (!this.is('+') && !this.is('-')) return;
    this.advance();
    const imaginary = this.expectKind('number');
    if (isImaginary(real)) this.fail('real number required in complex literal', real);
    if (!isImaginary(imaginary)) {
      this.fail('imaginary number required in complex literal', imaginary);
    }
  }

  /** A capture, `_`, a dotted name or a class. */
  private namePattern(): void {
    const first = this.name();
    let dotted = false;
    while (this.accept('.')) {
      this.name();
      dotted = true;
    }
    if (this.is('=')) this.mismatch();
    if (!this.is('(')) {
      if (dotted || !this.is('.')) return;
      this.mismatch();
    }
    if (first.text === '_' && !dotted) this.mismatch();
    this.advance();
    this.classArguments();
  }

  private classArguments(): void {
    let keywords: Token | undefined;
    while (!this.is(')')) {
      if (this.isName() && this.next.text === '=') {
        keywords = this.advance();
        this.advance();
        this.pattern();
      } else {
        if (keywords !== undefined) {
          if (this.explaining) this.explainPositional();
          this.mismatch();
        }
        this.pattern();
      }
      if (!this.accept(',')) break;
    }
    this.expect(')');
  }

  private explainPositional(): void {
    const here = this.at;
    const first = this.token;
    const fits = this.attempt(() => {
      this.pattern();
      while (this.is(',') && !(this.next.kind === 'name' && this.isKeywordBehind())) {
        this.advance();
        if (this.is(')')) break;
        this.pattern();
      }
      return true;
    });
    const last = this.previous;
    this.go(here);
    if (fits === true) this.fail('positional patterns follow keyword patterns', first, last);
  }

  private isKeywordBehind(): boolean {
    return this.tokens[this.at + 2]?.text === '=';
  }

  private groupOrSequence(): void {
    if (this.accept(')')) return;
    const isStar = this.maybeStarPattern();
    if (this.is(')')) {
      if (isStar) this.mismatch();
      this.advance();
      return;
    }
    this.expect(',');
    this.sequencePatterns(')');
  }

  private sequencePatterns(closing: string): void {
    while (!this.is(closing)) {
      this.maybeStarPattern();
      if (!this.accept(',')) break;
    }
    this.expect(closing);
  }

  private mappingPattern(): void {
    while (!this.is('}')) {
      if (this.accept('**')) {
        if (this.token.text === '_') this.mismatch();
        this.name();
        this.accept(',');
        break;
      }
      this.mappingKey();
      this.expect(':');
      this.pattern();
      if (!this.accept(',')) break;
    }
    this.expect('}');
  }

  private mappingKey(): void {
    if (/^(None|True|False)$/.test(this.token.text)) {
      this.advance();
    } else if (this.isName()) {
      this.advance();
      do {
        this.expect('.');
        this.name();
      } while (this.is('.'));
    } else {
      this.literalPattern();
    }
  }
}

function isImaginary(token: Token): boolean {
  const value = numberValue(token.text);
  return typeof value === 'object' && 'imaginary' in value;
}
