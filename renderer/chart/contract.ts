/**
 * What the chart shows to and asks of the window around it: things one can point at, things one can
 * select, and the texts it needs. The chart holds no state of the workbench; it reports gestures.
 */
import type { Snippet } from 'svelte';

import type { Lane, LaneId, Trace } from '../../simulator/index.ts';
import type { TimeAxis } from './axis.ts';
import type { GroupId, GroupRole } from './layout.ts';
import type { StateShare } from './shares.ts';
import type { StateGroup, StateKey } from './state-key.ts';
import type { TimeView } from './view.ts';

export type ChartTheme = 'light' | 'dark';

/** How bars to the right of the playhead are drawn. */
export type Future = 'full' | 'dim' | 'hidden';

/** Which arrows are drawn. */
export type ArrowChoice = 'selection' | 'all' | 'none';

export interface TimeRange {
  readonly startNs: number;
  readonly endNs: number;
}

/** A place in time that the user wants to find again; an instant begins and ends at once. */
export interface TimeMark extends TimeRange {
  readonly id: number;
  /** Drawn as lasting; the others come and go. */
  readonly kept: boolean;
  /** What its pennant says instead of its number, of a mark that nobody has set. */
  readonly sign?: string;
}

/** A lane, or one of its intervals (an index into the trace's intervals). */
export interface ChartSelection {
  readonly lane: LaneId;
  readonly interval?: number | undefined;
}

/** What the pointer is on. Intervals, marks and arrows are indices into the trace. */
export type ChartTarget =
  | { readonly kind: 'interval'; readonly lane: LaneId; readonly interval: number }
  /** Nothing goes on in this lane then: an idle core, a free lock, a thread not yet born or done. */
  | {
      readonly kind: 'gap';
      readonly lane: LaneId;
      readonly startNs: number;
      readonly endNs: number;
    }
  /** How much there is of what the lane stands for: items in a queue, permits left. */
  | {
      readonly kind: 'level';
      readonly lane: LaneId;
      readonly level: number;
      /** Where the pointer is: who works for a pool changes within the stretch of a level. */
      readonly timeNs: number;
      readonly startNs: number;
      readonly endNs: number;
    }
  /** A column with more intervals than pixels: what they add up to. */
  | {
      readonly kind: 'mix';
      readonly lane: LaneId;
      readonly startNs: number;
      readonly endNs: number;
      readonly count: number;
      readonly shares: readonly StateShare[];
    }
  | { readonly kind: 'lane'; readonly lane: LaneId }
  | {
      readonly kind: 'group';
      readonly group: GroupId;
      readonly role: GroupRole;
      readonly lane: LaneId | undefined;
    }
  | { readonly kind: 'mark'; readonly mark: number }
  | { readonly kind: 'arrow'; readonly arrow: number }
  /** Several threads change state at one instant. */
  | { readonly kind: 'burst'; readonly timeNs: number; readonly lanes: readonly LaneId[] }
  /** Of the pinned run: all numbers in it are that run's. */
  | { readonly kind: 'ghost'; readonly target: ChartTarget };

/** What the area of a lane comes to at the playhead. */
export interface LevelReading {
  readonly lane: Lane;
  readonly now: number;
  /** The most there is in the whole run; undefined while that would tell of the future. */
  readonly most: number | undefined;
}

/** Every text of the chart that isn't the program's own (names of threads and locks are). */
export interface ChartLabels {
  /** Names for assistive technology. */
  readonly chart: string;
  readonly overview: string;
  readonly overviewWindow: string;
  readonly lanes: string;
  readonly legend: string;
  readonly playhead: string;
  readonly resizeGutter: string;
  readonly scrollLanes: string;
  readonly fold: (group: string) => string;
  readonly unfold: (group: string) => string;
  /** Heading of a group; `lane` is its process, undefined for the machine. */
  readonly group: (role: GroupRole, lane: LaneId | undefined) => string;
  readonly lane: (lane: Lane) => string;
  /** A lane as a bar of another names it; undefined: as nothing near it does. */
  readonly laneFrom: (lane: LaneId, beside: LaneId | undefined) => string;
  /** A state in one or two words: "waits for GIL". */
  readonly state: (key: StateKey) => string;
  /** What the states of a group have in common, as the legend says it: "wait for". */
  readonly stateGroup: (group: StateGroup) => string;
  /** A state under the heading of its group: "GIL". */
  readonly stateInGroup: (key: StateKey) => string;
  /** A state in the fewest letters, for inside a bar: "GIL". */
  readonly stateShort: (key: StateKey) => string;
  /** A level in the fewest letters, for beside the lane's name: "1/3". */
  readonly levelShort: (level: LevelReading) => string;
  /** "Now 1 item, at most 3 items". */
  readonly level: (level: LevelReading) => string;
  /** "12.4 ms". */
  readonly duration: (ns: number) => string;
  /** A point in time as exact as it needs to be told, for the playhead's flag. */
  readonly instant: (ns: number) => string;
  /** That the axis leaves out idle time, and from when to when. */
  readonly leftOut: (idle: TimeRange) => string;
  /** Name of the pennant of the n-th mark. */
  readonly mark: (mark: TimeMark, number: number) => string;
  /** Lines of the tooltip; the first is its title. */
  readonly describe: (target: ChartTarget) => readonly string[];
  /** Beside a row of the pinned run, in a few letters. */
  readonly ghost: string;
  /** Name of a lane or group that only the pinned run has. */
  readonly onlyPinned: (name: string) => string;
  /** Of what is in the pinned run, if there is one. */
  readonly pinned?: ChartLabels | undefined;
}

/** The end of a bar whose length can be changed. */
export interface LengthEdge {
  readonly lane: LaneId;
  readonly timeNs: number;
}

/** Lengths that are changed by dragging the ends of bars; a step is the time that a pixel stands for. */
export interface LengthEditing {
  /** In order of time within a lane. */
  readonly edges: readonly LengthEdge[];
  /** What the length would be with the end of that index moved by so much. */
  readonly describe: (index: number, byNs: number, stepNs: number) => string;
  readonly onchange: (index: number, byNs: number, stepNs: number) => void;
}

/** The props of Timeline.svelte. */
export interface TimelineProps {
  readonly trace: Trace;
  readonly view: TimeView;
  readonly onview: (view: TimeView) => void;
  readonly playheadNs: number;
  readonly onscrub: (timeNs: number) => void;
  readonly selection: ChartSelection | undefined;
  readonly onselect: (selection: ChartSelection | undefined) => void;
  readonly range: TimeRange | undefined;
  readonly onrange: (range: TimeRange | undefined) => void;
  readonly hovered?: ChartTarget | undefined;
  readonly onhover?: (target: ChartTarget | undefined, clientX: number, clientY: number) => void;
  readonly timeMarks?: readonly TimeMark[];
  readonly onmark?: (mark: TimeMark) => void;
  readonly folded: ReadonlySet<GroupId>;
  readonly onfold: (group: GroupId, folded: boolean) => void;
  /** States picked in the legend; the others are dimmed. Empty: none is. */
  readonly emphasis: ReadonlySet<StateKey>;
  readonly theme: ChartTheme;
  readonly labels: ChartLabels;
  /** A run that this one is drawn against: each lane's own of it below the lane. */
  readonly pinned?: Trace | undefined;
  /** How far one can look; undefined: to the end of the run. */
  readonly fitNs?: number;
  readonly future?: Future;
  readonly arrows?: ArrowChoice;
  readonly lengths?: LengthEditing | undefined;
  /** Straight, unless another is given; all times that come in or go out are virtual ones. */
  readonly axis?: TimeAxis;
  /** What stands above the names of the lanes: room for a few buttons. */
  readonly corner?: Snippet;
  /** What stands beside the ruler: room for one low control. */
  readonly besideRuler?: Snippet;
  /** Low rows without text, for very many lanes. */
  readonly compact?: boolean;
}

/** The props of Legend.svelte. */
export interface LegendProps {
  readonly trace: Trace;
  /** What the totals are over; undefined: the whole run. */
  readonly range: TimeRange | undefined;
  readonly emphasis: ReadonlySet<StateKey>;
  readonly onemphasis: (emphasis: ReadonlySet<StateKey>) => void;
  readonly theme: ChartTheme;
  readonly labels: ChartLabels;
}
