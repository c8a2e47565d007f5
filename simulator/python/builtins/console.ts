/** print and input. Their streams are those of sys, when the program has replaced them. */
import type { Context } from '../context.ts';
import { raise, typeError } from '../objects/exception.ts';
import { PyFile } from '../objects/file.ts';
import { PyModule } from '../objects/function.ts';
import { type Native, resumable } from '../objects/native.ts';
import { NONE, type Value } from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import type { PyTuple } from '../objects/values.ts';
import {
  findAttribute,
  getAttribute,
  plainText,
  str,
  truth,
  typeName,
} from '../protocols/index.ts';
import { INT_TEXT_NS, PRINT_CHARACTER_NS, PRINT_NS, PRINT_OBJECT_NS } from '../costs.ts';

type Target =
  | { readonly kind: 'console'; readonly stream: 'stdout' | 'stderr' }
  | { readonly kind: 'object'; readonly file: Value }
  | { readonly kind: 'nothing' };

/** What cannot be encoded is for the file to complain about. */
const LONE_SURROGATE = /[\ud800-\udfff]/u;

/** A stream of sys; undefined while nobody has imported sys. */
function standardStream(name: 'stdin' | 'stdout' | 'stderr', context: Context): Value | undefined {
  const module = context.interpreter.modules.get('sys');
  return module instanceof PyModule ? module.namespace.get(name) : undefined;
}

/** Where text goes: to the console itself where that is what the file would do. */
function targetOf(file: Value | undefined, context: Context): Target {
  const chosen = file === undefined || file === NONE ? standardStream('stdout', context) : file;
  if (chosen === undefined) return { kind: 'console', stream: 'stdout' };
  if (chosen === NONE) return { kind: 'nothing' };
  const stream = chosen instanceof PyFile ? chosen.consoleStream(context) : undefined;
  return stream === undefined ? { kind: 'object', file: chosen } : { kind: 'console', stream };
}

function separator(value: Value | undefined, name: string, fallback: string): string {
  if (value === undefined || value === NONE) return fallback;
  const text = plainText(value);
  if (text === undefined)
    throw typeError(`${name} must be None or a string, not ${typeName(value)}`);
  return text;
}

function* write(target: Target, text: string, context: Context): Resumable<void> {
  switch (target.kind) {
    case 'console':
      if (LONE_SURROGATE.test(text)) {
        yield* context.interpreter.importModule(context, 'sys');
        const file = standardStream(target.stream, context) as Value;
        yield* call(yield* getAttribute(file, 'write'), [text]);
        return;
      }
      context.charge(PRINT_NS + text.length * PRINT_CHARACTER_NS);
      context.interpreter.write(context, target.stream, text);
      return;
    case 'object':
      yield* call(yield* getAttribute(target.file, 'write'), [text]);
      return;
    case 'nothing':
  }
}

/** Writes to sys.stdout, as print() does. */
export function* writeOutput(context: Context, text: string): Resumable<void> {
  yield* write(targetOf(undefined, context), text, context);
}

/** Writes to sys.stderr: to the console while it is the original. */
export function* writeError(context: Context, text: string): Resumable<void> {
  const sys = context.interpreter.modules.get('sys');
  const file = sys instanceof PyModule ? sys.namespace.get('stderr') : undefined;
  if (file === NONE) return;
  const target = file === undefined ? undefined : targetOf(file, context);
  if (target?.kind === 'object' || LONE_SURROGATE.test(text)) {
    yield* write(target ?? { kind: 'console', stream: 'stderr' }, text, context);
  } else if (target?.kind !== 'nothing') {
    context.interpreter.write(context, target?.stream ?? 'stderr', text);
  }
}

function* print(
  objects: PyTuple,
  sep: Value | undefined,
  end: Value | undefined,
  file: Value | undefined,
  context: Context,
): Resumable<Target> {
  const target = targetOf(file, context);
  const between = separator(sep, 'sep', ' ');
  const last = separator(end, 'end', '\n');
  if (target.kind === 'object') {
    // A file of the program's own sees the pieces one by one, as from CPython.
    for (const [i, object] of objects.items.entries()) {
      if (i > 0) yield* write(target, between, context);
      yield* write(target, yield* str(object), context);
    }
    yield* write(target, last, context);
    return target;
  }
  const texts: string[] = [];
  for (const object of objects.items) {
    context.charge(PRINT_OBJECT_NS + (typeof object === 'number' ? INT_TEXT_NS : 0));
    texts.push(yield* str(object));
  }
  yield* write(target, texts.join(between) + last, context);
  return target;
}

export const CONSOLE_FUNCTIONS: readonly Native[] = [
  resumable(
    "print(*args, sep=' ', end='\\n', file=None, flush=False)",
    function* ([args, sep, end, file, flush], context) {
      const target = yield* print(args, sep, end, file, context);
      if (target.kind === 'object' && flush !== undefined && (yield* truth(flush))) {
        const method = yield* findAttribute(target.file, 'flush');
        if (method !== undefined) yield* call(method, []);
      }
      return NONE;
    },
  ),
  resumable("input(prompt='', /)", function* ([prompt], context) {
    if (prompt !== undefined) {
      yield* write(targetOf(undefined, context), yield* str(prompt), context);
    }
    yield* context.interpreter.importModule(context, 'sys');
    const file = standardStream('stdin', context);
    if (file === undefined || file === NONE) throw raise('RuntimeError', 'input(): lost sys.stdin');
    const line = yield* call(yield* getAttribute(file, 'readline'), []);
    const text = plainText(line);
    if (text === undefined) throw typeError('object.readline() returned non-string');
    if (text === '') throw raise('EOFError', 'EOF when reading a line');
    return text.endsWith('\n') ? text.slice(0, -1) : text;
  }),
];
