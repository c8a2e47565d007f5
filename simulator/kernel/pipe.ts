/**
 * Pipes (pipe(7)): bytes in the order in which they were written, kept up to a capacity. Reading waits
 * for bytes, writing for room; without a writer a reader finds the end, without a reader a writer fails.
 */
import type { Recorder } from '../trace/recorder.ts';
import { NO_LANE } from '../trace/trace.ts';
import type { LaneId } from '../trace/trace.ts';
import { Failure } from './errno.ts';
import { attributesWithoutPlace, ROOT_ID } from './inode.ts';
import type { Attributes } from './inode.ts';
import { OPEN_FLAGS, OpenFile } from './open-file.ts';
import type { CallContext, CallOutcome, KernelCalls, ThreadHandle, WaitQueue } from './program.ts';
import { ANY_EVENT, POLL, Watchers } from './readiness.ts';

/** Bytes that Linux keeps in a pipe unless told otherwise. */
const CAPACITY = 65_536;
/** So many bytes are written at once or not at all (PIPE_BUF). */
const ATOMIC = 4096;

interface Chunk {
  readonly data: Uint8Array;
  /** Bytes of it that have been read. */
  taken: number;
  readonly writer: ThreadHandle;
  readonly writtenNs: number;
}

const ATTRIBUTES = attributesWithoutPlace('pipe', 2, ROOT_ID);

/** Bytes on their way in one direction. */
export class Pipe {
  /** Open ends. */
  readers = 0;
  writers = 0;
  readonly watchers = new Watchers();
  private readonly kernel: KernelCalls;
  private readonly recorder: Recorder;
  private readonly lane: LaneId;
  private readonly chunks: Chunk[] = [];
  private size = 0;
  private readonly forBytes: WaitQueue;
  private readonly forRoom: WaitQueue;

  /** @param lane - what its readers and writers wait for; NO_LANE: it is not drawn. */
  constructor(kernel: KernelCalls, recorder: Recorder, lane: LaneId = NO_LANE) {
    this.kernel = kernel;
    this.recorder = recorder;
    this.lane = lane;
    this.forBytes = kernel.createQueue();
    this.forRoom = kernel.createQueue();
  }

  get canRead(): boolean {
    return this.size > 0;
  }

  get canWrite(): boolean {
    return CAPACITY - this.size >= ATOMIC;
  }

  /** @param waits - false: EAGAIN instead. */
  read({ thread, nowNs }: CallContext, count: number, waits: boolean): CallOutcome {
    if (this.size === 0 && this.writers > 0 && count > 0) {
      if (!waits) throw new Failure('EAGAIN');
      return this.wait(this.forBytes);
    }
    const data = new Uint8Array(Math.min(count, this.size));
    let filled = 0;
    while (filled < data.length) {
      const chunk = this.chunks[0];
      const part = chunk.data.subarray(chunk.taken, chunk.taken + data.length - filled);
      if (chunk.taken === 0 && chunk.writer !== thread) {
        const { writer, writtenNs } = chunk;
        this.recorder.arrow('message', writer.lane, writtenNs, thread.lane, nowNs, this.lane);
      }
      data.set(part, filled);
      filled += part.length;
      chunk.taken += part.length;
      if (chunk.taken === chunk.data.length) this.chunks.shift();
    }
    this.size -= data.length;
    this.show(nowNs);
    // Who could not read may, since others wait for what is left.
    if (this.size > 0) this.kernel.wakeOne(this.forBytes, thread);
    if (data.length > 0) this.kernel.wakeOne(this.forRoom, thread);
    if (data.length > 0) this.watchers.tell(POLL.POLLOUT, thread);
    return { kind: 'done', result: data };
  }

  /** The result is how many bytes were taken: all of them if it waits. */
  write(
    { thread, nowNs }: CallContext,
    { data, written }: Writing,
    waits: boolean,
  ): CallOutcome & { readonly written: number } {
    if (this.readers === 0) throw new Failure('EPIPE');
    const room = CAPACITY - this.size;
    const rest = data.length - written;
    const part = rest <= ATOMIC && room < rest ? 0 : Math.min(room, rest);
    if (part > 0) {
      const slice = data.slice(written, written + part);
      this.chunks.push({ data: slice, taken: 0, writer: thread, writtenNs: nowNs });
      this.size += part;
      this.show(nowNs);
      this.kernel.wakeOne(this.forBytes, thread);
      this.watchers.tell(POLL.POLLIN, thread);
    }
    const total = written + part;
    if (total === data.length || (!waits && total > 0)) {
      return { kind: 'done', result: total, written: total };
    }
    if (!waits) throw new Failure('EAGAIN');
    return { ...this.wait(this.forRoom), written: total };
  }

  /** An end has been closed. */
  closed(end: 'reader' | 'writer'): void {
    if (end === 'reader') this.readers--;
    else this.writers--;
    // Without a partner nobody waits any longer; the one that closed it is no waker to be shown.
    if (this.writers === 0) this.kernel.wakeAll(this.forBytes, undefined);
    if (this.readers === 0) this.kernel.wakeAll(this.forRoom, undefined);
    this.watchers.tell(ANY_EVENT, undefined);
  }

  /** What was written at once is a message. */
  private show(nowNs: number): void {
    if (this.lane !== NO_LANE) this.recorder.level(this.lane, nowNs, this.chunks.length);
  }

  private wait(queue: WaitQueue): Extract<CallOutcome, { kind: 'wait' }> {
    return { kind: 'wait', queue, cause: 'pipe', on: this.lane, deadlineNs: undefined };
  }
}

/** How far a write has come that waits in between. */
export interface Writing {
  readonly data: Uint8Array;
  readonly written: number;
}

/** The end for reading of one pipe, for writing of another, or both: of pipe(2), of socketpair(2). */
export class OpenPipe extends OpenFile {
  private readonly source: Pipe | undefined;
  private readonly sink: Pipe | undefined;
  private readonly writing = new Map<ThreadHandle, Writing>();

  constructor(source: Pipe | undefined, sink: Pipe | undefined, flags = 0) {
    const access = source === undefined ? OPEN_FLAGS.O_WRONLY : OPEN_FLAGS.O_RDONLY;
    super(flags | (source !== undefined && sink !== undefined ? OPEN_FLAGS.O_RDWR : access));
    this.source = source;
    this.sink = sink;
    if (source !== undefined) source.readers++;
    if (sink !== undefined) sink.writers++;
  }

  read(context: CallContext, count: number): CallOutcome {
    return this.source!.read(context, count, this.waits);
  }

  write(context: CallContext, data: Uint8Array): CallOutcome {
    const { thread } = context;
    const begun = this.writing.get(thread);
    const current =
      context.reason === 'woken' && begun !== undefined ? begun : { data, written: 0 };
    this.writing.delete(thread);
    const outcome = this.sink!.write(context, current, this.waits);
    if (outcome.kind === 'wait') {
      this.writing.set(thread, { data: current.data, written: outcome.written });
    }
    return outcome;
  }

  override readiness(): number {
    const { source, sink } = this;
    let events = 0;
    if (source?.canRead === true) events |= POLL.POLLIN;
    // The end of a duplex channel can be read, as an empty answer.
    if (source?.writers === 0) events |= POLL.POLLHUP | (sink === undefined ? 0 : POLL.POLLIN);
    if (sink?.canWrite === true) events |= POLL.POLLOUT;
    if (sink?.readers === 0) events |= POLL.POLLERR;
    return events;
  }

  override get watchers(): readonly Watchers[] {
    return [this.source, this.sink].flatMap((pipe) => (pipe === undefined ? [] : [pipe.watchers]));
  }

  attributes(): Attributes {
    return ATTRIBUTES;
  }

  close(): void {
    this.source?.closed('reader');
    this.sink?.closed('writer');
  }

  private get waits(): boolean {
    return (this.flags & OPEN_FLAGS.O_NONBLOCK) === 0;
  }
}
