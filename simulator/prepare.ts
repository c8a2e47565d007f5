/**
 * From a source file and options to something that can run, or to the reasons why it cannot: header,
 * settings, parameters, syntax. Nothing of the program has run when it is refused here.
 */
import { bytesOf } from './kernel/initial-tree.ts';
import type { Code } from './python/code.ts';
import { compileModule } from './python/compiler.ts';
import { headerOf, overrideParameters } from './python/header.ts';
import { findDataFileProblem } from './python/header/data-files.ts';
import { parseModule } from './python/parser.ts';
import { type SyntaxProblem, SyntaxProblemError } from './python/parser/problem.ts';
import { checkSettings } from './check-settings.ts';
import { DEFAULT_LIMITS } from './machine-settings.ts';
import { programPlace } from './program-place.ts';
import {
  type FileContent,
  type Header,
  type Limits,
  type MachineSettings,
  type RunOptions,
  type SourceFile,
} from './simulation.ts';
import type { Diagnostic } from './trace/trace.ts';

export type Prepared =
  | {
      readonly kind: 'ready';
      readonly code: Code;
      readonly machine: MachineSettings;
      readonly limits: Limits;
      readonly files: Readonly<Record<string, FileContent>>;
      readonly hosts: Header['hosts'];
    }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly kind: 'syntax-error';
      readonly problem: SyntaxProblem;
      readonly diagnostic: Diagnostic;
    };

export function prepare(source: SourceFile, options: RunOptions): Prepared {
  const parsed = parseModule(source.text);
  const header = headerOf(source, parsed);
  if (header.kind === 'broken') {
    // A program that is not Python at all is told so as CPython tells it.
    return parsed.kind === 'error'
      ? syntaxError(source, parsed.error)
      : { kind: 'refused', diagnostics: header.diagnostics };
  }
  const machine = { ...header.header.machine, ...options.machine };
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const settings = checkSettings(source, machine);
  if (settings.length > 0) return { kind: 'refused', diagnostics: settings };
  if (parsed.kind === 'error') return syntaxError(source, parsed.error);
  const overridden = overrideParameters(
    source,
    parsed.module,
    header.header.parameters,
    options.parameters ?? {},
  );
  if (overridden.kind === 'refused') return overridden;
  try {
    const code = compileModule(overridden.module, {
      file: programPlace(source.name),
      source: 0,
      internal: false,
    });
    const files = { ...header.header.files, ...options.files };
    const unusable = checkFiles(source, files, limits);
    if (unusable !== undefined) return { kind: 'refused', diagnostics: [unusable] };
    return { kind: 'ready', code, machine, limits, files, hosts: header.header.hosts };
  } catch (error) {
    if (!(error instanceof SyntaxProblemError)) throw error;
    return syntaxError(source, error.problem);
  }
}

function syntaxError(source: SourceFile, problem: SyntaxProblem): Prepared {
  return {
    kind: 'syntax-error',
    problem,
    diagnostic: {
      file: source.name,
      line: problem.line,
      column: problem.column,
      what: `${problem.type}: ${problem.what}`,
      hint: problem.hint,
    },
  };
}

function checkFiles(
  source: SourceFile,
  files: Readonly<Record<string, FileContent>>,
  { memoryBytes }: Limits,
): Diagnostic | undefined {
  const refuse = (what: string, hint: string): Diagnostic => {
    return { file: source.name, line: 1, column: 1, what, hint };
  };
  const problem = findDataFileProblem(Object.keys(files));
  if (problem !== undefined) return refuse(problem.what, problem.hint);
  const bytes = Object.values(files).reduce((sum, content) => sum + bytesOf(content).length, 0);
  if (bytes <= memoryBytes) return undefined;
  return refuse('the data files are larger than the memory', `at most ${memoryBytes} bytes`);
}
