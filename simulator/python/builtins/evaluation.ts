/** compile, eval and exec: text becomes code while the program runs. */
import type { Expression, Module } from '../ast.ts';
import type { Code } from '../code.ts';
import { compileModule } from '../compiler.ts';
import type { Context } from '../context.ts';
import { newException, EXCEPTIONS, Raised, typeError, valueError } from '../objects/exception.ts';
import { PyCode, PyFunction } from '../objects/function.ts';
import { type Native, native, resumable } from '../objects/native.ts';
import { newDict, NONE, PyDict, type Value } from '../objects/object.ts';
import { callBody, type Resumable } from '../objects/resumable.ts';
import { PyBytes, tuple } from '../objects/values.ts';
import { parseModule } from '../parser.ts';
import { type SyntaxProblem, SyntaxProblemError } from '../parser/problem.ts';
import { plainText, typeName } from '../protocols/index.ts';
import { decode } from '../types/codecs.ts';

/** Where the code of an expression leaves its value: no program can name it. */
const RESULT = '.result';

type Mode = 'exec' | 'eval' | 'single';

function syntaxError(problem: SyntaxProblem, file: string, text: string): Raised {
  const { line, column, endLine, endColumn, what, type } = problem;
  const source = text.split('\n')[line - 1];
  const place = [
    file,
    line,
    column,
    source === undefined ? NONE : `${source}\n`,
    endLine,
    endColumn,
  ];
  return new Raised(newException(EXCEPTIONS[type], what, tuple(place)));
}

function compileText(text: string, file: string, mode: Mode): Code {
  const parsed = parseModule(mode === 'eval' ? text.trim() : text);
  if (parsed.kind === 'error') throw syntaxError(parsed.error, file, text);
  try {
    const module = mode === 'eval' ? storing(parsed.module, file, text) : parsed.module;
    return compileModule(module, { file, source: 0, internal: false });
  } catch (error) {
    if (error instanceof SyntaxProblemError) throw syntaxError(error.problem, file, text);
    throw error;
  }
}

/** A module that stores its one expression under {@link RESULT}. */
function storing(module: Module, file: string, text: string): Module {
  const [statement, ...more] = module.body;
  if (statement?.kind !== 'Expr' || more.length > 0) {
    const at = more[0] ?? statement ?? { line: 1, column: 0, endLine: 1, endColumn: 0 };
    throw syntaxError(
      {
        type: 'SyntaxError',
        line: at.line,
        column: at.column + 1,
        endLine: at.endLine,
        endColumn: at.endColumn + 1,
        what: 'invalid syntax',
        hint: '',
      },
      file,
      text,
    );
  }
  const { line, column, endLine, endColumn } = statement;
  const target: Expression = {
    kind: 'Name',
    id: RESULT,
    ctx: 'Store',
    line,
    column,
    endLine,
    endColumn,
  };
  return { ...module, body: [{ ...statement, kind: 'Assign', targets: [target] }] };
}

function sourceText(source: Value, name: string): string {
  const text = source instanceof PyBytes ? decode(source.bytes) : plainText(source);
  if (text !== undefined) return text;
  throw typeError(`${name}() arg 1 must be a string, bytes or code object`);
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
  const spaces = namespaces(name, globals, locals, context);
  yield* callBody(new PyFunction(code, spaces.globals, [], undefined, []), spaces.locals);
  return spaces.locals.delete(RESULT) ?? NONE;
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
  native(
    'compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)',
    ([source, file, mode]) => {
      const kind = plainText(mode);
      if (kind !== 'exec' && kind !== 'eval' && kind !== 'single') {
        throw valueError("compile() mode must be 'exec', 'eval' or 'single'");
      }
      if (source instanceof PyCode) return source;
      return PyCode.of(
        compileText(sourceText(source, 'compile'), plainText(file) ?? '<string>', kind),
      );
    },
  ),
];
