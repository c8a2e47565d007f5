/** What all sockets have in common: an address, options, an error to be told, who watches them. */
import type { DescriptorLane } from './descriptor-lane.ts';
import { ERRORS, Failure } from './errno.ts';
import type { ErrorName } from './errno.ts';
import { attributesWithoutPlace, USER_ID } from './inode.ts';
import type { Attributes } from './inode.ts';
import type { Binding } from './network.ts';
import type { FlowLimits } from './flow.ts';
import { OPEN_FLAGS, OpenFile } from './open-file.ts';
import { letGo } from './passed-files.ts';
import type { PassedFiles } from './passed-files.ts';
import type { CallContext, CallOutcome, KernelCalls, WaitQueue } from './program.ts';
import { POLL, Watchers } from './readiness.ts';
import { FAMILY_NUMBERS, unnamed } from './socket-address.ts';
import type { AddressFamily, SocketAddress } from './socket-address.ts';
import {
  IPV6_OPTIONS,
  nanosecondsIn,
  OPTION_LEVELS,
  SOCKET_OPTIONS,
  SocketOptions,
} from './socket-options.ts';
import type { OptionWords } from './socket-options.ts';

export type SocketType = 'stream' | 'datagram';

const { SOL_SOCKET, IPPROTO_IPV6 } = OPTION_LEVELS;

/** As numbers, which SO_TYPE and SO_PROTOCOL tell. */
const TYPE_NUMBERS = { stream: 1, datagram: 2 } as const;
const PROTOCOL_NUMBERS = { stream: 6, datagram: 17 } as const;

/** What programs can set buffers to (socket(7)). */
const SEND_BUFFER_MIN = 4608;
const RECEIVE_BUFFER_MIN = 2304;
const BUFFER_MAX = 212_992;

/** What recv(2) and send(2) can be told. */
export const MESSAGE_FLAGS = {
  MSG_PEEK: 2,
  MSG_DONTWAIT: 0x40,
  MSG_WAITALL: 0x100,
  MSG_CMSG_CLOEXEC: 0x4000_0000,
} as const;

export interface Received {
  readonly data: Uint8Array;
  /** Undefined: a connection's other end. */
  readonly from: SocketAddress | undefined;
  /** It was a longer message, whose rest is lost. */
  readonly truncated?: boolean;
  /** What was sent with it, for the receiver to give descriptors to and let go of. */
  readonly files: PassedFiles;
}

export abstract class Socket extends OpenFile {
  readonly family: AddressFamily;
  readonly type: SocketType;
  /** Told once, by the next call that could fail or by SO_ERROR. */
  error: ErrorName | undefined = undefined;
  /** The kernel's number of the process that made it. */
  maker: number | undefined = undefined;
  /** Of who made the other end of a Unix connection. */
  protected peerMaker: number | undefined = undefined;
  /** How much waits to be sent, and to be received. */
  protected abstract readonly limits: FlowLimits;
  protected readonly kernel: KernelCalls;
  protected readonly watched = new Watchers();
  protected binding: Binding | undefined = undefined;
  protected readonly options: SocketOptions;
  private readonly drawing = { told: () => this.redraw() };

  constructor(kernel: KernelCalls, family: AddressFamily, type: SocketType) {
    super(OPEN_FLAGS.O_RDWR);
    this.kernel = kernel;
    this.family = family;
    this.type = type;
    this.options = new SocketOptions(family, type === 'stream');
  }

  /** It waits for connections. */
  get listens(): boolean {
    return false;
  }

  get reusesAddress(): boolean {
    return this.isOn(SOCKET_OPTIONS.SO_REUSEADDR);
  }

  get reusesPort(): boolean {
    return this.isOn(SOCKET_OPTIONS.SO_REUSEPORT);
  }

  get bound(): boolean {
    return this.binding !== undefined;
  }

  /** One of version 6 that takes what comes by version 4 too. */
  get servesBothVersions(): boolean {
    if (this.family !== 'inet6') return false;
    return this.options.get(IPPROTO_IPV6, IPV6_OPTIONS.IPV6_V6ONLY)[0] === 0;
  }

  /** SO_LINGER with no time (socket(7)): what was not sent is lost, and the other end is reset. */
  get endsAtOnce(): boolean {
    const [lingers, seconds] = this.options.get(SOL_SOCKET, SOCKET_OPTIONS.SO_LINGER);
    return lingers !== 0 && seconds === 0;
  }

  get waits(): boolean {
    return (this.flags & OPEN_FLAGS.O_NONBLOCK) === 0;
  }

  get address(): SocketAddress {
    return this.binding?.address ?? unnamed(this.family);
  }

  /** Of the other end. */
  abstract get peer(): SocketAddress;

  bind(address: SocketAddress, nowNs: number): void {
    if (address.family !== this.family) throw new Failure('EAFNOSUPPORT');
    if (this.binding !== undefined) throw new Failure('EINVAL');
    this.binding = this.kernel.network.bind(this, address, nowNs);
  }

  /** @param waits - false: EAGAIN instead. */
  abstract receive(
    context: CallContext,
    count: number,
    flags: number,
    waits: boolean,
  ): CallOutcome | Received;

  /** What getsockopt(2) tells. */
  option(level: number, name: number): OptionWords {
    if (level === SOL_SOCKET) {
      switch (name) {
        case SOCKET_OPTIONS.SO_TYPE:
          return [TYPE_NUMBERS[this.type]];
        case SOCKET_OPTIONS.SO_PROTOCOL:
          return [this.family === 'unix' ? 0 : PROTOCOL_NUMBERS[this.type]];
        case SOCKET_OPTIONS.SO_SNDBUF:
          return [this.bufferBytes(name, this.limits.sendBytes, SEND_BUFFER_MIN)];
        case SOCKET_OPTIONS.SO_RCVBUF:
          return [this.bufferBytes(name, this.limits.receiveBytes, RECEIVE_BUFFER_MIN)];
        case SOCKET_OPTIONS.SO_ACCEPTCONN:
          return [Number(this.listens)];
        case SOCKET_OPTIONS.SO_PEERCRED: {
          const { peerMaker } = this;
          return peerMaker === undefined ? [-1, -1, -1] : [peerMaker, USER_ID, USER_ID];
        }
        case SOCKET_OPTIONS.SO_DOMAIN:
          return [FAMILY_NUMBERS[this.family]];
        case SOCKET_OPTIONS.SO_ERROR: {
          const error = this.takeError();
          return [error === undefined ? 0 : ERRORS[error][0]];
        }
      }
    }
    return this.options.get(level, name);
  }

  setOption(level: number, name: number, words: OptionWords): void {
    this.options.put(level, name, words);
  }

  /** How long a call may wait that has no timeout of its own (SO_RCVTIMEO, SO_SNDTIMEO). */
  patienceNs(way: 'SO_RCVTIMEO' | 'SO_SNDTIMEO'): number | undefined {
    return nanosecondsIn(this.options.get(SOL_SOCKET, SOCKET_OPTIONS[way]));
  }

  protected isOn(option: number): boolean {
    return this.options.get(SOL_SOCKET, option)[0] !== 0;
  }

  /** The error that is to be told, which is then forgotten. */
  takeError(): ErrorName | undefined {
    const { error } = this;
    this.error = undefined;
    return error;
  }

  /** From now on the lane shows what becomes of it. */
  draw(lane: DescriptorLane): void {
    this.drawn = lane;
    this.watched.add(this.drawing);
  }

  /** Something may have been read. */
  redraw(): void {
    this.drawn?.ready((this.readiness() & POLL.POLLIN) !== 0, this.kernel.nowNs);
  }

  read(context: CallContext, count: number): CallOutcome {
    const received = this.receive(context, count, 0, this.waits);
    this.redraw();
    if ('kind' in received) return received;
    letGo(received.files);
    return { kind: 'done', result: received.data };
  }

  override get watchers(): readonly Watchers[] {
    return [this.watched];
  }

  attributes(): Attributes {
    return attributesWithoutPlace('socket', 8, USER_ID, 0o777);
  }

  protected erase(): void {
    this.watched.delete(this.drawing);
    this.drawn?.end(this.kernel.nowNs);
    this.drawn = undefined;
  }

  /** Linux takes twice of what it is told, for its own records. */
  private bufferBytes(option: number, initial: number, least: number): number {
    const [set = 0] = this.options.get(SOL_SOCKET, option);
    return set === 0 ? initial : Math.max(least, 2 * Math.min(set, BUFFER_MAX));
  }

  protected throwError(): void {
    const error = this.takeError();
    if (error !== undefined) throw new Failure(error);
  }
}

export function waitIn(
  queue: WaitQueue,
  cause: 'accept' | 'connect' | 'receive' | 'send',
): Extract<CallOutcome, { kind: 'wait' }> {
  return { kind: 'wait', queue, cause, on: -1, deadlineNs: undefined };
}
