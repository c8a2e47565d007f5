/** What all sockets have in common: an address, options, an error to be told, who watches them. */
import type { DescriptorLane } from './descriptor-lane.ts';
import { Failure } from './errno.ts';
import type { ErrorName } from './errno.ts';
import { attributesWithoutPlace, USER_ID } from './inode.ts';
import type { Attributes } from './inode.ts';
import type { Binding } from './network.ts';
import { OPEN_FLAGS, OpenFile } from './open-file.ts';
import { letGo } from './passed-files.ts';
import type { PassedFiles } from './passed-files.ts';
import type { CallContext, CallOutcome, KernelCalls, WaitQueue } from './program.ts';
import { POLL, Watchers } from './readiness.ts';
import { unnamed } from './socket-address.ts';
import type { AddressFamily, SocketAddress } from './socket-address.ts';

export type SocketType = 'stream' | 'datagram';

/** SOL_SOCKET and its options that do something here (socket(7)). */
export const SOCKET_OPTIONS = {
  SOL_SOCKET: 1,
  SO_REUSEADDR: 2,
  SO_TYPE: 3,
  SO_ERROR: 4,
  SO_SNDBUF: 7,
  SO_RCVBUF: 8,
  SO_LINGER: 13,
  SO_REUSEPORT: 15,
  SO_ACCEPTCONN: 30,
} as const;

/** Options of version 6 that do something here (ipv6(7)). */
const VERSION_6_OPTIONS = { IPPROTO_IPV6: 41, IPV6_V6ONLY: 26 } as const;

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

/** The 32-bit numbers that an option is made of: nearly always one. */
export type OptionWords = readonly number[];

/** The one option of two words: whether, and for how many seconds. */
function isLinger(level: number, name: number): boolean {
  return level === SOCKET_OPTIONS.SOL_SOCKET && name === SOCKET_OPTIONS.SO_LINGER;
}

export abstract class Socket extends OpenFile {
  readonly family: AddressFamily;
  abstract readonly type: SocketType;
  /** Told once, by the next call that could fail or by SO_ERROR. */
  error: ErrorName | undefined = undefined;
  protected readonly kernel: KernelCalls;
  protected readonly watched = new Watchers();
  protected binding: Binding | undefined = undefined;
  private readonly options = new Map<string, OptionWords>();
  private readonly drawing = { told: () => this.redraw() };

  constructor(kernel: KernelCalls, family: AddressFamily) {
    super(OPEN_FLAGS.O_RDWR);
    this.kernel = kernel;
    this.family = family;
  }

  /** It waits for connections. */
  get listens(): boolean {
    return false;
  }

  get reusesAddress(): boolean {
    return this.option(SOCKET_OPTIONS.SOL_SOCKET, SOCKET_OPTIONS.SO_REUSEADDR) !== 0;
  }

  get reusesPort(): boolean {
    return this.option(SOCKET_OPTIONS.SOL_SOCKET, SOCKET_OPTIONS.SO_REUSEPORT) !== 0;
  }

  get bound(): boolean {
    return this.binding !== undefined;
  }

  /** One of version 6 that takes what comes by version 4 too. */
  get servesBothVersions(): boolean {
    const { IPPROTO_IPV6, IPV6_V6ONLY } = VERSION_6_OPTIONS;
    return this.family === 'inet6' && this.option(IPPROTO_IPV6, IPV6_V6ONLY) === 0;
  }

  /** SO_LINGER with no time (socket(7)): what was not sent is lost, and the other end is reset. */
  get endsAtOnce(): boolean {
    const { SOL_SOCKET, SO_LINGER } = SOCKET_OPTIONS;
    const [lingers, seconds] = this.optionWords(SOL_SOCKET, SO_LINGER);
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

  option(level: number, name: number): number {
    return this.optionWords(level, name)[0]!;
  }

  /** An option as a whole. */
  optionWords(level: number, name: number): OptionWords {
    return this.options.get(`${level} ${name}`) ?? (isLinger(level, name) ? [0, 0] : [0]);
  }

  setOption(level: number, name: number, words: OptionWords): void {
    if (isLinger(level, name) && words.length < 2) throw new Failure('EINVAL');
    this.options.set(`${level} ${name}`, words);
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
