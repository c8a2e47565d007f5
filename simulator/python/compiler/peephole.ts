/** Small improvements of neighbouring instructions, as CPython makes them. */
import * as op from '../opcode-numbers.ts';
import { type Instruction, type Label, REMOVED } from './instruction.ts';

/**
 * `a, b = b, a` needs no tuple: BUILD_TUPLE and UNPACK_SEQUENCE of two or three become a SWAP. Then runs of
 * SWAPs become as few as do the same, and SWAPs before stores to different local variables become stores
 * in another order.
 */
export function simplifySwaps(items: readonly Instruction[], labels: readonly Label[]): void {
  const targets = new Set(labels.map(({ position }) => position));
  for (let i = 0; i + 1 < items.length; i++) {
    const item = items[i]!;
    const next = items[i + 1]!;
    if (item.op === op.BUILD_TUPLE && next.op === op.UNPACK_SEQUENCE && item.arg === next.arg) {
      if (item.arg < 1 || item.arg > 3 || targets.has(i + 1)) continue;
      item.op = REMOVED;
      next.op = item.arg === 1 ? REMOVED : op.SWAP;
    }
  }
  for (let start = 0; start < items.length; start++) {
    if (items[start]!.op !== op.SWAP) continue;
    let end = start + 1;
    while (items[end]?.op === op.SWAP && !targets.has(end)) end++;
    if (end > start + 1) shortenRun(items.slice(start, end));
    for (let i = end - 1; i >= start; i--) applyToStores(items, i, targets);
    start = end - 1;
  }
}

/** Rewrites a run of SWAPs; what is left over stands at the end of the run. */
function shortenRun(run: readonly Instruction[]): void {
  const depth = Math.max(...run.map(({ arg }) => arg));
  const stack = Array.from({ length: depth }, (_, i) => i);
  for (const { arg } of run) {
    [stack[0], stack[arg - 1]] = [stack[arg - 1]!, stack[0]!];
  }
  let left = run.length - 1;
  // Each cycle of the permutation takes one SWAP for every member, and one less if the top is in it.
  const done = new Set<number>();
  for (let first = 0; first < depth; first++) {
    if (done.has(first) || stack[first] === first) continue;
    let member = first;
    for (;;) {
      if (member > 0) {
        run[left]!.op = op.SWAP;
        run[left]!.arg = member + 1;
        left--;
      }
      if (done.has(member)) break;
      done.add(member);
      member = stack[member]!;
    }
  }
  while (left >= 0) run[left--]!.op = REMOVED;
}

/** Whether an instruction takes the top of the stack and nothing can tell when it does. */
function isStore(item: Instruction | undefined): boolean {
  return item?.op === op.STORE_FAST || item?.op === op.POP_TOP;
}

/** Turns a SWAP before stores into a change of their order. */
function applyToStores(
  items: readonly Instruction[],
  at: number,
  targets: ReadonlySet<number>,
): void {
  const swap = items[at]!;
  if (swap.op !== op.SWAP) return;
  const stores: Instruction[] = [];
  for (let i = at + 1; stores.length < swap.arg; i++) {
    const item = items[i];
    if (item === undefined || targets.has(i)) return;
    if (item.op === REMOVED) continue;
    if (!isStore(item) || item.place?.line !== items[at + 1]!.place?.line) return;
    stores.push(item);
  }
  const first = stores[0]!;
  const last = stores[stores.length - 1]!;
  // Two stores to one variable must not change their order.
  const touched = stores
    .slice(1, -1)
    .some((between) => sameSlot(between, first) || sameSlot(between, last));
  if (touched || sameSlot(first, last)) return;
  swap.op = REMOVED;
  [first.op, last.op] = [last.op, first.op];
  [first.arg, last.arg] = [last.arg, first.arg];
  [first.place, last.place] = [last.place, first.place];
}

function sameSlot(a: Instruction, b: Instruction): boolean {
  return a.op === op.STORE_FAST && b.op === op.STORE_FAST && a.arg === b.arg;
}
