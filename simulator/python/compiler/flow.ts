/** Follows every path through a unit's instructions: what is reachable, and how deep the stack is. */
import { assert } from '../../base/assert.ts';
import { type Instruction, REMOVED, SETUP } from './instruction.ts';
import { endsFlow, stackEffect, stackEffectWhenTaken } from './stack-effects.ts';

export interface Flow {
  /** Before each instruction; −1: never reached. */
  readonly depths: Int32Array;
  readonly depthMax: number;
}

/** Also gives every reached handler its depth. */
export function followFlow(items: readonly Instruction[]): Flow {
  const depths = new Int32Array(items.length).fill(-1);
  const starts: [at: number, depth: number][] = [[0, 0]];
  let depthMax = 0;
  for (;;) {
    const start = starts.pop();
    if (start === undefined) return { depths, depthMax };
    let [at, depth] = start;
    for (; at < items.length; at++) {
      const known = depths[at]!;
      if (known >= 0) {
        assert(known === depth, `the stack is ${known} and ${depth} deep at instruction ${at}`);
        break;
      }
      depths[at] = depth;
      const item = items[at]!;
      if (item.op === REMOVED) continue;
      if (item.op === SETUP) {
        const handler = item.handler!;
        handler.depth = depth - handler.dropped;
        const depthInside = handler.depth + (handler.pushLasti ? 2 : 1);
        depthMax = Math.max(depthMax, depthInside);
        starts.push([handler.label.position, depthInside]);
        continue;
      }
      if (item.label !== undefined) {
        starts.push([item.label.position, depth + stackEffectWhenTaken(item.op, item.arg)]);
      }
      depth += stackEffect(item.op, item.arg);
      assert(depth >= 0, `the stack is empty at instruction ${at}`);
      depthMax = Math.max(depthMax, depth);
      if (endsFlow(item.op)) break;
    }
  }
}
