/**
 * Code objects as text, and back: so the library is compiled when the app is built, and costs a program
 * that imports it only what it uses. One line of JSON a code object, its head and its body apart; a body
 * names the code objects within it by their lines, and is read when it first runs.
 */
import { Code } from './code.ts';
import type { CodeBody, CodeHead, Constant } from './code.ts';

/** Of a head, what the text holds; the rest is where the code lies. */
type StoredHead = [
  name: string,
  qualifiedName: string,
  firstLine: number,
  flags: number,
  positionalCount: number,
  positionalOnlyCount: number,
  keywordOnlyCount: number,
  variables: readonly string[],
  cellCount: number,
  freeCount: number,
  names: readonly string[],
  stackSize: number,
  docstring: string | undefined,
];

/** A body's columns as texts; lines are counted from the code's first one, as they then take little room. */
type StoredBody = [
  constants: readonly StoredConstant[],
  ops: string,
  args: string,
  exceptionTable: string,
  lines: string,
  columns: string,
  endLines: string,
  endColumns: string,
];

type StoredConstant =
  | boolean
  | number
  | string
  | { readonly bigint: string }
  | { readonly float: string }
  | { readonly imaginary: string }
  | { readonly bytes: readonly number[] }
  | { readonly tuple: readonly StoredConstant[] }
  | { readonly frozenset: readonly StoredConstant[] }
  | { readonly none: true }
  | { readonly ellipsis: true }
  | { readonly code: number };

const BETWEEN_HEAD_AND_BODY = '\t';
const BETWEEN_CODES = '\n';

/** Of an instruction without a place, in lines that are counted from the first. */
const NO_LINE = -20;
/** A number is a character this far up, clear of those that JSON escapes and of the surrogates. */
const ZERO = 0x40;
const NUMBER_MIN = -ZERO + 0x23;
const NUMBER_MAX = 0xd7ff - ZERO;

/** Throws RangeError for code with numbers too large for it: thousands of lines in one function. */
export function storeCode(code: Code): string {
  const codes: Code[] = [code];
  const lines: string[] = [];
  for (let i = 0; i < codes.length; i++) {
    const each = codes[i]!;
    const body = storeBody(each, (inner) => codes.push(inner) - 1);
    lines.push(JSON.stringify(storeHead(each)) + BETWEEN_HEAD_AND_BODY + JSON.stringify(body));
  }
  return lines.join(BETWEEN_CODES);
}

/** @param file - as tracebacks show it. */
export function restoreCode(text: string, file: string, internal: boolean): Code {
  const lines = text.split(BETWEEN_CODES);
  const restore = (index: number): Code => {
    const line = lines[index]!;
    const end = line.indexOf(BETWEEN_HEAD_AND_BODY);
    const head = restoreHead(JSON.parse(line.slice(0, end)) as StoredHead, file, internal);
    return new Code(head, () =>
      restoreBody(JSON.parse(line.slice(end + 1)) as StoredBody, head.firstLine, restore),
    );
  };
  return restore(0);
}

function storeHead(code: CodeHead): StoredHead {
  return [
    code.name,
    code.qualifiedName,
    code.firstLine,
    code.flags,
    code.positionalCount,
    code.positionalOnlyCount,
    code.keywordOnlyCount,
    code.variables,
    code.cellCount,
    code.freeCount,
    code.names,
    code.stackSize,
    code.docstring,
  ];
}

function restoreHead(stored: StoredHead, file: string, internal: boolean): CodeHead {
  return {
    name: stored[0],
    qualifiedName: stored[1],
    file,
    source: 0,
    firstLine: stored[2],
    internal,
    flags: stored[3],
    positionalCount: stored[4],
    positionalOnlyCount: stored[5],
    keywordOnlyCount: stored[6],
    variables: stored[7],
    cellCount: stored[8],
    freeCount: stored[9],
    names: stored[10],
    // JSON has no undefined.
    docstring: stored[12] ?? undefined,
    stackSize: stored[11],
  };
}

function storeBody(code: Code, add: (inner: Code) => number): StoredBody {
  return [
    code.constants.map((constant) => storeConstant(constant, add)),
    pack(code.ops),
    pack(code.args),
    pack(code.exceptionTable),
    packLines(code.lines, code.firstLine),
    pack(code.columns),
    packLines(code.endLines, code.firstLine),
    pack(code.endColumns),
  ];
}

function restoreBody(
  [constants, ops, args, exceptionTable, lines, columns, endLines, endColumns]: StoredBody,
  firstLine: number,
  restore: (index: number) => Code,
): CodeBody {
  return {
    constants: constants.map((constant) => restoreConstant(constant, restore)),
    ops: Uint8Array.from(unpack(ops)),
    args: unpack(args),
    exceptionTable: unpack(exceptionTable),
    lines: unpackLines(lines, firstLine),
    columns: unpack(columns),
    endLines: unpackLines(endLines, firstLine),
    endColumns: unpack(endColumns),
  };
}

function pack(numbers: Iterable<number>): string {
  let text = '';
  for (const number of numbers) {
    if (number < NUMBER_MIN || number > NUMBER_MAX) throw new RangeError(`no room for ${number}`);
    text += String.fromCharCode(number + ZERO);
  }
  return text;
}

function unpack(text: string): Int32Array {
  const numbers = new Int32Array(text.length);
  for (let i = 0; i < text.length; i++) numbers[i] = text.charCodeAt(i) - ZERO;
  return numbers;
}

function packLines(lines: Iterable<number>, firstLine: number): string {
  return pack(Array.from(lines, (line) => (line < 0 ? NO_LINE : line - firstLine)));
}

function unpackLines(text: string, firstLine: number): Int32Array {
  return unpack(text).map((line) => (line === NO_LINE ? -1 : line + firstLine));
}

function storeConstant(constant: Constant, add: (inner: Code) => number): StoredConstant {
  if (constant === undefined) return { none: true };
  if (typeof constant === 'bigint') return { bigint: String(constant) };
  if (typeof constant !== 'object') return constant;
  if (constant instanceof Code) return { code: add(constant) };
  const all = (parts: readonly Constant[]): StoredConstant[] =>
    parts.map((part) => storeConstant(part, add));
  if ('float' in constant) return { float: numberText(constant.float) };
  if ('imaginary' in constant) return { imaginary: numberText(constant.imaginary) };
  if ('bytes' in constant) return { bytes: [...constant.bytes] };
  if ('tuple' in constant) return { tuple: all(constant.tuple) };
  if ('frozenset' in constant) return { frozenset: all(constant.frozenset) };
  return constant;
}

function restoreConstant(stored: StoredConstant, restore: (index: number) => Code): Constant {
  if (typeof stored !== 'object') return stored;
  if ('none' in stored) return undefined;
  if ('code' in stored) return restore(stored.code);
  const all = (parts: readonly StoredConstant[]): Constant[] =>
    parts.map((part) => restoreConstant(part, restore));
  if ('bigint' in stored) return BigInt(stored.bigint);
  if ('float' in stored) return { float: Number(stored.float) };
  if ('imaginary' in stored) return { imaginary: Number(stored.imaginary) };
  if ('bytes' in stored) return { bytes: Uint8Array.from(stored.bytes) };
  if ('tuple' in stored) return { tuple: all(stored.tuple) };
  if ('frozenset' in stored) return { frozenset: all(stored.frozenset) };
  return stored;
}

/** JSON knows neither infinities nor the sign of zero. */
function numberText(number: number): string {
  return Object.is(number, -0) ? '-0' : String(number);
}
