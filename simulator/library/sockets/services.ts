/** Services that programs ask for by name or by port, as a usual Linux lists them (services(5)). */

type Protocol = 'tcp' | 'udp';

interface Service {
  readonly name: string;
  readonly port: number;
  readonly protocols: readonly Protocol[];
}

const BOTH = `echo 7 discard 9 daytime 13 chargen 19 time 37 domain 53 kerberos 88 sunrpc 111 snmp 161
  snmp-trap 162 ldap 389 https 443 rtsp 554 ldaps 636 domain-s 853 openvpn 1194 radius 1812 nfs 2049 sip 5060
  sip-tls 5061`;
const TCP = `tcpmux 1 qotd 17 ftp-data 20 ftp 21 ssh 22 telnet 23 smtp 25 whois 43 gopher 70 finger 79 http 80 pop3 110
  auth 113 nntp 119 epmap 135 netbios-ssn 139 imap2 143 imap 143 bgp 179 microsoft-ds 445 submissions 465 exec 512
  login 513 shell 514 printer 515 submission 587 ipp 631 rsync 873 ftps-data 989 ftps 990 imaps 993 pop3s 995
  socks 1080 ms-sql-s 1433 mysql 3306 ms-wbt-server 3389 svn 3690 xmpp-client 5222 xmpp-server 5269
  postgresql 5432 amqps 5671 amqp 5672 x11 6000 redis 6379 ircd 6667 http-alt 8080 git 9418`;
const UDP = `bootps 67 bootpc 68 tftp 69 ntp 123 netbios-ns 137 netbios-dgm 138 isakmp 500 biff 512 who 513
  syslog 514`;

function services(list: string, protocols: readonly Protocol[]): Service[] {
  return [...list.matchAll(/(\S+) (\d+)/g)].map(([, name, port]) => ({
    name: name!,
    port: Number(port),
    protocols,
  }));
}

/** Where a port has two names, the first is its own. */
const SERVICES: readonly Service[] = [
  ...services(BOTH, ['tcp', 'udp']),
  ...services(TCP, ['tcp']),
  ...services(UDP, ['udp']),
];

const uses = ({ protocols }: Service, protocol: string | undefined): boolean =>
  protocol === undefined || protocols.some((each) => each === protocol);

/** The numbers of protocols by name (protocols(5)). */
export const PROTOCOLS: ReadonlyMap<string, number> = new Map([
  ['ip', 0],
  ['icmp', 1],
  ['igmp', 2],
  ['tcp', 6],
  ['udp', 17],
  ['ipv6', 41],
  ['ipv6-icmp', 58],
  ['sctp', 132],
]);

/** @param protocol - undefined: any. */
export function serviceNamed(wanted: string, protocol?: string): Service | undefined {
  return SERVICES.find((service) => service.name === wanted && uses(service, protocol));
}

export function serviceAt(wanted: number, protocol?: string): Service | undefined {
  return SERVICES.find((service) => service.port === wanted && uses(service, protocol));
}
