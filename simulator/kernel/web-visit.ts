/** A connection to a web server of the internet, as the server sees it. */
import type { HostSettings } from '../simulation.ts';
import type { Flow, FlowEnd } from './flow.ts';
import type { KernelCalls } from './program.ts';
import { POLL } from './readiness.ts';
import { TlsServer } from './tls-server.ts';
import { answerTo, joined, readRequest, type WebRequest } from './web-pages.ts';

/** Of more than that, a server wants to hear nothing. */
const REQUEST_MAX = 1_000_000;
/** What a server takes to make a page. */
const ANSWER_NS = 20_000_000;

export class WebVisit implements FlowEnd {
  private readonly kernel: KernelCalls;
  private readonly ends: () => { readonly incoming: Flow; readonly outgoing: Flow };
  private readonly settings: HostSettings;
  private readonly fails: () => boolean;
  /** Undefined: what is said is not encrypted. */
  private readonly tls: TlsServer | undefined;
  private request = '';
  private answer = new Uint8Array(0);
  /** Requests that have not been answered yet: one is, after the other. */
  private readonly waiting: WebRequest[] = [];
  private busy = false;
  private last = false;
  /** The last answer is complete. */
  private over = false;

  /** @param fails - whether the next request does. */
  constructor(
    kernel: KernelCalls,
    ends: WebVisit['ends'],
    settings: HostSettings,
    fails: () => boolean,
    encrypted: boolean,
  ) {
    this.kernel = kernel;
    this.ends = ends;
    this.settings = settings;
    this.fails = fails;
    this.tls = encrypted ? new TlsServer() : undefined;
  }

  told(events: number): void {
    const { incoming } = this.ends();
    const { nowNs } = this.kernel;
    if ((events & POLL.POLLIN) !== 0) {
      const heard = incoming.read(Infinity, undefined, nowNs).data;
      this.request += text(this.tls === undefined ? heard : this.tls.hear(heard));
      this.say(this.tls?.answer());
      if (this.tls?.broken === true) {
        incoming.abandon();
        this.over = true;
      }
      this.readRequests();
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

  private readRequests(): void {
    for (;;) {
      const end = this.request.indexOf('\r\n\r\n');
      if (end < 0 || this.last) break;
      const request = readRequest(this.request.slice(0, end));
      const following = end + 4 + request.bodyBytes;
      if (this.request.length < following) break;
      this.request = this.request.slice(following);
      this.last = request.closes;
      this.waiting.push(request);
    }
    if (!this.busy) this.answerNext();
  }

  private answerNext(): void {
    const request = this.waiting.shift();
    this.busy = request !== undefined;
    if (request === undefined) {
      this.over = this.last;
      this.leave();
      return;
    }
    const failed = this.fails();
    const { failure, delayNs = ANSWER_NS } = this.settings;
    if (failed && failure === 'silence') return;
    if (failed && failure === 'reset') {
      this.after(delayNs, () => this.reset());
      return;
    }
    const parts = answerTo(request, this.settings, failed);
    this.after(delayNs, () => this.sayInTurn(parts));
  }

  /** The first part, and the others with pauses between them. */
  private sayInTurn([part, ...others]: readonly Uint8Array[]): void {
    this.say(part);
    if (others.length === 0) this.answerNext();
    else this.after(this.settings.pauseNs ?? 0, () => this.sayInTurn(others));
  }

  /** The other side learns of it when word has travelled. */
  private reset(): void {
    const { incoming, outgoing } = this.ends();
    incoming.abandon();
    this.after(outgoing.link.latencyNs, () => {
      incoming.refuse();
      this.refused();
    });
  }

  private after(delayNs: number, happen: () => void): void {
    if (delayNs === 0) happen();
    else this.kernel.schedule(this.kernel.nowNs + delayNs, { happen });
  }

  private say(part: Uint8Array | undefined): void {
    if (part === undefined || part.length === 0) return;
    this.answer = joined(this.answer, part);
    this.send();
  }

  /** As much as there is room for. */
  private send(): void {
    const { outgoing } = this.ends();
    if (outgoing.broken || this.answer.length === 0) return;
    const taken = outgoing.write(this.answer, undefined, this.kernel.nowNs);
    this.answer = this.answer.slice(taken);
    this.leave();
  }

  /** Once everything is said. */
  private leave(): void {
    const { incoming, outgoing } = this.ends();
    if (this.answer.length > 0 || this.busy) return;
    if (this.over || incoming.ended) outgoing.end(this.kernel.nowNs);
  }
}

function text(data: Uint8Array): string {
  let result = '';
  for (const byte of data) result += String.fromCharCode(byte);
  return result;
}
