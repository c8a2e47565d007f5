/** A code object as text, for people and tests: `line  index  OPNAME argument (meaning)`. */
import { Code, type Constant } from './code.ts';
import * as op from './opcode-numbers.ts';
import { BINARY_OPERATORS, COMPARISONS, OPCODE_NAMES } from './opcodes.ts';

const CONVERSIONS = ['', 'str', 'repr', 'ascii'] as const;

/** The instructions and exception table of a code object and of those within it. */
export function disassemble(code: Code): string {
  const inner = code.constants.filter((constant) => constant instanceof Code);
  const parts = [disassembleOne(code), ...inner.map((part) => disassemble(part))];
  return parts.join('\n');
}

function disassembleOne(code: Code): string {
  const targets = new Set<number>();
  code.ops.forEach((opcode, i) => {
    if (isJump(opcode)) targets.add(code.args[i]!);
  });
  for (let row = 0; row < code.exceptionTable.length; row += 5) {
    targets.add(code.exceptionTable[row + 2]!);
  }
  const lines = [`${code.qualifiedName}:`];
  let line = -1;
  code.ops.forEach((opcode, i) => {
    const own = code.lines[i]!;
    const shown = own !== line && own >= 0 ? String(own) : '';
    if (own >= 0) line = own;
    const mark = targets.has(i) ? '>>' : '  ';
    const name = OPCODE_NAMES[opcode]!;
    const argument = argumentText(code, opcode, code.args[i]!);
    lines.push(`${shown.padStart(4)} ${mark}${String(i).padStart(4)}  ${name}${argument}`);
  });
  return `${lines.join('\n')}\n${exceptionTableText(code)}`;
}

function exceptionTableText(code: Code): string {
  const { exceptionTable: table } = code;
  if (table.length === 0) return '';
  const rows: string[] = [];
  for (let row = 0; row < table.length; row += 5) {
    const [start, end, handler, depth, lasti] = table.slice(row, row + 5);
    const where = `${start} to ${end! - 1}`.padEnd(10);
    rows.push(`  ${where} -> ${handler} depth ${depth}${lasti === 1 ? ' lasti' : ''}`);
  }
  return `ExceptionTable:\n${rows.join('\n')}\n`;
}

export function isJump(opcode: number): boolean {
  return /JUMP|^FOR_ITER$|^SEND$/.test(OPCODE_NAMES[opcode]!);
}

/** Opcodes whose argument says nothing. */
const NO_ARGUMENT: ReadonlySet<number> = new Set([
  op.NOP,
  op.POP_TOP,
  op.PUSH_NULL,
  op.RETURN_VALUE,
  op.LOAD_BUILD_CLASS,
  op.GET_ITER,
  op.BINARY_SUBSCR,
  op.STORE_SUBSCR,
  op.DELETE_SUBSCR,
  op.LIST_TO_TUPLE,
  op.IMPORT_STAR,
  op.RETURN_GENERATOR,
  op.YIELD_VALUE,
  op.GET_YIELD_FROM_ITER,
  op.GET_AITER,
  op.GET_ANEXT,
  op.END_ASYNC_FOR,
  op.ASYNC_GEN_WRAP,
  op.PUSH_EXC_INFO,
  op.POP_EXCEPT,
  op.CHECK_EXC_MATCH,
  op.CHECK_EG_MATCH,
  op.PREP_RERAISE_STAR,
  op.LOAD_ASSERTION_ERROR,
  op.BEFORE_WITH,
  op.BEFORE_ASYNC_WITH,
  op.WITH_EXCEPT_START,
  op.GET_LEN,
  op.MATCH_MAPPING,
  op.MATCH_SEQUENCE,
  op.MATCH_KEYS,
  op.SETUP_ANNOTATIONS,
  op.UNARY_POSITIVE,
  op.UNARY_NEGATIVE,
  op.UNARY_NOT,
  op.UNARY_INVERT,
]);

function argumentText(code: Code, opcode: number, arg: number): string {
  if (NO_ARGUMENT.has(opcode)) return '';
  const meaning = meaningOf(code, opcode, arg);
  return meaning === undefined ? ` ${arg}` : ` ${arg} (${meaning})`;
}

function meaningOf(code: Code, opcode: number, arg: number): string | undefined {
  switch (opcode) {
    case op.LOAD_CONST:
    case op.KW_NAMES:
      return constantText(code.constants[arg]);
    case op.LOAD_FAST:
    case op.STORE_FAST:
    case op.DELETE_FAST:
    case op.MAKE_CELL:
    case op.LOAD_CLOSURE:
    case op.LOAD_DEREF:
    case op.STORE_DEREF:
    case op.DELETE_DEREF:
    case op.LOAD_CLASSDEREF:
      return code.variables[arg];
    case op.LOAD_GLOBAL:
    case op.STORE_GLOBAL:
    case op.DELETE_GLOBAL:
    case op.LOAD_NAME:
    case op.STORE_NAME:
    case op.DELETE_NAME:
    case op.LOAD_ATTR:
    case op.STORE_ATTR:
    case op.DELETE_ATTR:
    case op.LOAD_METHOD:
    case op.IMPORT_NAME:
    case op.IMPORT_FROM:
      return code.names[arg];
    case op.BINARY_OP:
      return BINARY_OPERATORS[arg]?.symbol;
    case op.INPLACE_OP:
      return `${BINARY_OPERATORS[arg]?.symbol}=`;
    case op.COMPARE_OP:
      return COMPARISONS[arg]?.symbol;
    case op.IS_OP:
      return arg === 1 ? 'is not' : 'is';
    case op.CONTAINS_OP:
      return arg === 1 ? 'not in' : 'in';
    case op.FORMAT_VALUE: {
      const parts = [CONVERSIONS[arg & 3]!, (arg & 4) !== 0 ? 'with format' : ''];
      return parts.filter((part) => part !== '').join(', ') || undefined;
    }
    default:
      return isJump(opcode) ? `to ${arg}` : undefined;
  }
}

/** A constant as Python would write it. */
export function constantText(value: Constant): string {
  switch (typeof value) {
    case 'undefined':
      return 'None';
    case 'boolean':
      return value ? 'True' : 'False';
    case 'string':
      return `'${value.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/'/g, "\\'")}'`;
    case 'number':
    case 'bigint':
      return String(value);
    default:
      break;
  }
  if (value instanceof Code) return `<code ${value.qualifiedName}>`;
  if ('float' in value) {
    return Number.isInteger(value.float) ? `${value.float}.0` : String(value.float);
  }
  if ('imaginary' in value) return `${value.imaginary}j`;
  if ('bytes' in value) return `b'${String.fromCharCode(...value.bytes)}'`;
  if ('ellipsis' in value) return 'Ellipsis';
  if ('frozenset' in value) return `frozenset({${value.frozenset.map(constantText).join(', ')}})`;
  const items = value.tuple.map(constantText);
  return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
}
