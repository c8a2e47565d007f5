/** A process: threads that share memory and end together. Fork, spawn and waiting come with it later. */
import type { LaneId } from '../trace/trace.ts';
import type { ProcessFiles } from './descriptors.ts';
import type { Thread } from './thread.ts';

export class Process {
  readonly id: number;
  readonly lane: LaneId;
  /** Those that have not ended, in the order in which they were made. */
  readonly threads = new Set<Thread>();
  /** Undefined while it lives. */
  exitCode: number | undefined = undefined;
  readonly files: ProcessFiles;

  constructor(id: number, lane: LaneId, files: ProcessFiles) {
    this.id = id;
    this.lane = lane;
    this.files = files;
  }
}
