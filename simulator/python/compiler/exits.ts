/**
 * Gives every path its own copy of an ending that the compiler made (`return None` at the end of a
 * function): so the ending shows the line that led to it.
 */
import { type Instruction, Label, REMOVED } from './instruction.ts';
import { resolve } from './jumps.ts';
import { endsFlow } from './stack-effects.ts';

/** Only reachable instructions are left in `items`; the rest is REMOVED. */
export function separateExits(
  items: readonly Instruction[],
  labels: Label[],
): readonly Instruction[] {
  const copies = new Map<number, { readonly label: Label; readonly items: Instruction[] }[]>();
  const arrivals = countArrivals(items);
  items.forEach((item) => {
    if (item.label === undefined || item.op === REMOVED) return;
    const start = resolve(items, item.label);
    const count = arrivals.get(start) ?? 0;
    const exit = count > 1 ? exitAt(items, start) : undefined;
    if (exit === undefined) return;
    arrivals.set(start, count - 1);
    const end = start + exit.length;
    const label = new Label();
    const copied = exit.map((each) => ({ ...each }));
    copied[0]!.place = item.place;
    item.label = label;
    copies.set(end, [...(copies.get(end) ?? []), { label, items: copied }]);
  });
  if (copies.size === 0) return items;
  const result: Instruction[] = [];
  const moved = new Int32Array(items.length + 1);
  for (let i = 0; i <= items.length; i++) {
    for (const copy of copies.get(i) ?? []) {
      copy.label.position = result.length;
      result.push(...copy.items);
    }
    moved[i] = result.length;
    if (i < items.length) result.push(items[i]!);
  }
  for (const label of labels) label.position = moved[label.position]!;
  for (const list of copies.values()) for (const { label } of list) labels.push(label);
  return result;
}

/** Ways to arrive at each index: jumps, and the instruction before it. */
export function countArrivals(items: readonly Instruction[]): Map<number, number> {
  const counts = new Map<number, number>();
  const arrive = (index: number): void => {
    counts.set(index, (counts.get(index) ?? 0) + 1);
  };
  let flows = true;
  items.forEach((item, i) => {
    if (item.op === REMOVED) return;
    if (flows) arrive(i);
    if (item.label !== undefined) arrive(resolve(items, item.label));
    flows = !endsFlow(item.op);
  });
  return counts;
}

/** The instructions from `start` to an end, if the compiler made them all. */
function exitAt(items: readonly Instruction[], start: number): Instruction[] | undefined {
  const exit: Instruction[] = [];
  for (let i = start; i < items.length; i++) {
    const item = items[i]!;
    if (item.op === REMOVED || item.place !== undefined || item.label !== undefined) {
      return undefined;
    }
    exit.push(item);
    if (endsFlow(item.op)) return exit;
  }
  return undefined;
}
