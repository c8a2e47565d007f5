/** Writes the program for a tree. */
import { CharSet } from './char-set.ts';
import { firstCharacters } from './first-characters.ts';
import { PatternError } from './pattern-error.ts';
import * as op from './program.ts';
import { FLAGS, type Node, type ParsedPattern, type Width, widthOf } from './tree.ts';

type Repeat = Extract<Node, { kind: 'repeat' }>;

const MODES = { greedy: op.GREEDY, lazy: op.LAZY, possessive: op.POSSESSIVE } as const;

export function assemble({ tree, groups, flags }: ParsedPattern): op.Program {
  return new Assembler(groups, flags).assemble(tree);
}

class Assembler {
  private readonly code: number[] = [];
  private readonly sets: CharSet[] = [];
  private readonly groups: number;
  private readonly flags: number;
  private readonly groupWidths: (Width | undefined)[] = [];
  private registers: number;

  constructor(groups: number, flags: number) {
    this.groups = groups;
    this.flags = flags;
    this.registers = 2 * (groups + 1);
  }

  assemble(tree: Node): op.Program {
    this.node(tree);
    this.emit(op.MATCH);
    const { sets, groups, registers } = this;
    const first = firstCharacters(tree);
    return { code: Int32Array.from(this.code), sets, groups, registers, first };
  }

  private emit(...values: number[]): void {
    this.code.push(...values);
  }

  /** Leaves a place for a target that is not known yet; returns how to fill it in. */
  private hole(): () => void {
    const at = this.code.push(0) - 1;
    return () => {
      this.code[at] = this.code.length;
    };
  }

  private allocate(count: number): number {
    this.registers += count;
    return this.registers - count;
  }

  private node(node: Node): void {
    switch (node.kind) {
      case 'literal':
      case 'any':
      case 'set':
        this.emit(...this.test(node).slice(0, node.kind === 'any' ? 1 : 2));
        break;
      case 'at':
        this.emit(op.AT, op.PLACES.indexOf(node.place));
        break;
      case 'sequence':
        for (const item of node.items) this.node(item);
        break;
      case 'branch':
        this.branch(node.alternatives);
        break;
      case 'group':
        this.emit(op.SAVE, 2 * node.index);
        this.node(node.body);
        this.emit(op.CLOSE, node.index);
        this.groupWidths[node.index] = widthOf(node.body, this.groupWidths);
        break;
      case 'repeat':
        this.repeat(node);
        break;
      case 'look':
        this.look(node);
        break;
      case 'atomic':
        this.atomic(() => this.node(node.body));
        break;
      case 'reference':
        this.emit(op.REFERENCE, node.group, op.CASE_RULES.indexOf(node.caseRule));
        break;
      case 'conditional': {
        this.emit(op.CONDITION, node.group);
        const otherwise = this.hole();
        this.node(node.yes);
        this.emit(op.JUMP);
        const end = this.hole();
        otherwise();
        this.node(node.no);
        end();
      }
    }
  }

  /** The test for one character, and its argument. */
  private test(node: Extract<Node, { kind: 'literal' | 'any' | 'set' }>): [number, number] {
    switch (node.kind) {
      case 'literal':
        return [op.CHAR, node.code];
      case 'any':
        return [node.newlines ? op.ALL : op.ANY, 0];
      case 'set':
        return [op.SET, this.sets.push(new CharSet(node)) - 1];
    }
  }

  private branch(alternatives: readonly Node[]): void {
    const ends = alternatives.slice(0, -1).map((alternative) => {
      this.emit(op.CHOICE);
      const next = this.hole();
      this.node(alternative);
      this.emit(op.JUMP);
      const end = this.hole();
      next();
      return end;
    });
    this.node(alternatives.at(-1)!);
    for (const end of ends) end();
  }

  private repeat(node: Repeat): void {
    const { body, min, mode } = node;
    if (this.flags & FLAGS.TEMPLATE) {
      const name = mode === 'lazy' ? 'MIN' : mode === 'greedy' ? 'MAX' : 'POSSESSIVE';
      throw new PatternError(`internal: unsupported template operator ${name}_REPEAT`, undefined);
    }
    const max = Math.min(node.max, op.UNBOUNDED);
    if (body.kind === 'literal' || body.kind === 'any' || body.kind === 'set') {
      this.emit(op.RUN, ...this.test(body), min, max, MODES[mode]);
    } else if (mode === 'possessive') {
      this.atomic(() => this.loop(body, min, max, op.GREEDY));
    } else {
      this.loop(body, min, max, MODES[mode]);
    }
  }

  private loop(body: Node, min: number, max: number, mode: number): void {
    const register = this.allocate(2);
    this.emit(op.LOOP_START, register);
    const head = this.code.length;
    this.emit(op.LOOP, register, min, max);
    const exit = this.hole();
    this.emit(mode, op.LOOP_MORE, register);
    this.node(body);
    this.emit(op.JUMP, head);
    exit();
  }

  private atomic(body: () => void): void {
    const register = this.allocate(2);
    this.emit(op.HOLD, register);
    body();
    this.emit(op.COMMIT, register);
  }

  private look({ behind, negated, body }: Extract<Node, { kind: 'look' }>): void {
    const register = this.allocate(2);
    this.emit(op.HOLD, register);
    const otherwise = negated ? (this.emit(op.CHOICE), this.hole()) : undefined;
    if (behind) {
      const { min, max } = widthOf(body, this.groupWidths);
      if (min !== max) {
        throw new PatternError('look-behind requires fixed-width pattern', undefined);
      }
      this.emit(op.BACK, min);
    }
    this.node(body);
    this.emit(negated ? op.REFUSE : op.LOOKED, register);
    otherwise?.();
  }
}
