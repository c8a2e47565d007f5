/** What a kernel is made with. */
import type { RunLimits } from '../engine/limits.ts';
import type { PolicyName, RunOptions, RunQueueKind } from '../simulation.ts';
import type { Recorder } from '../trace/recorder.ts';
import type { SwitchCosts } from './dispatcher.ts';
import type { FileSystem } from './file-system.ts';
import type { Network } from './network.ts';
import type { PolicyOptions } from './policies/policy.ts';
import type { InstructionCounter } from './program.ts';

/** The part of the machine's settings that the kernel needs. */
export interface KernelSettings extends PolicyOptions, SwitchCosts {
  readonly policy: PolicyName;
  readonly runQueues: RunQueueKind;
  readonly threadStartNs: number;
  readonly priorityInheritance: boolean;
}

export interface KernelOptions {
  readonly settings: KernelSettings;
  readonly limits: RunLimits;
  readonly recorder: Recorder;
  /** Where the programs count their instructions. */
  readonly counter: InstructionCounter;
  readonly decisions?: RunOptions['decisions'];
  /** An empty tree unless told. */
  readonly fileSystem?: FileSystem;
  /** One with the default settings unless told. */
  readonly network?: Network;
}
