/** Builds traces by hand, for tests and for the pages that benchmarks and screenshots look at. */
import {
  arrowsInColumns,
  CAUSES,
  marksInColumns,
  NO_LANE,
  STATES,
  threadsInColumns,
  TRACE_VERSION,
} from '../../../simulator/index.ts';
import type {
  Arrow,
  ArrowKind,
  Cause,
  Lane,
  LaneId,
  LaneKind,
  Mark,
  MarkKind,
  State,
  Trace,
} from '../../../simulator/index.ts';

interface Piece {
  readonly startNs: number;
  readonly endNs: number;
  readonly state: State;
  readonly cause: Cause;
  readonly other: LaneId;
}

interface LaneSpec {
  readonly kind: LaneKind;
  readonly name: string;
  readonly parent: LaneId | undefined;
  bornNs: number;
  diedNs: number | undefined;
  readonly pieces: Piece[];
}

export class TraceBuilder {
  readonly #lanes: LaneSpec[] = [];
  readonly #marks: Mark[] = [];
  readonly #arrows: Arrow[] = [];

  lane(kind: LaneKind, name: string, parent?: LaneId): LaneId {
    this.#lanes.push({ kind, name, parent, bornNs: 0, diedNs: undefined, pieces: [] });
    return this.#lanes.length - 1;
  }

  life(lane: LaneId, bornNs: number, diedNs?: number): void {
    this.#lanes[lane]!.bornNs = bornNs;
    this.#lanes[lane]!.diedNs = diedNs;
  }

  interval(
    lane: LaneId,
    startNs: number,
    endNs: number,
    state: State,
    cause: Cause = 'none',
    other: LaneId = NO_LANE,
  ): void {
    this.#lanes[lane]!.pieces.push({ startNs, endNs, state, cause, other });
  }

  mark(kind: MarkKind, timeNs: number, lane: LaneId, other: LaneId = NO_LANE): void {
    this.#marks.push({ kind, timeNs, lane, other, detail: '' });
  }

  arrow(
    kind: ArrowKind,
    from: LaneId,
    fromNs: number,
    to: LaneId,
    toNs: number,
    via: LaneId = NO_LANE,
  ): void {
    this.#arrows.push({ kind, from, fromNs, to, toNs, via });
  }

  build(): Trace {
    const total = this.#lanes.reduce((sum, lane) => sum + lane.pieces.length, 0);
    const intervals = {
      start: new Float64Array(total),
      end: new Float64Array(total),
      state: new Uint8Array(total),
      cause: new Uint8Array(total),
      other: new Int32Array(total),
    };
    const lanes: Lane[] = [];
    let at = 0;
    let elapsedNs = 0;
    for (const [id, spec] of this.#lanes.entries()) {
      const first = at;
      for (const piece of spec.pieces) {
        intervals.start[at] = piece.startNs;
        intervals.end[at] = piece.endNs;
        intervals.state[at] = STATES.indexOf(piece.state);
        intervals.cause[at] = CAUSES.indexOf(piece.cause);
        intervals.other[at] = piece.other;
        elapsedNs = Math.max(elapsedNs, piece.endNs);
        at += 1;
      }
      const { kind, name, parent, bornNs, diedNs } = spec;
      const count = at - first;
      lanes.push({ id, kind, name, parent, bornNs, diedNs, madeAt: undefined, first, count });
    }
    return {
      version: TRACE_VERSION,
      sources: [],
      lanes,
      intervals,
      marks: marksInColumns(this.#marks),
      arrows: arrowsInColumns(this.#arrows),
      console: [],
      positions: {
        timeNs: new Float64Array(0),
        source: new Uint16Array(0),
        line: new Int32Array(0),
      },
      positionRanges: new Uint32Array(lanes.length + 1),
      levels: { timeNs: new Float64Array(0), value: new Int32Array(0) },
      levelRanges: new Uint32Array(lanes.length + 1),
      outcome: { kind: 'completed', exitCode: 0 },
      elapsedNs,
      statistics: {
        elapsedNs,
        instructions: 0,
        contextSwitches: 0,
        events: 0,
        cores: [],
        threads: threadsInColumns([]),
        resources: [],
      },
      troubles: [],
    };
  }
}
