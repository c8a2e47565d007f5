/**
 * What it costs to take the processor from a Python thread and give it back, every 20 instructions, in
 * shallow and in deep recursion. The kernel is left out: each step of a thread is cut into small ones.
 */
import { DEFAULT_MACHINE, simulate } from '../simulator/index.ts';
import { PythonThread } from '../simulator/python/machine/thread.ts';
import type { Effect } from '../simulator/kernel/program.ts';
import { processorMs } from './processor-time.ts';
import type { BenchRow } from './row.ts';

const INSTRUCTIONS = 20;
const DEPTHS = [2, 200];
const ROUNDS = 13;
const RATIO_MAX = 1.2;

export function preemptionRows(group: string): BenchRow[] {
  return DEPTHS.map((depth) => {
    // The least of the rounds: whatever else the machine does can only add to it.
    let whole = Infinity;
    let cut = Infinity;
    for (let round = 0; round < ROUNDS; round++) {
      whole = Math.min(whole, measure(depth, Infinity));
      cut = Math.min(cut, measure(depth, INSTRUCTIONS * DEFAULT_MACHINE.instructionNs));
    }
    const value = cut / whole;
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
    const start = processorMs();
    const { outcome } = simulate({ name: 'spin.py', text });
    const elapsedMs = processorMs() - start;
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
