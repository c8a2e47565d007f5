/**
 * What it costs to take the processor from a Python thread and give it back, every 20 instructions, in
 * shallow and in deep recursion. The kernel is left out: each step of a thread is cut into small ones.
 */
import { DEFAULT_MACHINE, simulate } from '../simulator/index.ts';
import { PythonThread } from '../simulator/python/machine/thread.ts';
import type { Effect } from '../simulator/kernel/program.ts';
import type { BenchRow } from './row.ts';
import { median } from './statistics.ts';

const INSTRUCTIONS = 20;
const DEPTHS = [2, 200];
const ROUNDS = 9;
const WARM_UP_ROUNDS = 4;
const RATIO_MAX = 1.2;

export function preemptionRows(group: string): BenchRow[] {
  return DEPTHS.map((depth) => {
    const ratios: number[] = [];
    for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      const whole = measure(depth, Infinity);
      const cut = measure(depth, INSTRUCTIONS * DEFAULT_MACHINE.instructionNs);
      if (round >= 0) ratios.push(cut / whole);
    }
    const value = median(ratios);
    return {
      group,
      name: `preempted every ${INSTRUCTIONS} instructions at depth ${depth}`,
      value,
      unit: '×',
      bar: `≤ ${RATIO_MAX}`,
      ok: value <= RATIO_MAX,
    };
  });
}

function measure(depth: number, sliceNs: number): number {
  const text = `
def spin(depth):
    if depth > 1:
        return spin(depth - 1)
    i = 0
    while i < 300_000:
        i += 1
    return i


spin(${depth})
`;
  const { step } = PythonThread.prototype;
  PythonThread.prototype.step = sliced(step, sliceNs);
  try {
    const start = performance.now();
    const { outcome } = simulate({ name: 'spin.py', text });
    const elapsedMs = performance.now() - start;
    if (outcome.kind !== 'completed') throw new Error(`spin.py: ${JSON.stringify(outcome)}`);
    return elapsedMs;
  } finally {
    PythonThread.prototype.step = step;
  }
}

type Step = PythonThread['step'];

function sliced(step: Step, sliceNs: number): Step {
  return function (this: PythonThread, nowNs, budgetNs, result): Effect {
    let effect = step.call(this, nowNs, Math.min(sliceNs, budgetNs), result);
    let { usedNs } = effect;
    while (effect.kind === 'budget' && usedNs < budgetNs) {
      effect = step.call(this, nowNs + usedNs, Math.min(sliceNs, budgetNs - usedNs), undefined);
      usedNs += effect.usedNs;
    }
    return { ...effect, usedNs };
  };
}
