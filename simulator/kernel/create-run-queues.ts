/** The run queues that a machine's settings ask for, under its policy. */
import type { PolicyName, RunQueueKind } from '../simulation.ts';
import type { Core } from './core.ts';
import { Choices } from './policies/choices.ts';
import { POLICIES } from './policies/index.ts';
import type { PolicyOptions } from './policies/policy.ts';
import type { KernelCalls } from './program.ts';
import { RunQueues } from './run-queues.ts';

interface RunQueueSettings extends PolicyOptions {
  readonly policy: PolicyName;
  readonly runQueues: RunQueueKind;
}

/** @param kernel - is stopped by a choice of a manual schedule that does not fit */
export function createRunQueues(
  settings: RunQueueSettings,
  cores: readonly Core[],
  kernel: Pick<KernelCalls, 'nowNs' | 'stop'>,
): RunQueues {
  const Policy = POLICIES[settings.policy];
  const choices = new Choices(settings.manual.choices, (choice, name, ready) => {
    const what = `choice ${choice} is ${name}, which is not ready at ${kernel.nowNs} ns`;
    const hint = `ready are ${ready.join(', ')}`;
    const diagnostics = [{ file: 'schedule', line: choice, column: 1, what, hint }];
    kernel.stop({ kind: 'unsupported', diagnostics });
  });
  // Queues of their own differ in what they draw.
  return new RunQueues(settings.runQueues, cores, (index, served) => {
    return new Policy({ ...settings, cores: served, seed: settings.seed + index }, choices);
  });
}
