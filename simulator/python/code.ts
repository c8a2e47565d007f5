/**
 * A compiled function, class body, comprehension or module: what the compiler makes and the machine
 * runs. Immutable but for the machine's inline caches.
 */
import type { Copies } from '../kernel/copying.ts';
import type { SyntaxWarning } from './compiler/warnings.ts';
import type { Value } from './objects/object.ts';

export const CODE_FLAGS = {
  varArgs: 1,
  varKeywords: 2,
  generator: 4,
  coroutine: 8,
  asyncGenerator: 16,
  /** Has its own fast locals (a function); otherwise names live in a namespace dict. */
  optimized: 32,
  nested: 64,
  /** The generators it makes can be awaited: types.coroutine() says so. */
  iterableCoroutine: 128,
} as const;

/** What a constant can be. A tuple constant is written as {tuple: […]}; None as undefined. */
export type Constant =
  | undefined
  | boolean
  | number
  | bigint
  | string
  | { readonly float: number }
  | { readonly imaginary: number }
  | { readonly bytes: Uint8Array }
  | { readonly tuple: readonly Constant[] }
  | { readonly frozenset: readonly Constant[] }
  | { readonly ellipsis: true }
  | Code;

/** Rows of five numbers: start, end (exclusive), handler, stack depth, push-lasti (0 or 1). */
export type ExceptionTable = Int32Array;

/** What runs: needed only once the code does. */
export interface CodeBody {
  readonly constants: readonly Constant[];
  readonly ops: Uint8Array;
  readonly args: Int32Array;
  readonly exceptionTable: ExceptionTable;
  /** Position of each instruction: lines 1-based, columns 0-based in code points; −1: none. */
  readonly lines: Int32Array;
  readonly columns: Int32Array;
  readonly endLines: Int32Array;
  readonly endColumns: Int32Array;
}

/** What is known of code before it runs. */
export interface CodeHead {
  readonly name: string;
  readonly qualifiedName: string;
  /** As tracebacks show it. */
  readonly file: string;
  /** Index into Trace.sources. */
  readonly source: number;
  readonly firstLine: number;
  /** Part of our library. */
  readonly internal: boolean;
  readonly flags: number;
  /** Positional parameters, positional-only ones included. */
  readonly positionalCount: number;
  readonly positionalOnlyCount: number;
  readonly keywordOnlyCount: number;
  /**
   * Names of the slots: parameters (positional, keyword-only, *args, **kwargs), other locals and cells,
   * then free variables. A variable that is both a parameter and a cell has one slot.
   */
  readonly variables: readonly string[];
  readonly cellCount: number;
  readonly freeCount: number;
  readonly names: readonly string[];
  readonly docstring: string | undefined;
  readonly stackSize: number;
}

const NO_WORDS = new Int32Array(0);
const NO_MARKS = new Uint8Array();

export class Code implements CodeHead, CodeBody {
  readonly name: string;
  readonly qualifiedName: string;
  readonly file: string;
  readonly source: number;
  readonly firstLine: number;
  readonly internal: boolean;
  readonly flags: number;
  readonly positionalCount: number;
  readonly positionalOnlyCount: number;
  readonly keywordOnlyCount: number;
  readonly variables: readonly string[];
  readonly cellCount: number;
  readonly freeCount: number;
  readonly names: readonly string[];
  readonly docstring: string | undefined;
  readonly stackSize: number;
  /** Slots and operands together. */
  readonly frameSize: number;
  /** Takes positional parameters only, and its functions have its name: a call needs no more than the arguments. */
  simple: boolean;
  /** The constants as run-time values. */
  values: readonly Value[] = [];
  /** The instructions as the loop runs them (machine/words.ts). */
  words: Int32Array = NO_WORDS;
  /** 1 where an instruction belongs to the one before it (machine/words.ts). */
  joined: Uint8Array = NO_MARKS;
  /** One inline cache an instruction; only ever an accelerator. */
  caches: unknown[] = [];
  /** What the compiler has found suspicious in a module, all its functions included. */
  warnings: readonly SyntaxWarning[] = [];
  /** Whether it begins with RESUME, as most functions do. */
  resumes = false;
  /** Whether the machine has filled the above, which it does before the first run. */
  runnable = false;
  private readonly head: CodeHead;
  private known: CodeBody | undefined;
  private readonly load: (() => CodeBody) | undefined;

  /** @param body - or what brings it when it is first asked for. */
  constructor(head: CodeHead, body: CodeBody | (() => CodeBody)) {
    this.name = head.name;
    this.qualifiedName = head.qualifiedName;
    this.file = head.file;
    this.source = head.source;
    this.firstLine = head.firstLine;
    this.internal = head.internal;
    this.flags = head.flags;
    this.positionalCount = head.positionalCount;
    this.positionalOnlyCount = head.positionalOnlyCount;
    this.keywordOnlyCount = head.keywordOnlyCount;
    this.variables = head.variables;
    this.cellCount = head.cellCount;
    this.freeCount = head.freeCount;
    this.names = head.names;
    this.docstring = head.docstring;
    this.stackSize = head.stackSize;
    this.frameSize = head.variables.length + head.stackSize;
    this.simple =
      head.keywordOnlyCount === 0 &&
      (head.flags & (CODE_FLAGS.varArgs | CODE_FLAGS.varKeywords)) === 0;
    this.head = head;
    this.known = typeof body === 'function' ? undefined : body;
    this.load = typeof body === 'function' ? body : undefined;
  }

  /**
   * The same code for the copy of a process. Its inline caches are its own, as they know the objects of one
   * process. Nested code that nobody has looked at yet is still the original's.
   */
  copied(copies: Copies): Code {
    const copy = new Code(this.head, this.known === undefined ? () => this.body : this.known);
    const nested = this.known?.constants.some((each) => each instanceof Code) === true;
    if (nested)
      copy.known = { ...this.body, constants: this.body.constants.map(copies.of, copies) };
    copy.values = nested ? this.values.map(copies.of, copies) : this.values;
    copy.joined = this.joined;
    copy.warnings = this.warnings;
    return copy;
  }

  /** The same instructions under another head. */
  under(head: Partial<CodeHead>): Code {
    return new Code({ ...this.head, ...head }, () => this.body);
  }

  get constants(): readonly Constant[] {
    return this.body.constants;
  }
  get ops(): Uint8Array {
    return this.body.ops;
  }
  get args(): Int32Array {
    return this.body.args;
  }
  get exceptionTable(): ExceptionTable {
    return this.body.exceptionTable;
  }
  get lines(): Int32Array {
    return this.body.lines;
  }
  get columns(): Int32Array {
    return this.body.columns;
  }
  get endLines(): Int32Array {
    return this.body.endLines;
  }
  get endColumns(): Int32Array {
    return this.body.endColumns;
  }

  private get body(): CodeBody {
    return (this.known ??= this.load!());
  }
}
