/** compile, eval and exec: text becomes code while the program runs. */
import type { Expression, ExpressionStatement, Module, Span } from '../ast.ts';
import type { Code } from '../code.ts';
import { compileModule } from '../compiler.ts';
import type { Context } from '../context.ts';
import { giveSyntaxWarnings } from '../machine/syntax-warnings.ts';
import { newException, EXCEPTIONS, Raised, typeError, valueError } from '../objects/exception.ts';
import { PyCode, PyFunction, PyModule } from '../objects/function.ts';
import { type Native, resumable } from '../objects/native.ts';
import { isInstance, newDict, NONE, PyDict, PyType, type Value } from '../objects/object.ts';
import { call, callBody, type Resumable } from '../objects/resumable.ts';
import { PyBytes, tuple } from '../objects/values.ts';
import { parseModule } from '../parser.ts';
import { type SyntaxProblem, SyntaxProblemError } from '../parser/problem.ts';
import { getAttribute, plainInt, plainText, typeName } from '../protocols/index.ts';
import { decode } from '../types/codecs.ts';

export type Mode = 'exec' | 'eval' | 'single';

function syntaxError(
  problem: SyntaxProblem,
  file: string,
  text: string | undefined,
  mode: Mode,
): Raised {
  const { line, column, endLine, endColumn, what, type } = problem;
  const lines = text?.split('\n') ?? [];
  const source = lines[line - 1];
  // Only a module's last line is given the newline it lacks; elsewhere there is no place behind it.
  const ends = mode !== 'exec' && line === lines.length;
  const beyond = ends && source !== undefined && column > [...source].length;
  const place = [
    file,
    line,
    beyond ? 0 : column,
    source === undefined ? NONE : source + (ends ? '' : '\n'),
    endLine,
    beyond ? 0 : endColumn,
  ];
  return new Raised(newException(EXCEPTIONS[type], what, tuple(place)));
}

/** What is wrong with the text is the program's error. */
export function compileText(text: string, file: string, mode: Mode): Code {
  const parsed = parseModule(mode === 'eval' ? text.replace(/^[ \t]+/, '') : text);
  if (parsed.kind === 'error') throw syntaxError(parsed.error, file, text, mode);
  if (mode === 'eval') checkExpression(parsed.module, file, text);
  if (mode === 'single') checkSingle(parsed.module, file, text);
  return compileTree(parsed.module, file, mode);
}

/** What is wrong with the tree is the program's error. */
export function compileTree(module: Module, file: string, mode: Mode): Code {
  try {
    return compileModule(module, { file, source: 0, internal: false, mode });
  } catch (error) {
    if (!(error instanceof SyntaxProblemError)) throw error;
    // The compiler knows the tree alone.
    throw syntaxError(error.problem, file, undefined, mode);
  }
}

/** The tree of a text. */
export function parseText(text: string, file: string): Module {
  const parsed = parseModule(text);
  if (parsed.kind === 'error') throw syntaxError(parsed.error, file, text, 'exec');
  return parsed.module;
}

/** The tree of a text that is one expression. */
export function parseExpression(text: string, file: string): Expression {
  const parsed = parseModule(text.replace(/^[ \t]+/, ''));
  if (parsed.kind === 'error') throw syntaxError(parsed.error, file, text, 'eval');
  checkExpression(parsed.module, file, text);
  return (parsed.module.body[0] as ExpressionStatement).value;
}

/** One expression is all that eval() takes. */
function checkExpression({ body }: Module, file: string, text: string): void {
  const [statement, ...more] = body;
  if (statement?.kind === 'Expr' && more.length === 0) return;
  // What follows the expression is too much.
  const next = more.find((each) => each.line > statement!.endLine);
  const whole = statement?.kind === 'Assign' ? statement.targets[0] : statement;
  const end = whole === undefined ? undefined : endOf(whole);
  throw refused(next ?? end, 'invalid syntax', file, text);
}

/** One statement is all that the interactive mode takes at a time; it may be a line of simple ones. */
function checkSingle({ body }: Module, file: string, text: string): void {
  const [statement, ...more] = body;
  const further = more.find((each) => each.line > statement!.endLine);
  if (statement !== undefined && further === undefined) return;
  throw statement === undefined
    ? refused(undefined, 'invalid syntax', file, text)
    : refused(
        endOf(statement),
        'multiple statements found while compiling a single statement',
        file,
        text,
      );
}

function endOf({ endLine, endColumn }: Span): Span {
  return { line: endLine, column: endColumn, endLine, endColumn };
}

/** Where there is nothing at all. */
const NOWHERE: Span = { line: 0, column: -1, endLine: 0, endColumn: -1 };

function refused(at: Span = NOWHERE, what: string, file: string, text: string): Raised {
  const place = {
    line: at.line,
    column: at.column + 1,
    endLine: at.endLine,
    endColumn: at.endColumn + 1,
  };
  // A module's text is never refused.
  return syntaxError({ type: 'SyntaxError', what, hint: '', ...place }, file, text, 'eval');
}

function sourceText(source: Value, name: string): string {
  const text = source instanceof PyBytes ? decode(source.bytes) : plainText(source);
  if (text !== undefined) return text;
  throw typeError(`${name}() arg 1 must be a string, bytes or code object`);
}

/** `ast.PyCF_ONLY_AST` */
const ONLY_TREE = 1024;

/** Whether it is a node of the module `ast`, which only a program that has imported it can have. */
function isTree(source: Value, context: Context): boolean {
  const ast = context.interpreter.modules.get('ast');
  const node = ast instanceof PyModule ? ast.namespace.get('AST') : undefined;
  return node instanceof PyType && isInstance(source, node);
}

/** Globals and locals of eval and exec: the caller's, unless given. */
function namespaces(
  name: string,
  globals: Value | undefined,
  locals: Value | undefined,
  context: Context,
): { readonly globals: PyDict; readonly locals: PyDict } {
  const frame = context.frame(0);
  if (globals === undefined || globals === NONE) {
    const own = locals instanceof PyDict ? locals : frame?.locals();
    return { globals: frame?.globals ?? newDict(), locals: own ?? newDict() };
  }
  if (!(globals instanceof PyDict)) {
    throw typeError(
      name === 'eval'
        ? 'globals must be a dict'
        : `exec() globals must be a dict, not ${typeName(globals)}`,
    );
  }
  if (!globals.has('__builtins__')) {
    globals.set('__builtins__', context.interpreter.builtins);
  }
  if (locals === undefined || locals === NONE) return { globals, locals: globals };
  if (locals instanceof PyDict) return { globals, locals };
  throw typeError('locals must be a dict here, not another mapping');
}

function* run(
  name: 'eval' | 'exec',
  source: Value,
  globals: Value | undefined,
  locals: Value | undefined,
  context: Context,
): Resumable {
  const code =
    source instanceof PyCode
      ? source.code
      : compileText(sourceText(source, name), '<string>', name);
  if (!(source instanceof PyCode)) yield* giveSyntaxWarnings(context, code);
  const spaces = namespaces(name, globals, locals, context);
  return yield* callBody(new PyFunction(code, spaces.globals, [], undefined, []), spaces.locals);
}

export const EVALUATION_FUNCTIONS: readonly Native[] = [
  resumable('eval(source, globals=None, locals=None, /)', function* (args, context) {
    const [source, globals, locals] = args as [Value, Value?, Value?];
    return yield* run('eval', source, globals, locals, context);
  }),
  resumable('exec(source, globals=None, locals=None, /)', function* (args, context) {
    const [source, globals, locals] = args as [Value, Value?, Value?];
    yield* run('exec', source, globals, locals, context);
    return NONE;
  }),
  resumable(
    'compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)',
    function* ([source, file, mode, flags]: [Value, Value, Value, Value?], context) {
      const kind = plainText(mode);
      if (kind !== 'exec' && kind !== 'eval' && kind !== 'single') {
        throw valueError("compile() mode must be 'exec', 'eval' or 'single'");
      }
      if (source instanceof PyCode) return source;
      const name = plainText(file) ?? '<string>';
      const wanted = Number(plainInt(flags ?? 0) ?? 0);
      if (isTree(source, context) || (wanted & ONLY_TREE) !== 0) {
        const ast = yield* context.interpreter.importModule(context, 'ast');
        return yield* call(yield* getAttribute(ast, '_compiled'), [source, name, kind, wanted]);
      }
      const code = compileText(sourceText(source, 'compile'), name, kind);
      yield* giveSyntaxWarnings(context, code);
      return PyCode.of(code);
    },
  ),
];
