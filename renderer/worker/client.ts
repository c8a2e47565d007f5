/**
 * A worker that is asked faster than it can answer, while a slider is dragged or the run is played:
 * one request is under way, one waits, and a newer one takes the place of the one that waits. An
 * answer is delivered even when a newer request waits already, so that the picture moves during a
 * drag; but a request that holds up a newer one for too long is ended with its worker.
 */
import type { FailedReply } from './protocol.ts';

/** What of a `Worker` is needed here. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: unknown): void;
  terminate(): void;
}

type Deliver<Reply> = (reply: Reply | FailedReply) => void;

interface Job<Request, Reply> {
  readonly request: Request;
  readonly deliver: Deliver<Reply>;
}

interface UnderWay<Request, Reply> extends Job<Request, Reply> {
  readonly startedMs: number;
}

/** How long a request may go on when a newer one waits. */
const PATIENCE_MS = 800;

/** @typeParam Note - what can be said to a worker on the way, without an answer */
export class LatestClient<Request, Reply, Note = never> {
  readonly #spawn: () => WorkerLike;
  readonly #patienceMs: number;
  #worker: WorkerLike | undefined;
  #underWay: UnderWay<Request, Reply> | undefined;
  #waiting: Job<Request, Reply> | undefined;
  #impatience: ReturnType<typeof setTimeout> | undefined;

  constructor(spawn: () => WorkerLike, patienceMs = PATIENCE_MS) {
    this.#spawn = spawn;
    this.#patienceMs = patienceMs;
  }

  get busy(): boolean {
    return this.#underWay !== undefined;
  }

  request(request: Request, deliver: Deliver<Reply>): void {
    const job = { request, deliver };
    if (this.#underWay === undefined) {
      this.#start(job);
      return;
    }
    this.#waiting = job;
    const restMs = this.#underWay.startedMs + this.#patienceMs - performance.now();
    this.#impatience ??= setTimeout(() => this.#supersede(), Math.max(0, restMs));
  }

  /** Tells the worker something about what is under way, and forgets what waits. */
  tell(note: Note): void {
    this.#waiting = undefined;
    this.#calm();
    if (this.#underWay !== undefined) this.#worker?.postMessage(note);
  }

  /** Ends what is under way and forgets what waits; nothing is delivered. */
  stop(): void {
    this.#waiting = undefined;
    this.#endWorker();
  }

  #start(job: Job<Request, Reply>): void {
    this.#underWay = { ...job, startedMs: performance.now() };
    this.#worker ??= this.#listen(this.#spawn());
    this.#worker.postMessage(job.request);
  }

  #listen(worker: WorkerLike): WorkerLike {
    worker.onmessage = ({ data }) => this.#finish(data as Reply | FailedReply);
    worker.onerror = (event) => {
      const { underWay } = this.#endWorker();
      // An error event without a message means that the worker could not be started at all.
      const detail = event.message || event.type;
      underWay?.deliver({ kind: 'failed', detail });
      this.#next();
    };
    return worker;
  }

  #finish(reply: Reply | FailedReply): void {
    const done = this.#underWay;
    this.#calm();
    this.#underWay = undefined;
    // The next one first: delivering redraws the page, and the worker need not wait for that.
    this.#next();
    done?.deliver(reply);
  }

  #supersede(): void {
    this.#endWorker();
    this.#next();
  }

  #next(): void {
    const job = this.#waiting;
    this.#waiting = undefined;
    if (job !== undefined) this.#start(job);
  }

  #endWorker(): { readonly underWay: UnderWay<Request, Reply> | undefined } {
    const underWay = this.#underWay;
    this.#calm();
    this.#underWay = undefined;
    this.#worker?.terminate();
    this.#worker = undefined;
    return { underWay };
  }

  #calm(): void {
    clearTimeout(this.#impatience);
    this.#impatience = undefined;
  }
}
