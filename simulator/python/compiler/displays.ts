/** Displays of lists, tuples, sets and dicts, f-strings, and unpacking into several targets. */
import type { Dict, Expression, FormattedValue, JoinedStr, ListDisplay } from '../ast.ts';
import type { Constant } from '../code.ts';
import * as op from '../opcode-numbers.ts';
import type { Compiler, Visitors } from './compiler.ts';

/** Values that are put on the stack before they are built into something (CPython's guideline). */
export const STACK_MAX = 30;

type Kind = 'Dict' | 'FormattedValue' | 'JoinedStr' | 'List' | 'Set' | 'Tuple';

export const DISPLAYS: Pick<Visitors<Expression>, Kind> = {
  Dict: dict,
  FormattedValue: formattedValue,
  JoinedStr: joinedStr,
  List: listOrTuple,
  Tuple: listOrTuple,
  Set(c, node) {
    buildElements(c, node.elts, 0, SET);
  },
};

interface Builder {
  readonly build: number;
  readonly add: number;
  readonly extend: number;
  readonly tuple: boolean;
}

const LIST: Builder = {
  build: op.BUILD_LIST,
  add: op.LIST_APPEND,
  extend: op.LIST_EXTEND,
  tuple: false,
};
const TUPLE: Builder = { ...LIST, tuple: true };
const SET: Builder = {
  build: op.BUILD_SET,
  add: op.SET_ADD,
  extend: op.SET_UPDATE,
  tuple: false,
};

function listOrTuple(c: Compiler, node: ListDisplay): void {
  if (node.ctx === 'Store') unpack(c, node.elts);
  else if (node.ctx === 'Del') c.expressions(node.elts);
  else buildElements(c, node.elts, 0, node.kind === 'List' ? LIST : TUPLE);
}

/** The arguments of a call as a tuple; `pushed` values on the stack come first. */
export function buildTuple(c: Compiler, elements: readonly Expression[], pushed: number): void {
  const constant = pushed === 0 ? c.folder.tuple(elements) : undefined;
  if (constant === undefined) {
    buildElements(c, elements, pushed, TUPLE);
    return;
  }
  for (const node of elements) c.unit.constants.add(c.constantOf(node)?.value);
  c.unit.loadLateConstant(constant.value);
}

function buildElements(
  c: Compiler,
  elements: readonly Expression[],
  pushed: number,
  builder: Builder,
): void {
  const { unit } = c;
  if ((elements.length > 2 || builder.tuple) && pushed === 0) {
    const constant = c.folder.tuple(elements)?.value;
    if (constant !== undefined) {
      buildConstant(c, constant, builder);
      return;
    }
  }
  const many = elements.length + pushed > STACK_MAX;
  if (!many && !elements.some(({ kind }) => kind === 'Starred')) {
    c.expressions(elements);
    unit.emit(builder.tuple ? op.BUILD_TUPLE : builder.build, elements.length + pushed);
    return;
  }
  let built = many;
  if (many) unit.emit(builder.build, pushed);
  elements.forEach((element, i) => {
    if (element.kind === 'Starred') {
      if (!built) unit.emit(builder.build, i + pushed);
      built = true;
      c.expression(element.value);
      unit.emit(builder.extend, 1);
    } else {
      c.expression(element);
      if (built) unit.emit(builder.add, 1);
    }
  });
  if (builder.tuple) unit.emit(op.LIST_TO_TUPLE);
}

function buildConstant(c: Compiler, constant: Constant, builder: Builder): void {
  const { unit } = c;
  if (builder.tuple || typeof constant !== 'object' || !('tuple' in constant)) {
    unit.loadConstant(constant);
    return;
  }
  unit.emit(builder.build, 0);
  unit.loadConstant(builder === SET ? { frozenset: constant.tuple } : constant);
  unit.emit(builder.extend, 1);
}

function dict(c: Compiler, node: Dict): void {
  const { unit } = c;
  let built = false;
  let waiting = 0;
  const merge = (end: number): void => {
    if (waiting === 0) return;
    buildMap(c, node, end - waiting, end);
    if (built) unit.emit(op.DICT_UPDATE, 1);
    built = true;
    waiting = 0;
  };
  node.keys.forEach((key, i) => {
    if (key === undefined) {
      merge(i);
      if (!built) unit.emit(op.BUILD_MAP, 0);
      built = true;
      c.expression(node.values[i]!);
      unit.emit(op.DICT_UPDATE, 1);
    } else {
      const full = waiting * 2 > STACK_MAX;
      waiting++;
      if (full) merge(i + 1);
    }
  });
  merge(node.keys.length);
  if (!built) unit.emit(op.BUILD_MAP, 0);
}

/** A dict of the entries from `start` to `end`, none of which is unpacked. */
function buildMap(c: Compiler, node: Dict, start: number, end: number): void {
  const { unit } = c;
  const keys = node.keys.slice(start, end) as Expression[];
  const values = node.values.slice(start, end);
  const many = keys.length * 2 > STACK_MAX;
  const constants = keys.length > 1 && !many ? c.folder.tuple(keys) : undefined;
  if (constants !== undefined) {
    c.expressions(values);
    unit.loadConstant(constants.value);
    unit.emit(op.BUILD_CONST_KEY_MAP, keys.length);
    return;
  }
  if (many) unit.emit(op.BUILD_MAP, 0);
  keys.forEach((key, i) => {
    c.expression(key);
    c.expression(values[i]!);
    if (many) unit.emit(op.MAP_ADD, 1);
  });
  if (!many) unit.emit(op.BUILD_MAP, keys.length);
}

function joinedStr(c: Compiler, node: JoinedStr): void {
  const { unit } = c;
  if (node.values.length > STACK_MAX) {
    unit.loadConstant('');
    unit.emitName(op.LOAD_METHOD, 'join');
    unit.emit(op.BUILD_LIST, 0);
    for (const value of node.values) {
      c.expression(value);
      unit.emit(op.LIST_APPEND, 1);
    }
    unit.emit(op.CALL, 1);
    return;
  }
  c.expressions(node.values);
  if (node.values.length !== 1) unit.emit(op.BUILD_STRING, node.values.length);
}

const CONVERSIONS = { none: 0, str: 1, repr: 2, ascii: 3 } as const;
const HAS_SPEC = 4;

function formattedValue(c: Compiler, node: FormattedValue): void {
  c.expression(node.value);
  if (node.formatSpec !== undefined) c.expression(node.formatSpec);
  const spec = node.formatSpec === undefined ? 0 : HAS_SPEC;
  c.unit.emit(op.FORMAT_VALUE, CONVERSIONS[node.conversion] | spec);
}

/** `a, *b, c = value`: [value] → nothing. */
function unpack(c: Compiler, targets: readonly Expression[]): void {
  emitUnpack(
    c,
    targets.map(({ kind }) => kind === 'Starred'),
    'multiple starred expressions in assignment',
    'too many expressions in star-unpacking assignment',
  );
  for (const target of targets) c.expression(target.kind === 'Starred' ? target.value : target);
}

/** UNPACK_SEQUENCE or UNPACK_EX for items of which some may be starred. */
export function emitUnpack(
  c: Compiler,
  starred: readonly boolean[],
  several: string,
  tooMany: string,
): void {
  const { unit } = c;
  const star = starred.indexOf(true);
  if (star < 0) {
    unit.emit(op.UNPACK_SEQUENCE, starred.length);
    return;
  }
  if (starred.includes(true, star + 1)) throw c.problem(several);
  const after = starred.length - star - 1;
  if (star >= 1 << 8 || after >= 1 << 23) throw c.problem(tooMany);
  unit.emit(op.UNPACK_EX, star + (after << 8));
}
