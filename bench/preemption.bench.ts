/**
 * What it costs to take the processor from a Python thread and give it back, every 20 instructions, in
 * shallow and in deep recursion. The kernel is left out: each step of a thread is cut into small ones.
 */
import { DEFAULT_MACHINE, simulate } from '../simulator/index.ts';
import { PythonThread } from '../simulator/python/machine/thread.ts';
import type { Effect } from '../simulator/kernel/program.ts';
import { processorMs } from './processor-time.ts';
import type { BenchRow } from './row.ts';
import { median } from './statistics.ts';

const GROUP = 'preemption';
const INSTRUCTIONS = 20;
const DEPTHS = [2, 200];
const ROUNDS = 15;
const RATIO_MAX = 1.2;

export function run(): BenchRow[] {
  return DEPTHS.map((depth) => {
    // Inside a round, so that a machine that changes its pace favours neither side.
    const ratios = Array.from({ length: ROUNDS }, () => {
      const whole = measure(depth, Infinity);
      return measure(depth, INSTRUCTIONS * DEFAULT_MACHINE.instructionNs) / whole;
    });
    const value = median(ratios);
    return {
      group: GROUP,
      name: `fib preempted every ${INSTRUCTIONS} instructions at depth ${depth}`,
      value,
      unit: '×',
      bar: `≤ ${RATIO_MAX}`,
      ok: value <= RATIO_MAX,
    };
  });
}

function measure(depth: number, sliceNs: number): number {
  const text = `
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def descend(depth):
    return descend(depth - 1) if depth > 1 else fib(24)


descend(${depth})
`;
  const { step } = THREADS;
  THREADS.whole = step;
  THREADS.step = sliced(sliceNs);
  try {
    const start = processorMs();
    const { outcome } = simulate({ name: 'fib.py', text });
    const elapsedMs = processorMs() - start;
    if (outcome.kind !== 'completed') throw new Error(`fib.py: ${JSON.stringify(outcome)}`);
    return elapsedMs;
  } finally {
    THREADS.step = step;
  }
}

type Step = PythonThread['step'];

/** All threads, with the step that is cut as a method of theirs, so that it is called as the kernel calls it. */
const THREADS = PythonThread.prototype as PythonThread & { whole: Step };

function sliced(sliceNs: number): Step {
  return function (this: typeof THREADS, nowNs, budgetNs, result): Effect {
    let effect = this.whole(nowNs, Math.min(sliceNs, budgetNs), result);
    let { usedNs } = effect;
    while (effect.kind === 'budget' && usedNs < budgetNs) {
      effect = this.whole(nowNs + usedNs, Math.min(sliceNs, budgetNs - usedNs), undefined);
      usedNs += effect.usedNs;
    }
    return { ...effect, usedNs };
  };
}
