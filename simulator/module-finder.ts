/**
 * Finds modules for the import system: the program's own files first, then the library. Library code is
 * compiled when it is first imported and kept: what a text compiles to never changes, so the memory of
 * it (the only one at module level) cannot make two runs differ.
 */
import { LIBRARY } from './library/index.ts';
import type { Code } from './python/code.ts';
import { compileModule } from './python/compiler.ts';
import type { FoundModule, ModuleFinder } from './python/machine/imports.ts';
import { raise } from './python/objects/exception.ts';
import { parseModule } from './python/parser.ts';
import { SyntaxProblemError } from './python/parser/problem.ts';

const COMPILED = new Map<string, Code>();

/** @param files - the program's data files; `name.py` among them can be imported as `name`. */
export function moduleFinder(files: Readonly<Record<string, string>>): ModuleFinder {
  return {
    find(name: string): FoundModule | undefined {
      const own = files[`${name}.py`];
      if (own !== undefined) {
        return { kind: 'code', code: compileOwn(own, `${name}.py`), text: own, package: false };
      }
      const module = LIBRARY.get(name);
      if (module === undefined) return undefined;
      if (module.kind === 'native') {
        return {
          kind: 'native',
          create: (context) => module.create(context.interpreter, context),
        };
      }
      const { text } = module;
      const file = `<library>/${name.replaceAll('.', '/')}.py`;
      let code = COMPILED.get(name);
      if (code === undefined) COMPILED.set(name, (code = compile(text, file, true)));
      return { kind: 'code', code, text, package: module.package ?? false };
    },
  };
}

/** Names of the modules programs can import, for hints. */
export function moduleNames(): string[] {
  return [...LIBRARY.keys()].filter((name) => !/(^|\.)_/.test(name)).sort();
}

/** A mistake in a module of the program's own is the program's error. */
function compileOwn(text: string, file: string): Code {
  try {
    return compile(text, file, false);
  } catch (error) {
    if (!(error instanceof SyntaxProblemError)) throw error;
    const { what, line } = error.problem;
    throw raise('SyntaxError', `${what} (${file}, line ${line})`);
  }
}

function compile(text: string, file: string, internal: boolean): Code {
  const parsed = parseModule(text);
  if (parsed.kind === 'error') throw new SyntaxProblemError(parsed.error);
  return compileModule(parsed.module, { file, source: 0, internal });
}
