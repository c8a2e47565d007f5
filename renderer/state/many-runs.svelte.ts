/**
 * Many runs of one program, of which only figures are asked for: each policy, each value of a parameter. They are
 * shared out over a few workers, their answers come one by one, and a newer start ends the one before.
 */
import { LatestClient } from '../worker/client.ts';
import type { WorkerLike } from '../worker/client.ts';
import type { FailedReply, FiguresReply, FiguresRequest, RunSpec } from '../worker/protocol.ts';

/** Each holds a simulator of its own in memory. */
const WORKERS_MAX = 4;

export type Figures = FiguresReply | FailedReply;

/** @typeParam Key - what is different in each run */
export class ManyRuns<Key extends string> {
  /** The answers there are. */
  results = $state.raw<Readonly<Record<string, Figures>>>({});
  running = $state(false);

  readonly #spawn: () => WorkerLike;
  #clients: readonly LatestClient<FiguresRequest, FiguresReply>[] = [];
  #waiting: Key[] = [];

  constructor(spawn: () => WorkerLike) {
    this.#spawn = spawn;
  }

  /** @param specOf - what is run; undefined when nothing is open */
  start(keys: readonly Key[], specOf: (key: Key) => RunSpec | undefined): void {
    this.clear();
    this.running = true;
    this.#waiting = [...keys];
    const count = Math.min(WORKERS_MAX, Math.max(1, navigator.hardwareConcurrency - 1));
    this.#clients = Array.from({ length: count }, () => new LatestClient(this.#spawn));
    for (const client of this.#clients) this.#next(client, specOf);
  }

  /** Ends what is under way; the answers that have come stay. */
  stop(): void {
    for (const client of this.#clients) client.stop();
    this.#clients = [];
    this.running = false;
  }

  clear(): void {
    this.stop();
    this.results = {};
  }

  #next(
    client: LatestClient<FiguresRequest, FiguresReply>,
    specOf: (key: Key) => RunSpec | undefined,
  ): void {
    const key = this.#waiting.shift();
    const spec = key === undefined ? undefined : specOf(key);
    if (key === undefined || spec === undefined) {
      // The last one to come home closes the door: a worker holds a simulator in memory.
      client.stop();
      this.#clients = this.#clients.filter((each) => each !== client);
      this.running = this.#clients.length > 0;
      return;
    }
    client.request({ kind: 'figures', ...spec }, (reply) => {
      this.results = { ...this.results, [key]: reply };
      this.#next(client, specOf);
    });
  }
}
