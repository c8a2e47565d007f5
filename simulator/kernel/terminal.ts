/**
 * Where a run's standard streams end: the console that people see, and the text given as standard input.
 * All processes of a machine share it. To programs it is a pipe, not a terminal with a keyboard.
 */
import { Utf8Decoder } from '../base/utf8.ts';
import type { Recorder } from '../trace/recorder.ts';
import { NO_LANE } from '../trace/trace.ts';
import type { LaneId, Stream } from '../trace/trace.ts';
import { Failure } from './errno.ts';
import { attributesWithoutPlace, ROOT_ID } from './inode.ts';
import type { Attributes } from './inode.ts';
import { OPEN_FLAGS, OpenFile } from './open-file.ts';
import type { CallContext, CallOutcome, KernelCalls } from './program.ts';
import { POLL, Watchers } from './readiness.ts';

/** Bytes of standard input that come together. */
export interface InputPart {
  readonly atNs: number;
  readonly data: Uint8Array;
}

export class Terminal {
  /** Bytes that may be printed. */
  readonly limitBytes: number;
  private readonly recorder: Recorder;
  readonly watchers = new Watchers();
  private readonly input: readonly InputPart[];
  /** Of the parts, and of the bytes of the first of them that is not read to its end. */
  private takenParts = 0;
  private taken = 0;
  private printed = 0;
  private kernel: KernelCalls | undefined = undefined;
  private readonly decoders = { stdout: new Utf8Decoder(), stderr: new Utf8Decoder() };

  /** @param input - in the order in which it comes; its end comes with the last of it */
  constructor(recorder: Recorder, input: readonly InputPart[], limitBytes: number) {
    this.recorder = recorder;
    this.input = input;
    this.limitBytes = limitBytes;
  }

  /** Shows text. False: more has been printed than a run may print. */
  print(nowNs: number, lane: LaneId, stream: Stream, text: string): boolean {
    if (text === '') return true;
    this.recorder.output(nowNs, stream, lane, text);
    this.printed += text.length;
    return this.printed <= this.limitBytes;
  }

  /** As {@link print}, of the bytes of a UTF-8 text. */
  printBytes(nowNs: number, lane: LaneId, stream: Stream, data: Uint8Array): boolean {
    return this.print(nowNs, lane, stream, this.decoders[stream].decode(data));
  }

  /** Has those told who watch for input, each time some comes. */
  begin(kernel: KernelCalls): void {
    this.kernel = kernel;
    for (const { atNs } of this.input) {
      if (atNs === 0) continue;
      kernel.schedule(atNs, { happen: () => this.watchers.tell(POLL.POLLIN, undefined) });
    }
  }

  get nowNs(): number {
    return this.kernel?.nowNs ?? 0;
  }

  /** When there is something to read, or the end; undefined: now. */
  nextNs(nowNs: number): number | undefined {
    const next = this.input[this.takenParts];
    return next === undefined || next.atNs <= nowNs ? undefined : next.atNs;
  }

  /** The next bytes of standard input; none at its end, or as long as none have come. */
  take(count: number, nowNs: number): Uint8Array {
    const data = new Uint8Array(count);
    let filled = 0;
    while (filled < count && this.nextNs(nowNs) === undefined) {
      const part = this.input[this.takenParts];
      if (part === undefined) break;
      const piece = part.data.subarray(this.taken, this.taken + count - filled);
      data.set(piece, filled);
      filled += piece.length;
      this.taken += piece.length;
      if (this.taken < part.data.length) break;
      this.takenParts++;
      this.taken = 0;
    }
    return data.subarray(0, filled);
  }
}

const ATTRIBUTES = attributesWithoutPlace('pipe', 1, ROOT_ID);

/** What descriptors 0, 1 and 2 stand for when a program starts. */
export class OpenTerminal extends OpenFile {
  readonly terminal: Terminal;
  readonly stream: 'stdin' | Stream;

  constructor(terminal: Terminal, stream: 'stdin' | Stream) {
    super(stream === 'stdin' ? OPEN_FLAGS.O_RDONLY : OPEN_FLAGS.O_WRONLY);
    this.terminal = terminal;
    this.stream = stream;
  }

  /** Waits as long as somebody has not typed on. */
  read({ nowNs }: CallContext, count: number): CallOutcome {
    const { terminal } = this;
    const deadlineNs = this.stream === 'stdin' ? terminal.nextNs(nowNs) : undefined;
    if (deadlineNs !== undefined && count > 0) {
      if ((this.flags & OPEN_FLAGS.O_NONBLOCK) !== 0) throw new Failure('EAGAIN');
      return { kind: 'wait', queue: undefined, cause: 'io', on: NO_LANE, deadlineNs };
    }
    return { kind: 'done', result: terminal.take(count, nowNs) };
  }

  override readiness(): number {
    if (this.stream !== 'stdin') return POLL.POLLOUT;
    return this.terminal.nextNs(this.terminal.nowNs) === undefined ? POLL.POLLIN : 0;
  }

  override get watchers(): readonly Watchers[] {
    return this.stream === 'stdin' ? [this.terminal.watchers] : [];
  }

  write({ kernel, thread, nowNs }: CallContext, data: Uint8Array): CallOutcome {
    const { terminal, stream } = this;
    if (stream !== 'stdin' && !terminal.printBytes(nowNs, thread.lane, stream, data)) {
      kernel.stop({ kind: 'limit', limit: 'output', value: terminal.limitBytes });
    }
    return { kind: 'done', result: data.length };
  }

  attributes(): Attributes {
    return ATTRIBUTES;
  }

  close(): void {
    // The console stays.
  }
}
