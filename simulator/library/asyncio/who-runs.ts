/** On whose lane it is shown what code that runs in a loop does. */
import type { Context } from '../../python/context.ts';
import { NO_LANE } from '../../trace/trace.ts';
import type { LaneId } from '../../trace/trace.ts';
import { PyAgenda } from './agenda.ts';
import { runningLoop } from './running-loop.ts';
import { PyTask } from './task.ts';

/** The task that runs; its thread where it has no lane, and for callbacks. */
export function whoRuns(running: Context): LaneId {
  const loop = runningLoop(running);
  const task = loop instanceof PyAgenda ? loop.current : undefined;
  const lane = task instanceof PyTask ? (task.lane ?? NO_LANE) : NO_LANE;
  return lane === NO_LANE ? running.thread.lane : lane;
}
