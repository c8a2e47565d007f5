/**
 * The bridge to the parser package. py-ast has a good grammar but a weak tokenizer (no form feeds, no
 * letters beyond the BMP, lax numbers, f-strings of a later Python), so it never sees the program's
 * text: it parses a plain text made from our tokens, one logical line a line and a space between any
 * two tokens. Every place it reports is the start or end of one of our tokens, which knows where it
 * really stands.
 */
import { fieldsOf, type StringRun } from './f-strings.ts';
import { isToken } from './tokenizer.ts';
import { KEYWORDS, type Token } from './tokens.ts';

/** What the expressions of a statement come after. */
const BEFORE_TUPLE = /^(?:return|yield|[;:]|(?:[-+*/%@&|^]|\/\/|\*\*|<<|>>)?=)$/;

/** What stands for a name that py-ast could misread, followed by an index. */
const ALIAS = 'timesliceName';

export class Synthesis {
  /** The text for py-ast. */
  text = '';
  /** By first token: what a run of adjacent string literals is. */
  readonly runs: ReadonlyMap<Token, StringRun>;
  /** First tokens of the targets of `async for` in comprehensions. */
  readonly asyncTargets = new Set<Token>();
  /** By the token before it: the last comma of a `del`, which py-ast does not see. */
  readonly delCommas = new Map<Token, Token>();
  private readonly lineStarts: number[] = [0];
  private readonly starts: (Token | undefined)[] = [];
  private readonly ends: (Token | undefined)[] = [];
  private readonly aliases: string[] = [];
  private parts: string[] = [];
  private length = 0;

  constructor(tokens: readonly Token[], runs: ReadonlyMap<Token, StringRun>) {
    this.runs = runs;
    new Emitter(this, tokens).run();
    this.text = this.parts.join('');
    this.parts = [];
  }

  /** The token that starts at a place of the text for py-ast. */
  startAt(line: number, column: number): Token | undefined {
    return this.starts[this.lineStarts[line - 1]! + column];
  }

  /** The token that ends at a place of the text for py-ast. */
  endAt(line: number, column: number): Token | undefined {
    return this.ends[this.lineStarts[line - 1]! + column];
  }

  /** The program's own name for a name in py-ast's tree. */
  nameOf(name: string): string {
    if (!name.startsWith(ALIAS)) return name;
    return this.aliases[Number(name.slice(ALIAS.length))] ?? name;
  }

  /** Writes `text`, which starts where `start` starts and ends where `end` ends. */
  write(text: string, start: Token | undefined, end: Token | undefined): void {
    this.starts[this.length] = start;
    this.append(text);
    this.ends[this.length] = end;
    this.append(' ');
  }

  writeAlias(token: Token): void {
    this.aliases.push(token.text);
    this.write(`${ALIAS}${this.aliases.length - 1}`, token, token);
  }

  startLine(indentation: number): void {
    this.append(' '.repeat(indentation));
  }

  endLine(): void {
    this.append('\n');
    this.lineStarts.push(this.length);
  }

  private append(text: string): void {
    this.parts.push(text);
    this.length += text.length;
  }
}

class Emitter {
  private readonly out: Synthesis;
  private readonly tokens: readonly Token[];
  private indentation = 0;
  /** Whether the block at each indentation holds the cases of a match statement. */
  private readonly matchBlocks: boolean[] = [false];
  private nextBlockIsMatch = false;

  constructor(out: Synthesis, tokens: readonly Token[]) {
    this.out = out;
    this.tokens = tokens;
  }

  run(): void {
    const { tokens, out } = this;
    let at = 0;
    while (at < tokens.length) {
      const token = tokens[at]!;
      if (token.kind === 'end') return;
      if (token.kind === 'indent') {
        this.indentation++;
        this.matchBlocks.push(this.nextBlockIsMatch);
        this.nextBlockIsMatch = false;
        at++;
      } else if (token.kind === 'dedent') {
        this.indentation--;
        this.matchBlocks.pop();
        at++;
      } else {
        out.startLine(this.indentation);
        at = this.writeLine(at);
        out.endLine();
      }
    }
  }

  /** Writes a logical line; the index behind its newline. */
  private writeLine(start: number): number {
    const { tokens } = this;
    let end = start;
    while (tokens[end]!.kind !== 'newline' && tokens[end]!.kind !== 'end') end++;
    const first = tokens[start]!;
    if (first.kind === 'name' && first.text === 'match' && this.opensMatch(end)) {
      this.nextBlockIsMatch = true;
      this.writeWrapped(start, this.findColon(start + 1, end), end, /^(,|:=)$/);
    } else if (first.kind === 'name' && first.text === 'case' && this.matchBlocks.at(-1) === true) {
      this.writeWrapped(start, this.findGuard(start + 1, end), end, /^,$/);
    } else {
      this.writeTokens(start, end);
    }
    return tokens[end]!.kind === 'newline' ? end + 1 : end;
  }

  private opensMatch(end: number): boolean {
    const { tokens } = this;
    const word = tokens[end + 2];
    return (
      isToken(tokens[end - 1], ':') &&
      tokens[end + 1]?.kind === 'indent' &&
      word?.kind === 'name' &&
      word.text === 'case'
    );
  }

  private findColon(start: number, end: number): number {
    for (let i = end - 1; i > start; i--) if (isToken(this.tokens[i], ':')) return i;
    return end;
  }

  private findGuard(start: number, end: number): number {
    const { tokens } = this;
    const { depth } = tokens[start - 1]!;
    for (let i = start; i < end; i++) {
      const token = tokens[i]!;
      if (token.depth === depth && (isToken(token, ':') || isToken(token, 'if'))) return i;
    }
    return end;
  }

  /**
   * A subject or pattern with a comma outside brackets is a tuple, which py-ast only reads with
   * parentheses around it.
   */
  private writeWrapped(start: number, stop: number, end: number, needed: RegExp): void {
    const { tokens, out } = this;
    const { depth } = tokens[start]!;
    const wrap = tokens
      .slice(start + 1, stop)
      .some((token) => token.depth === depth && needed.test(token.text));
    if (!wrap) {
      this.writeTokens(start, end);
      return;
    }
    this.writeTokens(start, start + 1);
    out.write('(', tokens[start + 1], tokens[start + 1]);
    this.writeTokens(start + 1, stop);
    out.write(')', tokens[stop - 1], tokens[stop - 1]);
    this.writeTokens(stop, end);
  }

  private writeTokens(start: number, end: number): void {
    const tuples = this.tuplesThatEndEarly(start, end);
    for (let i = start; i < end; i++) {
      const token = this.tokens[i]!;
      if (tuples.includes(i)) this.out.write('(', token, token);
      if (token.kind === 'string') {
        i = this.writeStrings(i, end) - 1;
      } else if (token.depth > 0 && isToken(token, 'async') && isToken(this.tokens[i + 1], 'for')) {
        this.noteAsyncTarget(i + 2);
      } else if (isToken(token, ',') && this.endsDel(i, end)) {
        this.out.delCommas.set(this.tokens[i - 1]!, token);
      } else if (isToken(token, 'yield') && isToken(this.tokens[i + 1], ';')) {
        this.writeBareYield(token);
      } else {
        this.writeToken(token, this.tokens[i - 1], this.tokens[i - 2]);
        if (token.text === ',' && tuples.includes(-i)) this.out.write(')', token, token);
      }
    }
  }

  /** Before a semicolon, py-ast reads a `yield` without a value only in parentheses. */
  private writeBareYield(token: Token): void {
    for (const text of ['(', 'yield', ')']) this.out.write(text, token, token);
  }

  /**
   * Where tuples begin, and with a minus the commas they end with, that stand right before a semicolon
   * or a colon: py-ast reads those with parentheses around them only.
   */
  private tuplesThatEndEarly(start: number, end: number): readonly number[] {
    const { tokens } = this;
    const found: number[] = [];
    for (let i = start; i + 1 < end; i++) {
      const next = tokens[i + 1]!;
      const isLast = isToken(tokens[i], ',') && tokens[i]!.depth === 0 && /^[;:]$/.test(next.text);
      if (!isLast || this.endsDel(i, end)) continue;
      const begin = this.beginOfTuple(start, i);
      if (begin !== undefined) found.push(begin, -i);
    }
    return found;
  }

  /** The first token of the expressions before a comma outside brackets, if it isn't one of parameters. */
  private beginOfTuple(start: number, comma: number): number | undefined {
    const { tokens } = this;
    const isLoop = isToken(tokens[comma + 1], ':');
    let begin = start;
    let lambdas = 0;
    for (let i = start; i < comma; i++) {
      const token = tokens[i]!;
      if (token.depth > 0 || token.kind === 'string') continue;
      if (token.text === 'lambda') lambdas++;
      else if (token.text === ':' && lambdas > 0) lambdas--;
      else if (token.text === 'in' ? isLoop : BEFORE_TUPLE.test(token.text)) begin = i + 1;
    }
    return lambdas > 0 ? undefined : begin;
  }

  /** py-ast reads `async for` only in some comprehensions: it gets a plain `for`. */
  private noteAsyncTarget(target: number): void {
    for (let i = target; i < this.tokens.length; i++) {
      this.out.asyncTargets.add(this.tokens[i]!);
      if (!isToken(this.tokens[i], '(') && !isToken(this.tokens[i], '[')) return;
    }
  }

  /** Whether the comma is the last of `del a, b,`, which py-ast does not read. */
  private endsDel(comma: number, end: number): boolean {
    const { tokens } = this;
    if (comma + 1 < end && !isToken(tokens[comma + 1], ';')) return false;
    const { depth } = tokens[comma]!;
    for (let i = comma - 1; i >= 0; i--) {
      const token = tokens[i]!;
      if (token.kind === 'newline' || token.depth < depth) return false;
      if (isToken(token, 'del')) return true;
      if (token.depth === depth && /^[;:=]$/.test(token.text)) return false;
    }
    return false;
  }

  private writeToken(token: Token, before: Token | undefined, beforeThat: Token | undefined): void {
    const { out } = this;
    const { text } = token;
    if (token.kind === 'number') {
      // The value is read from our token; only its kind matters to the grammar.
      out.write(/j$/i.test(text) ? '0j' : '0', token, token);
    } else if (token.kind !== 'name') {
      out.write(text, token, token);
    } else if (isReservedAttribute(token, before, beforeThat) || needsAlias(text)) {
      out.writeAlias(token);
    } else {
      out.write(text, token, token);
    }
  }

  /** Writes the string literals from `start` on; the index behind them. */
  private writeStrings(start: number, end: number): number {
    const { tokens, out } = this;
    let stop = start + 1;
    while (stop < end && tokens[stop]!.kind === 'string') stop++;
    const first = tokens[start]!;
    const run = out.runs.get(first)!;
    const fields = run.kind === 'formatted' ? fieldsOf(run.pieces) : [];
    if (fields.length === 0) {
      out.write('""', first, run.last);
      return stop;
    }
    // A list display that starts at a string token stands for the expressions of an f-string.
    out.write('[', first, first);
    for (const field of fields) {
      new Emitter(out, field.tokens).writeTokens(0, field.tokens.length - 1);
      out.write(',', undefined, undefined);
    }
    out.write(']', run.last, run.last);
    return stop;
  }
}

/**
 * `asyncio.async(…)` and its like: `async` and `await` became keywords in Python 3.7, tutorials older
 * than that use them as attribute names.
 */
function isReservedAttribute(
  token: Token,
  before: Token | undefined,
  beforeThat: Token | undefined,
): boolean {
  if (token.text !== 'async' && token.text !== 'await') return false;
  if (!isToken(before, '.') || beforeThat === undefined) return false;
  if (beforeThat.kind === 'operator') return /^[)\]}]$/.test(beforeThat.text);
  return beforeThat.kind === 'string' || !KEYWORDS.has(beforeThat.text);
}

/** `type` and `lazy` start statements of later Pythons in py-ast; other alphabets it cannot read. */
function needsAlias(name: string): boolean {
  if (name === 'type' || name === 'lazy' || name.startsWith(ALIAS)) return true;
  return !/^\w*$/.test(name);
}
