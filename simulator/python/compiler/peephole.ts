/** Small improvements of neighbouring instructions, as CPython makes them. */
import * as op from '../opcode-numbers.ts';
import { type Instruction, type Label, REMOVED } from './instruction.ts';

/**
 * `a, b = b, a` needs no tuple: BUILD_TUPLE and UNPACK_SEQUENCE of two or three become a SWAP, and a SWAP
 * before stores to different local variables becomes stores in another order.
 */
export function simplifySwaps(items: readonly Instruction[], labels: readonly Label[]): void {
  const targets = new Set(labels.map(({ position }) => position));
  for (let i = 0; i + 1 < items.length; i++) {
    const item = items[i]!;
    const next = items[i + 1]!;
    if (item.op === op.BUILD_TUPLE && next.op === op.UNPACK_SEQUENCE && item.arg === next.arg) {
      if (item.arg < 1 || item.arg > 3 || targets.has(i + 1)) continue;
      item.op = REMOVED;
      if (item.arg === 1) {
        next.op = REMOVED;
      } else {
        next.op = op.SWAP;
        dropSwap(items, i + 1, targets);
      }
    }
  }
}

function dropSwap(items: readonly Instruction[], at: number, targets: ReadonlySet<number>): void {
  const swap = items[at]!;
  const stores = items.slice(at + 1, at + 1 + swap.arg);
  const slots = new Set(stores.map(({ arg }) => arg));
  if (stores.some(({ op: opcode }) => opcode !== op.STORE_FAST)) return;
  if (slots.size !== swap.arg || stores.some((_, i) => targets.has(at + 1 + i))) return;
  swap.op = REMOVED;
  const first = stores[0]!;
  const last = stores[stores.length - 1]!;
  [first.arg, last.arg] = [last.arg, first.arg];
  [first.place, last.place] = [last.place, first.place];
}
