/** Functions, lambdas and closures. */
import type { Arguments, Expression, FunctionDef, Lambda } from '../ast.ts';
import type { Code, Constant } from '../code.ts';
import * as op from '../opcode-numbers.ts';
import { allArguments } from '../scopes/expression-reader.ts';
import { annotationValue } from './annotations.ts';
import type { Compiler, Visitors } from './compiler.ts';
import type { Statement } from '../ast.ts';
import type { Unit } from './unit.ts';

type FunctionKind = 'FunctionDef' | 'AsyncFunctionDef';

export const FUNCTIONS: Pick<Visitors<Statement>, FunctionKind> = {
  FunctionDef: functionDef,
  AsyncFunctionDef: functionDef,
};

export const LAMBDAS: Pick<Visitors<Expression>, 'Lambda'> = { Lambda: lambda };

const DEFAULTS = 1;
const KEYWORD_DEFAULTS = 2;
const ANNOTATIONS = 4;
const CLOSURE = 8;

/** [closure] code → a function. What `flags` says is on the stack already. */
export function makeClosure(c: Compiler, code: Code, flags: number): void {
  const { unit } = c;
  const { freeCount, variables } = code;
  let parts = flags;
  if (freeCount > 0) {
    for (const name of variables.slice(variables.length - freeCount)) {
      unit.emit(op.LOAD_CLOSURE, unit.layout.slots.get(name));
    }
    unit.emit(op.BUILD_TUPLE, freeCount);
    parts |= CLOSURE;
  }
  unit.loadConstant(code);
  unit.emit(op.MAKE_FUNCTION, parts);
}

/** The docstring of a body: its first statement, if that is a string literal. */
export function docstringOf(body: readonly Statement[]): string | undefined {
  const [first] = body;
  if (first?.kind !== 'Expr' || first.value.kind !== 'Constant') return undefined;
  const { value } = first.value;
  return typeof value === 'string' ? value : undefined;
}

function emitDefaults(c: Compiler, args: Arguments): number {
  const { unit } = c;
  for (const { arg } of allArguments(args)) c.checkAssignable(arg, 'assign to');
  let flags = 0;
  if (args.defaults.length > 0) {
    const constant = c.folder.tuple(args.defaults);
    if (constant !== undefined) {
      for (const node of args.defaults) unit.constants.add(c.constantOf(node)?.value);
      unit.loadLateConstant(constant.value);
    } else {
      c.expressions(args.defaults);
      unit.emit(op.BUILD_TUPLE, args.defaults.length);
    }
    flags |= DEFAULTS;
  }
  const names: string[] = [];
  args.kwDefaults.forEach((value, i) => {
    if (value === undefined) return;
    names.push(unit.mangle(args.kwonlyargs[i]!.arg));
    c.expression(value);
  });
  if (names.length > 0) {
    unit.loadConstant({ tuple: names });
    unit.emit(op.BUILD_CONST_KEY_MAP, names.length);
    flags |= KEYWORD_DEFAULTS;
  }
  return flags;
}

function emitAnnotations(c: Compiler, node: FunctionDef): number {
  const { unit } = c;
  const { args } = node;
  const names: string[] = [];
  const constants: Constant[] = [];
  const annotate = (name: string, annotation: Expression): void => {
    names.push(name);
    // CPython loads the name before each value.
    unit.constants.add(name);
    const { length } = unit.items;
    annotationValue(c, annotation);
    const [item, more] = unit.items.slice(length);
    if (item?.op === op.LOAD_CONST && more === undefined) {
      constants.push(name, unit.constants.values[item.arg]);
    }
  };
  const annotated = [
    ...args.posonlyargs,
    ...args.args,
    ...(args.vararg ? [args.vararg] : []),
    ...args.kwonlyargs,
    ...(args.kwarg ? [args.kwarg] : []),
  ];
  for (const { arg, annotation } of annotated) {
    if (annotation !== undefined) annotate(unit.mangle(arg), annotation);
  }
  if (node.returns !== undefined) annotate('return', node.returns);
  if (names.length === 0) return 0;
  if (constants.length === names.length * 2) unit.addLater({ tuple: constants });
  unit.loadOwnConstant({ tuple: names });
  unit.emit(op.BUILD_CONST_KEY_MAP, names.length);
  return ANNOTATIONS;
}

function declareParameters(unit: Unit, args: Arguments): void {
  unit.positionalOnlyCount = args.posonlyargs.length;
  unit.positionalCount = args.posonlyargs.length + args.args.length;
  unit.keywordOnlyCount = args.kwonlyargs.length;
  unit.hasVarArgs = args.vararg !== undefined;
  unit.hasVarKeywords = args.kwarg !== undefined;
}

function functionDef(c: Compiler, node: FunctionDef): void {
  const { unit } = c;
  c.expressions(node.decoratorList);
  const firstLine = node.decoratorList[0]?.line ?? node.line;
  let flags = emitDefaults(c, node.args);
  flags |= emitAnnotations(c, node);
  const kind = node.kind === 'FunctionDef' ? 'function' : 'async-function';
  const code = c.compileUnit(kind, node.name, node, firstLine, (inner) => {
    declareParameters(inner, node.args);
    inner.docstring = docstringOf(node.body);
    // The first constant is the docstring or None, as tools expect.
    inner.constants.add(inner.docstring);
    c.statements(inner.docstring === undefined ? node.body : node.body.slice(1));
    emitReturnNone(inner);
  });
  makeClosure(c, code, flags);
  applyDecorators(c, node.decoratorList);
  unit.place = node;
  c.storeName(node.name);
}

/** What a body without `return` ends with. */
export function emitReturnNone(unit: Unit): void {
  unit.artificially(() => {
    unit.loadConstant(undefined);
    unit.emit(op.RETURN_VALUE);
  });
}

/** [decorators…, function] → [what the decorators make of it]; the last decorator is called first. */
export function applyDecorators(c: Compiler, decorators: readonly Expression[]): void {
  const { unit } = c;
  const { place } = unit;
  for (const decorator of [...decorators].reverse()) {
    // The function takes the place of self: there is no other argument.
    unit.place = decorator;
    unit.emit(op.CALL, 0);
  }
  unit.place = place;
}

function lambda(c: Compiler, node: Lambda): void {
  const flags = emitDefaults(c, node.args);
  const code = c.compileUnit('lambda', '<lambda>', node, node.line, (inner) => {
    declareParameters(inner, node.args);
    inner.constants.add(undefined);
    c.expression(node.body);
    inner.emit(op.RETURN_VALUE);
  });
  makeClosure(c, code, flags);
}
