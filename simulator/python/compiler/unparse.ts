/**
 * The text of an expression, as `ast.unparse` writes it: what annotations are kept as under
 * `from __future__ import annotations`.
 */
import type {
  Arguments,
  BinaryOperator,
  Comparison,
  Comprehension,
  Expression,
  JoinedStr,
} from '../ast.ts';
import type { Constant } from '../code.ts';

/** How tightly an operator binds; a weaker one inside needs parentheses. */
const LEVEL = {
  tuple: 0,
  test: 1,
  or: 2,
  and: 3,
  not: 4,
  compare: 5,
  bitOr: 6,
  bitXor: 7,
  bitAnd: 8,
  shift: 9,
  sum: 10,
  term: 11,
  factor: 12,
  power: 13,
  await: 14,
  atom: 15,
} as const;

const BINARY: Readonly<Record<BinaryOperator, readonly [text: string, level: number]>> = {
  Add: ['+', LEVEL.sum],
  Sub: ['-', LEVEL.sum],
  Mult: ['*', LEVEL.term],
  MatMult: ['@', LEVEL.term],
  Div: ['/', LEVEL.term],
  Mod: ['%', LEVEL.term],
  FloorDiv: ['//', LEVEL.term],
  Pow: ['**', LEVEL.power],
  LShift: ['<<', LEVEL.shift],
  RShift: ['>>', LEVEL.shift],
  BitOr: ['|', LEVEL.bitOr],
  BitXor: ['^', LEVEL.bitXor],
  BitAnd: ['&', LEVEL.bitAnd],
};

const COMPARISON: Readonly<Record<Comparison, string>> = {
  Eq: '==',
  NotEq: '!=',
  Lt: '<',
  LtE: '<=',
  Gt: '>',
  GtE: '>=',
  Is: 'is',
  IsNot: 'is not',
  In: 'in',
  NotIn: 'not in',
};

const UNARY = {
  Not: ['not ', LEVEL.not],
  USub: ['-', LEVEL.factor],
  UAdd: ['+', LEVEL.factor],
  Invert: ['~', LEVEL.factor],
} as const;

/** `level`: how tightly the place around it binds. */
export function unparse(node: Expression, level: number = LEVEL.test): string {
  const wrap = (own: number, text: string): string => (own < level ? `(${text})` : text);
  switch (node.kind) {
    case 'Name':
      return node.id;
    case 'Constant':
      return constantText(node.value);
    case 'Attribute': {
      const value = unparse(node.value, LEVEL.atom);
      return `${/^\d+$/.test(value) ? `${value} ` : value}.${node.attr}`;
    }
    case 'Subscript':
      return `${unparse(node.value, LEVEL.atom)}[${unparse(node.slice, LEVEL.tuple)}]`;
    case 'Slice': {
      const [lower, upper, step] = [node.lower, node.upper, node.step].map((part) =>
        part === undefined ? '' : unparse(part),
      );
      return `${lower}:${upper}${node.step === undefined ? '' : `:${step}`}`;
    }
    case 'Call': {
      const args = node.args.map((arg) => unparse(arg));
      const keywords = node.keywords.map(({ arg, value }) =>
        arg === undefined ? `**${unparse(value)}` : `${arg}=${unparse(value)}`,
      );
      return `${unparse(node.func, LEVEL.atom)}(${[...args, ...keywords].join(', ')})`;
    }
    case 'Starred':
      return `*${unparse(node.value, LEVEL.bitOr)}`;
    case 'Tuple':
      return tupleText(node.elts, level);
    case 'List':
      return `[${list(node.elts)}]`;
    case 'Set':
      return node.elts.length === 0 ? '{*()}' : `{${list(node.elts)}}`;
    case 'Dict':
      return `{${node.values
        .map((value, i) => {
          const key = node.keys[i];
          return key === undefined
            ? `**${unparse(value, LEVEL.bitOr)}`
            : `${unparse(key)}: ${unparse(value)}`;
        })
        .join(', ')}}`;
    case 'BinOp': {
      const [symbol, own] = BINARY[node.op];
      const right = node.op === 'Pow';
      const first = unparse(node.left, right ? own + 1 : own);
      const second = unparse(node.right, right ? own : own + 1);
      return wrap(own, `${first} ${symbol} ${second}`);
    }
    case 'UnaryOp': {
      const [symbol, own] = UNARY[node.op];
      return wrap(own, `${symbol}${unparse(node.operand, own)}`);
    }
    case 'BoolOp': {
      const own = node.op === 'And' ? LEVEL.and : LEVEL.or;
      const word = node.op === 'And' ? ' and ' : ' or ';
      return wrap(own, node.values.map((value) => unparse(value, own + 1)).join(word));
    }
    case 'Compare': {
      const parts = node.ops.map(
        (operator, i) =>
          ` ${COMPARISON[operator]} ${unparse(node.comparators[i]!, LEVEL.compare + 1)}`,
      );
      return wrap(LEVEL.compare, unparse(node.left, LEVEL.compare + 1) + parts.join(''));
    }
    case 'IfExp': {
      const body = unparse(node.body, LEVEL.test + 1);
      const test = unparse(node.test, LEVEL.test + 1);
      return wrap(LEVEL.test, `${body} if ${test} else ${unparse(node.orelse, LEVEL.test)}`);
    }
    case 'Lambda': {
      const args = argumentsText(node.args);
      return wrap(LEVEL.test, `lambda${args === '' ? '' : ` ${args}`}: ${unparse(node.body)}`);
    }
    case 'NamedExpr':
      return `(${node.target.id} := ${unparse(node.value, LEVEL.atom)})`;
    case 'Await':
      return wrap(LEVEL.await, `await ${unparse(node.value, LEVEL.atom)}`);
    case 'Yield':
      return node.value === undefined ? '(yield)' : `(yield ${unparse(node.value, LEVEL.tuple)})`;
    case 'YieldFrom':
      return `(yield from ${unparse(node.value)})`;
    case 'ListComp':
      return `[${unparse(node.elt)}${loops(node.generators)}]`;
    case 'SetComp':
      return `{${unparse(node.elt)}${loops(node.generators)}}`;
    case 'GeneratorExp':
      return `(${unparse(node.elt)}${loops(node.generators)})`;
    case 'DictComp':
      return `{${unparse(node.key)}: ${unparse(node.value)}${loops(node.generators)}}`;
    case 'JoinedStr':
      return `f${stringText(joinedText(node))}`;
    case 'FormattedValue':
      return `f${stringText(fieldText(node))}`;
  }
}

const list = (nodes: readonly Expression[]): string =>
  nodes.map((node) => unparse(node)).join(', ');

function tupleText(elements: readonly Expression[], level: number): string {
  const text = elements.length === 1 ? `${unparse(elements[0]!)},` : list(elements);
  return level > LEVEL.tuple || elements.length === 0 ? `(${text})` : text;
}

function loops(parts: readonly Comprehension[]): string {
  return parts
    .map(({ isAsync, target, iter, ifs }) => {
      const conditions = ifs.map((test) => ` if ${unparse(test, LEVEL.test + 1)}`).join('');
      const word = isAsync ? 'async for' : 'for';
      return ` ${word} ${unparse(target, LEVEL.tuple)} in ${unparse(iter, LEVEL.test + 1)}${conditions}`;
    })
    .join('');
}

function argumentsText(args: Arguments): string {
  const positional = [...args.posonlyargs, ...args.args];
  const firstDefault = positional.length - args.defaults.length;
  const parts: string[] = [];
  positional.forEach(({ arg }, i) => {
    const value = args.defaults[i - firstDefault];
    parts.push(value === undefined ? arg : `${arg}=${unparse(value)}`);
    if (i === args.posonlyargs.length - 1) parts.push('/');
  });
  if (args.vararg !== undefined) parts.push(`*${args.vararg.arg}`);
  else if (args.kwonlyargs.length > 0) parts.push('*');
  args.kwonlyargs.forEach(({ arg }, i) => {
    const value = args.kwDefaults[i];
    parts.push(value === undefined ? arg : `${arg}=${unparse(value)}`);
  });
  if (args.kwarg !== undefined) parts.push(`**${args.kwarg.arg}`);
  return parts.join(', ');
}

function joinedText(node: JoinedStr): string {
  return node.values
    .map((value) =>
      value.kind === 'Constant' ? String(value.value).replace(/[{}]/g, '$&$&') : fieldText(value),
    )
    .join('');
}

function fieldText(node: Extract<Expression, { kind: 'FormattedValue' }>): string {
  const conversion = { none: '', str: '!s', repr: '!r', ascii: '!a' }[node.conversion];
  const spec = node.formatSpec === undefined ? '' : `:${joinedText(node.formatSpec)}`;
  const value = unparse(node.value, LEVEL.test + 1);
  return `{${value.startsWith('{') ? ' ' : ''}${value}${conversion}${spec}}`;
}

export function constantText(value: Constant): string {
  switch (typeof value) {
    case 'undefined':
      return 'None';
    case 'boolean':
      return value ? 'True' : 'False';
    case 'string':
      return stringText(value);
    case 'number':
    case 'bigint':
      return String(value);
    default:
      break;
  }
  if ('float' in value) return floatText(value.float);
  if ('imaginary' in value) return `${floatText(value.imaginary).replace(/\.0$/, '')}j`;
  if ('bytes' in value) return `b${stringText(String.fromCharCode(...value.bytes))}`;
  return '...';
}

function floatText(value: number): string {
  // The source has no literal for infinity: a number too large for a float stands for it.
  if (value === Infinity) return '1e309';
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

function stringText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replace(/\\/g, '\\\\')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replaceAll(quote, `\\${quote}`);
  return quote + escaped + quote;
}
