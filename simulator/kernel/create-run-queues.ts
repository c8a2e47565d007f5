/** The run queues that a machine's settings ask for, under its policy. */
import type { PolicyName, RunOptions, RunQueueKind } from '../simulation.ts';
import type { Core } from './core.ts';
import { Choices } from './policies/choices.ts';
import { DecisionLog } from './decision-log.ts';
import { POLICIES } from './policies/index.ts';
import type { Policy, PolicyOptions } from './policies/policy.ts';
import type { KernelCalls } from './program.ts';
import type { Recorder } from '../trace/recorder.ts';
import { RunQueues } from './run-queues.ts';

interface RunQueueSettings extends PolicyOptions {
  readonly policy: PolicyName;
  readonly runQueues: RunQueueKind;
}

/**
 * @param kernel - is stopped by a choice of a manual schedule that does not fit
 * @param decisions - whether they are recorded, and a manual schedule that has come to its end is asked about
 */
export function createRunQueues(
  settings: RunQueueSettings,
  cores: readonly Core[],
  kernel: Pick<KernelCalls, 'nowNs' | 'stop'>,
  recorder: Recorder,
  decisions: RunOptions['decisions'],
): RunQueues {
  const NewPolicy = POLICIES[settings.policy];
  const misfit = (choice: number, name: string, ready: readonly string[]): void => {
    const what = `choice ${choice} is ${name}, which is not ready at ${kernel.nowNs} ns`;
    const hint = `ready are ${ready.join(', ')}`;
    const diagnostics = [{ file: 'schedule', line: choice, column: 1, what, hint }];
    kernel.stop({ kind: 'unsupported', diagnostics });
  };
  const asked = (): void => kernel.stop({ kind: 'undecided' });
  const choices = new Choices(
    settings.manual.choices,
    misfit,
    decisions === 'ask' ? asked : undefined,
  );
  const log = decisions === undefined ? undefined : new DecisionLog(kernel, cores, recorder);
  // Queues of their own differ in what they draw.
  const create = (index: number, served: number): Policy =>
    new NewPolicy({ ...settings, cores: served, seed: settings.seed + index }, choices);
  return new RunQueues(settings.runQueues, cores, create, log);
}
