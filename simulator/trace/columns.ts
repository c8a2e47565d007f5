/**
 * Columns of a finished trace are as narrow as their values allow, and exact: most runs are over within four
 * seconds and have few lanes.
 */
import type { LaneId, LaneIds, Times } from './trace.ts';

/** 4.29 s: what is later needs more than 32 bits. */
const NARROW_NS_MAX = 0xffff_ffff;
const NARROW_LANE_MAX = 0x7fff;

type Order = ArrayLike<number>;

/** A column for times up to `lastNs`. */
export function timeColumn(length: number, lastNs: number): Times {
  return lastNs <= NARROW_NS_MAX ? new Uint32Array(length) : new Float64Array(length);
}

/** A column for lanes up to `last`, and for {@link NO_LANE}. */
export function laneColumn(length: number, last: LaneId): LaneIds {
  return last <= NARROW_LANE_MAX ? new Int16Array(length) : new Int32Array(length);
}

/** @param order - the rows of the values, as they shall come; undefined: as they are */
export function timesOf(timeNs: readonly number[], order?: Order): Times {
  return filled(timeColumn(timeNs.length, highest(timeNs)), timeNs, order);
}

/** As {@link timesOf}. */
export function lanesOf(lanes: readonly LaneId[], order?: Order): LaneIds {
  return filled(laneColumn(lanes.length, highest(lanes)), lanes, order);
}

/** Puts values into a column that has been made for them; `order` as in {@link timesOf}. */
export function filled<Column extends Times | LaneIds | Uint16Array>(
  column: Column,
  values: readonly number[],
  order?: Order,
): Column {
  if (order === undefined) column.set(values);
  else for (let i = 0; i < values.length; i++) column[i] = values[order[i]];
  return column;
}

function highest(values: readonly number[]): number {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  return most;
}
