/**
 * What fork(2) does to the memory of a process, as seen from objects in it. The copy of most is an object
 * with copies of its fields; those for which that is wrong say themselves what their copy is.
 */
import type { LaneId } from '../trace/trace.ts';

/** The copy of a process's memory that is being made. */
export interface Copies {
  /**
   * The child's copy of an object or value, the same every time. Its fields may not be filled yet, so it
   * is not to be looked into.
   */
  of<Thing>(original: Thing): Thing;
  /** The child's lane for something that has one in the parent. */
  lane(lane: LaneId): LaneId;
}

export interface Copyable {
  /** The child's object in place of this one: itself, if parent and child share it. */
  copied(copies: Copies): object;
}

export function isCopyable(thing: object): thing is Copyable {
  return 'copied' in thing;
}
