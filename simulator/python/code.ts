/**
 * A compiled function, class body, comprehension or module: what the compiler makes and the machine
 * runs. Immutable but for the machine's inline caches.
 */
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

const NO_WORDS = new Int32Array(0);

export class Code {
  constructor(init: CodeInit) {
    this.name = init.name;
    this.qualifiedName = init.qualifiedName;
    this.file = init.file;
    this.source = init.source;
    this.firstLine = init.firstLine;
    this.internal = init.internal;
    this.flags = init.flags;
    this.positionalCount = init.positionalCount;
    this.positionalOnlyCount = init.positionalOnlyCount;
    this.keywordOnlyCount = init.keywordOnlyCount;
    this.variables = init.variables;
    this.cellCount = init.cellCount;
    this.freeCount = init.freeCount;
    this.names = init.names;
    this.constants = init.constants;
    this.docstring = init.docstring;
    this.ops = init.ops;
    this.args = init.args;
    this.exceptionTable = init.exceptionTable;
    this.lines = init.lines;
    this.columns = init.columns;
    this.endLines = init.endLines;
    this.endColumns = init.endColumns;
    this.stackSize = init.stackSize;
    this.frameSize = init.variables.length + init.stackSize;
    this.simple =
      init.keywordOnlyCount === 0 &&
      (init.flags & (CODE_FLAGS.varArgs | CODE_FLAGS.varKeywords)) === 0;
    this.values = [];
    this.words = NO_WORDS;
    this.runnable = false;
    this.caches = new Array<unknown>(init.ops.length).fill(undefined);
  }

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
  readonly constants: readonly Constant[];
  readonly docstring: string | undefined;
  readonly ops: Uint8Array;
  readonly args: Int32Array;
  readonly exceptionTable: ExceptionTable;
  /** Position of each instruction: lines 1-based, columns 0-based in code points; −1: none. */
  readonly lines: Int32Array;
  readonly columns: Int32Array;
  readonly endLines: Int32Array;
  readonly endColumns: Int32Array;
  readonly stackSize: number;
  /** Slots and operands together. */
  readonly frameSize: number;
  /** Takes positional parameters only: arguments need no sorting. */
  readonly simple: boolean;
  /** The constants as run-time values. */
  values: readonly Value[];
  /** The instructions as the loop runs them (machine/words.ts). */
  words: Int32Array;
  /** Whether the machine has filled `values` and `words`, which it does before the first run. */
  runnable: boolean;
  /** One inline cache an instruction; only ever an accelerator. */
  readonly caches: unknown[];
}

export type CodeInit = Omit<
  Code,
  'values' | 'words' | 'runnable' | 'caches' | 'frameSize' | 'simple'
>;
