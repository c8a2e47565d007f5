/**
 * The line of `^^^^` under a source line of a traceback (PEP 657), by the rules of CPython 3.11: nothing
 * when it would cover the whole line, `~~^~~` for binary operators and subscripts.
 */
import type { Expression } from '../ast.ts';
import { parseModule } from '../parser.ts';

/** Where an instruction stands; columns in code points, −1: not known. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Positions within a segment: what is between them is the operator. */
interface Anchors {
  readonly left: number;
  readonly right: number;
}

/** The marks for a source line, without indentation of their own; undefined: none are shown. */
export function caretLine(source: string, place: Place): string | undefined {
  const { line, endLine, column } = place;
  if (line < 0 || endLine < 0 || column < 0 || place.endColumn < 0) return undefined;
  const characters = Array.from(source);
  const indent = characters.length - Array.from(source.trimStart()).length;
  let end = place.endColumn;
  let anchors: Anchors | undefined;
  if (line === endLine) anchors = anchorsOf(characters.slice(column, end).join(''));
  // An expression that goes on in the next lines is marked up to the end of its first one.
  else end = Array.from(source.trimEnd()).length;
  if (anchors === undefined && end - column === characters.length - indent) return undefined;
  let marks = '';
  for (let at = column; at < end; at++) {
    const inside =
      anchors === undefined || (at >= column + anchors.left && at < column + anchors.right);
    marks += (inside ? '^' : '~').repeat(displayWidth(characters[at] ?? ' '));
  }
  if (marks === '') return undefined;
  let margin = 0;
  for (let at = indent; at < column; at++) margin += displayWidth(characters[at] ?? ' ');
  return ' '.repeat(margin) + marks;
}

/** Characters that take two columns of a terminal: East Asian ones and emoji. */
const WIDE =
  /[\u1100-\u115f\u231a\u231b\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

function displayWidth(character: string): number {
  return WIDE.test(character) ? 2 : 1;
}

function anchorsOf(segment: string): Anchors | undefined {
  const expression = expressionOf(segment);
  const characters = Array.from(segment);
  if (expression?.kind === 'BinOp') {
    return operatorAnchors(characters, expression.left.endColumn, expression.right.column);
  }
  if (expression?.kind === 'Subscript') {
    return subscriptAnchors(characters, expression.value.endColumn, expression.slice.endColumn);
  }
  return undefined;
}

/** The segment as one expression on one line; undefined when it is anything else. */
function expressionOf(segment: string): Expression | undefined {
  const parsed = parse(segment);
  if (parsed?.kind !== 'module') return undefined;
  const [statement, ...more] = parsed.module.body;
  if (more.length > 0 || statement?.kind !== 'Expr') return undefined;
  return statement.value;
}

function parse(segment: string): ReturnType<typeof parseModule> | undefined {
  try {
    return parseModule(segment);
  } catch {
    // Half a statement, as a segment may be, can be more than the parser bargained for.
    return undefined;
  }
}

const isSpace = (character: string | undefined): boolean => /^[ \t\f]$/.test(character ?? '');

function operatorAnchors(
  characters: readonly string[],
  from: number,
  to: number,
): Anchors | undefined {
  for (let i = from; i < to; i++) {
    if (isSpace(characters[i])) continue;
    // Brackets that close the left operand come before the operator.
    if (characters[i] === ')') continue;
    const long = i + 1 < to && !isSpace(characters[i + 1]);
    return { left: i, right: i + (long ? 2 : 1) };
  }
  return undefined;
}

function subscriptAnchors(characters: readonly string[], from: number, to: number): Anchors {
  let left = from;
  while (left < characters.length && characters[left] !== '[') left++;
  let right = to;
  while (right < characters.length && characters[right] !== ']') right++;
  return { left, right: Math.min(right + 1, characters.length) };
}
