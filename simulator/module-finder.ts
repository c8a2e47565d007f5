/**
 * Finds modules for the import system: where sys.path says, which is the program's own files first, then
 * the library. Library code has been compiled when the app was built; it is read when it is first imported
 * and kept: it never changes, so the memory of it (the only one at module level) cannot make two runs differ.
 */
import { Utf8Decoder } from './base/utf8.ts';
import { USER_ID } from './kernel/inode.ts';
import { Failure } from './kernel/errno.ts';
import { pathOf } from './kernel/path-walk.ts';
import type { CallContext, CallOutcome, SystemCall } from './kernel/program.ts';
import { LIBRARY } from './library/index.ts';
import { writeForgotten } from './library/io/unwritten.ts';
import { EARLY_MODULES } from './library/sys/early-modules.ts';
import { LIBRARY_DIRECTORY, WORKING_DIRECTORY } from './machine-settings.ts';
import { compileText } from './python/builtins/evaluation.ts';
import type { Code } from './python/code.ts';
import type { FoundModule, ModuleFinder } from './python/machine/imports.ts';
import { quickCall, type Resumable } from './python/objects/resumable.ts';
import { restoreCode } from './python/stored-code.ts';

const LOADED = new Map<string, Code>();

export const MODULE_FINDER: ModuleFinder = {
  *find(context, name, path): Resumable<FoundModule | undefined> {
    if (EARLY_MODULES.has(name) && LIBRARY.has(name)) return fromLibrary(name);
    const places = path ?? [WORKING_DIRECTORY, LIBRARY_DIRECTORY];
    const file = name.slice(name.lastIndexOf('.') + 1);
    for (const place of places) {
      let found: FoundModule | undefined;
      if (place.startsWith(LIBRARY_DIRECTORY)) found = fromLibrary(name);
      else {
        yield* writeForgotten(context);
        found = fromFile((yield* quickCall(new LookFor(place, file))) as ModuleFile | undefined);
      }
      if (found !== undefined) return found;
    }
    return undefined;
  },
};

/** Names of the modules and packages programs can import, for hints; what is inside packages is left out. */
export function moduleNames(): string[] {
  return [...LIBRARY.keys()].filter((name) => !/^_|\./.test(name)).sort();
}

function fromLibrary(name: string): FoundModule | undefined {
  const module = LIBRARY.get(name);
  if (module === undefined) return undefined;
  if (module.kind === 'native') {
    return { kind: 'native', create: (context) => module.create(context.interpreter, context) };
  }
  const { text, code: stored, complete } = module;
  const file = `${LIBRARY_DIRECTORY}/${module.file}`;
  let code = LOADED.get(name);
  if (code === undefined) LOADED.set(name, (code = restoreCode(stored, file, true)));
  const folder = module.package ? `${LIBRARY_DIRECTORY}/${name.replaceAll('.', '/')}` : undefined;
  return { kind: 'code', code, text, folder, complete };
}

interface ModuleFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  /** Undefined: it is not a package. */
  readonly folder: string | undefined;
}

function fromFile(found: ModuleFile | undefined): FoundModule | undefined {
  if (found === undefined) return undefined;
  const { path, text, folder } = found;
  return { kind: 'code', code: compileText(text, path, 'exec'), text, folder };
}

/**
 * Looks for `name/__init__.py` and `name.py` in a directory. Costs nothing: Python keeps what it knows
 * of the directories on its path.
 */
class LookFor implements SystemCall {
  readonly name = 'open';
  private readonly directory: string;
  private readonly module: string;

  constructor(directory: string, module: string) {
    this.directory = directory;
    this.module = module;
  }

  attempt(context: CallContext): CallOutcome {
    const { workingDirectory } = context.kernel.filesOf(context.thread);
    const from = this.directory.startsWith('/') ? '' : `${pathOf(workingDirectory) ?? ''}/`;
    const folder = `${from}${this.directory}/${this.module}`.replace(/\/+/g, '/');
    const result =
      this.read(context, `${folder}/__init__.py`, folder) ??
      this.read(context, `${folder}.py`, undefined);
    return { kind: 'done', result };
  }

  private read(
    { kernel, thread, nowNs }: CallContext,
    path: string,
    folder: string | undefined,
  ): ModuleFile | undefined {
    const { workingDirectory, umask } = kernel.filesOf(thread);
    const caller = { user: USER_ID, workingDirectory, umask, nowNs };
    try {
      const node = kernel.fileSystem.find(caller, path);
      if (node.kind !== 'file') return undefined;
      const { content } = node;
      const text = new Utf8Decoder().decode(content.read(0, content.size)).replace(/^\ufeff/, '');
      return { path, text, folder };
    } catch (failure) {
      if (failure instanceof Failure) return undefined;
      throw failure;
    }
  }
}
