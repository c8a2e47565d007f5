/** How much there is of what a lane stands for, in words: "3 items", "2 permits left". */
import type { LaneKind } from '../../simulator/index.ts';
import type { Language } from '../messages/language.ts';

import type { PoolWorkers } from './pool-workers.ts';

export function levelText(language: Language, kind: LaneKind, count: number): string {
  switch (kind) {
    case 'semaphore':
      return language.text('state.permits', { count });
    case 'pool':
      return language.text('state.tasksInLine', { count });
    case 'pipe':
      return language.text('state.messages', { count });
    default:
      return language.text('state.items', { count });
  }
}

/** "1 of 4 workers busy". */
export function workersText(language: Language, { busy, count }: PoolWorkers): string {
  return language.text('state.workersBusy', { busy: language.number(busy), count });
}
