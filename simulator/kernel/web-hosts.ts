/**
 * The internet of tutorial programs: every name has an address, and every host answers HTTP GET with a
 * page of its own, the same every time. Names below `.invalid` have no address (RFC 2606).
 */
import type { Flow, FlowEnd } from './flow.ts';
import { POLL } from './readiness.ts';
import type { RemoteHost, RemoteHosts } from './remote-host.ts';
import type { KernelCalls } from './program.ts';

const HTTP_PORT = 80;
const PAGE_BYTES_MIN = 1000;
const PAGE_BYTES_SPAN = 19_000;
/** Of more than that, a server wants to hear nothing. */
const REQUEST_MAX = 65_536;
/** What a server takes to make a page. */
const ANSWER_NS = 20_000_000;
const FILLER = '<p>All work and no play makes a dull page.</p>\n';

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  return hash;
}

export class WebHosts implements RemoteHosts, RemoteHost {
  private readonly kernel: () => KernelCalls;

  /** @param kernel - of the machine, once it is made. */
  constructor(kernel: () => KernelCalls) {
    this.kernel = kernel;
  }

  resolve(name: string): string | undefined {
    if (name.endsWith('.invalid')) return undefined;
    const hash = hashOf(name);
    // None of the addresses that are this machine's own or its network's begins so.
    return [93, (hash >>> 16) & 255, (hash >>> 8) & 255, 1 + (hash % 254)].join('.');
  }

  at(): RemoteHost {
    return this;
  }

  accepts(port: number): boolean {
    return port === HTTP_PORT;
  }

  serve(ends: () => { readonly incoming: Flow; readonly outgoing: Flow }): FlowEnd {
    return new Visit(this.kernel(), ends);
  }
}

/** A connection to a web server, as the server sees it. */
class Visit implements FlowEnd {
  private readonly kernel: KernelCalls;
  private readonly ends: () => { readonly incoming: Flow; readonly outgoing: Flow };
  private request = '';
  private answer = new Uint8Array(0);
  private last = false;

  constructor(kernel: KernelCalls, ends: Visit['ends']) {
    this.kernel = kernel;
    this.ends = ends;
  }

  told(events: number): void {
    const { incoming } = this.ends();
    const { nowNs } = this.kernel;
    if ((events & POLL.POLLIN) !== 0) {
      this.request += text(incoming.read(Infinity, undefined, nowNs));
      this.answerRequests(nowNs);
      if (this.request.length > REQUEST_MAX) incoming.abandon();
      if (incoming.ended) this.leave();
    }
    if ((events & POLL.POLLOUT) !== 0) this.send();
  }

  refused(): void {
    const { incoming, outgoing } = this.ends();
    incoming.destroy();
    outgoing.destroy();
  }

  private answerRequests(nowNs: number): void {
    for (;;) {
      const end = this.request.indexOf('\r\n\r\n');
      if (end < 0 || this.last) return;
      const head = this.request.slice(0, end);
      this.request = this.request.slice(end + 4);
      const [first = '', ...lines] = head.split('\r\n');
      const headers = new Map(
        lines.map((line) => {
          const colon = line.indexOf(':');
          return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
        }),
      );
      const version = first.split(' ')[2] ?? 'HTTP/1.0';
      const wish = headers.get('connection')?.toLowerCase();
      const closes = wish === 'close' || (version === 'HTTP/1.0' && wish !== 'keep-alive');
      this.last = closes;
      const answer = bytes(answerTo(first, headers.get('host') ?? '', closes));
      const happen = (): void => {
        this.answer = joined(this.answer, answer);
        this.send();
        if (closes) this.leave();
      };
      this.kernel.schedule(nowNs + ANSWER_NS, { happen });
    }
  }

  /** As much as there is room for. */
  private send(): void {
    const { outgoing } = this.ends();
    if (outgoing.broken || this.answer.length === 0) return;
    const taken = outgoing.write(this.answer, undefined, this.kernel.nowNs);
    this.answer = this.answer.subarray(taken);
    if (this.last) this.leave();
  }

  /** Once everything is said. */
  private leave(): void {
    const { incoming, outgoing } = this.ends();
    if (this.answer.length === 0 && (this.last || incoming.ended)) outgoing.end(this.kernel.nowNs);
  }
}

function answerTo(request: string, host: string, closes: boolean): string {
  const [method = '', path = ''] = request.split(' ');
  const known = method === 'GET' || method === 'HEAD';
  const page = known ? pageOf(host, path) : `<h1>501 Not Implemented</h1>\n`;
  const head = [
    known ? 'HTTP/1.1 200 OK' : 'HTTP/1.1 501 Not Implemented',
    'Server: timeslice',
    'Content-Type: text/html; charset=utf-8',
    `Content-Length: ${page.length}`,
    `Connection: ${closes ? 'close' : 'keep-alive'}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${method === 'HEAD' ? '' : page}`;
}

/** A page of a size that goes with its address. */
function pageOf(host: string, path: string): string {
  const address = `${host}${path}`.replace(/[<>&"]/g, '');
  const size = PAGE_BYTES_MIN + (hashOf(address) % PAGE_BYTES_SPAN);
  const title = `<title>${address}</title>\n<h1>${address}</h1>\n`;
  const head = `<!DOCTYPE html>\n<html>\n${title}`;
  return `${head}${FILLER.repeat(Math.ceil((size - head.length) / FILLER.length))}</html>\n`;
}

function text(data: Uint8Array): string {
  let result = '';
  for (const byte of data) result += String.fromCharCode(byte);
  return result;
}

function bytes(data: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(data, (character) => character.charCodeAt(0) & 255);
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(one.length + other.length);
  result.set(one);
  result.set(other, one.length);
  return result;
}
