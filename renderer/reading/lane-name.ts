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
  if (named && process !== undefined && ambiguities(trace).shared.has(lane.name)) {
    const thread = bareLaneName(language, trace, laneId);
    const name = bareLaneName(language, trace, process.id);
    return language.text('lane.ofProcess', { thread, process: name });
  }
  if (lane?.kind === 'loop' && trace.lanes.some((one) => one !== lane && one.kind === 'loop')) {
    return language.text('lane.loopOf', { thread: laneName(language, trace, lane.parent ?? -1) });
  }
  return bareLaneName(language, trace, laneId);
}

/** What the names of a trace's lanes leave open. */
interface Ambiguities {
  /** Names that threads of different processes have. */
  readonly shared: ReadonlySet<string>;
  /** The how manieth of its name, kind and process a lane is, where it is not the first. */
  readonly ordinals: ReadonlyMap<LaneId, number>;
  /** The first thread of each process. */
  readonly firstThreads: ReadonlySet<LaneId>;
  /** The process that all others come from; undefined if there are no others, or several are there from the start. */
  readonly main: LaneId | undefined;
}

const known = new WeakMap<Trace, Ambiguities>();

function ambiguities(trace: Trace): Ambiguities {
  let found = known.get(trace);
  if (found === undefined) known.set(trace, (found = findAmbiguities(trace)));
  return found;
}

function findAmbiguities(trace: Trace): Ambiguities {
  const processOfName = new Map<string, LaneId | undefined>();
  const shared = new Set<string>();
  const counts = new Map<string, number>();
  const ordinals = new Map<LaneId, number>();
  const firstThreads = new Map<LaneId | undefined, LaneId>();
  for (const { id, kind, name, parent } of trace.lanes) {
    if (kind === 'thread' || kind === 'gil') {
      if (processOfName.has(name) && processOfName.get(name) !== parent) shared.add(name);
      processOfName.set(name, parent);
    }
    if (kind === 'thread' && !firstThreads.has(parent)) firstThreads.set(parent, id);
    const key = `${String(processOf(trace, id))} ${kind} ${name}`;
    const ordinal = (counts.get(key) ?? 0) + 1;
    counts.set(key, ordinal);
    if (ordinal > 1) ordinals.set(id, ordinal);
  }
  const processes = trace.lanes.filter(({ kind }) => kind === 'process');
  const [first, ...others] = processes.filter(({ bornNs }) => bornNs === 0);
  const main = processes.length > 1 && others.length === 0 ? first?.id : undefined;
  return { shared, ordinals, firstThreads: new Set(firstThreads.values()), main };
}

function processOf(trace: Trace, laneId: LaneId): LaneId | undefined {
  let lane = trace.lanes[laneId];
  while (lane !== undefined && lane.kind !== 'process') lane = trace.lanes[lane.parent ?? -1];
  return lane?.id;
}

/**
 * The name of a lane below the name of its process: "T1", "lock", "core 0", "GIL"; "fd 5 (2)" of the second that is
 * called "fd 5".
 */
export function bareLaneName(language: Language, trace: Trace, laneId: LaneId): string {
  const lane = trace.lanes[laneId];
  if (lane === undefined) return language.text('lane.none');
  if (lane.kind === 'gil') return language.text('lane.gil');
  if (lane.kind === 'loop') return language.text('lane.loop');
  if (lane.kind === 'core') {
    return language.text('lane.core', { number: coresBefore(trace, lane) });
  }
  const { main, ordinals } = ambiguities(trace);
  if (laneId === main) return language.text('lane.mainProcess');
  const number = ordinals.get(laneId);
  return number === undefined
    ? lane.name
    : language.text('lane.again', { name: lane.name, number });
}

/**
 * The name where there is little room: beside a lane of its own process a thread's own name is enough, and elsewhere
 * the first thread of a process goes by the process.
 *
 * @param beside - undefined: it stands alone
 */
export function shortLaneName(
  language: Language,
  trace: Trace,
  laneId: LaneId,
  beside: LaneId | undefined,
): string {
  const lane = trace.lanes[laneId];
  const { shared, firstThreads } = ambiguities(trace);
  if (lane?.kind !== 'thread' || lane.parent === undefined || !shared.has(lane.name)) {
    return bareLaneName(language, trace, laneId);
  }
  const isAtHome = beside !== undefined && processOf(trace, beside) === lane.parent;
  if (isAtHome) return bareLaneName(language, trace, laneId);
  if (firstThreads.has(laneId)) return bareLaneName(language, trace, lane.parent);
  return laneName(language, trace, laneId);
}

/** The name as a sentence says it: "the GIL", "lock m", "lock 1" of one without a name, "thread T1". */
export function resourceName(language: Language, trace: Trace, laneId: LaneId): string {
  const lane = trace.lanes[laneId];
  if (lane === undefined) return language.text('lane.none');
  if (lane.kind === 'gil') {
    return ambiguities(trace).shared.has(lane.name)
      ? laneName(language, trace, laneId)
      : language.text('resource.gil');
  }
  if (lane.kind === 'core') return bareLaneName(language, trace, laneId);
  if (lane.kind === 'loop') {
    const name = laneName(language, trace, laneId);
    return language.text('resource.loop', { name });
  }
  const name = bareLaneName(language, trace, laneId);
  // What the program gave no name is counted, by what it is.
  if (name.startsWith(`${lane.kind} `)) return name;
  return language.text(`resource.${lane.kind}`, { name });
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
