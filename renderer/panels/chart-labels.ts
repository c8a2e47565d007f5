/** The texts of the chart, for one run in one language. */
import { arrowAt } from '../../simulator/index.ts';
import type { LaneId, Trace } from '../../simulator/index.ts';
import { intervalKey } from '../chart/index.ts';
import type { ChartLabels, ChartTarget, StateKey } from '../chart/index.ts';
import type { Language } from '../messages/language.ts';
import { groupHeading } from '../reading/group-heading.ts';
import { readInterval } from '../reading/intervals.ts';
import { bareLaneName, laneName, resourceName, shortLaneName } from '../reading/lane-name.ts';
import { describeMark } from '../reading/event-phrase.ts';
import { levelText, workersText } from '../reading/level-text.ts';
import { poolWorkersAt } from '../reading/pool-workers.ts';
import { positionAt } from '../reading/positions.ts';

/** @param pinned - the run that this one is drawn against */
export function chartLabels(language: Language, trace: Trace, pinned?: Trace): ChartLabels {
  const { text, span } = language;
  const ofPinned = pinned && chartLabels(language, pinned);
  return {
    chart: text('chart.name'),
    overview: text('chart.overview'),
    overviewWindow: text('chart.overviewWindow'),
    lanes: text('chart.lanes'),
    legend: text('chart.legend'),
    playhead: text('chart.playhead'),
    resizeGutter: text('chart.resizeGutter'),
    scrollLanes: text('chart.scrollLanes'),
    fold: (group) => text('chart.fold', { group }),
    unfold: (group) => text('chart.unfold', { group }),
    group: (role, lane) => groupHeading(language, trace, role, lane),
    lane: (lane) => bareLaneName(language, trace, lane.id),
    laneFrom: (lane, beside) => shortLaneName(language, trace, lane, beside),
    state: (key) => text(`stateKey.${key}`),
    stateGroup: (group) => text(`stateGroup.${group}`),
    stateInGroup: (key) => text(`stateInGroup.${key}`),
    stateShort: (key) => text(`stateShort.${key}`),
    levelShort: ({ now, most }) =>
      most === undefined
        ? language.number(now)
        : text('chart.levelShort', { now: language.number(now), most: language.number(most) }),
    level: ({ lane: { kind }, now, most }) =>
      most === undefined
        ? text('chart.levelNow', { now: levelText(language, kind, now) })
        : text('chart.level', {
            now: levelText(language, kind, now),
            most: levelText(language, kind, most),
          }),
    duration: span,
    instant: (ns) => language.point(ns, trace.elapsedNs),
    leftOut: ({ startNs, endNs }) =>
      text('chart.leftOut', {
        span: span(endNs - startNs),
        start: language.point(startNs, trace.elapsedNs),
        end: language.point(endNs, trace.elapsedNs),
      }),
    mark: ({ startNs, endNs, sign }, number) =>
      sign !== undefined
        ? text('chart.difference', { time: language.point(startNs, trace.elapsedNs) })
        : endNs > startNs
          ? text('chart.markSpan', {
              number,
              span: span(endNs - startNs),
              time: language.point(startNs, trace.elapsedNs),
            })
          : text('chart.mark', { number, time: language.point(startNs, trace.elapsedNs) }),
    describe: (target) =>
      target.kind === 'ghost'
        ? inPinned(language, ofPinned?.describe(target.target) ?? [])
        : describe(language, trace, target),
    ghost: text('chart.ghost'),
    onlyPinned: (name) => text('chart.onlyPinned', { name }),
    pinned: ofPinned,
  };
}

function inPinned(language: Language, [what = '', ...rest]: readonly string[]): readonly string[] {
  return [language.text('chart.inPinned', { what }), ...rest];
}

/** The lines of the tooltip; the first is its title. */
function describe(
  language: Language,
  trace: Trace,
  target: Exclude<ChartTarget, { kind: 'ghost' }>,
): readonly string[] {
  const { text, span, share, point } = language;
  const at = (ns: number): string => point(ns, trace.elapsedNs);
  const name = (lane: number): string => laneName(language, trace, lane);
  switch (target.kind) {
    case 'interval':
      return describeInterval(language, trace, target.interval);
    case 'gap': {
      const kind = trace.lanes[target.lane]?.kind;
      const key =
        kind === 'core' ? 'chart.idle' : kind === 'thread' ? 'chart.notAlive' : 'chart.free';
      return [
        text('chart.interval', { lane: name(target.lane), state: text(key) }),
        stretch(language, trace, target.startNs, target.endNs),
      ];
    }
    case 'level': {
      const kind = trace.lanes[target.lane]?.kind ?? 'queue';
      return [
        text('chart.interval', {
          lane: name(target.lane),
          state: levelText(language, kind, target.level),
        }),
        stretch(language, trace, target.startNs, target.endNs),
        ...workers(language, trace, target.lane, target.timeNs),
      ];
    }
    case 'mix': {
      const totalNs = Math.max(1, target.endNs - target.startNs);
      return [
        text('chart.mix', { count: target.count, lane: name(target.lane) }),
        stretch(language, trace, target.startNs, target.endNs),
        ...target.shares.map(({ key, ns }) =>
          text('chart.mixShare', { share: share(ns / totalNs), state: text(`stateKey.${key}`) }),
        ),
      ];
    }
    case 'lane': {
      const lane = trace.lanes[target.lane];
      if (lane === undefined) return [];
      return lane.kind === 'core' || lane.kind === 'gil'
        ? [name(target.lane)]
        : [text('chart.laneKind', { kind: text(`kind.${lane.kind}`), name: name(target.lane) })];
    }
    case 'group': {
      return target.role === 'process' && target.lane !== undefined
        ? [text('chart.laneKind', { kind: text('kind.process'), name: name(target.lane) })]
        : [groupHeading(language, trace, target.role, target.lane)];
    }
    case 'mark': {
      const timeNs = trace.marks.timeNs[target.mark];
      if (timeNs === undefined) return [];
      return [language.say(describeMark(language, trace, target.mark)), at(timeNs)];
    }
    case 'arrow': {
      if (target.arrow >= trace.arrows.count) return [];
      const { kind, from, to, fromNs, toNs } = arrowAt(trace, target.arrow);
      return [
        text(`chart.arrow.${kind}`, { from: name(from), to: name(to) }),
        text('chart.arrow.times', { from: at(fromNs), to: at(toNs), span: span(toNs - fromNs) }),
      ];
    }
    case 'burst':
      return [
        text('chart.burst', { count: target.lanes.length }),
        text('chart.at', { time: at(target.timeNs) }),
        language.list(target.lanes.map(name)),
      ];
  }
}

function workers(
  language: Language,
  trace: Trace,
  lane: LaneId,
  timeNs: number,
): readonly string[] {
  const found = poolWorkersAt(trace, lane, timeNs);
  return found === undefined ? [] : [workersText(language, found)];
}

function stretch(language: Language, trace: Trace, startNs: number, endNs: number): string {
  return language.text('chart.spanFromTo', {
    span: language.span(endNs - startNs),
    start: language.point(startNs, trace.elapsedNs),
    end: language.point(endNs, trace.elapsedNs),
  });
}

function describeInterval(language: Language, trace: Trace, index: number): readonly string[] {
  const { text } = language;
  const interval = readInterval(trace, index);
  const lane = laneName(language, trace, interval.lane);
  const key: StateKey = intervalKey(trace, index);
  const state = text(`stateKey.${key}`);
  const lines: string[] = [];
  const hasOther = trace.lanes[interval.other] !== undefined;
  const other = laneName(language, trace, interval.other);
  if (key === 'busy') lines.push(text('chart.laneState', { lane, thread: other }));
  else if ((key === 'held' || key === 'contended') && hasOther)
    lines.push(text(`chart.${key}`, { resource: lane, owner: other }));
  else lines.push(text('chart.interval', { lane, state }));
  if (interval.state === 'waiting' && hasOther) {
    const resource = resourceName(language, trace, interval.other);
    lines.push(text('chart.waitsFor', { resource }));
  }
  lines.push(stretch(language, trace, interval.startNs, interval.endNs));
  const position = positionAt(trace, interval.lane, interval.startNs);
  if (position !== undefined && trace.lanes[interval.lane]?.kind === 'thread') {
    const { source, line } = position;
    const file = trace.sources[source]?.name ?? '';
    lines.push(
      source === 0 ? text('place.line', { line }) : text('place.fileLine', { file, line }),
    );
  }
  return lines;
}
