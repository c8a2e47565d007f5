/**
 * Runs a program over a text. The matcher keeps its alternatives on a stack of its own, so it can stop
 * after any number of steps and go on later: no pattern, however bad, holds up the simulator.
 */
import { asciiLowerCase, lowerCase } from './letter-case.ts';
import { isAt } from './places.ts';
import * as op from './program.ts';

const NEWLINE = 0x0a;
const UNSET = -1;
/** Words of an entry on the stack: tag, position, detail. */
const ENTRY = 3;
const STACK_START = 96 * ENTRY;
/** Entries with this detail are alternatives: go on at `tag`, at the position. */
const PLAIN = -1;
/** Entries with this detail or less are lazy runs at `tag`, with so many characters beyond. */
const LAZY_RUN = -2;

export type Outcome = 'matched' | 'failed' | 'paused';

export interface Bounds {
  readonly start: number;
  readonly end: number;
  /** Whether a match must begin at `start`. */
  readonly anchored: boolean;
  /** Whether a match must end at `end`. */
  readonly whole: boolean;
  /** Whether an empty match at `start` is not wanted. */
  readonly advance: boolean;
}

export class Matcher {
  /** Where the match begins and ends. */
  start = 0;
  end = 0;
  /** By group: start and end at twice its number; −1 when it has not matched. */
  readonly registers: Int32Array;
  /** The group that was closed last; 0: none. */
  lastIndex = 0;
  /** Steps done since this was last set to 0. */
  steps = 0;
  private readonly program: op.Program;
  private readonly text: Uint32Array;
  private readonly bounds: Bounds;
  private readonly lastRegister: number;
  private stack = new Int32Array(STACK_START);
  private top = 0;
  private pc = 0;
  private position: number;
  private running = false;

  /** @param text - code points, or bytes; before the start it is looked at only by what looks behind. */
  constructor(program: op.Program, text: Uint32Array, bounds: Bounds) {
    this.program = program;
    this.text = text;
    this.bounds = bounds;
    this.lastRegister = program.registers;
    this.registers = new Int32Array(program.registers + 1);
    this.position = this.start = bounds.start;
  }

  /** Goes on for about so many steps. */
  advance(steps: number): Outcome {
    const { bounds } = this;
    const limit = this.steps + steps;
    for (;;) {
      if (!this.running) {
        const start = this.skip(this.start);
        if (start > bounds.end) return 'failed';
        this.start = this.position = start;
        this.registers.fill(UNSET);
        this.registers[this.lastRegister] = 0;
        this.pc = this.top = 0;
        this.running = true;
      }
      const outcome = this.run(limit);
      if (outcome === 'paused') return outcome;
      this.running = false;
      if (outcome === 'matched') {
        this.end = this.position;
        this.lastIndex = this.registers[this.lastRegister]!;
        return outcome;
      }
      if (bounds.anchored) return 'failed';
      this.start++;
    }
  }

  /** The next place where a match can begin. */
  private skip(from: number): number {
    const { first } = this.program;
    const { end, anchored } = this.bounds;
    if (first === undefined || anchored) return from;
    let at = from;
    while (at < end && !first.has(this.text[at]!)) at++;
    this.steps += first.single ? (at - from) >> FIND_BITS : at - from;
    return at < end ? at : end + 1;
  }

  private run(limit: number): Outcome {
    const { text, registers, lastRegister } = this;
    const { code, sets } = this.program;
    const { end, whole, advance } = this.bounds;
    let { stack, top, pc, position, steps } = this;

    for (;;) {
      if (++steps > limit) {
        this.top = top;
        this.pc = pc;
        this.position = position;
        this.steps = steps;
        return 'paused';
      }
      // Room for whatever one instruction pushes.
      if (top + 4 * ENTRY > stack.length) {
        const larger = new Int32Array(stack.length * 2);
        larger.set(stack);
        this.stack = stack = larger;
      }
      let failed = false;
      switch (code[pc]) {
        case op.MATCH:
          if ((whole && position !== end) || (advance && position === this.bounds.start)) {
            failed = true;
            break;
          }
          this.position = position;
          this.steps = steps;
          return 'matched';
        case op.CHAR:
          if (position < end && text[position] === code[pc + 1]) {
            position++;
            pc += 2;
          } else failed = true;
          break;
        case op.ANY:
          if (position < end && text[position] !== NEWLINE) {
            position++;
            pc += 1;
          } else failed = true;
          break;
        case op.ALL:
          if (position < end) {
            position++;
            pc += 1;
          } else failed = true;
          break;
        case op.SET:
          if (position < end && sets[code[pc + 1]!]!.has(text[position]!)) {
            position++;
            pc += 2;
          } else failed = true;
          break;
        case op.AT:
          if (isAt(code[pc + 1]!, text, position, end)) pc += 2;
          else failed = true;
          break;
        case op.CHOICE:
          stack[top] = code[pc + 1]!;
          stack[top + 1] = position;
          stack[top + 2] = PLAIN;
          top += ENTRY;
          pc += 2;
          break;
        case op.JUMP:
          pc = code[pc + 1]!;
          break;
        case op.SAVE: {
          const register = code[pc + 1]!;
          stack[top] = ~register;
          stack[top + 1] = registers[register]!;
          top += ENTRY;
          registers[register] = position;
          pc += 2;
          break;
        }
        case op.CLOSE: {
          const group = code[pc + 1]!;
          const register = 2 * group + 1;
          stack[top] = ~register;
          stack[top + 1] = registers[register]!;
          stack[top + ENTRY] = ~lastRegister;
          stack[top + ENTRY + 1] = registers[lastRegister]!;
          top += 2 * ENTRY;
          registers[register] = position;
          registers[lastRegister] = group;
          pc += 2;
          break;
        }
        case op.RUN: {
          const min = code[pc + 3]!;
          const mode = code[pc + 5]!;
          const wanted = mode === op.LAZY ? min : code[pc + 4]!;
          const stop = wanted < end - position ? position + wanted : end;
          const from = position;
          position = this.runEnd(code[pc + 1]!, code[pc + 2]!, position, stop);
          const length = position - from;
          steps += length >> (code[pc + 1] === op.SET ? LOOKUP_BITS : SCAN_BITS);
          if (length < min) {
            failed = true;
            break;
          }
          if (mode === op.LAZY) {
            stack[top] = pc;
            stack[top + 1] = position;
            stack[top + 2] = LAZY_RUN;
            top += ENTRY;
          } else if (mode === op.GREEDY && length > min) {
            stack[top] = pc + op.RUN_SIZE;
            stack[top + 1] = position;
            stack[top + 2] = from + min;
            top += ENTRY;
          }
          pc += op.RUN_SIZE;
          break;
        }
        case op.LOOP_START: {
          const register = code[pc + 1]!;
          stack[top] = ~register;
          stack[top + 1] = registers[register]!;
          stack[top + ENTRY] = ~(register + 1);
          stack[top + ENTRY + 1] = registers[register + 1]!;
          top += 2 * ENTRY;
          registers[register] = 0;
          registers[register + 1] = UNSET;
          pc += 2;
          break;
        }
        case op.LOOP: {
          const register = code[pc + 1]!;
          const rounds = registers[register]!;
          const body = pc + op.LOOP_SIZE;
          if (rounds < code[pc + 2]!) {
            stack[top] = ~register;
            stack[top + 1] = rounds;
            top += ENTRY;
            registers[register] = rounds + 1;
            pc = body + op.LOOP_MORE_SIZE;
            break;
          }
          const exit = code[pc + 4]!;
          // A round more than needed that has matched nothing is the last: another one would, too.
          if (rounds >= code[pc + 3]! || position === registers[register + 1]) {
            pc = exit;
            break;
          }
          const lazy = code[pc + 5] === op.LAZY;
          stack[top] = lazy ? body : exit;
          stack[top + 1] = position;
          stack[top + 2] = PLAIN;
          top += ENTRY;
          pc = lazy ? exit : body;
          break;
        }
        case op.LOOP_MORE: {
          const register = code[pc + 1]!;
          stack[top] = ~register;
          stack[top + 1] = registers[register]!;
          stack[top + ENTRY] = ~(register + 1);
          stack[top + ENTRY + 1] = registers[register + 1]!;
          top += 2 * ENTRY;
          registers[register]!++;
          registers[register + 1] = position;
          pc += op.LOOP_MORE_SIZE;
          break;
        }
        case op.HOLD:
          registers[code[pc + 1]!] = top;
          registers[code[pc + 1]! + 1] = position;
          pc += 2;
          break;
        case op.LOOKED:
          position = registers[code[pc + 1]! + 1]!;
          top = dropAlternatives(stack, registers[code[pc + 1]!]!, top);
          pc += 2;
          break;
        case op.COMMIT:
          top = dropAlternatives(stack, registers[code[pc + 1]!]!, top);
          pc += 2;
          break;
        case op.REFUSE: {
          const floor = registers[code[pc + 1]!]!;
          while (top > floor) {
            top -= ENTRY;
            if (stack[top]! < 0) registers[~stack[top]!] = stack[top + 1]!;
          }
          failed = true;
          break;
        }
        case op.BACK:
          if (position >= code[pc + 1]!) {
            position -= code[pc + 1]!;
            pc += 2;
          } else failed = true;
          break;
        case op.REFERENCE: {
          const length = this.repeated(code[pc + 1]!, code[pc + 2]!, position);
          if (length === undefined) failed = true;
          else {
            position += length;
            steps += length >> SCAN_BITS;
            pc += 3;
          }
          break;
        }
        case op.CONDITION:
          pc = isSet(registers, code[pc + 1]!) ? pc + 3 : code[pc + 2]!;
          break;
        default:
          throw new Error(`no instruction ${code[pc]}`);
      }
      if (!failed) continue;

      // To the last alternative.
      for (;;) {
        if (top === 0) {
          this.steps = steps;
          return 'failed';
        }
        top -= ENTRY;
        const tag = stack[top]!;
        if (tag < 0) {
          registers[~tag] = stack[top + 1]!;
          continue;
        }
        position = stack[top + 1]!;
        const detail = stack[top + 2]!;
        pc = tag;
        if (detail === PLAIN) break;
        if (detail >= 0) {
          // A greedy run gives back a character.
          position--;
          if (code[pc] === op.CHAR) {
            const wanted = code[pc + 1];
            const from = position;
            while (position > detail && text[position] !== wanted) position--;
            steps += (from - position) >> SCAN_BITS;
          }
          if (position > detail) {
            stack[top + 1] = position;
            top += ENTRY;
          }
          break;
        }
        // A lazy run takes another one.
        const beyond = LAZY_RUN - detail;
        if (position >= end || beyond >= code[pc + 4]! - code[pc + 3]!) continue;
        const next = this.runEnd(code[pc + 1]!, code[pc + 2]!, position, position + 1);
        if (next === position) continue;
        position = next;
        stack[top + 1] = position;
        stack[top + 2] = detail - 1;
        top += ENTRY;
        pc += op.RUN_SIZE;
        break;
      }
    }
  }

  /** How far a run of characters goes. */
  private runEnd(test: number, argument: number, from: number, to: number): number {
    const { text } = this;
    let at = from;
    switch (test) {
      case op.CHAR:
        while (at < to && text[at] === argument) at++;
        return at;
      case op.ANY:
        while (at < to && text[at] !== NEWLINE) at++;
        return at;
      case op.ALL:
        return to;
      default: {
        const set = this.program.sets[argument]!;
        while (at < to && set.has(text[at]!)) at++;
        return at;
      }
    }
  }

  /** How long the text of a group is that stands here once more. */
  private repeated(group: number, rule: number, position: number): number | undefined {
    const { registers, text } = this;
    if (!isSet(registers, group)) return undefined;
    const from = registers[2 * group]!;
    const length = registers[2 * group + 1]! - from;
    if (length > this.bounds.end - position) return undefined;
    const same = SAME[rule]!;
    for (let i = 0; i < length; i++) {
      if (!same(text[from + i]!, text[position + i]!)) return undefined;
    }
    return length;
  }
}

/**
 * How many characters take as long as a step, as a power of two: to find one character in many, to compare
 * characters in a row, to look them up in a set.
 */
const FIND_BITS = 4;
const SCAN_BITS = 3;
const LOOKUP_BITS = 1;

const SAME: readonly ((a: number, b: number) => boolean)[] = [
  (a, b) => a === b,
  (a, b) => asciiLowerCase(a) === asciiLowerCase(b),
  (a, b) => a === b || lowerCase(a) === lowerCase(b),
];

function isSet(registers: Int32Array, group: number): boolean {
  const start = registers[2 * group]!;
  return start >= 0 && registers[2 * group + 1]! >= start;
}

/** Leaves of the entries from `floor` on those that restore registers; returns the new top. */
function dropAlternatives(stack: Int32Array, floor: number, top: number): number {
  let to = floor;
  for (let from = floor; from < top; from += ENTRY) {
    if (stack[from]! >= 0) continue;
    stack[to] = stack[from]!;
    stack[to + 1] = stack[from + 1]!;
    to += ENTRY;
  }
  return to;
}
