/** The policies by name. Adding one is a file and a row. */
import type { PolicyName } from '../../simulation.ts';
import { EarliestDeadlineFirst } from './earliest-deadline-first.ts';
import { Fair } from './fair.ts';
import { Fifo } from './fifo.ts';
import { Lottery } from './lottery.ts';
import { MultiLevelFeedback } from './multi-level-feedback.ts';
import { Manual } from './manual.ts';
import type { PolicyConstructor } from './policy.ts';
import { Priority } from './priority.ts';
import { RateMonotonic } from './rate-monotonic.ts';
import { RoundRobin } from './round-robin.ts';
import { ShortestJobFirst } from './shortest-job-first.ts';
import { ShortestToCompletionFirst } from './shortest-to-completion-first.ts';
import { Stride } from './stride.ts';

export const POLICIES: Readonly<Record<PolicyName, PolicyConstructor>> = {
  fifo: Fifo,
  sjf: ShortestJobFirst,
  stcf: ShortestToCompletionFirst,
  'round-robin': RoundRobin,
  priority: Priority,
  mlfq: MultiLevelFeedback,
  lottery: Lottery,
  stride: Stride,
  fair: Fair,
  edf: EarliestDeadlineFirst,
  rm: RateMonotonic,
  manual: Manual,
};
