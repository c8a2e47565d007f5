/** What troubled a run, as `--json` prints it: names and lines in place of numbers of lanes, and a sentence. */
import { positionAt } from '../simulator/index.ts';
import type { LaneId, Trace, Trouble, TroubleKind } from '../simulator/index.ts';
import { formatDuration } from './duration.ts';
import { laneName } from './lane-name.ts';

export interface TroubleReport {
  readonly kind: TroubleKind;
  /** Of the thread it is about; absent when it is about the whole machine. */
  readonly thread?: string;
  /** Of the program, where that thread stood then; absent elsewhere. */
  readonly line?: number;
  readonly startNs: number;
  readonly endNs: number;
  readonly text: string;
}

export function troubleReports(trace: Trace): readonly TroubleReport[] {
  const told = new Telling(trace);
  return trace.troubles.map((trouble) => told.report(trouble));
}

class Telling {
  private readonly trace: Trace;

  constructor(trace: Trace) {
    this.trace = trace;
  }

  report(trouble: Trouble): TroubleReport {
    const { kind, lane, timeNs, endNs } = trouble;
    const line = this.line(lane, timeNs);
    return {
      kind,
      ...(lane < 0 ? {} : { thread: this.name(lane) }),
      ...(line === undefined ? {} : { line }),
      startNs: timeNs,
      endNs,
      text: this.text(trouble),
    };
  }

  private text(trouble: Trouble): string {
    const thread = this.placed(trouble.lane, trouble.timeNs);
    const since = formatDuration(trouble.timeNs);
    switch (trouble.kind) {
      case 'partial-deadlock': {
        const waits = trouble.cycle.map(
          ({ thread: one, resource, sinceNs }) =>
            `${this.placed(one, sinceNs)} waits for ${this.name(resource)}`,
        );
        const who = this.trace.lanes[trouble.lane]?.kind === 'task' ? 'tasks' : 'threads';
        return `deadlock of ${waits.length} ${who} from ${since} on, while others go on: ${waits.join('; ')}`;
      }
      case 'endless-wait': {
        const ended = `${this.name(trouble.last)} ended at ${formatDuration(trouble.lastEndNs)}`;
        const why =
          trouble.holder === undefined
            ? `${ended}, the last that could have ended that`
            : `${ended} and still holds it`;
        return `${thread} waits for ${this.name(trouble.resource)} since ${since} and for ever: ${why}`;
      }
      case 'lost-wake-up':
        return (
          `${thread} waits for ${this.name(trouble.resource)} since ${since}, but ` +
          `${this.placed(trouble.waker, trouble.wakeNs)} notified at ` +
          `${formatDuration(trouble.wakeNs)}, when nobody waited`
        );
      case 'unread':
        return (
          `${thread} waits for news since ${since}, but has left something unread in ` +
          `${this.name(trouble.descriptor)}, of which edge-triggered epoll tells no more; it lies ` +
          `there until ${formatDuration(trouble.endNs)}`
        );
      case 'starvation': {
        const what = trouble.resource === undefined ? 'a core' : this.name(trouble.resource);
        return (
          `${thread} starves: it waits for ${what} from ${since} to ` +
          `${formatDuration(trouble.endNs)}, ${percent(trouble.share)} of the run, while those ` +
          `that came later have ${trouble.passedOver} turns`
        );
      }
      case 'gil-convoy':
        return (
          `${thread} computes ${formatDuration(trouble.runningNs)} and waits ` +
          `${formatDuration(trouble.waitedNs)} for the GIL, ${trouble.waits} times from ${since} ` +
          `on: ${this.name(trouble.holder)} gives it up only when it must`
        );
      case 'oversubscription':
        return (
          `up to ${trouble.runnableMax} threads want to run on ${trouble.cores} cores, too many ` +
          `for ${formatDuration(trouble.crowdedNs)} from ${since} on`
        );
      case 'uneven-work':
        return (
          `of ${trouble.workers} workers, ${thread} works ${formatDuration(trouble.busiestNs)}, ` +
          `the others ${formatDuration(trouble.othersNs)} on average`
        );
    }
  }

  /** "server (line 40)". */
  private placed(lane: LaneId, timeNs: number): string {
    const line = this.line(lane, timeNs);
    return line === undefined ? this.name(lane) : `${this.name(lane)} (line ${line})`;
  }

  private name(lane: LaneId): string {
    return laneName(this.trace, lane);
  }

  private line(lane: LaneId, timeNs: number): number | undefined {
    const position = lane < 0 ? undefined : positionAt(this.trace, lane, timeNs);
    return position?.source === 0 ? position.line : undefined;
  }
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
