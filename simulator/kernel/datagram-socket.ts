/** Datagram sockets (udp(7), unix(7)): messages, each whole or not at all, without a connection. */
import { Failure } from './errno.ts';
import { UNIX_LIMITS } from './flow.ts';
import type { CallContext, CallOutcome, KernelCalls, WaitQueue } from './program.ts';
import { hold, letGo } from './passed-files.ts';
import type { PassedFiles } from './passed-files.ts';
import { POLL } from './readiness.ts';
import {
  BROADCAST_HOST,
  destinationOf,
  isAnyHost,
  isLocal,
  LOOPBACK_HOSTS,
  OWN_HOST,
  sameAddress,
  seenBy,
  unmapped,
  unnamed,
} from './socket-address.ts';
import type { AddressFamily, SocketAddress } from './socket-address.ts';
import { SOCKET_OPTIONS } from './socket-options.ts';
import { MESSAGE_FLAGS, Socket, waitIn } from './socket.ts';
import type { Received } from './socket.ts';

/** The longest message that IPv4 can carry. */
const MESSAGE_MAX = 65_507;

interface Message {
  readonly data: Uint8Array;
  readonly from: SocketAddress;
  readonly files: PassedFiles;
}

export class DatagramSocket extends Socket {
  /** Messages have as much room, and those that come without it are lost. */
  protected readonly limits = UNIX_LIMITS;
  private readonly messages: Message[] = [];
  private bytes = 0;
  private readonly forMessages: WaitQueue;
  /** To whom it sends, and from whom it receives, unless told. */
  private partner: SocketAddress | DatagramSocket | undefined = undefined;

  constructor(kernel: KernelCalls, family: AddressFamily) {
    super(kernel, family, 'datagram');
    this.forMessages = kernel.createQueue();
  }

  get peer(): SocketAddress {
    const { partner } = this;
    if (partner === undefined) throw new Failure('ENOTCONN');
    return partner instanceof DatagramSocket ? partner.address : partner;
  }

  /** From now on it sends there unless told, and hears of nobody else. */
  connect(to: SocketAddress, nowNs: number): void {
    this.ensureAddress(to, nowNs);
    this.partner = destinationOf(to);
  }

  pairWith(other: DatagramSocket): void {
    this.partner = other;
    other.partner = this;
  }

  receive({ thread }: CallContext, count: number, flags: number, waits: boolean) {
    this.throwError();
    const message = this.messages[0];
    if (message === undefined) {
      if (!waits) throw new Failure('EAGAIN');
      return waitIn(this.forMessages, 'receive');
    }
    const { data, from, files } = message;
    if ((flags & MESSAGE_FLAGS.MSG_PEEK) === 0) {
      this.messages.shift();
      this.bytes -= message.data.length;
      if (this.messages.length > 0) this.kernel.wakeOne(this.forMessages, thread);
    } else {
      hold(files);
    }
    const truncated = data.length > count;
    return { data: data.slice(0, count), from, truncated, files } satisfies Received;
  }

  write(context: CallContext, data: Uint8Array): CallOutcome {
    return this.send(context, data, undefined);
  }

  /** The result is how many bytes were sent: all. */
  send(
    { nowNs }: CallContext,
    data: Uint8Array,
    to: SocketAddress | undefined,
    files: PassedFiles = [],
  ): CallOutcome {
    this.throwError();
    const target = to ?? this.partner;
    if (target === undefined) throw new Failure('EDESTADDRREQ');
    if (!(target instanceof DatagramSocket)) this.ensureAddress(target, nowNs);
    if (data.length > MESSAGE_MAX) throw new Failure('EMSGSIZE');
    if (target instanceof DatagramSocket) target.deliver({ data, from: this.address, files });
    else this.sendTo(target, { data, files }, nowNs);
    return { kind: 'done', result: data.length };
  }

  override readiness(): number {
    const error = this.error === undefined ? 0 : POLL.POLLERR | POLL.POLLIN;
    return error | POLL.POLLOUT | (this.messages.length > 0 ? POLL.POLLIN : 0);
  }

  close(): void {
    this.erase();
    const { binding, kernel } = this;
    if (binding !== undefined) kernel.network.release(binding, false, kernel.nowNs);
    if (this.partner instanceof DatagramSocket) this.partner.partner = undefined;
    for (const { files } of this.messages.splice(0)) letGo(files);
  }

  private sendTo(to: SocketAddress, content: Omit<Message, 'from'>, nowNs: number): void {
    const { kernel } = this;
    const { network } = kernel;
    const target = destinationOf(to);
    const from = sourceOf(this.address, target);
    const { there, back } = network.routeTo(target);
    const arrive = (): void => {
      const [socket] = network.socketsAt(this, target);
      if (socket instanceof DatagramSocket)
        socket.deliver({ ...content, from: seenBy(socket.family, from) });
      else if (this.partner !== undefined && isNear(target)) {
        kernel.schedule(kernel.nowNs + back.latencyNs, { happen: () => this.refused() });
      }
    };
    if (target.family === 'unix') {
      if (network.socketsAt(this, target).length === 0) throw new Failure('ECONNREFUSED');
      arrive();
    } else if (isNear(target)) {
      kernel.schedule(there.arrivalNs(nowNs, content.data.length), { happen: arrive });
    }
    // What goes to the internet is heard of no more.
  }

  private refused(): void {
    this.error = 'ECONNREFUSED';
    this.kernel.wakeAll(this.forMessages, undefined);
    this.watched.tell(POLL.POLLERR | POLL.POLLIN, undefined);
  }

  private deliver(message: Message): void {
    const { partner } = this;
    const connected = partner !== undefined && !(partner instanceof DatagramSocket);
    if (connected && !sameAddress(partner, message.from)) return;
    if (this.bytes + message.data.length > this.limits.receiveBytes) return;
    hold(message.files);
    this.messages.push(message);
    this.bytes += message.data.length;
    this.kernel.wakeOne(this.forMessages, undefined);
    this.watched.tell(POLL.POLLIN, undefined);
  }

  private ensureAddress(to: SocketAddress, nowNs: number): void {
    if (to.family !== this.family) throw new Failure('EAFNOSUPPORT');
    if (to.family === 'unix') return;
    if (to.host === BROADCAST_HOST && !this.isOn(SOCKET_OPTIONS.SO_BROADCAST)) {
      throw new Failure('EACCES');
    }
    if (this.binding === undefined) this.bind(unnamed(this.family), nowNs);
  }
}

function isNear(address: SocketAddress): boolean {
  return address.family === 'unix' || isLocal(address);
}

/** What the receiver sees of the sender's address. */
function sourceOf(own: SocketAddress, to: SocketAddress): SocketAddress {
  if (own.family === 'unix' || to.family === 'unix' || !isAnyHost(own)) return own;
  const { family, host } = unmapped(to);
  return { family, host: host === OWN_HOST ? OWN_HOST : LOOPBACK_HOSTS[family], port: own.port };
}
