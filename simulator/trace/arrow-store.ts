/** Arrows in columns: growable while a run goes on, and read a row at a time. */
import { lanesOf, timesOf } from './columns.ts';
import { ARROW_KINDS } from './trace.ts';
import type { Arrow, ArrowKind, Arrows, LaneId, Trace } from './trace.ts';

export class ArrowStore {
  private readonly kind: number[] = [];
  private readonly from: LaneId[] = [];
  private readonly fromNs: number[] = [];
  private readonly to: LaneId[] = [];
  private readonly toNs: number[] = [];
  private readonly via: LaneId[] = [];

  get size(): number {
    return this.kind.length;
  }

  add({ kind, from, fromNs, to, toNs, via }: Arrow): void {
    this.kind.push(ARROW_KINDS.indexOf(kind));
    this.from.push(from);
    this.fromNs.push(fromNs);
    this.to.push(to);
    this.toNs.push(toNs);
    this.via.push(via);
  }

  /** Copies. */
  columns(): Arrows {
    return {
      count: this.size,
      kind: Uint8Array.from(this.kind),
      from: lanesOf(this.from),
      fromNs: timesOf(this.fromNs),
      to: lanesOf(this.to),
      toNs: timesOf(this.toNs),
      via: lanesOf(this.via),
    };
  }
}

export function arrowsInColumns(arrows: Iterable<Arrow>): Arrows {
  const store = new ArrowStore();
  for (const arrow of arrows) store.add(arrow);
  return store.columns();
}

export function arrowAt({ arrows }: Pick<Trace, 'arrows'>, index: number): Arrow {
  const { kind, from, fromNs, to, toNs, via } = arrows;
  return {
    kind: ARROW_KINDS[kind[index]],
    from: from[index],
    fromNs: fromNs[index],
    to: to[index],
    toNs: toNs[index],
    via: via[index],
  };
}

/**
 * In their order, each made when it is asked for.
 *
 * @param kinds - only those of these kinds; none: all
 */
export function* eachArrow(
  trace: Pick<Trace, 'arrows'>,
  ...kinds: readonly ArrowKind[]
): Generator<Arrow, undefined> {
  const { count, kind } = trace.arrows;
  const wanted = ARROW_KINDS.map((each) => kinds.length === 0 || kinds.includes(each));
  for (let index = 0; index < count; index++) {
    if (wanted[kind[index]]) yield arrowAt(trace, index);
  }
}
