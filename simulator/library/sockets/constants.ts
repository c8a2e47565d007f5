/** The numbers of `socket` on Linux that mean something here. */

export const FAMILIES = { AF_UNSPEC: 0, AF_UNIX: 1, AF_INET: 2, AF_INET6: 10 } as const;
export const TYPES = {
  SOCK_STREAM: 1,
  SOCK_DGRAM: 2,
  SOCK_RAW: 3,
  SOCK_RDM: 4,
  SOCK_SEQPACKET: 5,
  SOCK_NONBLOCK: 2048,
  SOCK_CLOEXEC: 524_288,
} as const;

export const MESSAGES = {
  MSG_PEEK: 2,
  MSG_CTRUNC: 8,
  MSG_TRUNC: 0x20,
  MSG_DONTWAIT: 0x40,
  MSG_WAITALL: 0x100,
  MSG_NOSIGNAL: 0x4000,
  MSG_CMSG_CLOEXEC: 0x4000_0000,
} as const;

/** What can go along with a message (unix(7)). */
export const ANCILLARY = { SOL_SOCKET: 1, SCM_RIGHTS: 1 } as const;

/** Those that are only kept, and given back. */
const OPTIONS = {
  SOL_SOCKET: 1,
  SO_REUSEADDR: 2,
  SO_TYPE: 3,
  SO_ERROR: 4,
  SO_BROADCAST: 6,
  SO_SNDBUF: 7,
  SO_RCVBUF: 8,
  SO_KEEPALIVE: 9,
  SO_LINGER: 13,
  SO_REUSEPORT: 15,
  SO_ACCEPTCONN: 30,
  SOL_TCP: 6,
  SOL_IP: 0,
  IPPROTO_IPV6: 41,
  IPV6_UNICAST_HOPS: 16,
  IPV6_V6ONLY: 26,
  TCP_NODELAY: 1,
  TCP_KEEPIDLE: 4,
  TCP_KEEPINTVL: 5,
  TCP_KEEPCNT: 6,
  TCP_QUICKACK: 12,
} as const;

export const LOOKUP = {
  AI_PASSIVE: 1,
  AI_CANONNAME: 2,
  AI_NUMERICHOST: 4,
  AI_ADDRCONFIG: 0x20,
  AI_NUMERICSERV: 0x400,
} as const;

export const LOOKUP_ERRORS = {
  EAI_BADFLAGS: -1,
  EAI_NONAME: -2,
  EAI_AGAIN: -3,
  EAI_FAIL: -4,
  EAI_NODATA: -5,
  EAI_FAMILY: -6,
  EAI_SOCKTYPE: -7,
  EAI_SERVICE: -8,
  EAI_ADDRFAMILY: -9,
} as const;

export const CONSTANTS = {
  ...FAMILIES,
  ...TYPES,
  ...MESSAGES,
  ...ANCILLARY,
  ...OPTIONS,
  ...LOOKUP,
  ...LOOKUP_ERRORS,
  IPPROTO_IP: 0,
  IPPROTO_ICMP: 1,
  IPPROTO_TCP: 6,
  IPPROTO_UDP: 17,
  IPPROTO_ICMPV6: 58,
  INADDR_ANY: 0,
  INADDR_BROADCAST: 0xffffffff,
  INADDR_LOOPBACK: 0x7f000001,
  INADDR_NONE: 0xffffffff,
  NI_NUMERICHOST: 1,
  NI_NUMERICSERV: 2,
  NI_DGRAM: 16,
  NI_NAMEREQD: 8,
  SHUT_RD: 0,
  SHUT_WR: 1,
  SHUT_RDWR: 2,
  SOMAXCONN: 4096,
  has_ipv6: true,
} as const;
