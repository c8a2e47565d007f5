/** What the page and its workers say to each other. */
import type {
  HeaderResult,
  Outcome,
  RunOptions,
  SchedulingResults,
  Snapshot,
  SourceFile,
  Trace,
} from '../../simulator/index.ts';
import type { EventIndex } from '../reading/events.ts';
import type { Miniature } from '../reading/miniature.ts';

/** A program and everything that decides what it does. */
export interface RunSpec {
  readonly source: SourceFile;
  readonly options: RunOptions;
}

export interface SimulateRequest extends RunSpec {
  readonly kind: 'simulate';
}

/**
 * Said to a worker that simulates: `interrupt` is Ctrl-C for the program, `halt` ends the run whatever
 * the program does. Not answered: the run that ends is the answer.
 */
export interface StopNote {
  readonly kind: 'stop';
  readonly how: 'interrupt' | 'halt';
}

/** The state of a run at a time. `run` names the run, so that its inspector can be kept. */
export interface InspectRequest extends RunSpec {
  readonly kind: 'inspect';
  readonly run: number;
  readonly timeNs: number;
}

/** What becomes of a program, in short: a small picture and its figures. One asks for many of them. */
export interface FiguresRequest extends RunSpec {
  readonly kind: 'figures';
}

/** Whether a table can be used; nothing runs. */
export interface CheckRequest {
  readonly kind: 'check';
  readonly source: SourceFile;
}

export type WorkerRequest = SimulateRequest | InspectRequest | FiguresRequest | CheckRequest;
export type WorkerNote = StopNote;

/** What the user did to a run on its way: given as options, they make the next run the same. */
export type RunEnding = Pick<RunOptions, 'interruptNs' | 'limits'>;

export interface SimulateReply {
  readonly kind: 'simulate';
  readonly ending: RunEnding;
  readonly header: HeaderResult;
  readonly trace: Trace;
  readonly events: EventIndex;
}

export interface InspectReply {
  readonly kind: 'inspect';
  readonly run: number;
  readonly snapshot: Snapshot;
}

export interface FiguresReply {
  readonly kind: 'figures';
  readonly outcome: Outcome['kind'];
  readonly elapsedNs: number;
  readonly results: SchedulingResults;
  readonly miniature: Miniature;
}

export interface CheckReply {
  readonly kind: 'check';
  readonly header: HeaderResult;
}

/** A fault of ours: whatever a program does wrong stands in its trace. */
export interface FailedReply {
  readonly kind: 'failed';
  readonly detail: string;
}

export type WorkerReply = SimulateReply | InspectReply | FiguresReply | CheckReply | FailedReply;
