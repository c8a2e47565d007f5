/**
 * Where a run's standard streams end: the console that people see, and the text given as standard input.
 * All processes of a machine share it. To programs it is a pipe, not a terminal with a keyboard.
 */
import { Utf8Decoder } from '../base/utf8.ts';
import type { Recorder } from '../trace/recorder.ts';
import type { LaneId, Stream } from '../trace/trace.ts';
import { attributesWithoutPlace, ROOT_ID } from './inode.ts';
import type { Attributes } from './inode.ts';
import { OPEN_FLAGS, OpenFile } from './open-file.ts';
import type { CallContext, CallOutcome } from './program.ts';

export class Terminal {
  /** Bytes that may be printed. */
  readonly limitBytes: number;
  private readonly recorder: Recorder;
  private readonly input: Uint8Array;
  private taken = 0;
  private printed = 0;
  private readonly decoders = { stdout: new Utf8Decoder(), stderr: new Utf8Decoder() };

  constructor(recorder: Recorder, input: Uint8Array, limitBytes: number) {
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

  /** The next bytes of standard input; none at its end. */
  take(count: number): Uint8Array {
    const data = this.input.slice(this.taken, this.taken + count);
    this.taken += data.length;
    return data;
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

  read(_context: CallContext, count: number): CallOutcome {
    return { kind: 'done', result: this.terminal.take(count) };
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
