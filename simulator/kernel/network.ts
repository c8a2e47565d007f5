/**
 * The machine's network: the ways to other sockets, who has which address, and what is beyond.
 */
import { DEFAULT_MACHINE } from '../machine-settings.ts';
import { Failure } from './errno.ts';
import { Link } from './link.ts';
import type { RemoteHosts } from './remote-host.ts';
import { isAnyHost, isLocal, placeOf, unmapped } from './socket-address.ts';
import type { InternetAddress, SocketAddress } from './socket-address.ts';
import type { Socket } from './socket.ts';

export interface NetworkSettings {
  /** There and back between sockets of this machine. */
  readonly loopbackNs: number;
  /** There and back to a host in the internet. */
  readonly internetNs: number;
  /** Of the line to the internet, each way; millions of bits in a second. */
  readonly bandwidthMbit: number;
}

/** The ways there and back. */
export interface Route {
  readonly there: Link;
  readonly back: Link;
}

/** Ports that are given to sockets which ask for none (ip_local_port_range). */
const EPHEMERAL_MIN = 32_768;
const EPHEMERAL_MAX = 60_999;
/** Of a name that a Unix socket is given: hexadecimal digits. */
const NAME_DIGITS = 5;
const NAMES_MAX = 16 ** NAME_DIGITS;
/** How long an address stays taken by a connection that was closed from here (TIME_WAIT). */
const LINGER_NS = 60e9;
const NANOSECONDS_PER_MBIT_BYTE = 8000;

/** An address and who has it. */
export interface Binding {
  readonly socket: Socket;
  readonly address: SocketAddress;
  /** Of an address that nobody has any more: until when it is taken. */
  untilNs: number;
}

export class Network {
  /** Undefined: there is no internet. */
  readonly hosts: RemoteHosts | undefined;
  /** A trip to a name server and back. */
  readonly internetNs: number;
  private readonly loopback: Route;
  private readonly local: Route;
  private readonly internet: Route;
  private readonly bindings = new Map<string, Binding[]>();
  private nextPort = EPHEMERAL_MIN;

  constructor(settings: NetworkSettings = DEFAULT_MACHINE, hosts?: RemoteHosts) {
    const { loopbackNs, internetNs, bandwidthMbit } = settings;
    const byteNs = NANOSECONDS_PER_MBIT_BYTE / bandwidthMbit;
    const near = (): Link => new Link(Math.round(loopbackNs / 2));
    const far = (): Link => new Link(Math.round(internetNs / 2), byteNs);
    this.internetNs = internetNs;
    this.loopback = { there: near(), back: near() };
    this.local = { there: new Link(0), back: new Link(0) };
    this.internet = { there: far(), back: far() };
    this.hosts = hosts;
  }

  routeTo(address: SocketAddress): Route {
    if (address.family === 'unix') return this.local;
    return isLocal(address) ? this.loopback : this.internet;
  }

  /** Gives a socket an address; port 0: a free one. */
  bind(socket: Socket, wanted: SocketAddress, nowNs: number): Binding {
    const address = this.named(socket, wanted, nowNs);
    if (address.family !== 'unix' && !isLocal(address)) throw new Failure('EADDRNOTAVAIL');
    if (this.conflicts(socket, address, nowNs)) throw new Failure('EADDRINUSE');
    return this.note(socket, address);
  }

  /** A connection has the address of the socket that it came to. */
  note(socket: Socket, address: SocketAddress): Binding {
    const binding = { socket, address, untilNs: Infinity };
    const key = keyOf(socket, address);
    const known = this.bindings.get(key);
    if (known === undefined) this.bindings.set(key, [binding]);
    else known.push(binding);
    return binding;
  }

  /** The socket is gone. @param lingers - its address stays taken for a while. */
  release(binding: Binding, lingers: boolean, nowNs: number): void {
    if (lingers) {
      binding.untilNs = nowNs + LINGER_NS;
      return;
    }
    const key = keyOf(binding.socket, binding.address);
    const left = this.bindings.get(key)?.filter((each) => each !== binding) ?? [];
    if (left.length === 0) this.bindings.delete(key);
    else this.bindings.set(key, left);
  }

  /** Those who have an address, this one or all of the machine's. */
  socketsAt(like: Socket, address: SocketAddress): Socket[] {
    return this.at(like, address).map(({ socket }) => socket);
  }

  private at(like: Socket, address: SocketAddress): Binding[] {
    const known = this.bindings.get(keyOf(like, address)) ?? [];
    const wanted = { socket: like, address };
    return known.filter((each) => overlap(each, wanted));
  }

  /**
   * socket(7): with SO_REUSEADDR nobody who listens has it, and all others are willing to share it; with
   * SO_REUSEPORT it is shared by all who say so.
   */
  private conflicts(socket: Socket, address: SocketAddress, nowNs: number): boolean {
    return this.at(socket, address).some((each) => {
      if (each.untilNs <= nowNs) {
        this.release(each, false, nowNs);
        return false;
      }
      if (socket.reusesPort && each.socket.reusesPort) return false;
      const shared = socket.reusesAddress && each.socket.reusesAddress;
      return address.family === 'unix' || !shared || each.socket.listens;
    });
  }

  /** An address that leaves it to the machine which one: one that is free. */
  private named(socket: Socket, wanted: SocketAddress, nowNs: number): SocketAddress {
    if (wanted.family === 'unix') return wanted.path === '' ? this.freeName(socket) : wanted;
    return wanted.port === 0 ? { ...wanted, port: this.freePort(socket, wanted, nowNs) } : wanted;
  }

  /** See unix(7), "Autobind feature". */
  private freeName(socket: Socket): SocketAddress {
    for (let number = 0; number < NAMES_MAX; number++) {
      const path = `\0${number.toString(16).padStart(NAME_DIGITS, '0')}`;
      const address = { family: 'unix', path } as const;
      if (this.at(socket, address).length === 0) return address;
    }
    throw new Failure('ENOSPC');
  }

  private freePort(socket: Socket, wanted: InternetAddress, nowNs: number): number {
    for (let tries = EPHEMERAL_MIN; tries <= EPHEMERAL_MAX; tries++) {
      const port = this.nextPort;
      this.nextPort = port === EPHEMERAL_MAX ? EPHEMERAL_MIN : port + 1;
      if (!this.conflicts(socket, { ...wanted, port }, nowNs)) return port;
    }
    throw new Failure('EADDRINUSE');
  }
}

function keyOf(socket: Socket, address: SocketAddress): string {
  if (address.family === 'unix') return `unix ${placeOf(address)}`;
  return `${socket.type} ${address.port}`;
}

type Claim = Pick<Binding, 'socket' | 'address'>;

/** Of claims to one port, or to one path. */
function overlap(one: Claim, other: Claim): boolean {
  if (one.address.family === 'unix' || other.address.family === 'unix') return true;
  if (unmapped(one.address).host === unmapped(other.address).host) return true;
  return holdsAll(one, other.address) || holdsAll(other, one.address);
}

/** Whether a claim is to all hosts of an address's version; version 6 can stand for both (ipv6(7)). */
function holdsAll({ socket, address }: Claim, other: InternetAddress): boolean {
  if (address.family === 'unix' || !isAnyHost(address)) return false;
  return address.family === unmapped(other).family || socket.servesBothVersions;
}
