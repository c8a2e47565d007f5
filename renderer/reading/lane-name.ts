/** What a lane is called in sentences and tables, and links to it. */
import type { Lane, LaneId, SourcePosition, Trace } from '../../simulator/index.ts';
import type { Language } from '../messages/language.ts';
import type { PhraseValue } from '../messages/phrase.ts';

/** The bare name: "T1", "lock", "core 0", "GIL". */
export function laneName(language: Language, trace: Trace, laneId: LaneId): string {
  const lane = trace.lanes[laneId];
  if (lane === undefined) return language.text('lane.none');
  if (lane.kind === 'gil') return language.text('lane.gil');
  if (lane.kind === 'core') {
    return language.text('lane.core', { number: coresBefore(trace, lane) });
  }
  return lane.name;
}

/** The name as a sentence says it: "the GIL", "lock m", "semaphore pool", "thread T1". */
export function resourceName(language: Language, trace: Trace, laneId: LaneId): string {
  const lane = trace.lanes[laneId];
  if (lane === undefined) return language.text('lane.none');
  if (lane.kind === 'gil') return language.text('resource.gil');
  if (lane.kind === 'core') return laneName(language, trace, laneId);
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
