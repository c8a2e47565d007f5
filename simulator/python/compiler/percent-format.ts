/**
 * `'%s is %r' % (a, b)` with a literal on the left and a tuple display on the right is compiled as an
 * f-string, as CPython does, when there are only plain %s, %r and %a in it.
 */
import type { BinOp, Constant, Expression, FormattedValue, JoinedStr, Span } from '../ast.ts';

const DIRECTIVE = /^(-*)(\d{0,3})(?:\.(\d{0,3}))?([sra])/;
const CONVERSIONS = { s: 'str', r: 'repr', a: 'ascii' } as const;

/** The f-string; undefined when this is no such formatting. */
export function asJoinedStr(node: BinOp): JoinedStr | undefined {
  const { left, right } = node;
  if (node.op !== 'Mod' || left.kind !== 'Constant' || right.kind !== 'Tuple') return undefined;
  if (typeof left.value !== 'string') return undefined;
  if (right.elts.some(({ kind }) => kind === 'Starred')) return undefined;
  const place = spanOf(node);
  const values: (Constant | FormattedValue)[] = [];
  const waiting = [...right.elts];
  let text = '';
  const flush = (): void => {
    if (text !== '') values.push({ kind: 'Constant', ...place, value: text });
    text = '';
  };
  let rest = left.value;
  while (rest !== '') {
    const percent = rest.indexOf('%');
    text += percent < 0 ? rest : rest.slice(0, percent);
    if (percent < 0) break;
    rest = rest.slice(percent + 1);
    if (rest.startsWith('%')) {
      text += '%';
      rest = rest.slice(1);
      continue;
    }
    const directive = DIRECTIVE.exec(rest) ?? undefined;
    const value = waiting.shift();
    if (directive === undefined || value === undefined) return undefined;
    flush();
    values.push(field(value, directive, place));
    rest = rest.slice(directive[0].length);
  }
  flush();
  return waiting.length > 0 ? undefined : { kind: 'JoinedStr', ...place, values };
}

function field(value: Expression, directive: RegExpExecArray, place: Span): FormattedValue {
  const [, left, width, precision, letter] = directive;
  let spec = '';
  if (width !== '' && left === '') spec += '>';
  if (width !== '') spec += Number(width);
  if (precision !== undefined) spec += `.${Number(precision)}`;
  return {
    kind: 'FormattedValue',
    ...spanOf(value),
    value,
    conversion: CONVERSIONS[letter as keyof typeof CONVERSIONS],
    formatSpec:
      spec === ''
        ? undefined
        : { kind: 'JoinedStr', ...place, values: [{ kind: 'Constant', ...place, value: spec }] },
  };
}

function spanOf({ line, column, endLine, endColumn }: Span): Span {
  return { line, column, endLine, endColumn };
}
