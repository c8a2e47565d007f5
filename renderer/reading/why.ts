/**
 * Why a lane is in its state, in sentences: what it waits for, who has it and since when, what that
 * thread waits for in turn, and who ended the wait. The chain stops where a thread runs, or where it
 * comes round to a thread it has told of already: a deadlock.
 */
import { eachArrow } from '../../simulator/index.ts';
import type { LaneId, LaneKind, Trace } from '../../simulator/index.ts';
import type { Language } from '../messages/language.ts';
import { phrase } from '../messages/phrase.ts';
import type { Phrase } from '../messages/phrase.ts';

import { blockedPhrase } from './blocked.ts';
import { firstOf } from './first-of.ts';
import { holdStart, intervalAt } from './intervals.ts';
import type { Interval } from './intervals.ts';
import { laneLink, laneName, placeLink, resourceLink, timeLink } from './lane-name.ts';
import { positionAt } from './positions.ts';

const CHAIN_LENGTH_MAX = 8;

/** The sentences about one interval, as it is at a time within it. */
export function explain(
  language: Language,
  trace: Trace,
  interval: Interval,
  atNs: number,
): readonly Phrase[] {
  return new Explanation(language, trace).of(interval, atNs);
}

class Explanation {
  readonly #language: Language;
  readonly #trace: Trace;
  readonly #told = new Set<LaneId>();
  readonly #phrases: Phrase[] = [];

  constructor(language: Language, trace: Trace) {
    this.#language = language;
    this.#trace = trace;
  }

  of(interval: Interval, atNs: number): readonly Phrase[] {
    if (this.#kindOf(interval.lane) === 'loop') {
      this.#loop(interval);
      return this.#phrases;
    }
    if (this.#kindOf(interval.lane) === 'descriptor') {
      this.#descriptor(interval);
      return this.#phrases;
    }
    switch (interval.state) {
      case 'switching':
      case 'held':
      case 'contended':
        this.#resource(interval);
        break;
      case 'running':
        if (this.#kindOf(interval.lane) === 'core') this.#resource(interval);
        else this.#thread(interval, atNs);
        break;
      case 'new':
      case 'ready':
      case 'waiting':
        this.#thread(interval, atNs);
        break;
    }
    return this.#phrases;
  }

  #kindOf(lane: LaneId): LaneKind | undefined {
    return this.#trace.lanes[lane]?.kind;
  }

  #loop(interval: Interval): void {
    const language = this.#language;
    const loop = resourceLink(language, this.#trace, interval.lane, interval.startNs);
    const since = timeLink(language, this.#trace, interval.startNs);
    const span = language.span(interval.endNs - interval.startNs);
    switch (interval.cause) {
      case 'timers':
      case 'callbacks':
        this.#say(phrase(`why.loop.${interval.cause}`, { loop, since, span }));
        break;
      default: {
        const waits = interval.state === 'waiting';
        this.#say(phrase(waits ? 'why.loop.select' : 'why.loop.look', { loop, since, span }));
      }
    }
  }

  #thread(interval: Interval, atNs: number): void {
    this.#told.add(interval.lane);
    const thread = laneLink(this.#language, this.#trace, interval.lane, interval.startNs);
    const since = timeLink(this.#language, this.#trace, interval.startNs);
    const span = this.#language.span(interval.endNs - interval.startNs);
    const place = this.#place(interval.lane, atNs);
    switch (interval.state) {
      case 'new':
        this.#say(phrase('why.new', { thread, since, span }));
        break;
      case 'running': {
        const core = laneLink(this.#language, this.#trace, interval.other, atNs);
        this.#say(phrase('why.running', { thread, core, since, span, place }));
        this.#deadlock(interval);
        break;
      }
      case 'ready':
        this.#ready(interval, atNs);
        break;
      default:
        this.#wait(interval, atNs, false);
        this.#end(interval);
    }
  }

  /** The wait that completes a deadlock begins where the trace ends, so no interval shows it. */
  #deadlock(interval: Interval): void {
    const { outcome } = this.#trace;
    if (outcome.kind !== 'deadlock' || interval.endNs < outcome.deadlock.timeNs) return;
    const { blocked, timeNs } = outcome.deadlock;
    const own = blocked.find(({ thread }) => thread === interval.lane);
    if (own !== undefined) this.#say(blockedPhrase(this.#language, this.#trace, own, timeNs));
  }

  #ready(interval: Interval, atNs: number): void {
    const thread = laneLink(this.#language, this.#trace, interval.lane, interval.startNs);
    const since = timeLink(this.#language, this.#trace, interval.startNs);
    const span = this.#language.span(interval.endNs - interval.startNs);
    if (this.#kindOf(interval.lane) === 'task') {
      const place = this.#place(interval.lane, atNs);
      const key = interval.cause === 'start' ? 'why.readyTaskNew' : 'why.readyTask';
      this.#say(phrase(key, { thread, since, span, place }));
      return;
    }
    const cores = this.#trace.lanes.filter(({ kind }) => kind === 'core');
    const busy = cores.flatMap((core) => {
      const at = intervalAt(this.#trace, core.id, atNs);
      return at?.state === 'running' ? [laneName(this.#language, this.#trace, at.other)] : [];
    });
    const others = this.#language.list(busy);
    if (interval.cause === 'preempted') {
      this.#say(phrase('why.preempted', { thread, since, span }));
    } else if (busy.length < cores.length) {
      this.#say(phrase('why.readyCoreFree', { thread, since, span }));
    } else {
      this.#say(phrase('why.ready', { count: cores.length, thread, since, span, others }));
    }
  }

  /** What a thread waits for; `chained` when it is told because another thread waits for it. */
  #wait(interval: Interval, atNs: number, chained: boolean): void {
    const { lane, cause, other } = interval;
    const language = this.#language;
    const thread = laneLink(language, this.#trace, lane, interval.startNs);
    const since = timeLink(language, this.#trace, interval.startNs);
    const place = this.#place(lane, atNs);
    if (cause === 'sleep') {
      const until = timeLink(language, this.#trace, interval.endNs);
      this.#say(phrase(chained ? 'why.chain.sleep' : 'why.sleep', { thread, since, until, place }));
    } else if (cause === 'join' && this.#trace.lanes[other] !== undefined) {
      const joined = laneLink(language, this.#trace, other, atNs);
      this.#say(phrase(chained ? 'why.chain.join' : 'why.join', { thread, joined, since, place }));
      this.#follow(other, atNs);
    } else if (cause === 'start' && this.#trace.lanes[other] !== undefined) {
      const started = laneLink(language, this.#trace, other, atNs);
      const key = chained ? 'why.chain.start' : 'why.start';
      this.#say(phrase(key, { thread, started, since, place }));
    } else if (this.#trace.lanes[other] === undefined) {
      this.#say(phrase(chained ? 'why.chain.wait' : 'why.wait', { thread, since, place }));
    } else {
      this.#waitForResource(interval, atNs, chained);
    }
  }

  #waitForResource(interval: Interval, atNs: number, chained: boolean): void {
    const language = this.#language;
    const thread = laneLink(language, this.#trace, interval.lane, interval.startNs);
    const since = timeLink(language, this.#trace, interval.startNs);
    const place = this.#place(interval.lane, atNs);
    const resource = resourceLink(language, this.#trace, interval.other, atNs);
    const hold = intervalAt(this.#trace, interval.other, atNs);
    const ownerLane = hold?.other;
    if (hold === undefined || ownerLane === undefined || ownerLane === interval.lane) {
      const key = chained ? 'why.chain.waitFor' : 'why.waitFor';
      this.#say(phrase(key, { thread, resource, since, place }));
      return;
    }
    const heldSinceNs = holdStart(this.#trace, hold);
    const owner = laneLink(language, this.#trace, ownerLane, atNs);
    const heldSince = timeLink(language, this.#trace, heldSinceNs);
    const heldAt = this.#place(ownerLane, heldSinceNs);
    const key = chained ? 'why.chain.held' : 'why.held';
    this.#say(phrase(key, { thread, resource, owner, heldSince, heldAt, place }));
    this.#follow(ownerLane, atNs);
  }

  /** Goes on with the thread that is waited for. */
  #follow(lane: LaneId, atNs: number): void {
    if (this.#told.has(lane)) {
      const thread = laneLink(this.#language, this.#trace, lane, atNs);
      this.#say(phrase('why.cycle', { thread }));
      return;
    }
    if (this.#told.size >= CHAIN_LENGTH_MAX) return;
    this.#told.add(lane);
    const interval = intervalAt(this.#trace, lane, atNs);
    if (interval === undefined) return;
    const thread = laneLink(this.#language, this.#trace, lane, atNs);
    if (interval.state === 'waiting') this.#wait(interval, atNs, true);
    else if (interval.state === 'ready') this.#say(phrase('why.chain.ready', { thread }));
  }

  /** Who ended the wait. */
  #end(interval: Interval): void {
    const language = this.#language;
    if (interval.endNs >= this.#trace.elapsedNs) {
      this.#say(phrase('why.endsNever'));
      return;
    }
    const arrow = firstOf(
      eachArrow(this.#trace),
      ({ to, toNs }) => to === interval.lane && toNs === interval.endNs,
    );
    const end = timeLink(language, this.#trace, interval.endNs);
    const span = language.span(interval.endNs - interval.startNs);
    if (arrow === undefined || this.#trace.lanes[arrow.from] === undefined) {
      // A sleep's end is told with the sleep.
      if (interval.cause !== 'sleep') this.#say(phrase('why.endedByTime', { end, span }));
      return;
    }
    const waker = laneLink(language, this.#trace, arrow.from, arrow.fromNs);
    if (this.#kindOf(arrow.from) === 'loop') {
      this.#say(phrase('why.endedByLoop', { end, span }));
      return;
    }
    if (arrow.kind === 'result') {
      this.#say(phrase('why.endedByResult', { waker, end, span }));
      return;
    }
    const place = this.#place(arrow.from, arrow.fromNs);
    this.#say(phrase('why.ended', { waker, end, span, place }));
  }

  #descriptor(interval: Interval): void {
    const language = this.#language;
    const descriptor = resourceLink(language, this.#trace, interval.lane, interval.startNs);
    const since = timeLink(language, this.#trace, interval.startNs);
    const span = language.span(interval.endNs - interval.startNs);
    const values = { descriptor, since, span };
    const thread = laneLink(language, this.#trace, interval.other, interval.startNs);
    if (interval.state === 'ready') this.#say(phrase('why.fd.ready', values));
    else if (interval.state === 'running')
      this.#say(phrase('why.fd.copying', { ...values, thread }));
    else if (interval.cause === 'poll') this.#say(phrase('why.fd.watched', values));
    else this.#say(phrase('why.fd.awaited', { ...values, thread }));
  }

  #resource(interval: Interval): void {
    const language = this.#language;
    const resource = resourceLink(language, this.#trace, interval.lane, interval.startNs);
    const since = timeLink(language, this.#trace, interval.startNs);
    const span = language.span(interval.endNs - interval.startNs);
    const owner = laneLink(language, this.#trace, interval.other, interval.startNs);
    if (interval.state === 'switching') {
      this.#say(phrase('why.switching', { core: resource, since, span, thread: owner }));
    } else if (interval.state === 'running') {
      this.#say(phrase('why.coreRuns', { core: resource, since, span, thread: owner }));
    } else if (this.#trace.lanes[interval.other] === undefined) {
      this.#say(phrase('why.inUse', { resource, since, span }));
    } else {
      const place = this.#place(interval.other, interval.startNs);
      this.#say(phrase('why.holds', { owner, resource, since, span, place }));
      if (interval.state === 'contended') this.#waiters(interval);
    }
  }

  #waiters(interval: Interval): void {
    const waiting = this.#trace.lanes.filter(({ kind, id }) => {
      if (kind !== 'thread') return false;
      const at = intervalAt(this.#trace, id, interval.startNs);
      return at?.state === 'waiting' && at.other === interval.lane;
    });
    if (waiting.length === 0) return;
    const names = waiting.map(({ id }) => laneName(this.#language, this.#trace, id));
    const threads = this.#language.list(names);
    this.#say(phrase('why.waiters', { count: waiting.length, threads }));
  }

  #place(lane: LaneId, timeNs: number): Phrase['values'][string] {
    return placeLink(this.#language, this.#trace, positionAt(this.#trace, lane, timeNs));
  }

  #say(sentence: Phrase): void {
    this.#phrases.push(sentence);
  }
}
