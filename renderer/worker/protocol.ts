/** What the page and its workers say to each other. */
import type {
  HeaderResult,
  RunOptions,
  Snapshot,
  SourceFile,
  Trace,
} from '../../simulator/index.ts';
import type { EventIndex } from '../reading/events.ts';

/** A program and everything that decides what it does. */
export interface RunSpec {
  readonly source: SourceFile;
  readonly options: RunOptions;
}

export interface SimulateRequest extends RunSpec {
  readonly kind: 'simulate';
}

/** The state of a run at a time. `run` names the run, so that its inspector can be kept. */
export interface InspectRequest extends RunSpec {
  readonly kind: 'inspect';
  readonly run: number;
  readonly timeNs: number;
}

export interface HeadersRequest {
  readonly kind: 'headers';
  readonly sources: readonly SourceFile[];
}

export type WorkerRequest = SimulateRequest | InspectRequest | HeadersRequest;

export interface SimulateReply {
  readonly kind: 'simulate';
  readonly header: HeaderResult;
  readonly trace: Trace;
  readonly events: EventIndex;
}

export interface InspectReply {
  readonly kind: 'inspect';
  readonly run: number;
  readonly snapshot: Snapshot;
}

export interface HeadersReply {
  readonly kind: 'headers';
  readonly headers: readonly HeaderResult[];
}

/** A fault of ours: whatever a program does wrong stands in its trace. */
export interface FailedReply {
  readonly kind: 'failed';
  readonly detail: string;
}

export type WorkerReply = SimulateReply | InspectReply | HeadersReply | FailedReply;
