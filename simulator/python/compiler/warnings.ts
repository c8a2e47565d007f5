/**
 * What is allowed and most likely a mistake: CPython's compiler gives a SyntaxWarning. Who runs the code
 * shows them (machine/syntax-warnings.ts).
 */
import type { Assert, Call, Compare, Expression, Span, Subscript } from '../ast.ts';
import type { Constant } from '../code.ts';
import type { Compiler } from './compiler.ts';

export interface SyntaxWarning {
  readonly what: string;
  readonly at: Span;
}

const COMMA = 'perhaps you missed a comma?';

/** Types of displays and the like, whatever is in them. */
const DISPLAYS: Readonly<Partial<Record<Expression['kind'], string>>> = {
  Tuple: 'tuple',
  List: 'list',
  ListComp: 'list',
  Dict: 'dict',
  DictComp: 'dict',
  Set: 'set',
  SetComp: 'set',
  GeneratorExp: 'generator',
  JoinedStr: 'str',
  FormattedValue: 'str',
  Lambda: 'function',
};

function constantType(value: Constant): string {
  switch (typeof value) {
    case 'undefined':
      return 'NoneType';
    case 'boolean':
      return 'bool';
    case 'number':
    case 'bigint':
      return 'int';
    case 'string':
      return 'str';
    default:
      break;
  }
  if ('float' in value) return 'float';
  if ('imaginary' in value) return 'complex';
  if ('bytes' in value) return 'bytes';
  if ('tuple' in value) return 'tuple';
  if ('ellipsis' in value) return 'ellipsis';
  return 'frozenset' in value ? 'frozenset' : 'code';
}

/** The type that the value of an expression surely has. */
function typeOf(c: Compiler, node: Expression): string | undefined {
  const folded = c.folder.fold(node);
  return folded === undefined ? DISPLAYS[node.kind] : constantType(folded.value);
}

/** Objects of which there is one are compared by `is` rightly. */
const SINGLE: ReadonlySet<string> = new Set(['NoneType', 'bool', 'ellipsis']);

function isLiteral(c: Compiler, node: Expression): boolean {
  const folded = c.folder.fold(node);
  return folded !== undefined && !SINGLE.has(constantType(folded.value));
}

export function warnOfComparison(c: Compiler, node: Compare): void {
  let left = node.left;
  for (const [i, right] of node.comparators.entries()) {
    const comparison = node.ops[i];
    const byIdentity = comparison === 'Is' || comparison === 'IsNot';
    if (byIdentity && (isLiteral(c, left) || isLiteral(c, right))) {
      c.warn(
        node,
        comparison === 'Is'
          ? '"is" with a literal. Did you mean "=="?'
          : '"is not" with a literal. Did you mean "!="?',
      );
      // One is enough.
      return;
    }
    left = right;
  }
}

export function warnOfAssertion(c: Compiler, node: Assert): void {
  const { test } = node;
  if (test.kind === 'Tuple' && test.elts.length > 0) {
    c.warn(node, 'assertion is always true, perhaps remove parentheses?');
  }
}

export function warnOfCall(c: Compiler, node: Call): void {
  const type = typeOf(c, node.func);
  if (type === undefined || node.func.kind === 'Lambda') return;
  c.warn(node, `'${type}' object is not callable; ${COMMA}`);
}

const SUBSCRIPTABLE: ReadonlySet<string> = new Set(['str', 'bytes', 'tuple', 'list']);

export function warnOfSubscript(c: Compiler, node: Subscript): void {
  if (node.ctx !== 'Load') return;
  const type = typeOf(c, node.value);
  if (type === undefined || type === 'dict') return;
  if (!SUBSCRIPTABLE.has(type)) {
    c.warn(node, `'${type}' object is not subscriptable; ${COMMA}`);
    return;
  }
  const index = typeOf(c, node.slice);
  if (index === undefined || index === 'int' || index === 'bool') return;
  c.warn(node, `${type} indices must be integers or slices, not ${index}; ${COMMA}`);
}
