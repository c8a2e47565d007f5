/**
 * A trace as text that a person can review: the form of golden files. Equal traces give equal text, and
 * every digit of a time is there.
 */
import { eachArrow } from './arrow-store.ts';
import { eachMark } from './mark-store.ts';
import { rangeOf } from './rows-by-lane.ts';
import { eachThread } from './thread-sums.ts';
import { positionAt } from './timeline.ts';
import { CAUSES, NO_LANE, STATES } from './trace.ts';
import type { Cause, Deadlock, Lane, LaneId, Outcome, Trace } from './trace.ts';

export interface TextOptions {
  /** Lanes with more intervals show as many from their beginning, and how many are left out. */
  readonly intervalsMax?: number;
}

export function traceToText(trace: Trace, options: TextOptions = {}): string {
  const name = namesOf(trace.lanes);
  const sections = [
    [`outcome ${outcomeText(trace.outcome, name)}`, `elapsed ${timeText(trace.elapsedNs)}`],
    ...trace.lanes.map((lane) => laneLines(trace, lane, name, options.intervalsMax ?? Infinity)),
    titled('arrows', arrowLines(trace, name)),
    titled('marks', markLines(trace, name)),
    titled('console', consoleLines(trace, name)),
    titled('statistics', statisticsLines(trace, name)),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n') + '\n')
    .join('\n');
}

/** Exact: µs below a millisecond, ms from there on. */
export function timeText(timeNs: number): string {
  if (timeNs === 0) return '0';
  return Math.abs(timeNs) < 1_000_000
    ? `${decimal(timeNs, 1_000)}µs`
    : `${decimal(timeNs, 1_000_000)}ms`;
}

/** timeNs / unit without rounding. */
function decimal(timeNs: number, unit: number): string {
  const whole = Math.trunc(timeNs / unit);
  const rest = Math.abs(timeNs % unit);
  if (rest === 0) return String(whole);
  const digits = String(rest)
    .padStart(String(unit).length - 1, '0')
    .replace(/0+$/, '');
  return `${whole}.${digits}`;
}

type NameOf = (lane: LaneId) => string;

/** Lanes by name; by name and id where a name is not unique. Processes are never meant elsewhere. */
function namesOf(lanes: readonly Lane[]): NameOf {
  const uses = new Map<string, number>();
  const key = ({ kind, name }: Lane): string => (kind === 'process' ? `process ${name}` : name);
  for (const lane of lanes) uses.set(key(lane), (uses.get(key(lane)) ?? 0) + 1);
  return (id) => {
    if (id === NO_LANE) return '-';
    return uses.get(key(lanes[id])) === 1 ? lanes[id].name : `${lanes[id].name}#${id}`;
  };
}

function titled(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

function outcomeText(outcome: Outcome, name: NameOf): string {
  switch (outcome.kind) {
    case 'completed':
      return `completed, exit code ${outcome.exitCode}`;
    case 'error':
      return `error, exit code ${outcome.exitCode}: ${outcome.message}`;
    case 'deadlock':
      return `deadlock\n${deadlockLines(outcome.deadlock, name).join('\n')}`;
    case 'limit':
      return `limit ${outcome.limit} ${outcome.value}`;
    case 'undecided':
      return 'undecided';
    case 'unsupported':
      return outcome.diagnostics
        .map(({ file, line, column, what }) => `unsupported ${file}:${line}:${column} ${what}`)
        .join('\n');
  }
}

function deadlockLines(deadlock: Deadlock, name: NameOf): string[] {
  return deadlock.blocked.map((blocked) => {
    const inCycle = deadlock.cycle.some(({ thread }) => thread === blocked.thread);
    const words = [
      inCycle ? '  in the cycle:' : '  blocked:',
      name(blocked.thread),
      `since ${timeText(blocked.sinceNs)}`,
      `by ${blocked.cause}`,
      name(blocked.resource),
      blocked.holder === NO_LANE ? 'which nobody can end' : `held by ${name(blocked.holder)}`,
    ];
    return words.join(' ');
  });
}

function laneLines(trace: Trace, lane: Lane, name: NameOf, intervalsMax: number): string[] {
  const lines = [laneTitle(trace, lane, name)];
  const shown = Math.min(lane.count, intervalsMax);
  const { start, end, state, cause, other } = trace.intervals;
  for (let i = lane.first; i < lane.first + shown; i++) {
    const words = [`${timeText(start[i])}–${timeText(end[i])}`, STATES[state[i]]];
    if (CAUSES[cause[i]] !== 'none') words.push(CAUSES[cause[i]]);
    if (other[i] !== NO_LANE) words.push(name(other[i]));
    const place = stoppedAt(trace, lane, i);
    if (place !== undefined) words.push(place);
    lines.push(`  ${words.join(' ')}`);
  }
  if (shown < lane.count) lines.push(`  … ${lane.count - shown} more`);
  return [...lines, ...levelLines(trace, lane, intervalsMax)];
}

function levelLines(trace: Trace, lane: Lane, levelsMax: number): string[] {
  const { first, count } = rangeOf(trace.levelRanges, lane.id);
  const shown = Math.min(count, levelsMax);
  const lines = Array.from({ length: shown }, (_, i) => {
    const { timeNs, value } = trace.levels;
    return `  ${timeText(timeNs[first + i])} level ${value[first + i]}`;
  });
  return shown < count ? [...lines, `  … ${count - shown} more levels`] : lines;
}

function laneTitle(trace: Trace, lane: Lane, name: NameOf): string {
  const words = [lane.kind, name(lane.id)];
  if (lane.parent !== undefined) words.push(`of ${name(lane.parent)}`);
  if (lane.bornNs > 0) words.push(`from ${timeText(lane.bornNs)}`);
  if (lane.diedNs !== undefined) words.push(`to ${timeText(lane.diedNs)}`);
  if (lane.madeAt !== undefined) words.push(`made at ${placeText(trace, lane.madeAt)}`);
  return words.join(' ');
}

/** Where a thread stands that does not run; a running one moves on. */
function stoppedAt(trace: Trace, lane: Lane, interval: number): string | undefined {
  const state = STATES[trace.intervals.state[interval]];
  if (lane.kind !== 'thread' || (state !== 'waiting' && state !== 'ready')) return undefined;
  const position = positionAt(trace, lane.id, trace.intervals.start[interval]);
  return position === undefined ? undefined : `at ${placeText(trace, position)}`;
}

/** A line of the program itself by its number, of a module by the module's name too. */
function placeText(trace: Trace, place: { source: number; line: number }): string {
  return place.source === 0
    ? `line ${place.line}`
    : `${trace.sources[place.source]?.name ?? place.source}:${place.line}`;
}

function arrowLines(trace: Trace, name: NameOf): string[] {
  return Array.from(eachArrow(trace), ({ kind, from, fromNs, to, toNs, via }) => {
    const times = toNs === fromNs ? timeText(fromNs) : `${timeText(fromNs)}–${timeText(toNs)}`;
    const through = via === NO_LANE ? '' : ` via ${name(via)}`;
    return `${times} ${kind} ${name(from)} → ${name(to)}${through}`;
  });
}

function markLines(trace: Trace, name: NameOf): string[] {
  return Array.from(eachMark(trace), ({ kind, timeNs, lane, other, detail }) => {
    const words = [timeText(timeNs), kind];
    if (lane !== NO_LANE) words.push(name(lane));
    if (other !== NO_LANE) words.push(name(other));
    if (detail !== '') words.push(JSON.stringify(detail));
    return words.join(' ');
  });
}

function consoleLines(trace: Trace, name: NameOf): string[] {
  return trace.console.map(
    ({ timeNs, stream, lane, text }) =>
      `${timeText(timeNs)} ${stream} ${name(lane)} ${JSON.stringify(text)}`,
  );
}

function statisticsLines(trace: Trace, name: NameOf): string[] {
  const { statistics } = trace;
  return [
    `instructions ${statistics.instructions}, context switches ${statistics.contextSwitches}, ` +
      `events ${statistics.events}`,
    ...statistics.cores.map(
      (core) =>
        `${name(core.lane)}: busy ${timeText(core.busyNs)}, ` +
        `switching ${timeText(core.switchingNs)}`,
    ),
    ...Array.from(eachThread(statistics), (thread) => {
      const waits = Object.entries(thread.waitingNs) as [Cause, number][];
      return [
        `${name(thread.lane)}: life ${timeText(thread.lifeNs)}`,
        `running ${timeText(thread.runningNs)} in ${thread.switches}`,
        `ready ${timeText(thread.readyNs)}`,
        ...waits.map(([cause, waitNs]) => `waiting ${cause} ${timeText(waitNs)}`),
      ].join(', ');
    }),
    ...statistics.resources.map((resource) => {
      const words = [
        `${name(resource.lane)}: held ${timeText(resource.heldNs)} in ${resource.acquisitions}`,
        `contended ${timeText(resource.contendedNs)}`,
      ];
      if (resource.forcedSwitches > 0) words.push(`forced ${resource.forcedSwitches}`);
      return words.join(', ');
    }),
  ];
}
