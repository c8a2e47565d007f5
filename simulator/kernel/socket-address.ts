/** Names of sockets (ip(7), ipv6(7), unix(7)). */

export type InternetFamily = 'inet' | 'inet6';

export interface InternetAddress {
  readonly family: InternetFamily;
  /** Four numbers with dots, or of version 6, as short as it can be written (RFC 5952). */
  readonly host: string;
  readonly port: number;
}

export interface UnixAddress {
  readonly family: 'unix';
  /** '': it has no name; from a zero on, one that is no file's ("abstract"). */
  readonly path: string;
  /** Of the file that the path has been found to be. */
  readonly inode?: number | undefined;
}

export type SocketAddress = InternetAddress | UnixAddress;
export type AddressFamily = SocketAddress['family'];

/** AF_UNIX, AF_INET and AF_INET6. */
export const FAMILY_NUMBERS = { unix: 1, inet: 2, inet6: 10 } as const;

/** All addresses of this machine, for a socket that listens. */
export const ANY_HOSTS = { inet: '0.0.0.0', inet6: '::' } as const;
export const LOOPBACK_HOSTS = { inet: '127.0.0.1', inet6: '::1' } as const;
/** All machines of the network (ip(7)). */
export const BROADCAST_HOST = '255.255.255.255';
/** The machine's own in its network, which has no version 6. */
export const OWN_HOST = '192.168.1.10';
/** How version 6 writes an address of version 4 (RFC 4291, section 2.5.5.2). */
const MAPPED = '::ffff:';

/** What a socket is called that has no name yet. */
export function unnamed(family: AddressFamily): SocketAddress {
  return family === 'unix' ? { family, path: '' } : { family, host: ANY_HOSTS[family], port: 0 };
}

export function isAnyHost({ family, host }: InternetAddress): boolean {
  return host === ANY_HOSTS[family];
}

/** Whether a host is this machine. */
export function isLocal(address: InternetAddress): boolean {
  const { family, host } = unmapped(address);
  if (host === ANY_HOSTS[family] || host === LOOPBACK_HOSTS[family]) return true;
  return family === 'inet' && (host === OWN_HOST || host.startsWith('127.'));
}

/** Where a message goes that is sent to an address: that of all hosts means this one. */
export function destinationOf(to: SocketAddress): SocketAddress {
  if (to.family === 'unix' || !isAnyHost(to)) return to;
  return { ...to, host: LOOPBACK_HOSTS[to.family] };
}

/** Whether messages from one come from the other. */
export function sameAddress(one: SocketAddress, other: SocketAddress): boolean {
  if (one.family === 'unix') return other.family === 'unix' && placeOf(one) === placeOf(other);
  if (other.family === 'unix') return false;
  return one.port === other.port && unmapped(one).host === unmapped(other).host;
}

/** What tells the names of Unix sockets apart. */
export function placeOf({ path, inode }: UnixAddress): string | number {
  return inode ?? path;
}

/** The address of version 4 that one of version 6 stands for; others as they are. */
export function unmapped(address: InternetAddress): InternetAddress {
  const { family, host, port } = address;
  if (family === 'inet' || !host.startsWith(MAPPED) || !host.includes('.')) return address;
  return { family: 'inet', host: host.slice(MAPPED.length), port };
}

/** An address as a socket of a family sees it. */
export function seenBy(family: AddressFamily, address: SocketAddress): SocketAddress {
  if (address.family === 'unix') return address;
  const plain = unmapped(address);
  if (family !== 'inet6' || plain.family === 'inet6') return plain;
  return { ...plain, family, host: MAPPED + plain.host };
}
