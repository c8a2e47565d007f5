/**
 * An event loop on the chart: a lane below its thread's that shows in which phase of its turn the loop is.
 * There is one for each thread, whichever loops run there one after another.
 */
import type { Context } from '../../python/context.ts';
import type { Value } from '../../python/objects/object.ts';
import { CAUSE_CODES, STATE_CODES } from '../../trace/codes.ts';
import { NO_LANE } from '../../trace/trace.ts';
import type { Cause, LaneId, State } from '../../trace/trace.ts';
import { PyAgenda } from './agenda.ts';
import { asyncioState } from './state.ts';

/** In the order of a turn: `look` is a select that doesn't wait. */
const PHASES = {
  timers: code('running', 'timers'),
  look: code('running', 'select'),
  select: code('waiting', 'select'),
  callbacks: code('running', 'callbacks'),
};

function code(state: State, cause: Cause): readonly [state: number, cause: number] {
  return [STATE_CODES[state], CAUSE_CODES[cause]];
}

/** A loop begins to run in the thread. */
export function loopBegins(loop: Value, running: Context): void {
  if (!(loop instanceof PyAgenda)) return;
  const { thread, interpreter, nowNs } = running;
  const { loopLanes } = asyncioState(interpreter);
  let lane = loopLanes.get(thread.lane);
  if (lane === undefined) {
    lane = interpreter.recorder.lane('loop', 'event loop', thread.lane, Math.ceil(nowNs));
    loopLanes.set(thread.lane, lane);
    interpreter.lanes.push(lane);
  }
  loop.thread = thread.lane;
  loop.lane = lane;
}

export function loopEnds(loop: Value | undefined, running: Context): void {
  if (!(loop instanceof PyAgenda) || loop.thread !== running.thread.lane) return;
  running.interpreter.recorder.idle(loop.lane, Math.ceil(running.nowNs));
  loop.thread = NO_LANE;
  loop.lane = NO_LANE;
}

export function loopEnters(loop: PyAgenda, phase: keyof typeof PHASES, running: Context): void {
  if (loop.thread !== running.thread.lane) return;
  const [state, cause] = PHASES[phase];
  const { recorder } = running.interpreter;
  recorder.enter(loop.lane, Math.ceil(running.nowNs), state, cause, NO_LANE);
}

/** The lane of a loop as its own thread sees it; of any other thread, that thread's. */
export function laneOfLoop(loop: Value | undefined, { thread }: Context): LaneId {
  return loop instanceof PyAgenda && loop.thread === thread.lane ? loop.lane : thread.lane;
}
