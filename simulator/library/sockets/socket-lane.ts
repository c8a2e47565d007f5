/** Which sockets the chart shows, under which names. */
import type { LaneMaker } from '../../kernel/descriptor-lane.ts';
import type { Context, FrameView } from '../../python/context.ts';
import { stateOf } from '../library-module.ts';
import { isShown } from '../threads/lanes.ts';
import { NO_LANE } from '../../trace/trace.ts';

/** Of a program with thousands of connections these are enough; the state panel has them all. */
const LANES_MAX = 128;

/**
 * The lane for a socket that the running program is making; undefined for one that a module of the library
 * makes for itself. It has the descriptor as its name, and the variable that it is stored in.
 */
export function socketLane(context: Context): LaneMaker | undefined {
  const { interpreter } = context;
  const count = stateOf(interpreter, '_socket.lanes', () => ({ made: 0 }));
  if (count.made >= LANES_MAX || !isShown(context, 'descriptor')) return undefined;
  const variable = variableOf(context);
  return (descriptor, nowNs) => {
    if (count.made >= LANES_MAX) return NO_LANE;
    count.made++;
    const name = variable === '' ? `fd ${descriptor}` : `fd ${descriptor} ${variable}`;
    return interpreter.createLane(context, 'descriptor', name, nowNs);
  };
}

/** Where the program stores what it is making; '' when that is not known. */
const variableOf = (context: Context): string => makerOf(context)?.assignedName() ?? '';

/** The frame of the program that is making a socket, itself or through `socket`. */
export function makerOf(context: Context): FrameView | undefined {
  for (let depth = 0; ; depth++) {
    const frame = context.frame(depth);
    if (frame?.code.internal !== true) return frame;
    if (frame.globals.get('__name__') !== 'socket') return undefined;
  }
}
