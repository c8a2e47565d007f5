/** Connections that nobody has accepted yet, up to a number of them (listen(2)). */
import type { KernelCalls, ThreadHandle, WaitQueue } from './program.ts';
import { POLL } from './readiness.ts';
import type { Watchers } from './readiness.ts';
import type { StreamSocket } from './stream-socket.ts';

/** After so long a client asks again whose wish to connect found no place (tcp(7), SYN). */
const RETRY_NS = 1e9;

export class Backlog {
  /** How many may wait; Linux lets in one more. */
  places: number;
  readonly forConnections: WaitQueue;
  private readonly kernel: KernelCalls;
  private readonly watched: Watchers;
  private readonly waiting: StreamSocket[] = [];
  /** Those that are about to come. */
  private reserved = 0;
  /** Clients on this machine that wait for a place. */
  private readonly line: ((nowNs: number) => void)[] = [];
  private closed = false;

  constructor(kernel: KernelCalls, places: number, watched: Watchers) {
    this.kernel = kernel;
    this.places = places;
    this.watched = watched;
    this.forConnections = kernel.createQueue();
  }

  get empty(): boolean {
    return this.waiting.length === 0;
  }

  get full(): boolean {
    return this.waiting.length + this.reserved > this.places;
  }

  reserve(): void {
    this.reserved++;
  }

  /** The connection for which a place was reserved stands. */
  offer(end: StreamSocket, nowNs: number): void {
    this.reserved--;
    if (this.closed) {
      end.abort(nowNs);
      return;
    }
    this.waiting.push(end);
    this.kernel.wakeOne(this.forConnections, undefined);
    this.watched.tell(POLL.POLLIN, undefined);
  }

  take(by: ThreadHandle): StreamSocket | undefined {
    const next = this.waiting.shift();
    if (this.waiting.length > 0) this.kernel.wakeOne(this.forConnections, by);
    if (next !== undefined) this.line.shift()?.(this.kernel.nowNs);
    return next;
  }

  /** Has a client that found no place ask again: when there is one, or after a while. */
  retry(nowNs: number, near: boolean, ask: (nowNs: number) => void): void {
    if (near) this.line.push(ask);
    else this.kernel.schedule(nowNs + RETRY_NS, { happen: ask });
  }

  close(nowNs: number): void {
    this.closed = true;
    for (const end of this.waiting) end.abort(nowNs);
    for (const ask of this.line) ask(nowNs);
  }
}
