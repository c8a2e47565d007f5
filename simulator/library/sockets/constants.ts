/** The numbers of `socket` on Linux that mean something here. */
import {
  IP_OPTIONS,
  IPV6_OPTIONS,
  OPTION_LEVELS,
  SOCKET_OPTIONS,
  TCP_OPTIONS,
} from '../../kernel/socket-options.ts';

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
  MSG_OOB: 1,
  MSG_PEEK: 2,
  MSG_DONTROUTE: 4,
  MSG_CTRUNC: 8,
  MSG_TRUNC: 0x20,
  MSG_DONTWAIT: 0x40,
  MSG_EOR: 0x80,
  MSG_WAITALL: 0x100,
  MSG_NOSIGNAL: 0x4000,
  MSG_MORE: 0x8000,
  MSG_CMSG_CLOEXEC: 0x4000_0000,
} as const;

/** What can go along with a message (unix(7)). */
export const ANCILLARY = { SOL_SOCKET: 1, SCM_RIGHTS: 1 } as const;

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
  ...OPTION_LEVELS,
  ...SOCKET_OPTIONS,
  ...IP_OPTIONS,
  ...TCP_OPTIONS,
  ...IPV6_OPTIONS,
  ...LOOKUP,
  ...LOOKUP_ERRORS,
  SOL_IP: 0,
  SOL_TCP: 6,
  SOL_UDP: 17,
  IPPROTO_ICMP: 1,
  IPPROTO_UDP: 17,
  IPPROTO_ICMPV6: 58,
  IPPROTO_RAW: 255,
  INADDR_ANY: 0,
  INADDR_BROADCAST: 0xffffffff,
  INADDR_LOOPBACK: 0x7f000001,
  INADDR_NONE: 0xffffffff,
  NI_NUMERICHOST: 1,
  NI_NUMERICSERV: 2,
  NI_NOFQDN: 4,
  NI_NAMEREQD: 8,
  NI_DGRAM: 16,
  NI_MAXHOST: 1025,
  NI_MAXSERV: 32,
  SHUT_RD: 0,
  SHUT_WR: 1,
  SHUT_RDWR: 2,
  SOMAXCONN: 4096,
  has_ipv6: true,
} as const;
