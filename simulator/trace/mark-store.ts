/** Marks in columns: growable while a run goes on, and read a row at a time. */
import { lanesOf, timesOf } from './columns.ts';
import { MARK_KINDS } from './trace.ts';
import type { LaneId, Mark, MarkNote, Marks, Trace } from './trace.ts';

/** Most marks say nothing beyond what they are. */
const NOTHING: MarkNote = { detail: '' };

export class MarkStore {
  private readonly kind: number[] = [];
  private readonly timeNs: number[] = [];
  private readonly lane: LaneId[] = [];
  private readonly other: LaneId[] = [];
  private readonly note: number[] = [];
  private readonly notes: MarkNote[] = [NOTHING];
  private readonly known = new Map<string, number>();

  get size(): number {
    return this.kind.length;
  }

  add({ kind, timeNs, lane, other, ...note }: Mark): void {
    this.kind.push(MARK_KINDS.indexOf(kind));
    this.timeNs.push(timeNs);
    this.lane.push(lane);
    this.other.push(other);
    this.note.push(this.noted(note));
  }

  /** Copies, in order of time: marks may be made after the fact (a partial deadlock is known only at the end). */
  columns(): Marks {
    const { kind, timeNs, note, notes } = this;
    const order = [...kind.keys()].sort((a, b) => timeNs[a] - timeNs[b]);
    return {
      count: this.size,
      kind: Uint8Array.from(order, (row) => kind[row]),
      timeNs: timesOf(timeNs, order),
      lane: lanesOf(this.lane, order),
      other: lanesOf(this.other, order),
      note: Uint32Array.from(order, (row) => note[row]),
      notes,
    };
  }

  private noted(note: MarkNote): number {
    if (note.detail === '' && note.place === undefined) return 0;
    const key = keyOf(note);
    let index = this.known.get(key);
    if (index === undefined) {
      index = this.notes.push(note) - 1;
      this.known.set(key, index);
    }
    return index;
  }
}

function keyOf({ detail, place }: MarkNote): string {
  return place === undefined ? `:${detail}` : `${place.source} ${place.line}:${detail}`;
}

export function marksInColumns(marks: Iterable<Mark>): Marks {
  const store = new MarkStore();
  for (const mark of marks) store.add(mark);
  return store.columns();
}

/** A trace's marks and some more, each at its time. */
export function withMarks(trace: Pick<Trace, 'marks'>, more: readonly Mark[]): Marks {
  return more.length === 0 ? trace.marks : marksInColumns([...eachMark(trace), ...more]);
}

export function markAt({ marks }: Pick<Trace, 'marks'>, index: number): Mark {
  const { kind, timeNs, lane, other, note, notes } = marks;
  return {
    kind: MARK_KINDS[kind[index]],
    timeNs: timeNs[index],
    lane: lane[index],
    other: other[index],
    ...notes[note[index]],
  };
}

/** In order of time, each made when it is asked for. */
export function* eachMark(trace: Pick<Trace, 'marks'>): Generator<Mark, undefined> {
  for (let index = 0; index < trace.marks.count; index++) yield markAt(trace, index);
}
