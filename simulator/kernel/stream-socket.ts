/** Stream sockets (tcp(7), unix(7)): listening, connecting, and the two flows of a connection. */
import type { Recorder } from '../trace/recorder.ts';
import { Backlog } from './backlog.ts';
import { Failure } from './errno.ts';
import { Flow, LOOPBACK_LIMITS, UNIX_LIMITS } from './flow.ts';
import type { FlowEnd, FlowLimits } from './flow.ts';
import type { Route } from './network.ts';
import type { PassedFiles } from './passed-files.ts';
import { DONE } from './program.ts';
import type { CallContext, CallOutcome, KernelCalls, ThreadHandle, WaitQueue } from './program.ts';
import { ANY_EVENT, POLL } from './readiness.ts';
import { destinationOf, isLocal, OWN_HOST, seenBy, unmapped, unnamed } from './socket-address.ts';
import type { AddressFamily, InternetAddress, SocketAddress } from './socket-address.ts';
import { OPTION_LEVELS, SOCKET_OPTIONS } from './socket-options.ts';
import type { OptionWords } from './socket-options.ts';
import { MESSAGE_FLAGS, Socket, waitIn } from './socket.ts';
import type { Received } from './socket.ts';

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'listening'; readonly backlog: Backlog }
  | { readonly kind: 'connecting'; readonly to: SocketAddress }
  | {
      readonly kind: 'connected';
      readonly incoming: Flow;
      readonly outgoing: Flow;
      readonly peer: SocketAddress;
    };

export class StreamSocket extends Socket implements FlowEnd {
  private state: State = { kind: 'idle' };
  private readonly recorder: Recorder;
  private readonly forConnection: WaitQueue;
  protected readonly limits: FlowLimits;
  /** How much of a write that waits has been taken. */
  private readonly taken = new Map<ThreadHandle, number>();
  /** Its own end came first: its address lingers. */
  private leavesFirst = false;
  /** The other end has said that it is gone (RST). */
  private isReset = false;
  /** The address is the one that connecting has brought. */
  private addressIsGiven = false;
  /** Who asked to be connected knows that it is. */
  private announced = true;

  constructor(kernel: KernelCalls, family: AddressFamily, recorder: Recorder) {
    super(kernel, family, 'stream');
    this.recorder = recorder;
    this.forConnection = kernel.createQueue();
    this.limits = family === 'unix' ? UNIX_LIMITS : LOOPBACK_LIMITS;
  }

  override get listens(): boolean {
    return this.state.kind === 'listening';
  }

  get peer(): SocketAddress {
    if (this.isReset) throw new Failure('ENOTCONN');
    return this.connection().peer;
  }

  // Listening.

  listen(places: number, nowNs: number): void {
    const { state } = this;
    if (state.kind === 'listening') {
      state.backlog.places = places;
      return;
    }
    if (state.kind !== 'idle') throw new Failure('EINVAL');
    if (this.binding === undefined) {
      if (this.family === 'unix') throw new Failure('EINVAL');
      this.bind(unnamed(this.family), nowNs);
    }
    const others = this.kernel.network.socketsAt(this, this.address);
    if (others.some((other) => other !== this && other.listens && !other.reusesPort)) {
      throw new Failure('EADDRINUSE');
    }
    this.state = { kind: 'listening', backlog: new Backlog(this.kernel, places, this.watched) };
  }

  accept({ thread }: CallContext, waits: boolean): StreamSocket | CallOutcome {
    if (this.state.kind !== 'listening') throw new Failure('EINVAL');
    const { backlog } = this.state;
    const next = backlog.take(thread);
    if (next !== undefined) return next;
    if (!waits) throw new Failure('EAGAIN');
    return waitIn(backlog.forConnections, 'accept');
  }

  // Connecting.

  connect({ nowNs }: CallContext, to: SocketAddress, waits: boolean): CallOutcome {
    switch (this.state.kind) {
      case 'connected':
        if (this.announced) throw new Failure('EISCONN');
        break;
      case 'listening':
        throw new Failure('EISCONN');
      case 'connecting':
        throw new Failure('EALREADY');
      case 'idle':
        this.throwError();
        if (to.family !== this.family) throw new Failure('EAFNOSUPPORT');
        this.begin(to, nowNs);
    }
    return this.settled(waits);
  }

  /** The rest of a connect that waits. */
  settled(waits: boolean): CallOutcome {
    if (this.state.kind === 'connecting') {
      if (!waits) throw new Failure('EINPROGRESS');
      return waitIn(this.forConnection, 'connect');
    }
    this.throwError();
    this.announced = true;
    return DONE;
  }

  /** The two ends of a connection that has always been there (socketpair(2)). */
  pairWith(other: StreamSocket): void {
    const route = this.kernel.network.routeTo(this.address);
    const there = this.flowTo(other, route.there, other.limits);
    const back = other.flowTo(this, route.back, this.limits);
    this.state = { kind: 'connected', incoming: back, outgoing: there, peer: other.address };
    other.state = { kind: 'connected', incoming: there, outgoing: back, peer: this.address };
    this.peerMaker = other.maker;
    other.peerMaker = this.maker;
  }

  // Bytes.

  receive({ thread, nowNs }: CallContext, count: number, flags: number, waits: boolean) {
    if (this.family === 'unix' && this.state.kind !== 'connected') throw new Failure('EINVAL');
    const { incoming } = this.connection();
    const whole = (flags & MESSAGE_FLAGS.MSG_WAITALL) !== 0;
    const enough = whole ? Math.min(count, this.limits.receiveBytes) : 1;
    if (incoming.available >= enough || incoming.ended || count === 0) {
      const keep = (flags & MESSAGE_FLAGS.MSG_PEEK) !== 0;
      const taken = incoming.read(count, thread, nowNs, keep);
      // The end of a connection that was reset is told as an error, once.
      if (taken.data.length === 0 && this.error === 'ECONNRESET') this.throwError();
      return { ...taken, from: undefined } satisfies Received;
    }
    this.throwError();
    if (!waits) throw new Failure('EAGAIN');
    return waitIn(incoming.forBytes, 'receive');
  }

  write(context: CallContext, data: Uint8Array): CallOutcome {
    return this.send(context, data, this.waits);
  }

  /** The result is how many bytes were taken: all of them if it waits. */
  send(
    context: CallContext,
    data: Uint8Array,
    waits: boolean,
    files: PassedFiles = [],
  ): CallOutcome {
    const { thread, nowNs, reason } = context;
    const before = reason === 'first' ? 0 : (this.taken.get(thread) ?? 0);
    this.taken.delete(thread);
    if (!waits) return this.sendSome(context, data, false, files);
    this.throwError();
    const { outgoing } = this.sending();
    const left = before === 0 ? files : [];
    const taken = before + outgoing.write(data.subarray(before), thread, nowNs, left);
    if (taken === data.length) return { kind: 'done', result: taken };
    this.taken.set(thread, taken);
    return waitIn(outgoing.forRoom, 'send');
  }

  /** As {@link send}, but any part of it will do. */
  sendSome(
    context: CallContext,
    data: Uint8Array,
    waits: boolean,
    files: PassedFiles = [],
  ): CallOutcome {
    this.throwError();
    const { outgoing } = this.sending();
    const taken = outgoing.write(data, context.thread, context.nowNs, files);
    if (taken > 0 || data.length === 0) return { kind: 'done', result: taken };
    if (!waits) throw new Failure('EAGAIN');
    return waitIn(outgoing.forRoom, 'send');
  }

  /** @param reads - no more; @param writes - no more. */
  shutdown(reads: boolean, writes: boolean, nowNs: number): void {
    if (this.state.kind === 'listening' && reads) {
      const { backlog } = this.state;
      this.state = { kind: 'idle' };
      backlog.close(nowNs);
      this.kernel.wakeAll(backlog.forConnections, undefined);
      return;
    }
    if (this.isReset) throw new Failure('ENOTCONN');
    const { incoming, outgoing } = this.connection();
    // Both ends have said all that they had to say: for TCP that is no connection any more.
    const over = incoming.closed && incoming.ended && outgoing.closed;
    if (over && this.family !== 'unix') throw new Failure('ENOTCONN');
    if (reads) {
      incoming.stopReading();
      this.told(POLL.POLLIN, undefined);
    }
    if (writes) {
      this.leavesFirst ||= !incoming.ended;
      outgoing.end(nowNs);
    }
  }

  override setOption(level: number, name: number, words: OptionWords): void {
    super.setOption(level, name, words);
    if (level !== OPTION_LEVELS.SOL_SOCKET || this.state.kind !== 'connected') return;
    if (name === SOCKET_OPTIONS.SO_SNDBUF) this.state.outgoing.limit({ sendBytes: words[0]! });
    if (name === SOCKET_OPTIONS.SO_RCVBUF) this.state.incoming.limit({ receiveBytes: words[0]! });
  }

  override readiness(): number {
    const { state } = this;
    let events = this.error === undefined ? 0 : POLL.POLLERR | POLL.POLLIN | POLL.POLLOUT;
    switch (state.kind) {
      case 'idle':
        return events | POLL.POLLOUT | POLL.POLLHUP;
      case 'connecting':
        return events;
      case 'listening':
        return events | (state.backlog.empty ? 0 : POLL.POLLIN);
      case 'connected':
        if (state.incoming.available > 0) events |= POLL.POLLIN;
        if (state.incoming.ended) events |= POLL.POLLIN | POLL.POLLRDHUP;
        if (state.outgoing.broken || state.outgoing.roomy) events |= POLL.POLLOUT;
        if (state.incoming.ended && state.outgoing.broken) events |= POLL.POLLHUP;
        return events;
    }
  }

  told(events: number, by: ThreadHandle | undefined): void {
    this.watched.tell(events, by);
  }

  /** The other end is gone, and says so (RST). */
  refused(): void {
    const { state } = this;
    if (state.kind !== 'connected') return;
    this.error = state.incoming.ended ? 'EPIPE' : 'ECONNRESET';
    this.isReset = true;
    state.incoming.destroy();
    state.outgoing.destroy();
    this.told(ANY_EVENT, undefined);
  }

  close(): void {
    this.erase();
    const { state } = this;
    const { nowNs } = this.kernel;
    if (state.kind === 'connected') this.leave(state.incoming, state.outgoing, nowNs);
    const { binding } = this;
    const lingers = this.leavesFirst && this.family !== 'unix';
    if (binding !== undefined) this.kernel.network.release(binding, lingers, nowNs);
    this.state = { kind: 'idle' };
    if (state.kind === 'listening') state.backlog.close(nowNs);
    this.told(ANY_EVENT, undefined);
  }

  /** Nobody will ever accept it: the other end is told that it is reset. */
  abort(nowNs: number): void {
    if (this.state.kind === 'connected') {
      const { incoming, outgoing } = this.state;
      incoming.abandon();
      outgoing.halt();
      this.after(nowNs, outgoing.link.latencyNs, () => incoming.refuse());
      this.state = { kind: 'idle' };
    }
    this.close();
  }

  private leave(incoming: Flow, outgoing: Flow, nowNs: number): void {
    const resets = incoming.available > 0 || (this.endsAtOnce && this.family !== 'unix');
    this.leavesFirst ||= !incoming.ended && !resets;
    incoming.abandon();
    if (resets) {
      outgoing.halt();
      this.after(nowNs, outgoing.link.latencyNs, () => incoming.refuse());
    } else {
      outgoing.end(nowNs);
    }
  }

  private connection() {
    if (this.state.kind !== 'connected') throw new Failure('ENOTCONN');
    return this.state;
  }

  private sending() {
    if (this.state.kind === 'connected') return this.state;
    throw new Failure(this.family === 'unix' ? 'ENOTCONN' : 'EPIPE');
  }

  private begin(to: SocketAddress, nowNs: number): void {
    const target = destinationOf(to);
    if (target.family !== 'unix') this.ensureAddress(target, nowNs);
    this.state = { kind: 'connecting', to: target };
    const route = this.kernel.network.routeTo(target);
    this.after(nowNs, route.there.latencyNs, (at) => this.reach(target, route, at));
  }

  /** Of the way to the other side, unless it has one. */
  private ensureAddress(to: InternetAddress, nowNs: number): void {
    const { family, host } = unmapped(to);
    const local = isLocal(to);
    // The network beyond the machine is of version 4.
    if (family === 'inet6' && !local) throw new Failure('ENETUNREACH');
    if (this.binding !== undefined) return;
    const own = { family, host: local ? host : OWN_HOST, port: 0 };
    this.binding = this.kernel.network.bind(this, seenBy(this.family, own), nowNs);
    this.addressIsGiven = true;
  }

  /** Who asked for no address has none again, once its connection has not come about. */
  private forgetGivenAddress(): void {
    if (!this.addressIsGiven || this.binding === undefined) return;
    this.kernel.network.release(this.binding, false, this.kernel.nowNs);
    this.binding = undefined;
    this.addressIsGiven = false;
  }

  /** The wish to connect has come to the other side. */
  private reach(to: SocketAddress, route: Route, nowNs: number): void {
    if (this.state.kind !== 'connecting') return;
    const { network } = this.kernel;
    if (to.family !== 'unix' && !isLocal(to)) {
      this.reachHost(to, route, nowNs);
      return;
    }
    const listeners = network.socketsAt(this, to).filter(({ listens }) => listens);
    // Those who share a port (SO_REUSEPORT) share the connections to it.
    const turn = this.address.family === 'unix' ? 0 : this.address.port % listeners.length;
    const listener = listeners[turn] as StreamSocket | undefined;
    if (listener?.state.kind !== 'listening') {
      this.after(nowNs, route.back.latencyNs, () => this.fail('ECONNREFUSED'));
      return;
    }
    const { backlog } = listener.state;
    if (backlog.full) {
      backlog.retry(nowNs, route.there.instant, (at) => this.reach(to, route, at));
      return;
    }
    const end = new StreamSocket(this.kernel, listener.family, this.recorder);
    end.options.inherit(listener.options);
    end.setOption(OPTION_LEVELS.SOL_SOCKET, SOCKET_OPTIONS.SO_REUSEADDR, [1]);
    const address = to.family === 'unix' ? listener.address : to;
    end.binding = network.note(end, seenBy(end.family, address));
    if (end.family === 'unix') {
      end.peerMaker = this.maker;
      this.peerMaker = listener.maker;
    }
    const outgoing = this.flowTo(end, route.there, listener.limits);
    const incoming = end.flowTo(this, route.back, this.limits);
    end.state = {
      kind: 'connected',
      incoming: outgoing,
      outgoing: incoming,
      peer: seenBy(end.family, this.address),
    };
    backlog.reserve();
    this.after(nowNs, route.back.latencyNs, (at) => {
      // On Linux who waits in connect(2) goes on before the listener hears of it, who does not wait after.
      if (this.forConnection.size === 0) backlog.offer(end, at);
      else this.after(at, route.there.latencyNs, (later) => backlog.offer(end, later));
      this.establish(incoming, outgoing, address);
    });
  }

  private reachHost(to: InternetAddress, route: Route, nowNs: number): void {
    const host = this.kernel.network.hosts?.at(unmapped(to).host);
    if (host?.accepts(to.port) !== true) {
      const error = host === undefined ? 'EHOSTUNREACH' : 'ECONNREFUSED';
      this.after(nowNs, route.back.latencyNs, () => this.fail(error));
      return;
    }
    const far = host.serve(to.port, () => ({ incoming: outgoing, outgoing: incoming }));
    const outgoing = this.flowTo(far, route.there, this.limits);
    const ends = { writer: far, reader: this };
    const incoming: Flow = new Flow(this.kernel, route.back, ends, this.limits);
    this.after(nowNs, route.back.latencyNs, () => this.establish(incoming, outgoing, to));
  }

  private establish(incoming: Flow, outgoing: Flow, peer: SocketAddress): void {
    if (this.state.kind !== 'connecting') {
      // It was closed meanwhile.
      incoming.abandon();
      outgoing.end(this.kernel.nowNs);
      return;
    }
    this.state = { kind: 'connected', incoming, outgoing, peer };
    this.announced = false;
    this.kernel.wakeAll(this.forConnection, undefined);
    this.told(POLL.POLLOUT, undefined);
  }

  private fail(error: 'ECONNREFUSED' | 'EHOSTUNREACH'): void {
    if (this.state.kind !== 'connecting') return;
    this.state = { kind: 'idle' };
    this.error = error;
    this.forgetGivenAddress();
    this.kernel.wakeAll(this.forConnection, undefined);
    this.told(ANY_EVENT, undefined);
  }

  private flowTo(reader: FlowEnd, link: Route['there'], { receiveBytes }: FlowLimits): Flow {
    const [set = 0] = this.options.get(OPTION_LEVELS.SOL_SOCKET, SOCKET_OPTIONS.SO_SNDBUF);
    const sendBytes = set === 0 ? this.limits.sendBytes : set;
    const ends = { writer: this, reader };
    return new Flow(this.kernel, link, ends, { sendBytes, receiveBytes }, this.recorder);
  }

  private after(nowNs: number, delayNs: number, act: (nowNs: number) => void): void {
    if (delayNs === 0) act(nowNs);
    else this.kernel.schedule(nowNs + delayNs, { happen: act });
  }
}
