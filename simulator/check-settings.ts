/** The settings of the simulated machine that a run is about to get. */
import { findPolicyProblem, POLICY_TABLES } from './header/policy-tables.ts';
import { SETTING_RANGES } from './machine-settings.ts';
import {
  LOOP_KINDS,
  type MachineSettings,
  POLICY_NAMES,
  RUN_QUEUE_KINDS,
  type SourceFile,
} from './simulation.ts';
import type { Diagnostic } from './trace/trace.ts';

/** What cannot be used of a machine that a caller has put together. */
export function checkSettings(source: SourceFile, machine: MachineSettings): Diagnostic[] {
  const found: Diagnostic[] = [];
  const refuse = (what: string, hint: string): void => {
    found.push({ file: source.name, line: 1, column: 1, what, hint });
  };
  for (const [name, range] of Object.entries(SETTING_RANGES)) {
    const value = machine[name as keyof MachineSettings];
    if (
      typeof value !== 'number' ||
      !Number.isInteger(value) ||
      value < range.min ||
      value > range.max
    ) {
      refuse(
        `machine setting ${name} is ${String(value)}`,
        `use a whole number from ${range.min} to ${range.max}`,
      );
    }
  }
  if (!(POLICY_NAMES as readonly string[]).includes(machine.policy)) {
    refuse(`no such policy: ${machine.policy}`, `use one of ${POLICY_NAMES.join(', ')}`);
  }
  if (!(RUN_QUEUE_KINDS as readonly string[]).includes(machine.runQueues)) {
    refuse(`no such run queues: ${machine.runQueues}`, `use one of ${RUN_QUEUE_KINDS.join(', ')}`);
  }
  if (!(LOOP_KINDS as readonly string[]).includes(machine.asyncioLoop)) {
    refuse(`no such loop: ${machine.asyncioLoop}`, `use one of ${LOOP_KINDS.join(', ')}`);
  }
  for (const name of POLICY_TABLES) {
    const problem = findPolicyProblem(name, { ...machine[name] });
    if (problem !== undefined) refuse(problem.what, problem.hint);
  }
  return found;
}
