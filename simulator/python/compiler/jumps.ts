/** Jumps that lead to jumps go straight to the end; short endings are copied to where a jump was. */
import * as op from '../opcode-numbers.ts';
import { type Instruction, Label, REMOVED, SETUP } from './instruction.ts';
import { endsFlow } from './stack-effects.ts';

/** Instructions of an ending (return, raise) that is copied rather than jumped to; as CPython. */
const COPY_MAX = 4;
/** Steps from jump to jump; a loop of jumps has no end. */
const CHAIN_MAX = 100;

export function isConditional(opcode: number): boolean {
  return (
    opcode === op.POP_JUMP_IF_FALSE ||
    opcode === op.POP_JUMP_IF_TRUE ||
    opcode === op.POP_JUMP_IF_NONE ||
    opcode === op.POP_JUMP_IF_NOT_NONE
  );
}

function isOrPop(opcode: number): boolean {
  return opcode === op.JUMP_IF_FALSE_OR_POP || opcode === op.JUMP_IF_TRUE_OR_POP;
}

/** The index of the first item at or behind a label that has not been removed. */
export function resolve(items: readonly Instruction[], label: Label): number {
  let at = label.position;
  while (at < items.length && items[at]!.op === REMOVED) at++;
  return at;
}

export function threadJumps(items: readonly Instruction[], labels: Label[]): void {
  items.forEach((item, index) => {
    for (let step = 0; step < CHAIN_MAX && threadOnce(items, index, item, labels); step++);
  });
}

/** One step; true when something has changed. */
function threadOnce(
  items: readonly Instruction[],
  index: number,
  item: Instruction,
  labels: Label[],
): boolean {
  if (item.label === undefined) return false;
  const at = resolve(items, item.label);
  const target = items[at];
  if (target?.label === undefined || target === item) return false;
  // A jump of another line is a step that a person sees.
  if (target.place?.line !== item.place?.line) return false;
  if (target.label.position === item.label.position) return false;
  if (target.op === op.JUMP_FORWARD) {
    if (item.op !== op.JUMP_FORWARD && !isConditional(item.op) && !isOrPop(item.op)) return false;
    // There are no backward forms of these.
    const backwards = target.label.position <= index;
    if (backwards && item.op !== op.JUMP_FORWARD && !hasBackwardForm(item.op)) return false;
    item.label = target.label;
    return true;
  }
  if (!isOrPop(item.op)) return false;
  const wanted = item.op === op.JUMP_IF_TRUE_OR_POP;
  if (target.op === item.op) {
    item.label = target.label;
    return true;
  }
  if (target.op === (wanted ? op.POP_JUMP_IF_TRUE : op.POP_JUMP_IF_FALSE)) {
    item.op = target.op;
    item.label = target.label;
    return true;
  }
  if (
    isOrPop(target.op) ||
    target.op === op.POP_JUMP_IF_TRUE ||
    target.op === op.POP_JUMP_IF_FALSE
  ) {
    // The second test of the same value fails: on behind it.
    const behind = new Label();
    behind.position = at + 1;
    labels.push(behind);
    item.op = wanted ? op.POP_JUMP_IF_TRUE : op.POP_JUMP_IF_FALSE;
    item.label = behind;
    return true;
  }
  return false;
}

function hasBackwardForm(opcode: number): boolean {
  return opcode === op.POP_JUMP_IF_FALSE || opcode === op.POP_JUMP_IF_TRUE;
}

/** Copies a short ending to where an unconditional jump to it stands. */
export function copyEndings(
  items: readonly Instruction[],
  labels: readonly Label[],
): Instruction[] {
  const result: Instruction[] = [];
  const moved = new Int32Array(items.length + 1);
  items.forEach((item, index) => {
    moved[index] = result.length;
    const ending = item.op === op.JUMP_FORWARD ? endingAt(items, item.label!, index) : undefined;
    if (ending === undefined) {
      result.push(item);
      return;
    }
    if (item.place !== undefined) {
      result.push({ ...item, op: op.NOP, label: undefined });
    }
    for (const copied of ending) result.push({ ...copied });
  });
  moved[items.length] = result.length;
  for (const label of labels) label.position = moved[label.position]!;
  return result;
}

function endingAt(
  items: readonly Instruction[],
  label: Label,
  from: number,
): readonly Instruction[] | undefined {
  // A backward jump is an evaluation point and stays one.
  if (label.position <= from) return undefined;
  const ending: Instruction[] = [];
  for (let at = label.position; at < items.length && ending.length < COPY_MAX; at++) {
    const item = items[at]!;
    if (item.op === REMOVED) continue;
    if (item.op === SETUP || item.label !== undefined || item.place !== undefined) return undefined;
    ending.push(item);
    if (endsFlow(item.op)) return ending;
  }
  return undefined;
}
