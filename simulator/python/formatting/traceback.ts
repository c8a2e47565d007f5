/** The text of an uncaught exception, as CPython 3.11 prints it. */
import { EXCEPTIONS, PyException, Raised, type TracebackEntry } from '../objects/exception.ts';
import { builtinsOf } from '../objects/function.ts';
import type { PyDict } from '../objects/object.ts';
import { isInstance, NONE, type PyType, type Value } from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import { PyList, PyTuple } from '../objects/values.ts';
import { collect, plainInt, plainText, repr, specialMethod, str } from '../protocols/index.ts';
import { lineOf } from '../types/traceback.ts';
import { caretLine } from './carets.ts';
import { markedLine } from './marked-line.ts';
import { nearestName } from './suggestions.ts';

/** Text of a line of a source file; undefined when it cannot be had. */
export type SourceLine = (file: string, line: number) => string | undefined;

const CAUSE = 'The above exception was the direct cause of the following exception:';
const CONTEXT = 'During handling of the above exception, another exception occurred:';

/** Frames that look alike in a row before they are only counted. */
const REPEATED_MAX = 3;
const GROUP_WIDTH_MAX = 15;
const GROUP_DEPTH_MAX = 10;

/**
 * The text of an exception with its traceback and all that led to it.
 *
 * @param limit - so many frames of each traceback, the innermost
 */
export function* formatException(
  exception: PyException,
  sourceLine: SourceLine,
  limit: number,
): Resumable<string> {
  const report = new Report(sourceLine, limit);
  yield* report.add(exception);
  return report.text;
}

/** One that nobody can catch: without what led to it, without notes and hints. */
export function* formatUnraisable(
  exception: PyException,
  sourceLine: SourceLine,
  limit: number,
): Resumable<string> {
  const report = new Report(sourceLine, limit);
  report.addFrames(exception);
  const message = yield* safely(str(exception), '<exception str() failed>');
  return `${report.text}${className(exception.type)}: ${message}\n`;
}

/** Collects lines; those of a group's members are indented behind a margin. */
class Report {
  text = '';
  private readonly sourceLine: SourceLine;
  private readonly limit: number;
  private readonly seen = new Set<PyException>();
  private depth = 0;
  /** The innermost last member draws the line that closes the groups. */
  private open = false;

  constructor(sourceLine: SourceLine, limit: number) {
    this.sourceLine = sourceLine;
    this.limit = limit;
  }

  *add(exception: PyException): Resumable<void> {
    this.seen.add(exception);
    const { cause, context, suppressContext } = exception;
    if (cause !== undefined && !this.seen.has(cause)) {
      yield* this.add(cause);
      this.emit(['', CAUSE, '']);
    } else if (
      cause === undefined &&
      context !== undefined &&
      !suppressContext &&
      !this.seen.has(context)
    ) {
      yield* this.add(context);
      this.emit(['', CONTEXT, '']);
    }
    const members = groupMembers(exception);
    if (members === undefined) yield* this.addPlain(exception);
    else if (this.depth > GROUP_DEPTH_MAX) {
      this.emit([`... (max_group_depth is ${GROUP_DEPTH_MAX})`]);
    } else yield* this.addGroup(exception, members);
  }

  addFrames(exception: PyException): void {
    const entries = this.shownEntries(exception);
    if (entries.length === 0) return;
    this.emit(['Traceback (most recent call last):']);
    this.emit(frameLines(entries, this.sourceLine));
  }

  private *addPlain(exception: PyException): Resumable<void> {
    this.addFrames(exception);
    this.emit(yield* exceptionOnly(exception, true));
  }

  private *addGroup(group: PyException, members: readonly PyException[]): Resumable<void> {
    const outermost = this.depth === 0;
    if (outermost) this.depth = 1;
    const entries = this.shownEntries(group);
    if (entries.length > 0) {
      this.emit(['Exception Group Traceback (most recent call last):'], outermost ? '+' : '|');
      this.emit(frameLines(entries, this.sourceLine));
    }
    this.emit(yield* exceptionOnly(group, true));
    const shown = Math.min(members.length, GROUP_WIDTH_MAX + 1);
    this.open = false;
    for (let i = 0; i < shown; i++) {
      const last = i === shown - 1;
      if (last) this.open = true;
      const cut = i >= GROUP_WIDTH_MAX;
      const title = cut ? '...' : String(i + 1);
      this.raw(`${this.indent}${i === 0 ? '+-' : '  '}+---------------- ${title} ----------------`);
      this.depth++;
      if (cut) {
        const rest = members.length - GROUP_WIDTH_MAX;
        this.emit([`and ${rest} more exception${rest > 1 ? 's' : ''}`]);
      } else yield* this.add(members[i]!);
      if (last && this.open) {
        this.raw(`${this.indent}+------------------------------------`);
        this.open = false;
      }
      this.depth--;
    }
    if (outermost) this.depth = 0;
  }

  /** Frames of the library are folded away, unless there are no others. */
  private shownEntries({ traceback }: PyException): readonly TracebackEntry[] {
    if (this.limit <= 0) return [];
    const own = traceback.filter(({ code }) => !code.internal);
    return (own.length > 0 ? own : traceback).slice(-this.limit);
  }

  private get indent(): string {
    return ' '.repeat(2 * this.depth);
  }

  private raw(line: string): void {
    this.text += `${line}\n`;
  }

  private emit(lines: readonly string[], margin = '|'): void {
    const prefix = this.depth === 0 ? '' : `${this.indent}${margin} `;
    for (const text of lines) for (const line of text.split('\n')) this.raw(prefix + line);
  }
}

function groupMembers(exception: PyException): readonly PyException[] | undefined {
  if (!isInstance(exception, EXCEPTIONS.BaseExceptionGroup)) return undefined;
  const members = exception.args.items[1];
  if (!(members instanceof PyTuple) && !(members instanceof PyList)) return undefined;
  const items: readonly Value[] = members.items;
  return items.filter((member) => member instanceof PyException);
}

function frameLines(entries: readonly TracebackEntry[], sourceLine: SourceLine): string[] {
  const lines: string[] = [];
  let last = '';
  let count = 0;
  const flush = (): void => {
    const more = count - REPEATED_MAX;
    if (more > 0) lines.push(`  [Previous line repeated ${more} more time${more > 1 ? 's' : ''}]`);
  };
  for (const entry of entries) {
    const { code, pc } = entry;
    const line = lineOf(entry);
    const head = `  File "${code.file}", line ${line}, in ${code.name}`;
    if (head !== last) {
      flush();
      last = head;
      count = 0;
    }
    count++;
    if (count > REPEATED_MAX) continue;
    lines.push(head);
    const source = sourceLine(code.file, line)?.replace(/[\r\n]+$/, '');
    if (source === undefined || source.trim() === '') continue;
    lines.push(`    ${source.trimStart()}`);
    const marks = caretLine(source, {
      line,
      column: code.columns[pc] ?? -1,
      endLine: code.endLines[pc] ?? -1,
      endColumn: code.endColumns[pc] ?? -1,
    });
    if (marks !== undefined) lines.push(`    ${marks}`);
  }
  flush();
  return lines;
}

/** The name of an exception's class, with its module unless everybody knows it. */
function className(type: PyType): string {
  const { module, qualifiedName } = type;
  return module === 'builtins' || module === '__main__'
    ? qualifiedName
    : `${module}.${qualifiedName}`;
}

/**
 * The last lines alone: type, message (perhaps of several lines), notes.
 *
 * @param uncaught - with the name that was probably meant, which `traceback` does not look for
 */
export function* exceptionOnly(exception: PyException, uncaught: boolean): Resumable<string[]> {
  const isSyntax = isInstance(exception, EXCEPTIONS.SyntaxError);
  const lines = isSyntax ? syntaxLines(exception, uncaught) : [];
  const name = className(exception.type);
  const said = yield* safely(
    isSyntax && lines.length > 0 ? str(exception.args.items[0] ?? NONE) : str(exception),
    '<exception str() failed>',
  );
  const suggestion = uncaught ? yield* suggestionFor(exception) : undefined;
  const message = suggestion === undefined ? said : `${said}. Did you mean: '${suggestion}'?`;
  lines.push(message === '' ? name : `${name}: ${message}`);
  yield* addNotes(exception, lines);
  return lines;
}

/** The text a computation gives, or the replacement when the program's own code fails in it. */
function* safely(computation: Resumable<string>, replacement: string): Resumable<string> {
  try {
    return yield* computation;
  } catch (error) {
    if (error instanceof Raised) return replacement;
    throw error;
  }
}

function* addNotes(exception: PyException, lines: string[]): Resumable<void> {
  const notes = exception.dict?.get('__notes__');
  if (notes === undefined) {
    for (const note of exception.notes ?? []) lines.push(...note.split('\n'));
    return;
  }
  if (!(notes instanceof PyList) && !(notes instanceof PyTuple)) {
    lines.push(yield* safely(repr(notes), '<__notes__ repr() failed>'));
    return;
  }
  for (const note of notes.items) {
    const text = plainText(note) ?? (yield* safely(str(note), '<note str() failed>'));
    lines.push(...text.split('\n'));
  }
}

/** File, line, and a mark below where the syntax is wrong. */
function syntaxLines(exception: PyException, uncaught: boolean): string[] {
  const place = exception.args.items[1];
  const detail = (name: string, index: number): Value =>
    exception.dict?.get(name) ??
    (place instanceof PyTuple ? place.items[index] : undefined) ??
    NONE;
  const line = plainInt(detail('lineno', 1));
  if (line === undefined) return [];
  const file = plainText(detail('filename', 0)) ?? '<string>';
  const lines = [`  File "${file}", line ${line}`];
  const text = plainText(detail('text', 3));
  if (text === undefined) return lines;
  const number = (name: string, index: number): number | undefined => {
    const value = plainInt(detail(name, index));
    return value === undefined ? undefined : Number(value);
  };
  const column = number('offset', 2);
  const marked = {
    line: Number(line),
    column: column ?? 0,
    endLine: number('end_lineno', 4) ?? Number(line),
    endColumn: number('end_offset', 5) ?? 0,
  };
  const single = uncaught && exception.type !== EXCEPTIONS.SyntaxError;
  lines.push(...markedLine(text.replace(/\n+$/, ''), marked, single).map((each) => `    ${each}`));
  return lines;
}

/** The name that was probably meant by a NameError or an AttributeError. */
function* suggestionFor(exception: PyException): Resumable<string | undefined> {
  const name = plainText(exception.dict?.get('name') ?? NONE);
  if (name === undefined) return undefined;
  if (isInstance(exception, EXCEPTIONS.AttributeError)) {
    const object = exception.dict?.get('obj');
    return object === undefined ? undefined : nearestName(name, yield* attributeNames(object));
  }
  if (!isInstance(exception, EXCEPTIONS.NameError)) return undefined;
  const frame = exception.traceback.at(-1)?.frame;
  if (frame === undefined) return undefined;
  const { code, globals } = frame;
  const builtins = builtinsOf(globals);
  return (
    nearestName(name, code.variables) ??
    nearestName(name, names(globals)) ??
    nearestName(name, builtins === undefined ? [] : names(builtins))
  );
}

function names(namespace: PyDict): string[] {
  return [...namespace.entries.keys()].filter((key) => typeof key === 'string');
}

function* attributeNames(object: Value): Resumable<string[]> {
  const method = specialMethod(object, '__dir__');
  if (method === undefined) return [];
  try {
    const listed = yield* collect(yield* call(method, []));
    return listed.map((item) => plainText(item) ?? '').sort();
  } catch (error) {
    if (error instanceof Raised) return [];
    throw error;
  }
}
