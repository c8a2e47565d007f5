/**
 * One direction of a connection: bytes from the moment they are accepted from the writer until the reader
 * has got them. Those for which the reader has room are on their way or there; the others wait.
 */
import type { Recorder } from '../trace/recorder.ts';
import { NO_LANE } from '../trace/trace.ts';
import { Failure } from './errno.ts';
import type { Link } from './link.ts';
import { hold, letGo } from './passed-files.ts';
import type { PassedFiles } from './passed-files.ts';
import type { KernelCalls, ThreadHandle, WaitQueue } from './program.ts';
import { POLL } from './readiness.ts';

/** What a flow tells those at its ends. */
export interface FlowEnd {
  /** News for {@link POLL}. */
  told(events: number, by: ThreadHandle | undefined): void;
  /** What was sent found nobody. */
  refused(): void;
}

interface Chunk {
  readonly data: Uint8Array;
  readonly files: PassedFiles;
  /** Undefined: it comes from another machine. */
  readonly writer: ThreadHandle | undefined;
  readonly writtenNs: number;
}

/** What a read gets. */
export interface Taken {
  readonly data: Uint8Array;
  /** Those sent with any of it; they are the reader's to let go of. */
  readonly files: PassedFiles;
}

export interface FlowLimits {
  /** Bytes that are accepted before there is room for them at the reader. */
  readonly sendBytes: number;
  /** Bytes that are on their way or have not been read. */
  readonly receiveBytes: number;
}

/** What Linux has in a connection over loopback, and in one of Unix sockets. */
export const LOOPBACK_LIMITS: FlowLimits = { sendBytes: 2_626_560, receiveBytes: 131_072 };
export const UNIX_LIMITS: FlowLimits = { sendBytes: 212_992, receiveBytes: 212_992 };

export class Flow {
  /** The writer has said that nothing more comes. */
  closed = false;
  /** The reader knows that nothing more comes. */
  ended = false;
  readonly forBytes: WaitQueue;
  readonly forRoom: WaitQueue;
  readonly link: Link;
  private readonly kernel: KernelCalls;
  private readonly recorder: Recorder | undefined;
  private readonly reader: FlowEnd;
  private readonly writer: FlowEnd;
  private limits: FlowLimits;
  private readonly unsent: Chunk[] = [];
  private readonly arrived: Chunk[] = [];
  private unsentBytes = 0;
  private inFlightBytes = 0;
  private arrivedBytes = 0;
  /** Nobody reads any more. */
  private abandoned = false;
  private endSent = false;

  constructor(
    kernel: KernelCalls,
    link: Link,
    { writer, reader }: { readonly writer: FlowEnd; readonly reader: FlowEnd },
    limits: FlowLimits,
    recorder?: Recorder,
  ) {
    this.kernel = kernel;
    this.recorder = recorder;
    this.link = link;
    this.writer = writer;
    this.reader = reader;
    this.limits = limits;
    this.forBytes = kernel.createQueue();
    this.forRoom = kernel.createQueue();
  }

  get available(): number {
    return this.arrivedBytes;
  }

  /** Nothing that is written arrives any more. */
  get broken(): boolean {
    return this.closed || (this.abandoned && this.link.instant);
  }

  /** A third is free: it is worth telling the writer. */
  get roomy(): boolean {
    return this.room * 3 >= this.capacity;
  }

  limit(limits: Partial<FlowLimits>): void {
    this.limits = { ...this.limits, ...limits };
  }

  /** How many bytes it takes: as many as there is room for. The files go with the first of them. */
  write(
    data: Uint8Array,
    writer: ThreadHandle | undefined,
    nowNs: number,
    files: PassedFiles = [],
  ): number {
    if (this.broken) throw new Failure('EPIPE');
    const part = Math.min(data.length, Math.max(0, this.room));
    if (part > 0) {
      hold(files);
      this.unsent.push({ data: data.slice(0, part), files, writer, writtenNs: nowNs });
      this.unsentBytes += part;
      this.transmit(nowNs);
    }
    return part;
  }

  /** What has arrived, at most so many bytes. @param keep - they can be read again. */
  read(count: number, thread: ThreadHandle | undefined, nowNs: number, keep = false): Taken {
    const data = new Uint8Array(this.reach(count));
    let files: PassedFiles = [];
    for (let filled = 0, index = 0; filled < data.length;) {
      const chunk = this.arrived[index];
      const part = chunk.data.subarray(0, data.length - filled);
      data.set(part, filled);
      filled += part.length;
      // A read ends behind the files that it gets.
      files = chunk.files;
      if (keep) {
        index++;
        continue;
      }
      this.draw(chunk, thread, nowNs);
      if (part.length === chunk.data.length) this.arrived.shift();
      else this.arrived[0] = { ...withoutStart(chunk, part.length), writer: thread };
    }
    if (keep) hold(files);
    if (keep || data.length === 0) return { data, files };
    const wasRoomy = this.roomy;
    this.arrivedBytes -= data.length;
    // Who could not read may, since others wait for what is left.
    if (this.arrivedBytes > 0) this.kernel.wakeOne(this.forBytes, thread);
    this.transmit(nowNs);
    if (!this.closed && this.room > 0) this.kernel.wakeOne(this.forRoom, thread);
    if (!wasRoomy && this.roomy) this.writer.told(POLL.POLLOUT, thread);
    return { data, files };
  }

  /** The writer has nothing more to say. */
  end(nowNs: number): void {
    if (this.closed) return;
    this.closed = true;
    this.kernel.wakeAll(this.forRoom, undefined);
    this.transmit(nowNs);
  }

  /** The reader listens no more: what arrives from now on is refused. */
  abandon(): void {
    this.abandoned = true;
    this.cut();
    if (this.link.instant) {
      this.kernel.wakeAll(this.forRoom, undefined);
      this.writer.told(POLL.POLLOUT | POLL.POLLHUP, undefined);
    }
  }

  /** Tells the writer that the reader is gone. */
  refuse(): void {
    this.writer.refused();
  }

  /** The reader takes no more, though the connection stands (shutdown(2), SHUT_RD). */
  stopReading(): void {
    this.ended = true;
    this.kernel.wakeAll(this.forBytes, undefined);
  }

  /** The writer is gone, without a word to the reader. */
  halt(): void {
    this.closed = true;
    this.endSent = true;
    this.unsent.length = 0;
    this.unsentBytes = 0;
    this.kernel.wakeAll(this.forRoom, undefined);
  }

  /** The connection has been reset: nothing goes either way. */
  destroy(): void {
    this.closed = true;
    this.ended = true;
    this.kernel.wakeAll(this.forBytes, undefined);
    this.kernel.wakeAll(this.forRoom, undefined);
  }

  private get capacity(): number {
    const { sendBytes, receiveBytes } = this.limits;
    return this.link.instant ? sendBytes : sendBytes + receiveBytes;
  }

  private get room(): number {
    return this.capacity - this.unsentBytes - this.inFlightBytes - this.arrivedBytes;
  }

  private draw({ writer, writtenNs }: Chunk, thread: ThreadHandle | undefined, nowNs: number) {
    if (writer === undefined || thread === undefined || writer === thread) return;
    this.recorder?.arrow('message', writer.lane, writtenNs, thread.lane, nowNs, NO_LANE);
  }

  /** How many of so many bytes one read can get: none behind files that were sent (unix(7)). */
  private reach(count: number): number {
    let bytes = 0;
    for (const { data, files } of this.arrived) {
      bytes += data.length;
      if (files.length > 0 || bytes >= count) break;
    }
    return Math.min(count, bytes);
  }

  private cut(): void {
    for (const { files } of this.arrived) letGo(files);
    this.arrived.length = 0;
    this.arrivedBytes = 0;
  }

  /** Sends what the reader has room for, and the end behind it. */
  private transmit(nowNs: number): void {
    const { link, unsent } = this;
    while (unsent.length > 0) {
      const window = link.instant
        ? Infinity
        : this.limits.receiveBytes - this.inFlightBytes - this.arrivedBytes;
      if (window <= 0) return;
      const chunk = unsent[0];
      const data = chunk.data.subarray(0, Math.min(window, link.segmentBytes));
      if (data.length === chunk.data.length) unsent.shift();
      else unsent[0] = withoutStart(chunk, data.length);
      this.unsentBytes -= data.length;
      this.inFlightBytes += data.length;
      this.after(nowNs, data.length, () => this.arrive({ ...chunk, data }));
    }
    if (!this.closed || this.endSent) return;
    this.endSent = true;
    this.after(nowNs, 0, () => {
      this.ended = true;
      this.kernel.wakeAll(this.forBytes, undefined);
      this.reader.told(POLL.POLLIN | POLL.POLLRDHUP | POLL.POLLHUP, undefined);
    });
  }

  private arrive(chunk: Chunk): void {
    this.inFlightBytes -= chunk.data.length;
    if (this.abandoned) {
      this.writer.refused();
      return;
    }
    this.arrived.push(chunk);
    this.arrivedBytes += chunk.data.length;
    this.kernel.wakeOne(this.forBytes, chunk.writer);
    this.reader.told(POLL.POLLIN, chunk.writer);
  }

  private after(nowNs: number, bytes: number, act: () => void): void {
    if (this.link.instant) act();
    else this.kernel.schedule(this.link.arrivalNs(nowNs, bytes), { happen: act });
  }
}

/** What is left of it: the files have gone with the start. */
function withoutStart(chunk: Chunk, bytes: number): Chunk {
  return { ...chunk, data: chunk.data.subarray(bytes), files: [] };
}
