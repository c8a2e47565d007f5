/** `re.Pattern`: a program with what it was made of. */
import type { Context } from '../../python/context.ts';
import { type PyException, Raised, typeError } from '../../python/objects/exception.ts';
import { type PyModule } from '../../python/objects/function.ts';
import { builtinType, PyObject, type Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { PyBytes } from '../../python/objects/values.ts';
import { plainText, typeName } from '../../python/protocols/index.ts';
import { bytesOf } from '../../python/types/memory-view.ts';
import { assemble } from './assembler.ts';
import type { Expandable } from './expand.ts';
import { parsePattern } from './parser.ts';
import { PatternError } from './pattern-error.ts';
import type { Program } from './program.ts';
import { charactersOf, contentOf, Subject } from './subject.ts';
import { parseTemplate } from './template.ts';
import type { ParsedPattern, PatternWarning } from './tree.ts';

export const PATTERN_TYPE = builtinType('Pattern', {
  module: 're',
  layout: 'other',
  subclassable: false,
  hashing: 'custom',
});

/** Reading and compiling: `timeit -s "import re" "re.purge();re.compile(p)"`, per character of p. */
const COMPILE_CHARACTER_NS = 1400;
const COMPILE_NS = 12_000;
/** The same for a template of sub(). */
const TEMPLATE_CHARACTER_NS = 700;

export class PyPattern extends PyObject {
  /** The pattern as the program gave it. */
  readonly source: Value;
  readonly isText: boolean;
  readonly parsed: ParsedPattern;
  readonly program: Program;
  /** The last text searched and the last template used: they tend to come again. */
  private lastSubject: Subject | undefined = undefined;
  private lastTemplate: { readonly source: Value; readonly template: Expandable } | undefined =
    undefined;

  /** Throws PatternError. */
  constructor(source: Value, content: string | Uint8Array, flags: number) {
    super(PATTERN_TYPE);
    this.source = source;
    this.isText = typeof content === 'string';
    this.parsed = parsePattern(charactersOf(content), this.isText, flags);
    this.program = assemble(this.parsed);
  }

  get groups(): number {
    return this.parsed.groups;
  }

  /** The subject of a search; TypeErrors for what is no text, or not of the pattern's kind. */
  subject(value: Value): Subject {
    const known = this.lastSubject;
    if (known !== undefined && typeof value === 'string' && known.value === value) return known;
    const content = contentOf(value);
    const isText = typeof content === 'string';
    if (isText !== this.isText) {
      throw typeError(
        this.isText
          ? 'cannot use a string pattern on a bytes-like object'
          : 'cannot use a bytes pattern on a string-like object',
      );
    }
    return (this.lastSubject = new Subject(value, content));
  }

  /** A replacement, read. */
  *template(source: Value, context: Context): Resumable<Expandable> {
    if (this.lastTemplate?.source === source) return this.lastTemplate.template;
    const text = plainText(source);
    if (text === undefined && bytesOf(source) === undefined) {
      throw typeError(`decoding to str: need a bytes-like object, ${typeName(source)} found`);
    }
    const isText = text !== undefined;
    const characters = charactersOf(contentOf(source));
    context.charge(characters.length * TEMPLATE_CHARACTER_NS);
    const { groups: count, names } = this.parsed;
    const warnings: PatternWarning[] = [];
    let template: Expandable;
    try {
      const parts = parseTemplate(characters, isText, { count, names }, (warning) =>
        warnings.push(warning),
      );
      template = { parts, isText };
    } catch (thrown) {
      throw thrown instanceof PatternError ? yield* errorOf(thrown, source, context) : thrown;
    }
    yield* warn(warnings, context);
    this.lastTemplate = { source, template };
    return template;
  }
}

/** The `re.error` for a problem with a pattern or replacement. */
function* errorOf(
  { message, position }: PatternError,
  pattern: Value,
  context: Context,
): Resumable<Raised> {
  const shown =
    pattern instanceof PyBytes ? message.replace(BEYOND_ASCII, escapedCharacter) : message;
  // What is wrong with a pattern as a whole is found when it has been forgotten.
  const place = position === undefined ? [] : [pattern, position];
  const type = ofModule('error', context);
  return new Raised((yield* call(type, [shown, ...place])) as PyException);
}

const BEYOND_ASCII = /[\x80-\xff]/g;

function escapedCharacter(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16)}`;
}

/** What is written in Python. */
function ofModule(name: string, { interpreter }: Context): Value {
  return (interpreter.modules.get('re') as PyModule).namespace.get(name)!;
}

/** Tells the program, by a function of `re`, which knows whose line is to blame. */
export function* warn(warnings: readonly PatternWarning[], context: Context): Resumable<void> {
  for (const { category, message } of warnings) {
    const type = context.interpreter.builtins.get(category)!;
    yield* call(ofModule('_warn', context), [message, type]);
  }
}

/** Compiles a pattern; `re.error` when it is none. */
export function* compilePattern(source: Value, flags: number, context: Context): Resumable {
  const content = contentOf(source);
  context.charge(COMPILE_NS + content.length * COMPILE_CHARACTER_NS);
  let pattern: PyPattern;
  try {
    pattern = new PyPattern(source, content, flags);
  } catch (thrown) {
    throw thrown instanceof PatternError ? yield* errorOf(thrown, source, context) : thrown;
  }
  yield* warn(pattern.parsed.warnings, context);
  return pattern;
}
