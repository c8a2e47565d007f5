/**
 * Channels between processes: pipes, pairs of duplex ends, and connections to a name that a process
 * listens at (pipe(2), socketpair(2), unix(7)).
 */
import type { Recorder } from '../trace/recorder.ts';
import type { LaneId } from '../trace/trace.ts';
import { Failure } from './errno.ts';
import type { FileCall } from './file-calls.ts';
import { USER_ID } from './inode.ts';
import type { Attributes } from './inode.ts';
import { OPEN_FLAGS, OpenFile } from './open-file.ts';
import { OpenPipe, Pipe } from './pipe.ts';
import type { CallContext, CallOutcome, KernelCalls, WaitQueue } from './program.ts';
import { POLL, Watchers } from './readiness.ts';

/** Where processes ask to be connected. */
export class OpenListener extends OpenFile {
  readonly name: string;
  private readonly kernel: KernelCalls;
  /** Ends of connections that nobody has accepted yet. */
  private readonly backlog: OpenPipe[] = [];
  private readonly forConnections: WaitQueue;
  private readonly watched = new Watchers();

  constructor(kernel: KernelCalls, name: string) {
    super(OPEN_FLAGS.O_RDWR);
    this.name = name;
    this.kernel = kernel;
    this.forConnections = kernel.createQueue();
  }

  offer(end: OpenPipe): void {
    this.backlog.push(end);
    this.kernel.wakeOne(this.forConnections, undefined);
    this.watched.tell(this.kernel);
  }

  /** The next connection, or the wait for it. */
  take(): OpenPipe | CallOutcome {
    const next = this.backlog.shift();
    if (next !== undefined) return next;
    return {
      kind: 'wait',
      queue: this.forConnections,
      cause: 'io',
      on: -1,
      deadlineNs: undefined,
    };
  }

  read(): CallOutcome {
    throw new Failure('ENOTCONN');
  }

  write(): CallOutcome {
    throw new Failure('ENOTCONN');
  }

  override readiness(): number {
    return this.backlog.length > 0 ? POLL.POLLIN : 0;
  }

  override get watchers(): readonly Watchers[] {
    return [this.watched];
  }

  attributes(): Attributes {
    return {
      kind: 'pipe',
      number: 4,
      mode: 0o600,
      links: 1,
      owner: USER_ID,
      size: 0,
      accessed: 0n,
      modified: 0n,
      changed: 0n,
    };
  }

  close(): void {
    this.kernel.names.listeners.delete(this.name);
    for (const end of this.backlog) end.close();
  }
}

type Descriptors = readonly [number, number];

/** Result: the descriptors for reading and for writing. */
export function makePipe(recorder: Recorder, lane: LaneId, flags: number): FileCall<Descriptors> {
  return call('pipe', ({ kernel, thread }) => {
    const pipe = new Pipe(kernel, recorder, lane);
    const files = kernel.filesOf(thread);
    const inheritable = (flags & OPEN_FLAGS.O_CLOEXEC) === 0;
    const kept = flags & OPEN_FLAGS.O_NONBLOCK;
    const ends = [new OpenPipe(pipe, undefined, kept), new OpenPipe(undefined, pipe, kept)];
    return done(ends.map((end) => files.add(end, inheritable)));
  });
}

/** Result: two descriptors; what is written to one is read from the other. */
export function makeChannel(recorder: Recorder, lane: LaneId): FileCall<Descriptors> {
  return call('socketpair', ({ kernel, thread }) => {
    const files = kernel.filesOf(thread);
    return done(duplex(kernel, recorder, lane).map((end) => files.add(end)));
  });
}

function duplex(kernel: KernelCalls, recorder: Recorder, lane: LaneId): [OpenPipe, OpenPipe] {
  const there = new Pipe(kernel, recorder, lane);
  const back = new Pipe(kernel, recorder, lane);
  return [new OpenPipe(back, there), new OpenPipe(there, back)];
}

/** Result: a descriptor to accept connections from. */
export function listen(name: string): FileCall<number> {
  return call('listen', ({ kernel, thread }) => {
    const { listeners } = kernel.names;
    if (listeners.has(name)) throw new Failure('EADDRINUSE');
    const listener = new OpenListener(kernel, name);
    listeners.set(name, listener);
    return done(kernel.filesOf(thread).add(listener));
  });
}

/** Result: the descriptor of the next connection. */
export function accept(descriptor: number): FileCall<number> {
  return call('accept', ({ kernel, thread }) => {
    const files = kernel.filesOf(thread);
    const listener = files.file(descriptor);
    if (!(listener instanceof OpenListener)) throw new Failure('EINVAL');
    const taken = listener.take();
    return taken instanceof OpenPipe ? done(files.add(taken)) : taken;
  });
}

/** Result: the descriptor of a connection, accepted or yet to be. */
export function connect(name: string, recorder: Recorder): FileCall<number> {
  return call('connect', ({ kernel, thread }) => {
    const listener = kernel.names.listeners.get(name);
    if (listener === undefined) throw new Failure('ENOENT');
    const [own, other] = duplex(kernel, recorder, -1);
    listener.offer(other);
    return done(kernel.filesOf(thread).add(own));
  });
}

function call<Result>(name: string, act: (context: CallContext) => CallOutcome): FileCall<Result> {
  return {
    name,
    attempt(context) {
      try {
        return act(context);
      } catch (failure) {
        if (failure instanceof Failure) return done(failure);
        throw failure;
      }
    },
  };
}

function done(result: unknown): CallOutcome {
  return { kind: 'done', result };
}
