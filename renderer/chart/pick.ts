/** What a click on a target selects. */
import type { ChartSelection, ChartTarget } from './contract.ts';
import type { ChartModel } from './model.ts';
import { intervalAt } from './steps.ts';

/** An arrow leads on to its other end, so that one can follow causes by clicking. */
export function pick(
  model: ChartModel,
  target: ChartTarget | undefined,
  selection: ChartSelection | undefined,
): ChartSelection | undefined {
  const { trace } = model;
  switch (target?.kind) {
    case undefined:
    case 'group':
      return undefined;
    case 'interval':
      return { lane: target.lane, interval: target.interval };
    case 'gap':
    case 'mix':
    case 'lane':
      return { lane: target.lane };
    case 'mark': {
      const { lane, timeNs } = trace.marks[target.mark]!;
      return { lane, interval: intervalAt(trace, lane, timeNs) };
    }
    case 'arrow': {
      const arrow = trace.arrows[target.arrow]!;
      const back = selection?.lane === arrow.to;
      const lane = back ? arrow.from : arrow.to;
      return { lane, interval: intervalAt(trace, lane, back ? arrow.fromNs : arrow.toNs) };
    }
    case 'burst': {
      const lane = target.lanes[0]!;
      return { lane, interval: intervalAt(trace, lane, target.timeNs) };
    }
  }
}
