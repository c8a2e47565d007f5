/**
 * The import system (Language reference, 5): finds a module in sys.modules, or where sys.path says; makes
 * it once, and runs its code if it is written in Python.
 */
import { shownPath } from '../../program-place.ts';
import type { Code } from '../code.ts';
import type { Context } from '../context.ts';
import type { SourceLine } from '../formatting/traceback.ts';
import { EXCEPTIONS, newException, raise, Raised } from '../objects/exception.ts';
import { PyFunction, PyModule } from '../objects/function.ts';
import { newDict, NONE, type PyDict, type Value } from '../objects/object.ts';
import { callBody, type Resumable } from '../objects/resumable.ts';
import type { PyTuple } from '../objects/values.ts';
import { list, PyList } from '../objects/values.ts';
import * as protocols from '../protocols/index.ts';
import { findersOf, loadSpec, PATH_FINDER, specFrom } from './finders.ts';
import type { PythonInterpreter } from './interpreter.ts';
import { giveSyntaxWarnings } from './syntax-warnings.ts';

/** A module as it is found: a namespace made by TypeScript code, or code to run. */
export type FoundModule =
  | { readonly kind: 'native'; readonly create: (context: Context) => PyDict }
  | {
      readonly kind: 'code';
      /** Its file is `__file__`. */
      readonly code: Code;
      readonly text: string;
      /** Where the modules of a package lie; undefined: it is not a package. */
      readonly folder: string | undefined;
      /** What is to be done to its namespace when its code has run, before anybody else sees it. */
      readonly complete?: ((namespace: PyDict) => void) | undefined;
    };

/** Where modules come from; given from outside, because this room does not know the library. */
export interface ModuleFinder {
  /**
   * @param name - its full name.
   * @param path - the directories to look in, in order; undefined: those of a program that has not
   *   changed sys.path.
   */
  find(
    context: Context,
    name: string,
    path: readonly string[] | undefined,
  ): Resumable<FoundModule | undefined>;
}

export class Imports {
  private readonly interpreter: PythonInterpreter;
  private readonly finder: ModuleFinder;
  /** By file name of code objects: the text, and its index among the trace's sources. */
  private readonly sources = new Map<string, { readonly text: string; readonly index: number }>();

  private internalRuns = 0;

  constructor(interpreter: PythonInterpreter, finder: ModuleFinder) {
    this.interpreter = interpreter;
    this.finder = finder;
  }

  /** @param shown - what people are to see as its name. */
  addSource(file: string, text: string, internal: boolean, shown = shownPath(file)): void {
    const index = this.interpreter.recorder.source(shown, text, internal);
    this.sources.set(file, { text, index });
  }

  sourceOf(file: string): number {
    return this.sources.get(file)?.index ?? 0;
  }

  textOf(file: string): string | undefined {
    return this.sources.get(file)?.text;
  }

  /** `import name` (names None: the top package) or `from name import names`. */
  *importName(
    context: Context,
    globals: PyDict,
    name: string,
    names: Value,
    level: number,
  ): Resumable {
    const full = level === 0 ? name : this.resolve(globals, name, level);
    const leaf = yield* this.load(context, full);
    if (names === NONE) {
      const dot = full.indexOf('.');
      return dot < 0 ? leaf : (this.interpreter.modules.get(full.slice(0, dot)) as Value);
    }
    // `from package import module`: modules of a package count as its names.
    for (const item of (names as PyTuple).items) {
      if (typeof item !== 'string' || item === '*' || !(leaf instanceof PyModule)) continue;
      if (leaf.namespace.has(item) || !leaf.namespace.has('__path__')) continue;
      if ((yield* this.finder.find(context, `${full}.${item}`, pathOf(leaf))) !== undefined) {
        yield* this.load(context, `${full}.${item}`);
      }
    }
    return leaf;
  }

  private resolve(globals: PyDict, name: string, level: number): string {
    const inside = globals.get('__package__');
    if (typeof inside !== 'string' || inside === '') {
      throw raise('ImportError', 'attempted relative import with no known parent package');
    }
    const parts = inside.split('.');
    const base = parts.slice(0, parts.length - level + 1).join('.');
    return name === '' ? base : `${base}.${name}`;
  }

  /** The module of this full name, made if need be together with its parents. */
  *load(context: Context, name: string): Resumable {
    const { modules } = this.interpreter;
    const known = modules.get(name);
    if (known === NONE) throw notFound(name, `import of ${name} halted; None in sys.modules`);
    if (known !== undefined) return known;
    const dot = name.lastIndexOf('.');
    const parent = dot < 0 ? undefined : yield* this.load(context, name.slice(0, dot));
    // The parent's own code may have made it.
    const made = modules.get(name) ?? (yield* this.make(context, name, parent));
    if (parent instanceof PyModule) parent.namespace.set(name.slice(dot + 1), made);
    return made;
  }

  private *make(context: Context, name: string, parent: Value | undefined): Resumable {
    const path = parent === undefined ? undefined : pathOf(parent);
    for (const finder of findersOf(this.interpreter)) {
      if (finder === PATH_FINDER) {
        const found = yield* this.finder.find(
          context,
          name,
          parent === undefined ? this.path() : path,
        );
        if (found !== undefined) return yield* this.makeFound(context, name, found);
      } else {
        const spec = yield* specFrom(finder, name, path);
        if (spec !== NONE) return yield* loadSpec(context, spec);
      }
    }
    const outer = name.slice(0, name.lastIndexOf('.'));
    throw notFound(
      name,
      parent !== undefined && (yield* protocols.findAttribute(parent, '__path__')) === undefined
        ? `No module named '${name}'; '${outer}' is not a package`
        : undefined,
    );
  }

  private *makeFound(context: Context, name: string, found: FoundModule): Resumable {
    const { interpreter } = this;
    if (found.kind === 'native') {
      const namespace = found.create(context);
      const module = new PyModule(name, namespace);
      namespace.set('__name__', name);
      if (!namespace.has('__doc__')) namespace.set('__doc__', NONE);
      namespace.set('__package__', '');
      interpreter.modules.set(name, module);
      return module;
    }
    const { code } = found;
    this.addSource(code.file, found.text, code.internal);
    const namespace = newDict();
    const module = new PyModule(name, namespace);
    namespace.set('__name__', name);
    namespace.set('__doc__', code.docstring ?? NONE);
    namespace.set('__file__', code.file);
    namespace.set(
      '__package__',
      found.folder !== undefined ? name : name.slice(0, Math.max(0, name.lastIndexOf('.'))),
    );
    namespace.set('__builtins__', interpreter.builtins);
    if (found.folder !== undefined) namespace.set('__path__', list([found.folder]));
    interpreter.modules.set(name, module);
    module.isPartial = true;
    try {
      yield* giveSyntaxWarnings(context, code);
      yield* this.run(code, namespace);
      found.complete?.(namespace);
    } catch (error) {
      interpreter.modules.delete(name);
      throw error;
    } finally {
      module.isPartial = false;
    }
    return interpreter.modules.get(name) ?? module;
  }

  /** sys.path. */
  private path(): string[] | undefined {
    const sys = this.interpreter.modules.get('sys');
    return sys instanceof PyModule ? textsOf(sys.namespace.get('path')) : undefined;
  }

  /** What `name` would be, without importing it; its package has been imported. */
  *find(context: Context, name: string): Resumable<FoundModule | undefined> {
    const dot = name.lastIndexOf('.');
    if (dot < 0) return yield* this.finder.find(context, name, this.path());
    const parent = this.interpreter.modules.get(name.slice(0, dot));
    return parent === undefined
      ? undefined
      : yield* this.finder.find(context, name, pathOf(parent));
  }

  /** importlib.reload(): the module's code, found anew, runs in the module's own namespace. */
  *reload(context: Context, module: PyModule): Resumable<void> {
    const found = yield* this.find(context, module.name);
    if (found === undefined) throw notFound(module.name);
    if (found.kind === 'native') {
      const fresh = found.create(context);
      for (const { key, value } of fresh.entries.values()) {
        if (typeof key === 'string' && value !== undefined) module.namespace.set(key, value);
      }
      return;
    }
    const { code, text } = found;
    this.addSource(code.file, text, code.internal);
    yield* this.run(code, module.namespace);
    found.complete?.(module.namespace);
  }

  /** Whether code of a module of the library is being run for its import. */
  get runsLibrary(): boolean {
    return this.internalRuns > 0;
  }

  private *run(code: Code, namespace: PyDict): Resumable<void> {
    const counted = code.internal ? 1 : 0;
    this.internalRuns += counted;
    try {
      yield* callBody(new PyFunction(code, namespace, [], undefined, []), namespace);
    } finally {
      this.internalRuns -= counted;
    }
  }

  /** IMPORT_FROM: `name` of the module that `from module import name` has loaded. */
  *importFrom(module: Value, name: string): Resumable {
    const found = yield* protocols.findAttribute(module, name);
    if (found !== undefined) return found;
    const own = module instanceof PyModule ? module.name : '';
    const submodule = this.interpreter.modules.get(`${own}.${name}`);
    if (submodule !== undefined) return submodule;
    const file = module instanceof PyModule ? module.namespace.get('__file__') : undefined;
    const where = typeof file === 'string' ? file : 'unknown location';
    const isPartial = module instanceof PyModule && module.isPartial;
    const exception = newException(
      EXCEPTIONS.ImportError,
      isPartial
        ? `cannot import name '${name}' from partially initialized module '${own}' (most likely due to a circular import) (${where})`
        : `cannot import name '${name}' from '${own}' (${where})`,
    );
    exception.dict = newDict();
    exception.dict.set('name', own);
    throw new Raised(exception);
  }

  /** `from module import *`. */
  *importStar(module: Value, into: PyDict): Resumable<void> {
    const listed = yield* protocols.findAttribute(module, '__all__');
    const namespace = (module as PyModule).namespace;
    const names =
      listed === undefined
        ? [...namespace.entries.keys()].filter(
            (key): key is string => typeof key === 'string' && !key.startsWith('_'),
          )
        : yield* protocols.collect(listed);
    for (const name of names) {
      into.set(name as string, yield* protocols.getAttribute(module, name as string));
    }
  }
}

/** Where the modules of a package are looked for. */
function pathOf(parent: Value): string[] | undefined {
  return parent instanceof PyModule ? textsOf(parent.namespace.get('__path__')) : undefined;
}

function textsOf(value: Value | undefined): string[] | undefined {
  return value instanceof PyList
    ? value.items.filter((item): item is string => typeof item === 'string')
    : undefined;
}

function notFound(name: string, message = `No module named '${name}'`): Raised {
  const exception = newException(EXCEPTIONS.ModuleNotFoundError, message);
  exception.dict = newDict();
  exception.dict.set('name', name);
  return new Raised(exception);
}

/** Makes the source lines of everything the interpreter has loaded available to tracebacks. */
export function sourceLines(interpreter: PythonInterpreter): SourceLine {
  return (file, line) => interpreter.imports.textOf(file)?.split('\n')[line - 1];
}
