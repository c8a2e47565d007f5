/**
 * Every policy on the same program, each in a run of its own: the runs are shared out over a few workers,
 * their answers come one by one, and a newer comparison ends the one before.
 */
import { POLICY_NAMES } from '../../simulator/index.ts';
import type { PolicyName } from '../../simulator/index.ts';
import { LatestClient } from '../worker/client.ts';
import type { WorkerLike } from '../worker/client.ts';
import type { FailedReply, PolicyReply, PolicyRequest, RunSpec } from '../worker/protocol.ts';

/** Whom nobody has told what to do has no policy. */
export const COMPARED = POLICY_NAMES.filter((name) => name !== 'manual');

/** Each holds a simulator of its own in memory. */
const WORKERS_MAX = 4;

export class Comparison {
  /** The answers there are. */
  results = $state.raw<Readonly<Partial<Record<PolicyName, PolicyReply | FailedReply>>>>({});
  running = $state(false);

  readonly #spawn: () => WorkerLike;
  #clients: readonly LatestClient<PolicyRequest, PolicyReply>[] = [];
  #waiting: PolicyName[] = [];

  constructor(spawn: () => WorkerLike) {
    this.#spawn = spawn;
  }

  /** @param specOf - what is run under a policy; undefined when nothing is open */
  start(specOf: (policy: PolicyName) => RunSpec | undefined): void {
    this.stop();
    this.results = {};
    this.running = true;
    this.#waiting = [...COMPARED];
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

  #next(
    client: LatestClient<PolicyRequest, PolicyReply>,
    specOf: (policy: PolicyName) => RunSpec | undefined,
  ): void {
    const policy = this.#waiting.shift();
    const spec = policy === undefined ? undefined : specOf(policy);
    if (policy === undefined || spec === undefined) {
      // The last one to come home closes the door: a worker holds a simulator in memory.
      client.stop();
      this.#clients = this.#clients.filter((each) => each !== client);
      this.running = this.#clients.length > 0;
      return;
    }
    client.request({ kind: 'policy', ...spec }, (reply) => {
      this.results = { ...this.results, [policy]: reply };
      this.#next(client, specOf);
    });
  }
}
