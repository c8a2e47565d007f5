/** What programs can ask of sockets, as system calls (socket(7)). */
import { Deadline } from './deadline.ts';
import { DatagramSocket } from './datagram-socket.ts';
import { Failure } from './errno.ts';
import { DescriptorLane } from './descriptor-lane.ts';
import type { LaneMaker } from './descriptor-lane.ts';
import { TimedCall } from './file-call.ts';
import type { ActOutcome, FileCall, Scene } from './file-call.ts';
import { MAY_WRITE } from './inode.ts';
import { OPEN_FLAGS } from './open-file.ts';
import { letGo, PASSED_FILES_MAX } from './passed-files.ts';
import type { PassedFiles } from './passed-files.ts';
import type { CallContext } from './program.ts';
import { POLL, watch } from './readiness.ts';
import type { Recorder } from '../trace/recorder.ts';
import { NO_LANE } from '../trace/trace.ts';
import type { Cause, LaneId } from '../trace/trace.ts';
import { LOOPBACK_HOSTS } from './socket-address.ts';
import type { AddressFamily, SocketAddress } from './socket-address.ts';
import type { OptionWords } from './socket-options.ts';
import { MESSAGE_FLAGS, Socket } from './socket.ts';
import type { Received, SocketType } from './socket.ts';
import { ERRORS } from './errno.ts';
import { StreamSocket } from './stream-socket.ts';

/** The result of a call that could not be done in the time it was given. */
export const TIMED_OUT: unique symbol = Symbol('timed out');
export type Timed<Result> = Result | typeof TIMED_OUT;

export interface Accepted {
  readonly descriptor: number;
  readonly peer: SocketAddress;
}

export interface Message extends Omit<Received, 'files'> {
  /** Of what came along. */
  readonly descriptors: readonly number[];
  /** Some of what came along found no room. */
  readonly filesLost: boolean;
}

/** How long a call may wait; undefined: as the descriptor says, for ever or not at all. */
export type Timeout = number | undefined;

/** Makes the calls of processes of one machine. */
export class SocketCalls {
  private readonly entryNs: number;
  private readonly recorder: Recorder;

  /** @param entryNs - what it takes to enter the kernel and to leave it. */
  constructor(entryNs: number, recorder: Recorder) {
    this.entryNs = entryNs;
    this.recorder = recorder;
  }

  /** The new descriptor. */
  create(family: AddressFamily, type: SocketType, lane?: LaneMaker): FileCall<number> {
    return this.call('socket', (scene) => this.add(scene, this.make(scene, family, type), lane));
  }

  /** Two sockets that are connected with each other. */
  pair(
    family: AddressFamily,
    type: SocketType,
    lane?: LaneMaker,
  ): FileCall<readonly [number, number]> {
    return this.call('socketpair', (scene) => {
      const one = this.make(scene, family, type);
      const other = this.make(scene, family, type);
      if (one instanceof StreamSocket && other instanceof StreamSocket) one.pairWith(other);
      if (one instanceof DatagramSocket && other instanceof DatagramSocket) one.pairWith(other);
      return [this.add(scene, one, lane), this.add(scene, other, lane)] as const;
    });
  }

  bind(descriptor: number, address: SocketAddress): FileCall<undefined> {
    return this.act('bind', descriptor, (socket, scene) => {
      if (socket.bound) throw new Failure('EINVAL');
      socket.bind(madeName(scene, address), scene.nowNs);
    });
  }

  listen(descriptor: number, places: number): FileCall<undefined> {
    return this.act('listen', descriptor, (socket, { nowNs }) => {
      stream(socket).listen(Math.max(0, places), nowNs);
    });
  }

  accept(descriptor: number, timeoutNs: Timeout, lane?: LaneMaker): FileCall<Timed<Accepted>> {
    const events = POLL.POLLIN;
    return this.timed('accept', { descriptor, events }, timeoutNs, (socket, scene, waits) => {
      const taken = stream(socket).accept(scene.context, waits);
      if (!(taken instanceof StreamSocket)) return taken;
      socket.redraw();
      const accepted = this.add(scene, taken, socket.drawn && lane);
      return done({ descriptor: accepted, peer: taken.peer } satisfies Accepted);
    });
  }

  connect(
    descriptor: number,
    address: SocketAddress,
    timeoutNs: Timeout,
  ): FileCall<Timed<undefined>> {
    let begun = false;
    return this.timed(
      'connect',
      { descriptor, events: undefined },
      timeoutNs,
      (socket, scene, waits) => {
        if (begun) return stream(socket).settled(waits);
        begun = true;
        const to = foundName(scene, address);
        if (!(socket instanceof DatagramSocket)) {
          return stream(socket).connect(scene.context, to, waits);
        }
        socket.connect(to, scene.nowNs);
        return done(undefined);
      },
    );
  }

  /**
   * How many bytes were taken.
   *
   * @param to - of a datagram: to whom, unless it is connected
   * @param passed - descriptors of what goes along (unix(7)); other sockets take no notice
   */
  send(
    descriptor: number,
    data: Uint8Array,
    flags: number,
    timeoutNs: Timeout,
    to?: SocketAddress,
    passed: readonly number[] = [],
  ): FileCall<Timed<number>> {
    return this.timed(
      'send',
      { descriptor, events: POLL.POLLOUT },
      timeoutNs,
      (socket, scene, waits) => {
        const { context } = scene;
        const files = socket.family === 'unix' ? filesToPass(scene, passed) : [];
        if (socket instanceof DatagramSocket) {
          return socket.send(context, data, to && foundName(scene, to), files);
        }
        // With a timeout, a part is enough.
        const may = waits && (flags & MESSAGE_FLAGS.MSG_DONTWAIT) === 0;
        if (may && timeoutNs === undefined) return stream(socket).send(context, data, true, files);
        return stream(socket).sendSome(context, data, may, files);
      },
      data.length,
    );
  }

  /** @param room - for so many descriptors of what came along; what finds no room is closed. */
  receive(
    descriptor: number,
    count: number,
    flags: number,
    timeoutNs: Timeout,
    room = 0,
  ): FileCall<Timed<Message>> {
    const events = POLL.POLLIN;
    return this.timed('recv', { descriptor, events }, timeoutNs, (socket, scene, waits) => {
      const may = waits && (flags & MESSAGE_FLAGS.MSG_DONTWAIT) === 0;
      const received = socket.receive(scene.context, count, flags, may);
      if (!('data' in received)) return received;
      socket.redraw();
      const inheritable = (flags & MESSAGE_FLAGS.MSG_CMSG_CLOEXEC) === 0;
      const descriptors = takenIn(scene, received.files, room, inheritable);
      const filesLost = descriptors.length < received.files.length;
      const { data, from, truncated } = received;
      const message: Message = { data, from, truncated, descriptors, filesLost };
      return { ...done(message), drawn: socket.drawn };
    });
  }

  shutdown(descriptor: number, reads: boolean, writes: boolean): FileCall<undefined> {
    return this.act('shutdown', descriptor, (socket, { nowNs }) => {
      if (socket instanceof StreamSocket) socket.shutdown(reads, writes, nowNs);
      else void socket.peer;
    });
  }

  address(descriptor: number): FileCall<SocketAddress> {
    return this.call('getsockname', (scene) => socketOf(scene, descriptor).address);
  }

  peer(descriptor: number): FileCall<SocketAddress> {
    return this.call('getpeername', (scene) => socketOf(scene, descriptor).peer);
  }

  option(descriptor: number, level: number, name: number): FileCall<OptionWords> {
    return this.call('getsockopt', (scene) => socketOf(scene, descriptor).option(level, name));
  }

  setOption(
    descriptor: number,
    level: number,
    name: number,
    words: OptionWords,
  ): FileCall<undefined> {
    return this.act('setsockopt', descriptor, (socket) => {
      socket.setOption(level, name, words);
    });
  }

  /**
   * The address of a host: at once for this machine, after a trip to a name server for others. Result:
   * undefined if there is no such host.
   */
  resolve(name: string): FileCall<string | undefined> {
    return new TimedCall('resolve', this.entryNs, 0, ({ context, nowNs }) => {
      const { network } = context.kernel;
      if (name === 'localhost') return done(LOOPBACK_HOSTS.inet);
      if (context.reason === 'timeout') return done(network.hosts?.resolve(name));
      const deadlineNs = nowNs + network.internetNs;
      return { kind: 'wait', queue: undefined, cause: 'connect', on: -1, deadlineNs };
    });
  }

  /** The new descriptor of a socket. */
  private add({ files, nowNs }: Scene, socket: Socket, lane: LaneMaker | undefined): number {
    const descriptor = files.add(socket);
    const id = lane?.(descriptor, nowNs) ?? NO_LANE;
    if (id !== NO_LANE) socket.draw(new DescriptorLane(this.recorder, id));
    return descriptor;
  }

  private make({ context }: Scene, family: AddressFamily, type: SocketType): Socket {
    const { kernel, thread } = context;
    const socket =
      type === 'stream'
        ? new StreamSocket(kernel, family, this.recorder)
        : new DatagramSocket(kernel, family);
    socket.maker = kernel.processes.of(thread).id;
    return socket;
  }

  private call<Result>(name: string, act: (scene: Scene) => Result): FileCall<Result> {
    return new TimedCall(name, this.entryNs, 0, (scene) => done(act(scene)));
  }

  private act(
    name: string,
    descriptor: number,
    act: (socket: Socket, scene: Scene) => void,
  ): FileCall<undefined> {
    return this.call(name, (scene) => {
      act(socketOf(scene, descriptor), scene);
      return undefined;
    });
  }

  /** One that may wait: as long as its timeout, or as the descriptor says. */
  private timed<Result>(
    name: string,
    { descriptor, events }: Wish,
    timeoutNs: Timeout,
    act: (socket: Socket, scene: Scene, waits: boolean) => ActOutcome,
    givenBytes = 0,
  ): FileCall<Timed<Result>> {
    const way = name === 'recv' || name === 'accept' ? 'SO_RCVTIMEO' : 'SO_SNDTIMEO';
    let deadline: Deadline | undefined;
    return new WaitingCall(name, this.entryNs, givenBytes, (scene, call) => {
      const socket = socketOf(scene, descriptor);
      const blocks = (socket.flags & OPEN_FLAGS.O_NONBLOCK) === 0;
      call.over(scene.nowNs);
      const wanted = timeoutNs === undefined ? undefined : events;
      const outcome = call.waitsForEvents(socket, wanted, scene, () =>
        act(socket, scene, blocks || timeoutNs !== undefined),
      );
      if (outcome.kind !== 'wait') return outcome;
      if (scene.context.reason === 'timeout') {
        call.over(scene.nowNs);
        if (timeoutNs !== undefined) return done(TIMED_OUT);
        // The end of SO_RCVTIMEO or SO_SNDTIMEO is told as if the call had not been to wait.
        throw new Failure(name === 'connect' ? 'EINPROGRESS' : 'EAGAIN');
      }
      deadline ??= new Deadline(timeoutNs ?? socket.patienceNs(way));
      const on = call.waitFor(socket.drawn, outcome.cause, scene);
      return { ...outcome, on, deadlineNs: deadline.from(scene.nowNs) };
    });
  }
}

/** A descriptor, and what has to be ready on it before a call with a timeout is made; undefined: nothing. */
interface Wish {
  readonly descriptor: number;
  readonly events: number | undefined;
}

/** A call that its socket's lane shows as long as it waits. */
class WaitingCall extends TimedCall {
  private lane: DescriptorLane | undefined = undefined;
  private unwatch: (() => void) | undefined = undefined;

  constructor(
    name: string,
    entryNs: number,
    givenBytes: number,
    act: (scene: Scene, call: WaitingCall) => ActOutcome,
  ) {
    super(name, entryNs, givenBytes, (scene) => act(scene, this));
  }

  /** The lane of what it waits for. */
  waitFor(lane: DescriptorLane | undefined, cause: Cause, { context, nowNs }: Scene): LaneId {
    this.lane = lane;
    lane?.wait(this, cause, context.thread.lane, nowNs);
    return lane?.id ?? NO_LANE;
  }

  /** What cannot succeed on a socket is told no earlier than the socket is ready for it (poll(2)). */
  waitsForEvents(
    socket: Socket,
    events: number | undefined,
    { context: { kernel } }: Scene,
    act: () => ActOutcome,
  ): ActOutcome {
    const wanted = (events ?? 0) | POLL.POLLERR | POLL.POLLHUP;
    const ready = events === undefined || (socket.readiness() & wanted) !== 0;
    try {
      return act();
    } catch (failure) {
      if (ready || !(failure instanceof Failure)) throw failure;
      const queue = kernel.createQueue();
      this.unwatch = watch(socket, wanted, (by) => kernel.wakeAll(queue, by));
      return { kind: 'wait', queue, cause: 'poll', on: NO_LANE, deadlineNs: undefined };
    }
  }

  over(nowNs: number): void {
    this.lane?.over(this, nowNs);
    this.lane = undefined;
    this.unwatch?.();
    this.unwatch = undefined;
  }

  interrupted({ nowNs }: CallContext): undefined {
    this.over(nowNs);
  }
}

/** Whether a name is a file's; others are unix(7)'s abstract ones, or no name at all. */
const isFile = (path: string): boolean => path !== '' && !path.startsWith('\0');

/** The address of a new socket, with a file of its own if it has a path. */
function madeName(scene: Scene, address: SocketAddress): SocketAddress {
  if (address.family !== 'unix' || !isFile(address.path)) return address;
  try {
    return { ...address, inode: scene.system.makeSocketFile(scene, address.path).number };
  } catch (error) {
    if (error instanceof Failure && error.errno === ERRORS.EEXIST[0])
      throw new Failure('EADDRINUSE');
    throw error;
  }
}

/** The address of a socket that is there, with its file if it has a path. */
function foundName(scene: Scene, address: SocketAddress): SocketAddress {
  if (address.family !== 'unix' || !isFile(address.path)) return address;
  const node = scene.system.find(scene, address.path);
  if (node.kind !== 'socket') throw new Failure('ECONNREFUSED');
  if (!node.allows(MAY_WRITE, scene.user)) throw new Failure('EACCES');
  return { ...address, inode: node.number };
}

function filesToPass({ files }: Scene, descriptors: readonly number[]): PassedFiles {
  if (descriptors.length > PASSED_FILES_MAX) throw new Failure('EINVAL');
  return descriptors.map((descriptor) => files.file(descriptor));
}

/** Gives descriptors to as many of the files as there is room for, and lets go of all. */
function takenIn(
  scene: Scene,
  files: PassedFiles,
  room: number,
  inheritable: boolean,
): readonly number[] {
  const descriptors: number[] = [];
  try {
    for (const file of files.slice(0, room)) descriptors.push(scene.files.add(file, inheritable));
  } catch (error) {
    // A process that may have no more descriptors gets those that it may.
    if (!(error instanceof Failure)) throw error;
  }
  letGo(files);
  return descriptors;
}

function socketOf({ files }: Scene, descriptor: number): Socket {
  const file = files.file(descriptor);
  if (!(file instanceof Socket)) throw new Failure('ENOTSOCK');
  return file;
}

function stream(socket: Socket): StreamSocket {
  if (!(socket instanceof StreamSocket)) throw new Failure('ENOTSUP');
  return socket;
}

function done(result: unknown): ActOutcome & { readonly kind: 'done' } {
  return { kind: 'done', result };
}
