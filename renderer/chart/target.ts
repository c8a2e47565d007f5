/** What a target of the pointer stands for: a stretch of time to focus, a hue to show beside text. */
import { arrowAt } from '../../simulator/index.ts';
import type { ChartTarget, TimeRange } from './contract.ts';
import type { ChartModel } from './model.ts';
import { threadHue } from './palette.ts';
import type { Palette } from './palette.ts';
import { STATE_KEYS } from './state-key.ts';

/** @param pinned - the run of ghosts; without it, they have none. */
export function targetSpan(
  model: ChartModel,
  target: ChartTarget,
  pinned?: ChartModel,
): TimeRange | undefined {
  const { intervals, lanes, elapsedNs } = model.trace;
  switch (target.kind) {
    case 'interval':
      return {
        startNs: intervals.start[target.interval]!,
        endNs: intervals.end[target.interval]!,
      };
    case 'gap':
    case 'level':
    case 'mix':
      return { startNs: target.startNs, endNs: target.endNs };
    case 'lane': {
      const lane = lanes[target.lane]!;
      return { startNs: lane.bornNs, endNs: lane.diedNs ?? elapsedNs };
    }
    case 'arrow': {
      const { fromNs, toNs } = arrowAt(model.trace, target.arrow);
      return { startNs: fromNs, endNs: toNs };
    }
    case 'ghost':
      return pinned && targetSpan(pinned, target.target);
    case 'group':
    case 'mark':
    case 'burst':
      return undefined;
  }
}

export function targetHue(
  model: ChartModel,
  palette: Palette,
  target: ChartTarget,
  pinned?: ChartModel,
): string | undefined {
  if (target.kind === 'ghost') return pinned && targetHue(pinned, palette, target.target);
  if (target.kind === 'interval') {
    return palette.states[STATE_KEYS[model.keys[target.interval]!]!].hue;
  }
  if (target.kind !== 'lane') return undefined;
  const ordinal = model.threadOrdinal[target.lane]!;
  return ordinal < 0 ? undefined : threadHue(palette, ordinal);
}
