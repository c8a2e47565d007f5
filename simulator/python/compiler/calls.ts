/** Calls. The stack holds callable, self or NULL, arguments. */
import type { Call, Expression, Keyword } from '../ast.ts';
import * as op from '../opcode-numbers.ts';
import type { Compiler, Visitors } from './compiler.ts';
import { buildTuple, STACK_MAX } from './displays.ts';
import { attributePlace } from './expressions.ts';
import { warnOfCall } from './warnings.ts';

export const CALLS: Pick<Visitors<Expression>, 'Call'> = { Call: call };

function call(c: Compiler, node: Call): void {
  const { unit } = c;
  checkKeywords(c, node.keywords);
  warnOfCall(c, node);
  if (isPlainMethodCall(c, node)) {
    const { func } = node;
    c.expression(func.value);
    unit.place = attributePlace(func, func);
    unit.emitName(op.LOAD_METHOD, func.attr);
    c.expressions(node.args);
    emitKeywords(c, node.keywords);
    unit.place = attributePlace(func, node);
    unit.emit(op.CALL, node.args.length + node.keywords.length);
    return;
  }
  c.expression(node.func);
  unit.emit(op.PUSH_NULL);
  callWith(c, 0, node.args, node.keywords);
}

type MethodCall = Call & { readonly func: Extract<Expression, { kind: 'Attribute' }> };

/**
 * A method called with plain arguments needs no bound method object. The functions of an imported module
 * are no methods.
 */
function isPlainMethodCall(c: Compiler, node: Call): node is MethodCall {
  const { args, func, keywords } = node;
  return (
    func.kind === 'Attribute' &&
    !(func.value.kind === 'Name' && c.isImported(func.value.id)) &&
    args.length + keywords.length + (keywords.length > 0 ? 1 : 0) < STACK_MAX &&
    !args.some(({ kind }) => kind === 'Starred') &&
    !keywords.some(({ arg }) => arg === undefined)
  );
}

function checkKeywords(c: Compiler, keywords: readonly Keyword[]): void {
  const seen = new Set<string>();
  for (const keyword of keywords) {
    if (keyword.arg === undefined) continue;
    c.checkAssignable(keyword.arg, 'assign to');
    if (seen.has(keyword.arg)) {
      throw c.problem(`keyword argument repeated: ${keyword.arg}`, keyword);
    }
    seen.add(keyword.arg);
  }
}

/** The values of keyword arguments, and KW_NAMES for the CALL that follows. */
function emitKeywords(c: Compiler, keywords: readonly Keyword[]): void {
  if (keywords.length === 0) return;
  for (const { value } of keywords) c.expression(value);
  const names = { tuple: keywords.map(({ arg }) => arg) };
  c.unit.emit(op.KW_NAMES, c.unit.constants.add(names));
}

/**
 * Calls what is on the stack, followed by NULL and `pushed` arguments, with more arguments.
 */
export function callWith(
  c: Compiler,
  pushed: number,
  args: readonly Expression[],
  keywords: readonly Keyword[],
): void {
  const { unit } = c;
  checkKeywords(c, keywords);
  const spread =
    args.length + keywords.length * 2 > STACK_MAX ||
    args.some(({ kind }) => kind === 'Starred') ||
    keywords.some(({ arg }) => arg === undefined);
  if (!spread) {
    c.expressions(args);
    emitKeywords(c, keywords);
    unit.emit(op.CALL, pushed + args.length + keywords.length);
    return;
  }
  const [first] = args;
  if (pushed === 0 && args.length === 1 && first?.kind === 'Starred') c.expression(first.value);
  else buildTuple(c, args, pushed);
  if (keywords.length > 0) mergeKeywords(c, keywords);
  unit.emit(op.CALL_FUNCTION_EX, keywords.length > 0 ? 1 : 0);
}

/** All keyword arguments as one dict. */
function mergeKeywords(c: Compiler, keywords: readonly Keyword[]): void {
  const { unit } = c;
  let built = false;
  let waiting: Keyword[] = [];
  const merge = (): void => {
    if (waiting.length === 0) return;
    buildKeywords(c, waiting);
    if (built) unit.emit(op.DICT_MERGE, 1);
    built = true;
    waiting = [];
  };
  for (const keyword of keywords) {
    if (keyword.arg !== undefined) {
      waiting.push(keyword);
      continue;
    }
    merge();
    if (!built) unit.emit(op.BUILD_MAP, 0);
    built = true;
    c.expression(keyword.value);
    unit.emit(op.DICT_MERGE, 1);
  }
  merge();
}

function buildKeywords(c: Compiler, keywords: readonly Keyword[]): void {
  const { unit } = c;
  const many = keywords.length * 2 > STACK_MAX;
  if (keywords.length > 1 && !many) {
    for (const { value } of keywords) c.expression(value);
    unit.loadConstant({ tuple: keywords.map(({ arg }) => arg) });
    unit.emit(op.BUILD_CONST_KEY_MAP, keywords.length);
    return;
  }
  if (many) unit.emit(op.BUILD_MAP, 0);
  for (const { arg, value } of keywords) {
    unit.loadConstant(arg);
    c.expression(value);
    if (many) unit.emit(op.MAP_ADD, 1);
  }
  if (!many) unit.emit(op.BUILD_MAP, keywords.length);
}
