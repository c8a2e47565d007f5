/** Plain texts for the pages of benchmarks and screenshots; the window has its message table. */
import type { Trace } from '../../../simulator/index.ts';
import type { ChartLabels } from '../contract.ts';
import { intervalKey } from '../state-key.ts';

export function demoLabels(trace: Trace): ChartLabels {
  const ms = (ns: number): string => `${(ns / 1e6).toFixed(3)} ms`;
  return {
    chart: 'Timeline',
    overview: 'Whole run',
    overviewWindow: 'Visible part',
    lanes: 'Lanes',
    legend: 'Legend',
    playhead: 'Playhead',
    resizeGutter: 'Width of the names',
    scrollLanes: 'Scroll lanes',
    fold: (group) => `Fold ${group}`,
    unfold: (group) => `Unfold ${group}`,
    group: (role, lane) =>
      role === 'machine'
        ? 'Machine'
        : role === 'process'
          ? `Process ${trace.lanes[lane ?? -1]?.name ?? ''}`
          : 'Resources',
    lane: (lane) => lane.name,
    laneFrom: (lane) => trace.lanes[lane]?.name ?? '',
    state: (key) => key.replace('wait-', 'waits: '),
    stateGroup: (group) => group,
    stateInGroup: (key) => key.replace('wait-', ''),
    stateShort: (key) => key.replace('wait-', '').replace('gil', 'GIL'),
    levelShort: ({ now, most }) => (most === undefined ? `${now}` : `${now}/${most}`),
    level: ({ now, most }) => (most === undefined ? `now ${now}` : `now ${now}, at most ${most}`),
    leftOut: ({ startNs, endNs }) => `${ms(startNs)} to ${ms(endNs)} is left out`,
    mark: (_mark, number) => `Mark ${number}`,
    duration: (ns) => `${(ns / 1e6).toFixed(2)} ms`,
    instant: ms,
    ghost: 'pinned',
    onlyPinned: (name) => `${name}, pinned`,
    describe: (target) => {
      if (target.kind === 'interval') {
        const { start, end } = trace.intervals;
        const i = target.interval;
        return [
          `${trace.lanes[target.lane]!.name}: ${intervalKey(trace, i)}`,
          `${ms(start[i]!)} to ${ms(end[i]!)} (${ms(end[i]! - start[i]!)})`,
        ];
      }
      if (target.kind === 'mix') {
        return [`${target.count} intervals`, ...target.shares.map((s) => `${s.key}: ${ms(s.ns)}`)];
      }
      return [target.kind];
    },
  };
}
