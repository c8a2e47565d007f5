/**
 * Builds a trace while a run goes on. Whoever owns a lane says what state it is in from now on; the
 * recorder keeps the intervals, with marks, arrows, output and positions, and counts.
 */
import { assert } from '../base/assert.ts';
import { ArrowStore } from './arrow-store.ts';
import { CAUSE_CODES, STATE_CODES } from './codes.ts';
import { type IntervalRows, IntervalStore, intervalCode } from './interval-store.ts';
import { LatestIntervals } from './latest-intervals.ts';
import { LevelStore } from './level-store.ts';
import { MarkStore } from './mark-store.ts';
import { OpenIntervals } from './open-intervals.ts';
import { PositionStore } from './position-store.ts';
import { computeStatistics } from './statistics.ts';
import type { RunCounters } from './statistics.ts';
import { NO_LANE, TRACE_VERSION } from './trace.ts';
import type {
  ArrowKind,
  Cause,
  ConsoleEntry,
  Lane,
  LaneId,
  LaneKind,
  MarkKind,
  Decision,
  Outcome,
  Source,
  SourcePosition,
  State,
  Stream,
  Trace,
} from './trace.ts';
import { withTaskDeadlocks } from './troubles/task-deadlocks.ts';
import { withTroubles } from './troubles/troubles.ts';

/** Lanes are stored in 16 bits. */
const LANES_MAX = 0xffff;

/** Of all decisions together. */
const CANDIDATES_MAX = 200_000;

interface LaneRecord {
  readonly kind: LaneKind;
  name: string;
  readonly parent: LaneId | undefined;
  readonly bornNs: number;
  diedNs: number | undefined;
  readonly madeAt: SourcePosition | undefined;
}

interface Unheard {
  readonly atNs: number;
  readonly by: LaneId;
  readonly position: SourcePosition | undefined;
}

export class Recorder {
  private readonly sources: Source[] = [];
  private readonly lanes: LaneRecord[] = [];
  private readonly store: IntervalRows;
  private readonly open: OpenIntervals;
  private readonly positions = new PositionStore();
  private readonly levels = new LevelStore();
  private readonly marks = new MarkStore();
  private readonly arrows = new ArrowStore();
  private readonly console: ConsoleEntry[] = [];
  /** By lane: the last time that somebody notified while nobody waited. */
  private readonly unheards = new Map<LaneId, Unheard>();
  private readonly decisions: Decision[] = [];
  private candidates = 0;
  private readonly recordsMax: number;
  private readonly figuresOnly: boolean;
  private isFull = false;

  /**
   * @param intervalsMax - past this many records of a kind, {@link full} asks the run to stop.
   * @param keep - `figures`: the trace has neither intervals nor what is derived from them.
   */
  constructor(intervalsMax: number, keep: 'all' | 'figures' = 'all') {
    this.recordsMax = intervalsMax;
    this.figuresOnly = keep === 'figures';
    this.store = this.figuresOnly ? new LatestIntervals() : new IntervalStore();
    this.open = new OpenIntervals(this.store);
  }

  /** True once a limit is met. A little more is still taken, so that the run can end in order. */
  get full(): boolean {
    return this.isFull || this.store.size >= this.recordsMax;
  }

  /** Intervals stored so far, the open ones not counted. */
  get intervals(): number {
    return this.store.size;
  }

  /** Returns the source's index: several processes may load the same one. */
  source(name: string, text: string, internal: boolean): number {
    const known = this.sources.findIndex((one) => one.name === name && one.text === text);
    return known >= 0 ? known : this.sources.push({ name, text, internal }) - 1;
  }

  lane(
    kind: LaneKind,
    name: string,
    parent: LaneId | undefined,
    atNs: number,
    madeAt?: SourcePosition,
  ): LaneId {
    assert(this.lanes.length <= LANES_MAX, 'more lanes than 16 bits can name');
    const id = this.lanes.push({ kind, name, parent, bornNs: atNs, diedNs: undefined, madeAt }) - 1;
    this.open.addLane();
    if (id + 1 >= LANES_MAX) this.isFull = true;
    return id;
  }

  /** A lane like another one, below another parent. */
  twin(lane: LaneId, parent: LaneId, atNs: number): LaneId {
    const { kind, name, madeAt } = this.lanes[lane];
    return this.lane(kind, name, parent, atNs, madeAt);
  }

  rename(lane: LaneId, name: string): void {
    this.lanes[lane].name = name;
  }

  /** Closes the open interval and the lane, unless that has ended before. */
  endLane(lane: LaneId, atNs: number): void {
    this.idle(lane, atNs);
    this.lanes[lane].diedNs ??= atNs;
  }

  /** From `atNs` on the lane is in this state. */
  state(lane: LaneId, atNs: number, state: State, cause: Cause, other: LaneId): void {
    this.enter(lane, atNs, STATE_CODES[state], CAUSE_CODES[cause], other);
  }

  /** {@link state} by the codes of state and cause, for those who record at every turn. */
  enter(lane: LaneId, atNs: number, state: number, cause: number, other: LaneId): void {
    this.open.enter(lane, atNs, intervalCode(state, cause), other);
  }

  /** From `atNs` on the lane is in no state: a free resource, an idle core. */
  idle(lane: LaneId, atNs: number): void {
    this.open.leave(lane, atNs);
  }

  mark(
    kind: MarkKind,
    atNs: number,
    lane: LaneId,
    other: LaneId,
    detail: string,
    place?: SourcePosition,
  ): void {
    this.marks.add({ kind, timeNs: atNs, lane, other, detail, ...(place && { place }) });
    this.watch(this.marks.size);
  }

  /**
   * A thread has notified those who wait for the lane, and nobody does. The last such time is marked if
   * somebody waits for the lane when the run ends.
   */
  unheard(atNs: number, by: LaneId, lane: LaneId, position: SourcePosition | undefined): void {
    this.unheards.set(lane, { by, atNs, position });
  }

  arrow(
    kind: ArrowKind,
    from: LaneId,
    fromNs: number,
    to: LaneId,
    toNs: number,
    via: LaneId,
  ): void {
    this.arrows.add({ kind, from, fromNs, to, toNs, via });
    this.watch(this.arrows.size);
  }

  /** Decisions past those that a person can go through are left out. */
  decision(decision: Decision): void {
    this.candidates += decision.ready.length;
    if (this.candidates <= CANDIDATES_MAX) this.decisions.push(decision);
  }

  output(atNs: number, stream: Stream, lane: LaneId, text: string): void {
    this.console.push({ timeNs: atNs, stream, lane, text });
  }

  /** From `atNs` on the thread stands at this line. */
  position(lane: LaneId, atNs: number, source: number, line: number): void {
    this.positions.record(lane, atNs, source, line);
    this.watch(this.positions.size);
  }

  /** From `atNs` on there is so much of what the lane stands for. */
  level(lane: LaneId, atNs: number, value: number): void {
    this.levels.record(lane, atNs, value);
    this.watch(this.levels.size);
  }

  /** Ends all open intervals at `endNs` and returns the trace. The recorder is spent. */
  finish(endNs: number, outcome: Outcome, counters: RunCounters): Trace {
    this.markUnheard();
    for (let lane = 0; lane < this.lanes.length; lane++) this.idle(lane, endNs);
    const { intervals, ranges, totals } = this.store.grouped(this.lanes.length);
    const { positions, ranges: positionRanges } = this.positions.grouped(this.lanes.length);
    const { levels, ranges: levelRanges } = this.levels.grouped(this.lanes.length);
    const lanes = this.lanes.map((lane, id): Lane => ({
      id,
      ...lane,
      first: ranges[id].first,
      count: ranges[id].count,
    }));
    const marks = this.marks.columns();
    const trace: Trace = {
      version: TRACE_VERSION,
      sources: this.sources,
      lanes,
      intervals,
      marks,
      arrows: this.arrows.columns(),
      console: this.console,
      positions,
      positionRanges,
      levels,
      levelRanges,
      outcome,
      ...(this.decisions.length > 0 && { decisions: decided(this.decisions, outcome) }),
      elapsedNs: endNs,
      statistics: computeStatistics(lanes, totals, marks, this.open.acquisitions, endNs, counters),
      troubles: [],
    };
    return this.figuresOnly ? trace : withTroubles(withTaskDeadlocks(trace));
  }

  private markUnheard(): void {
    if (this.unheards.size === 0) return;
    const awaited = new Set(this.lanes.map((_, lane) => this.open.waitsFor(lane)));
    for (const [lane, { by, atNs, position }] of this.unheards) {
      if (!awaited.has(lane)) continue;
      this.mark('unheard', atNs, by, lane, '');
      if (position !== undefined) {
        this.positions.insert(by, atNs, position.source, position.line);
      }
    }
  }

  private watch(records: number): void {
    if (records >= this.recordsMax) this.isFull = true;
  }
}

/** The last decision is open where nobody has made it. */
function decided(decisions: readonly Decision[], outcome: Outcome): readonly Decision[] {
  if (outcome.kind !== 'undecided') return decisions;
  return decisions.map((each, i) =>
    i === decisions.length - 1 ? { ...each, chosen: NO_LANE } : each,
  );
}
