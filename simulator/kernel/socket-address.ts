/** Names of sockets (ip(7), unix(7)). */

export interface InternetAddress {
  readonly family: 'inet';
  /** Four numbers with dots. */
  readonly host: string;
  readonly port: number;
}

export interface UnixAddress {
  readonly family: 'unix';
  /** '': it has no name. */
  readonly path: string;
}

export type SocketAddress = InternetAddress | UnixAddress;
export type AddressFamily = SocketAddress['family'];

/** All addresses of this machine, for a socket that listens. */
export const ANY_HOST = '0.0.0.0';
export const LOOPBACK_HOST = '127.0.0.1';
/** The machine's own in its network. */
export const OWN_HOST = '192.168.1.10';

/** What a socket is called that has no name yet. */
export function unnamed(family: AddressFamily): SocketAddress {
  return family === 'unix' ? { family, path: '' } : { family, host: ANY_HOST, port: 0 };
}

/** Whether a host is this machine. */
export function isLocal(host: string): boolean {
  return host === ANY_HOST || host === OWN_HOST || host.startsWith('127.');
}
