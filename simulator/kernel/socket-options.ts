/** Options that sockets know, and what each is until a program sets it (socket(7), ip(7), ipv6(7), tcp(7)). */
import { Failure } from './errno.ts';
import type { AddressFamily } from './socket-address.ts';

/** The 32-bit numbers that an option is made of: nearly always one. */
export type OptionWords = readonly number[];

export const OPTION_LEVELS = {
  SOL_SOCKET: 1,
  IPPROTO_IP: 0,
  IPPROTO_TCP: 6,
  IPPROTO_IPV6: 41,
} as const;

export const SOCKET_OPTIONS = {
  SO_DEBUG: 1,
  SO_REUSEADDR: 2,
  SO_TYPE: 3,
  SO_ERROR: 4,
  SO_DONTROUTE: 5,
  SO_BROADCAST: 6,
  SO_SNDBUF: 7,
  SO_RCVBUF: 8,
  SO_KEEPALIVE: 9,
  SO_OOBINLINE: 10,
  SO_PRIORITY: 12,
  SO_LINGER: 13,
  SO_REUSEPORT: 15,
  SO_PASSCRED: 16,
  SO_PEERCRED: 17,
  SO_RCVLOWAT: 18,
  SO_SNDLOWAT: 19,
  SO_RCVTIMEO: 20,
  SO_SNDTIMEO: 21,
  SO_ACCEPTCONN: 30,
  SO_MARK: 36,
  SO_PROTOCOL: 38,
  SO_DOMAIN: 39,
} as const;

export const IP_OPTIONS = {
  IP_TOS: 1,
  IP_TTL: 2,
  IP_MULTICAST_IF: 32,
  IP_MULTICAST_TTL: 33,
  IP_MULTICAST_LOOP: 34,
} as const;

export const TCP_OPTIONS = {
  TCP_NODELAY: 1,
  TCP_MAXSEG: 2,
  TCP_CORK: 3,
  TCP_KEEPIDLE: 4,
  TCP_KEEPINTVL: 5,
  TCP_KEEPCNT: 6,
  TCP_SYNCNT: 7,
  TCP_LINGER2: 8,
  TCP_DEFER_ACCEPT: 9,
  TCP_WINDOW_CLAMP: 10,
  TCP_QUICKACK: 12,
  TCP_USER_TIMEOUT: 18,
  TCP_FASTOPEN: 23,
} as const;

export const IPV6_OPTIONS = {
  IPV6_UNICAST_HOPS: 16,
  IPV6_MULTICAST_IF: 17,
  IPV6_MULTICAST_HOPS: 18,
  IPV6_MULTICAST_LOOP: 19,
  IPV6_V6ONLY: 26,
} as const;

const { SOL_SOCKET, IPPROTO_IP, IPPROTO_TCP, IPPROTO_IPV6 } = OPTION_LEVELS;

/** Those that do not begin as one zero. A time is two numbers of 64 bits: seconds and microseconds. */
const INITIAL: Readonly<Record<number, Readonly<Record<number, OptionWords>>>> = {
  [SOL_SOCKET]: {
    [SOCKET_OPTIONS.SO_LINGER]: [0, 0],
    [SOCKET_OPTIONS.SO_RCVLOWAT]: [1],
    [SOCKET_OPTIONS.SO_SNDLOWAT]: [1],
    [SOCKET_OPTIONS.SO_RCVTIMEO]: [0, 0, 0, 0],
    [SOCKET_OPTIONS.SO_SNDTIMEO]: [0, 0, 0, 0],
  },
  [IPPROTO_IP]: {
    [IP_OPTIONS.IP_TTL]: [64],
    [IP_OPTIONS.IP_MULTICAST_TTL]: [1],
    [IP_OPTIONS.IP_MULTICAST_LOOP]: [1],
  },
  [IPPROTO_TCP]: {
    [TCP_OPTIONS.TCP_MAXSEG]: [536],
    [TCP_OPTIONS.TCP_KEEPIDLE]: [7200],
    [TCP_OPTIONS.TCP_KEEPINTVL]: [75],
    [TCP_OPTIONS.TCP_KEEPCNT]: [9],
    [TCP_OPTIONS.TCP_SYNCNT]: [6],
    [TCP_OPTIONS.TCP_LINGER2]: [60],
    [TCP_OPTIONS.TCP_QUICKACK]: [1],
  },
  [IPPROTO_IPV6]: {
    [IPV6_OPTIONS.IPV6_UNICAST_HOPS]: [64],
    [IPV6_OPTIONS.IPV6_MULTICAST_HOPS]: [1],
    [IPV6_OPTIONS.IPV6_MULTICAST_LOOP]: [1],
  },
};

const KNOWN: Readonly<Record<number, ReadonlySet<number>>> = {
  [SOL_SOCKET]: new Set(Object.values(SOCKET_OPTIONS)),
  [IPPROTO_IP]: new Set(Object.values(IP_OPTIONS)),
  [IPPROTO_TCP]: new Set(Object.values(TCP_OPTIONS)),
  [IPPROTO_IPV6]: new Set(Object.values(IPV6_OPTIONS)),
};

/** What a socket is, and no program can make it. */
const FIXED: ReadonlySet<number> = new Set([
  SOCKET_OPTIONS.SO_TYPE,
  SOCKET_OPTIONS.SO_ERROR,
  SOCKET_OPTIONS.SO_PEERCRED,
  SOCKET_OPTIONS.SO_SNDLOWAT,
  SOCKET_OPTIONS.SO_ACCEPTCONN,
  SOCKET_OPTIONS.SO_PROTOCOL,
  SOCKET_OPTIONS.SO_DOMAIN,
]);

/** What a socket has been told of its options. */
export class SocketOptions {
  private readonly family: AddressFamily;
  private readonly connects: boolean;
  private readonly set = new Map<string, OptionWords>();

  /** @param connects - streams have options that datagrams do not. */
  constructor(family: AddressFamily, connects: boolean) {
    this.family = family;
    this.connects = connects;
  }

  get(level: number, name: number): OptionWords {
    this.find(level, name);
    return this.set.get(`${level} ${name}`) ?? INITIAL[level]?.[name] ?? [0];
  }

  put(level: number, name: number, words: OptionWords): void {
    this.find(level, name);
    if (level === SOL_SOCKET && FIXED.has(name)) throw new Failure('ENOPROTOOPT');
    const initial = INITIAL[level]?.[name] ?? [0];
    if (words.length < initial.length) throw new Failure('EINVAL');
    this.set.set(`${level} ${name}`, words.slice(0, initial.length));
  }

  /** A connection has what the socket was told that it came to. */
  inherit({ set }: SocketOptions): void {
    for (const [key, words] of set) this.set.set(key, words);
  }

  private find(level: number, name: number): void {
    if (level !== SOL_SOCKET && this.family === 'unix') throw new Failure('ENOTSUP');
    const foreign =
      (level === IPPROTO_TCP && !this.connects) ||
      (level === IPPROTO_IPV6 && this.family !== 'inet6');
    if (foreign || KNOWN[level]?.has(name) !== true) throw new Failure('ENOPROTOOPT');
  }
}

/** How long a call may wait by an option that is a time; undefined: for ever. */
export function nanosecondsIn([low = 0, high = 0, micros = 0]: OptionWords): number | undefined {
  const seconds = (low >>> 0) + high * 2 ** 32;
  const timeoutNs = seconds * 1e9 + micros * 1000;
  return timeoutNs === 0 ? undefined : timeoutNs;
}
