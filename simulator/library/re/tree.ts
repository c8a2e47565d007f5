/**
 * The tree of a regular expression: what the parser makes of a pattern and the assembler makes a program
 * of. Flags are resolved already: every node says for itself how it treats case, lines and alphabets.
 */

/** Library reference, "re", "Flags". */
export const FLAGS = {
  TEMPLATE: 1,
  IGNORECASE: 2,
  LOCALE: 4,
  MULTILINE: 8,
  DOTALL: 16,
  UNICODE: 32,
  VERBOSE: 64,
  DEBUG: 128,
  ASCII: 256,
} as const;

/** Which characters are the same: only equal ones, ASCII letters of either case, or all cases. */
export type CaseRule = 'exact' | 'ascii' | 'unicode';

/** `\d`, `\s`, `\w` and what they leave out. */
export interface Category {
  readonly letter: 'd' | 's' | 'w';
  readonly negated: boolean;
  readonly ascii: boolean;
}

export type SetItem =
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'category'; readonly category: Category };

/** A class of characters; a literal that ignores case is one, too. */
export interface CharacterClass {
  readonly kind: 'set';
  readonly items: readonly SetItem[];
  readonly negated: boolean;
  readonly caseRule: CaseRule;
}

export type Place =
  | 'start'
  | 'line start'
  | 'end'
  | 'before final newline'
  | 'line end'
  | 'boundary'
  | 'ascii boundary'
  | 'no boundary'
  | 'no ascii boundary';

export type Node =
  | { readonly kind: 'literal'; readonly code: number }
  | { readonly kind: 'any'; readonly newlines: boolean }
  | CharacterClass
  | { readonly kind: 'at'; readonly place: Place }
  | { readonly kind: 'sequence'; readonly items: readonly Node[] }
  | { readonly kind: 'branch'; readonly alternatives: readonly Node[] }
  | { readonly kind: 'group'; readonly index: number; readonly body: Node }
  | {
      readonly kind: 'repeat';
      readonly min: number;
      /** Infinity: without bound. */
      readonly max: number;
      readonly mode: 'greedy' | 'lazy' | 'possessive';
      readonly body: Node;
    }
  | {
      readonly kind: 'look';
      readonly behind: boolean;
      readonly negated: boolean;
      readonly body: Node;
    }
  | { readonly kind: 'atomic'; readonly body: Node }
  | { readonly kind: 'reference'; readonly group: number; readonly caseRule: CaseRule }
  | {
      readonly kind: 'conditional';
      readonly group: number;
      readonly yes: Node;
      readonly no: Node;
    };

export const EMPTY: Node = { kind: 'sequence', items: [] };

/** Everything that is known of a pattern once it is read. */
export interface ParsedPattern {
  readonly tree: Node;
  readonly flags: number;
  /** How many capturing groups there are. */
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
  /** In order. */
  readonly warnings: readonly PatternWarning[];
}

export interface PatternWarning {
  readonly category: 'DeprecationWarning' | 'FutureWarning';
  readonly message: string;
}

/** The least and the greatest number of characters that a node matches. */
export function widthOf(node: Node, groupWidths: readonly (Width | undefined)[]): Width {
  switch (node.kind) {
    case 'literal':
    case 'any':
    case 'set':
      return { min: 1, max: 1 };
    case 'at':
    case 'look':
      return { min: 0, max: 0 };
    case 'sequence': {
      let min = 0;
      let max = 0;
      for (const item of node.items) {
        const width = widthOf(item, groupWidths);
        min += width.min;
        max += width.max;
      }
      return { min, max };
    }
    case 'branch':
      return union(node.alternatives.map((each) => widthOf(each, groupWidths)));
    case 'conditional':
      return union([widthOf(node.yes, groupWidths), widthOf(node.no, groupWidths)]);
    case 'group':
    case 'atomic':
      return widthOf(node.body, groupWidths);
    case 'reference':
      return groupWidths[node.group] ?? { min: 0, max: Infinity };
    case 'repeat': {
      const { min, max } = widthOf(node.body, groupWidths);
      return { min: min * node.min, max: max === 0 ? 0 : max * node.max };
    }
  }
}

export interface Width {
  readonly min: number;
  readonly max: number;
}

function union(widths: readonly Width[]): Width {
  return {
    min: Math.min(...widths.map(({ min }) => min)),
    max: Math.max(...widths.map(({ max }) => max)),
  };
}
