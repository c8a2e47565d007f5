/**
 * AST to code objects, with CPython 3.11's order of evaluation and choice of instructions. The parts
 * stand in compiler/, one table of functions by node kind each.
 */
import type { Module } from './ast.ts';
import type { Code } from './code.ts';
import * as op from './opcode-numbers.ts';
import { SyntaxProblemError, tooDeep } from './parser/problem.ts';
import { buildScopes } from './scopes.ts';
import type { CodeOptions } from './compiler/assembler.ts';
import { emitBody } from './compiler/bodies.ts';
import { CALLS } from './compiler/calls.ts';
import { CLASSES } from './compiler/classes.ts';
import { Compiler, type Parts } from './compiler/compiler.ts';
import { COMPREHENSIONS } from './compiler/comprehensions.ts';
import { compare, jumpIf } from './compiler/conditions.ts';
import { DELEGATION } from './compiler/delegation.ts';
import { DISPLAYS } from './compiler/displays.ts';
import { EXCEPTIONS } from './compiler/exceptions.ts';
import { EXPRESSIONS } from './compiler/expressions.ts';
import { emitReturnNone, FUNCTIONS, LAMBDAS } from './compiler/functions.ts';
import { readFutures } from './compiler/futures.ts';
import { LOOPS } from './compiler/loops.ts';
import { MATCH } from './compiler/patterns.ts';
import { SIMPLE_STATEMENTS } from './compiler/statements.ts';
import { WITH } from './compiler/with.ts';

const PARTS: Parts = {
  expressions: {
    ...CALLS,
    ...COMPREHENSIONS,
    ...DELEGATION,
    ...DISPLAYS,
    ...EXPRESSIONS,
    ...LAMBDAS,
    Compare: compare,
  },
  statements: {
    ...CLASSES,
    ...EXCEPTIONS,
    ...FUNCTIONS,
    ...LOOPS,
    ...MATCH,
    ...SIMPLE_STATEMENTS,
    ...WITH,
  },
  jumpIf,
};

/**
 * Compiles a module, or in the mode 'eval' the one expression in it. Throws SyntaxProblemError for what CPython's compiler refuses although the grammar
 * allows it: `return` outside a function, two parameters of one name, `nonlocal` of nothing…
 */
export function compileModule(module: Module, options: CodeOptions): Code {
  try {
    return compile(module, options);
  } catch (error) {
    throw error instanceof RangeError ? new SyntaxProblemError(tooDeep()) : error;
  }
}

function compile(module: Module, options: CodeOptions): Code {
  const { annotations } = readFutures(module);
  const scopes = buildScopes(module, annotations);
  const compiler = new Compiler(PARTS, scopes, { ...options, futureAnnotations: annotations });
  const code = compiler.compileUnit('module', '<module>', module, 1, (unit) => {
    const [first] = module.body;
    if (options.mode === 'eval' && first?.kind === 'Expr') {
      compiler.expression(first.value);
      unit.emit(op.RETURN_VALUE);
      return;
    }
    emitBody(compiler, module.body);
    emitReturnNone(unit);
  });
  code.warnings = compiler.warnings;
  return code;
}
