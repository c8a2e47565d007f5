/**
 * Which lane of a pinned run is which of the run that is shown: of the same kind and name, below the same lane.
 * Of several like that the first is the first, the second the second. Numbers of lanes say nothing: one thread
 * more, and all after it have others.
 */
import { group } from 'd3-array';

import { NO_LANE } from '../../simulator/index.ts';
import type { Lane, LaneId, Trace } from '../../simulator/index.ts';

export interface LaneMatch {
  /** By lane that is shown: the pinned one, or {@link NO_LANE}. */
  readonly pinnedOf: Int32Array;
  /** By pinned lane: the one that is shown, or {@link NO_LANE}. */
  readonly shownOf: Int32Array;
}

export function matchLanes(pinned: Trace, shown: Trace): LaneMatch {
  const pinnedOf = new Int32Array(shown.lanes.length).fill(NO_LANE);
  const shownOf = new Int32Array(pinned.lanes.length).fill(NO_LANE);
  const belowPinned = likeOnesBelow(pinned);
  const belowShown = likeOnesBelow(shown);
  const pairs: (readonly [pinned: LaneId | undefined, shown: LaneId | undefined])[] = [
    [undefined, undefined],
  ];
  // Pairs that are found lead on to what is below them.
  for (const [above, shownAbove] of pairs) {
    const candidates = belowPinned.get(above);
    for (const [likeness, lanes] of belowShown.get(shownAbove) ?? []) {
      const others = candidates?.get(likeness) ?? [];
      for (const [i, { id }] of lanes.slice(0, others.length).entries()) {
        const other = others[i]!.id;
        pinnedOf[id] = other;
        shownOf[other] = id;
        pairs.push([other, id]);
      }
    }
  }
  return { pinnedOf, shownOf };
}

type LikeOnes = ReadonlyMap<LaneId | undefined, ReadonlyMap<string, readonly Lane[]>>;

function likeOnesBelow({ lanes }: Trace): LikeOnes {
  return group(
    lanes,
    ({ parent }) => parent,
    ({ kind, name }) => `${kind} ${name}`,
  );
}
