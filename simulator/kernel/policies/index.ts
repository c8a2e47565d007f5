/** The policies by name. Adding one is a file and a row. */
import { Fair } from './fair.ts';
import { Fifo } from './fifo.ts';
import type { PolicyConstructor } from './policy.ts';
import { RoundRobin } from './round-robin.ts';

export const POLICIES = {
  fifo: Fifo,
  'round-robin': RoundRobin,
  fair: Fair,
} as const satisfies Record<string, PolicyConstructor>;

export type KernelPolicyName = keyof typeof POLICIES;
