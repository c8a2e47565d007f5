/** Reads character classes: `[a-z]`, `[^\d_]`. */
import { classEscape } from './escapes.ts';
import { PatternError } from './pattern-error.ts';
import type { Source } from './source.ts';
import type { CaseRule, Category, Node, SetItem } from './tree.ts';

/** What may mean something between classes one day. */
const OPERATIONS: Readonly<Record<string, string>> = {
  '-': 'difference',
  '&': 'intersection',
  '~': 'symmetric difference',
  '|': 'union',
};

/**
 * Reads on behind the opening bracket.
 *
 * @param start - the place of the bracket.
 */
export function readClass(
  source: Source,
  start: number,
  ascii: boolean,
  caseRule: CaseRule,
  warn: (message: string) => void,
): Node {
  if (source.next === '[') warn(`Possible nested set at position ${source.position}`);
  const negated = source.match('^');
  const items: SetItem[] = [];
  const unterminated = new PatternError('unterminated character set', start);
  for (;;) {
    const at = source.position;
    const token = source.take();
    if (token === undefined) throw unterminated;
    if (token === ']' && items.length > 0) break;
    if (items.length > 0 && source.next === token && OPERATIONS[token] !== undefined) {
      warn(`Possible set ${OPERATIONS[token]} at position ${at}`);
    }
    const low = readMember(source, token, at, ascii);
    if (!source.match('-')) {
      items.push(low);
      continue;
    }
    const highAt = source.position;
    const highToken = source.take();
    if (highToken === undefined) throw unterminated;
    if (highToken === ']') {
      items.push(low, { kind: 'range', from: 0x2d, to: 0x2d });
      break;
    }
    if (highToken === '-') {
      warn(`Possible set difference at position ${highAt - 1}`);
    }
    const high = readMember(source, highToken, highAt, ascii);
    if (low.kind === 'category' || high.kind === 'category' || high.from < low.from) {
      // Of an escape only its beginning is shown, and counted.
      const range = `${token}-${highToken}`;
      const back = Array.from(range).length;
      throw new PatternError(`bad character range ${range}`, source.position - back);
    }
    items.push({ kind: 'range', from: low.from, to: high.from });
  }
  return { kind: 'set', items, negated, caseRule };
}

function readMember(source: Source, token: string, at: number, ascii: boolean): SetItem {
  if (token.startsWith('\\')) {
    const letter = token.slice(1);
    const small = letter.toLowerCase();
    if (small === 'd' || small === 's' || small === 'w') {
      const category: Category = { letter: small, negated: small !== letter, ascii };
      return { kind: 'category', category };
    }
    const code = classEscape(source, token, at);
    return { kind: 'range', from: code, to: code };
  }
  const code = token.codePointAt(0)!;
  return { kind: 'range', from: code, to: code };
}
