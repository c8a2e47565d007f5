/** One event of the list as a sentence. */
import { markAt } from '../../simulator/index.ts';
import type { Trace } from '../../simulator/index.ts';
import type { Language } from '../messages/language.ts';
import { phrase } from '../messages/phrase.ts';
import type { Phrase } from '../messages/phrase.ts';

import { eventAt } from './events.ts';
import type { EventIndex } from './events.ts';
import { readInterval } from './intervals.ts';
import { laneName, resourceName } from './lane-name.ts';
import { troubleOf, troublePhrase } from './troubles.ts';

export function describeEvent(
  language: Language,
  trace: Trace,
  events: EventIndex,
  index: number,
): Phrase {
  const { kind, ref } = eventAt(events, index);
  switch (kind) {
    case 'stop':
    case 'go':
      return describeChange(language, trace, ref);
    case 'take':
      return describeHold(language, trace, ref, 'event.take', 'event.takeByMachine');
    case 'release':
      return describeHold(language, trace, ref, 'event.release', 'event.releaseByMachine');
    case 'end':
      return phrase('event.end', { thread: laneName(language, trace, ref) });
    case 'mark':
      return describeMark(language, trace, ref);
    case 'print':
      return describePrint(language, trace, ref);
  }
}

function describeChange(language: Language, trace: Trace, index: number): Phrase {
  const interval = readInterval(trace, index);
  const thread = laneName(language, trace, interval.lane);
  switch (interval.state) {
    case 'new':
      return phrase('event.new', { thread });
    case 'ready':
      if (interval.cause === 'preempted') return phrase('event.preempted', { thread });
      return phrase(interval.cause === 'start' ? 'event.started' : 'event.ready', { thread });
    case 'running':
      return phrase('event.running', { thread, core: laneName(language, trace, interval.other) });
    case 'waiting':
      break;
    case 'switching':
    case 'held':
    case 'contended':
      throw new Error(`A thread is never ${interval.state}`);
  }
  const other = interval.other;
  if (interval.cause === 'sleep') return phrase('event.sleep', { thread });
  if (interval.cause === 'io') return phrase('event.io', { thread });
  switch (interval.cause) {
    case 'future':
    case 'poll':
    case 'accept':
    case 'connect':
    case 'receive':
    case 'send':
    case 'switch':
    case 'work':
      return phrase(`event.${interval.cause}`, { thread });
  }
  if (interval.cause === 'child' && trace.lanes[other] === undefined) {
    return phrase('event.child', { thread });
  }
  if (
    (interval.cause === 'join' || interval.cause === 'child') &&
    trace.lanes[other] !== undefined
  ) {
    return phrase('event.join', { thread, other: laneName(language, trace, other) });
  }
  if (trace.lanes[other] === undefined) return phrase('event.wait', { thread });
  if (interval.cause === 'start') {
    return phrase('event.waitStart', { thread, other: laneName(language, trace, other) });
  }
  return phrase('event.waitFor', { thread, resource: resourceName(language, trace, other) });
}

function describeHold(
  language: Language,
  trace: Trace,
  index: number,
  byThread: 'event.take' | 'event.release',
  byMachine: 'event.takeByMachine' | 'event.releaseByMachine',
): Phrase {
  const { lane, other } = readInterval(trace, index);
  const resource = resourceName(language, trace, lane);
  if (trace.lanes[other] === undefined) return phrase(byMachine, { resource });
  return phrase(byThread, { thread: laneName(language, trace, other), resource });
}

export function describeMark(language: Language, trace: Trace, index: number): Phrase {
  const mark = markAt(trace, index);
  const thread = laneName(language, trace, mark.lane);
  const other = laneName(language, trace, mark.other);
  switch (mark.kind) {
    case 'contention':
      return phrase('event.waitFor', { thread, resource: other });
    case 'forced-switch':
      return phrase('event.forcedSwitch', { thread, other });
    case 'deadlock':
      return phrase('event.deadlock', { thread });
    case 'exception':
      return phrase('event.exception', { thread, detail: mark.detail });
    case 'limit':
      return phrase('event.limit');
    case 'interrupt':
      return phrase('event.interrupt', { thread });
    case 'blocked-loop': {
      const who = trace.lanes[mark.other] === undefined ? mark.detail : other;
      return phrase('event.blockedLoop', { thread, other: who });
    }
    case 'never-awaited':
      return phrase('event.neverAwaited', { thread, coroutine: mark.detail });
    case 'unretrieved':
      return phrase('event.unretrieved', { exception: mark.detail });
    case 'destroyed-task':
      return phrase('event.destroyedTask', { task: mark.detail });
    case 'unread':
      return phrase('event.unread', { thread, descriptor: mark.detail });
    case 'signal':
      return phrase('event.signal', { thread, signal: mark.detail });
    case 'deadline-miss':
      return phrase('event.deadlineMiss', { thread });
    case 'unheard':
      return phrase('event.unheard', {
        thread,
        resource: resourceName(language, trace, mark.other),
      });
    case 'lost-wake-up':
    case 'endless-wait':
    case 'starvation':
    case 'gil-convoy':
    case 'oversubscription':
    case 'uneven-work': {
      const trouble = troubleOf(trace, mark);
      if (trouble === undefined) throw new Error(`Nothing tells of ${mark.kind}`);
      return troublePhrase(language, trace, trouble);
    }
  }
}

const PRINT_LENGTH_MAX = 80;

function describePrint(language: Language, trace: Trace, index: number): Phrase {
  const entry = trace.console[index]!;
  const line = entry.text.trimEnd().replaceAll('\n', ' ⏎ ');
  const text = line.length > PRINT_LENGTH_MAX ? `${line.slice(0, PRINT_LENGTH_MAX)}…` : line;
  if (trace.lanes[entry.lane] === undefined) return phrase('event.printByMachine', { text });
  return phrase('event.print', { thread: laneName(language, trace, entry.lane), text });
}
