/**
 * Which rows the chart has, and where: lanes in groups (machine, process, its resources), from the
 * top in pixels. A folded group is one row that sums up its lanes. Knows nothing of time or colour.
 */
import { bisector } from 'd3-array';

import { NO_LANE } from '../../simulator/index.ts';
import type { Lane, LaneId, LaneKind, Trace } from '../../simulator/index.ts';

import { untouchedCopies } from './inherited.ts';
import type { LaneMatch } from './lane-match.ts';

/** `machine`, `process:<lane>` or `resources:<lane>`. */
export type GroupId = string;

export const MACHINE_GROUP: GroupId = 'machine';

export type GroupRole = 'machine' | 'process' | 'resources';

export interface GroupRow {
  readonly kind: 'group';
  readonly group: GroupId;
  readonly role: GroupRole;
  /** The process it belongs to; undefined for the machine. */
  readonly lane: LaneId | undefined;
  readonly level: number;
  readonly folded: boolean;
  /** All lanes inside, subgroups included: what a folded row sums up. */
  readonly members: readonly LaneId[];
  readonly y: number;
  readonly height: number;
}

export interface LaneRow {
  readonly kind: 'lane';
  readonly lane: LaneId;
  readonly level: number;
  readonly y: number;
  readonly height: number;
}

/** What a ghost shows of the pinned run: lanes and groups by that run's numbers. */
export type GhostSubject =
  Pick<LaneRow, 'kind' | 'lane'> | Pick<GroupRow, 'kind' | 'group' | 'role' | 'lane' | 'members'>;

/** A row of the pinned run, below that of the same lane or group. */
export interface GhostRow {
  readonly kind: 'ghost';
  readonly of: GhostSubject;
  /** Only the pinned run has it: no row above is its own. */
  readonly alone: boolean;
  readonly level: number;
  readonly y: number;
  readonly height: number;
}

export type Row = GroupRow | LaneRow | GhostRow;

/** A run whose rows are laid out as ghosts. */
export interface PinnedLanes {
  readonly trace: Trace;
  readonly match: LaneMatch;
}

export interface Layout {
  readonly rows: readonly Row[];
  readonly height: number;
  /** By lane: the row that shows it, which is its group's while that is folded. */
  readonly rowOfLane: readonly (Row | undefined)[];
}

export interface RowHeights {
  readonly core: number;
  readonly gil: number;
  readonly thread: number;
  readonly resource: number;
  readonly group: number;
  readonly folded: number;
  readonly ghost: number;
  /** A ghost that has a name beside it. */
  readonly ghostAlone: number;
}

export const ROW_HEIGHTS: RowHeights = {
  core: 28,
  gil: 28,
  thread: 30,
  resource: 26,
  group: 24,
  folded: 30,
  ghost: 10,
  ghostAlone: 22,
};
/** For a low window: labels just fit. */
export const LOW_HEIGHTS: RowHeights = {
  core: 22,
  gil: 22,
  thread: 24,
  resource: 20,
  group: 20,
  folded: 24,
  ghost: 8,
  ghostAlone: 18,
};
export const COMPACT_HEIGHTS: RowHeights = {
  core: 12,
  gil: 12,
  thread: 12,
  resource: 10,
  group: 16,
  folded: 16,
  ghost: 5,
  ghostAlone: 12,
};

interface Group {
  readonly id: GroupId;
  readonly role: GroupRole;
  readonly lane: LaneId | undefined;
  readonly level: number;
  readonly lanes: readonly Lane[];
  readonly groups: readonly Group[];
}

/** Within a group: the GIL on top of the threads it rules. */
const KIND_ORDER: Record<LaneKind, number> = {
  core: 0,
  process: 1,
  gil: 2,
  thread: 3,
  lock: 4,
  condition: 5,
  semaphore: 6,
  event: 7,
  barrier: 8,
  pipe: 9,
  loop: 3,
  queue: 10,
  pool: 11,
  descriptor: 12,
  task: 3,
};

/**
 * @param bornNs - what comes into being after this time is left out: where the future is hidden
 * @param pinned - each row has its own of this run below it; what only this run has ends its group
 */
export function layOut(
  trace: Trace,
  folded: ReadonlySet<GroupId>,
  heights: RowHeights = ROW_HEIGHTS,
  bornNs = Infinity,
  pinned?: PinnedLanes,
): Layout {
  const rows: Row[] = [];
  const rowOfLane = new Array<Row | undefined>(trace.lanes.length).fill(undefined);
  let y = 0;

  const haunt = (of: GhostSubject, level: number, alone: boolean): void => {
    const height = alone ? heights.ghostAlone : heights.ghost;
    rows.push({ kind: 'ghost', of, alone, level, y, height });
    y += height;
  };
  const hauntGroup = (group: Group, alone: boolean): void => {
    const { id, role, lane, level } = group;
    haunt({ kind: 'group', group: id, role, lane, members: membersOf(group) }, level, alone);
  };

  const place = (group: Group, ghost: Group | undefined): void => {
    const isFolded = folded.has(group.id);
    const members = membersOf(group);
    const row: GroupRow = {
      kind: 'group',
      group: group.id,
      role: group.role,
      lane: group.lane,
      level: group.level,
      folded: isFolded,
      members,
      y,
      height: isFolded ? heights.folded : heights.group,
    };
    rows.push(row);
    y += row.height;
    if (group.role === 'process' && group.lane !== undefined) rowOfLane[group.lane] = row;
    if (isFolded) {
      for (const lane of members) rowOfLane[lane] = row;
      if (ghost !== undefined) hauntGroup(ghost, false);
      return;
    }
    const ghosts = new Set(ghost?.lanes.map(({ id }) => id));
    for (const lane of group.lanes) {
      const height = heightOf(lane.kind, heights);
      const level = levelOf(lane, group);
      const laneRow: LaneRow = { kind: 'lane', lane: lane.id, level, y, height };
      rows.push(laneRow);
      rowOfLane[lane.id] = laneRow;
      y += height;
      const other = pinned?.match.pinnedOf[lane.id] ?? NO_LANE;
      if (ghosts.delete(other)) haunt({ kind: 'lane', lane: other }, level, false);
    }
    for (const lane of ghost?.lanes ?? []) {
      if (ghosts.has(lane.id)) haunt({ kind: 'lane', lane: lane.id }, levelOf(lane, ghost!), true);
    }
    placeAll(group.groups, ghost?.groups ?? []);
  };

  const placeAll = (groups: readonly Group[], ghosts: readonly Group[]): void => {
    const left = new Set(ghosts);
    for (const group of groups) {
      const ghost = ghosts.find((other) => isOf(other, group, pinned!.match));
      if (ghost !== undefined) left.delete(ghost);
      place(group, ghost);
    }
    for (const ghost of left) hauntGroup(ghost, true);
  };

  const shown = shownGroups(trace, bornNs);
  placeAll(shown, pinned === undefined ? [] : shownGroups(pinned.trace, Infinity));
  return { rows, height: y, rowOfLane };
}

/** The same group of the pinned run. */
function isOf(ghost: Group, { role, lane }: Group, { shownOf }: LaneMatch): boolean {
  const shown = ghost.lane === undefined ? undefined : shownOf[ghost.lane];
  return ghost.role === role && shown === lane;
}

function shownGroups(trace: Trace, bornNs: number): readonly Group[] {
  const left = untouchedCopies(trace);
  const lanes = trace.lanes.filter((lane) => lane.bornNs <= bornNs && !left.has(lane.id));
  return groupsOf(trace, lanes);
}

/** When the last of what there is at a time came into being: until the next birth, nothing is laid out anew. */
export function latestBirth(trace: Trace, timeNs: number): number {
  let latestNs = -Infinity;
  for (const { bornNs } of trace.lanes) {
    if (bornNs <= timeNs && bornNs > latestNs) latestNs = bornNs;
  }
  return latestNs;
}

/** Lanes from top to bottom as they are shown; those in folded groups are left out. */
export function shownLanes(layout: Layout): readonly LaneId[] {
  return layout.rows.flatMap((row) => (row.kind === 'lane' ? [row.lane] : []));
}

/** The lane above or below; the first or last when there is none yet, the same one at the ends. */
export function neighbourLane(
  layout: Layout,
  lane: LaneId | undefined,
  step: 1 | -1,
): LaneId | undefined {
  const lanes = shownLanes(layout);
  const at = lane === undefined ? -1 : lanes.indexOf(lane);
  if (at < 0) return step > 0 ? lanes[0] : lanes[lanes.length - 1];
  return lanes[Math.min(Math.max(at + step, 0), lanes.length - 1)];
}

export function rowAt(layout: Layout, y: number): Row | undefined {
  const index = firstRowBelow(layout, y);
  const row = layout.rows[index];
  return row !== undefined && y >= row.y && y < row.y + row.height ? row : undefined;
}

/** Where a row ends, together with its ghost. */
export function bottomOf({ rows }: Layout, row: Row): number {
  const next = rows[rows.indexOf(row) + 1];
  const last = next?.kind === 'ghost' && !next.alone ? next : row;
  return last.y + last.height;
}

/** The rows that have a part between two heights. */
export function visibleRows(layout: Layout, top: number, bottom: number): readonly Row[] {
  const first = firstRowBelow(layout, top);
  let last = first;
  while (last < layout.rows.length && layout.rows[last]!.y < bottom) last += 1;
  return layout.rows.slice(first, last);
}

/** Index of the first row that ends below y. */
function firstRowBelow(layout: Layout, y: number): number {
  return byBottom.right(layout.rows, y);
}

const byBottom = bisector((row: Row) => row.y + row.height);

function heightOf(kind: LaneKind, heights: RowHeights): number {
  if (kind === 'core' || kind === 'gil' || kind === 'thread') return heights[kind];
  if (kind === 'loop') return heights.gil;
  return kind === 'task' ? heights.thread : heights.resource;
}

function membersOf(group: Group): readonly LaneId[] {
  return [...group.lanes.map((lane) => lane.id), ...group.groups.flatMap(membersOf)];
}

function groupsOf(trace: Trace, lanes: readonly Lane[]): readonly Group[] {
  const cores = lanes.filter((lane) => lane.kind === 'core');
  const processes = lanes.filter((lane) => lane.kind === 'process');
  const groups: Group[] = [];
  if (cores.length > 0) {
    groups.push({
      id: MACHINE_GROUP,
      role: 'machine',
      lane: undefined,
      level: 0,
      lanes: cores,
      groups: [],
    });
  }
  const first = processes[0]?.id;
  for (const process of processes) {
    const inside = lanes.filter((lane) => processOf(trace, lane, first) === process.id);
    groups.push(processGroup(process.id, inside));
  }
  if (processes.length === 0) {
    const rest = lanes.filter((lane) => lane.kind !== 'core');
    if (rest.length > 0) groups.push(processGroup(undefined, rest));
  }
  return groups;
}

/** Lanes of what runs in a process, not of what it shares. */
const OWN: ReadonlySet<LaneKind> = new Set(['gil', 'thread', 'loop', 'task']);

function levelOf(lane: Lane, group: Group): number {
  return group.level + 1 + depthBelowThread(lane);
}

/** An event loop comes right below its thread, and the tasks of the loop below that. */
function depthBelowThread({ kind }: Lane): number {
  return kind === 'task' ? 2 : kind === 'loop' ? 1 : 0;
}

function threadOf(lane: Lane): LaneId {
  return depthBelowThread(lane) === 0 ? lane.id : lane.parent!;
}

function processGroup(process: LaneId | undefined, lanes: readonly Lane[]): Group {
  const name = process === undefined ? '' : String(process);
  const inOrder = [...lanes].sort(
    (a, b) =>
      KIND_ORDER[a.kind] - KIND_ORDER[b.kind] ||
      threadOf(a) - threadOf(b) ||
      depthBelowThread(a) - depthBelowThread(b) ||
      a.id - b.id,
  );
  const isOwn = ({ kind }: Lane): boolean => OWN.has(kind);
  const resources = inOrder.filter((lane) => !isOwn(lane));
  const below: Group = {
    id: `resources:${name}`,
    role: 'resources',
    lane: process,
    level: 1,
    lanes: resources,
    groups: [],
  };
  return {
    id: `process:${name}`,
    role: 'process',
    lane: process,
    level: 0,
    lanes: inOrder.filter(isOwn),
    groups: resources.length === 0 ? [] : [below],
  };
}

/** The process a lane belongs to; what names none belongs to the first. */
function processOf(trace: Trace, lane: Lane, first: LaneId | undefined): LaneId | undefined {
  if (lane.kind === 'core' || lane.kind === 'process') return undefined;
  for (let up = lane.parent; up !== undefined; up = trace.lanes[up]?.parent) {
    if (trace.lanes[up]?.kind === 'process') return up;
  }
  return first;
}
