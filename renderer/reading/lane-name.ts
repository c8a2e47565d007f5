/** What a lane is called in sentences and tables, and links to it. */
import type { Lane, LaneId, SourcePosition, Trace } from '../../simulator/index.ts';
import type { Language } from '../messages/language.ts';
import type { PhraseValue } from '../messages/phrase.ts';

/**
 * The name of a lane wherever it stands: "T1", "lock", "core 0"; of a thread that has a namesake in another
 * process, "MainThread of Process-1".
 */
export function laneName(language: Language, trace: Trace, laneId: LaneId): string {
  const lane = trace.lanes[laneId];
  const process = lane?.parent === undefined ? undefined : trace.lanes[lane.parent];
  const named = lane?.kind === 'thread' || lane?.kind === 'gil';
  if (named && process !== undefined && namesakes(trace).has(lane.name)) {
    const thread = bareLaneName(language, trace, laneId);
    return language.text('lane.ofProcess', { thread, process: process.name });
  }
  if (lane?.kind === 'loop' && trace.lanes.some((one) => one !== lane && one.kind === 'loop')) {
    return language.text('lane.loopOf', { thread: laneName(language, trace, lane.parent ?? -1) });
  }
  return bareLaneName(language, trace, laneId);
}

const knownNamesakes = new WeakMap<Trace, ReadonlySet<string>>();

/** Names that threads of different processes have. */
function namesakes(trace: Trace): ReadonlySet<string> {
  const known = knownNamesakes.get(trace);
  if (known !== undefined) return known;
  const processOf = new Map<string, LaneId | undefined>();
  const found = new Set<string>();
  for (const { kind, name, parent } of trace.lanes) {
    if (kind !== 'thread' && kind !== 'gil') continue;
    if (processOf.has(name) && processOf.get(name) !== parent) found.add(name);
    processOf.set(name, parent);
  }
  knownNamesakes.set(trace, found);
  return found;
}

/** The name of a lane below the name of its process: "T1", "lock", "core 0", "GIL". */
export function bareLaneName(language: Language, trace: Trace, laneId: LaneId): string {
  const lane = trace.lanes[laneId];
  if (lane === undefined) return language.text('lane.none');
  if (lane.kind === 'gil') return language.text('lane.gil');
  if (lane.kind === 'loop') return language.text('lane.loop');
  if (lane.kind === 'core') {
    return language.text('lane.core', { number: coresBefore(trace, lane) });
  }
  return lane.name;
}

/** The name as a sentence says it: "the GIL", "lock m", "lock 1" of one without a name, "thread T1". */
export function resourceName(language: Language, trace: Trace, laneId: LaneId): string {
  const lane = trace.lanes[laneId];
  if (lane === undefined) return language.text('lane.none');
  if (lane.kind === 'gil') {
    return namesakes(trace).has(lane.name)
      ? laneName(language, trace, laneId)
      : language.text('resource.gil');
  }
  if (lane.kind === 'core') return bareLaneName(language, trace, laneId);
  if (lane.kind === 'loop') {
    const name = laneName(language, trace, laneId);
    return language.text('resource.loop', { name });
  }
  // What the program gave no name is counted, by what it is.
  if (lane.name.startsWith(`${lane.kind} `)) return lane.name;
  return language.text(`resource.${lane.kind}`, { name: lane.name });
}

function coresBefore(trace: Trace, core: Lane): number {
  return trace.lanes.filter(({ kind, id }) => kind === 'core' && id < core.id).length;
}

export function laneLink(
  language: Language,
  trace: Trace,
  lane: LaneId,
  timeNs: number,
): PhraseValue {
  const text = laneName(language, trace, lane);
  return trace.lanes[lane] === undefined ? text : { text, jump: { kind: 'lane', lane, timeNs } };
}

export function resourceLink(
  language: Language,
  trace: Trace,
  lane: LaneId,
  timeNs: number,
): PhraseValue {
  const text = resourceName(language, trace, lane);
  return trace.lanes[lane] === undefined ? text : { text, jump: { kind: 'lane', lane, timeNs } };
}

export function timeLink(language: Language, trace: Trace, timeNs: number): PhraseValue {
  return { text: language.point(timeNs, trace.elapsedNs), jump: { kind: 'time', timeNs } };
}

/** "line 14", or "threading.py, line 200" outside the program itself. */
export function placeLink(
  language: Language,
  trace: Trace,
  position: SourcePosition | undefined,
): PhraseValue {
  if (position === undefined) return language.text('place.unknown');
  const { source, line } = position;
  const file = trace.sources[source]?.name ?? '';
  const text =
    source === 0
      ? language.text('place.line', { line })
      : language.text('place.fileLine', { file, line });
  return { text, jump: { kind: 'line', source, line } };
}
