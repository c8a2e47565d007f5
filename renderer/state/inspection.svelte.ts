/** Looks into a run at a time, in a worker: stacks, locals and queues, which no trace holds. */
import type { Snapshot } from '../../simulator/index.ts';
import type { LatestClient } from '../worker/client.ts';
import type { InspectReply, InspectRequest } from '../worker/protocol.ts';

import type { RunResult } from './run.svelte.ts';

type Client = Pick<LatestClient<InspectRequest, InspectReply>, 'request'>;

/** While the run plays there is no point in asking more often than one can read. */
const PAUSE_MS = 100;

export class Inspection {
  #shown = $state.raw<InspectReply>();
  readonly #client: Client;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wanted: InspectRequest | undefined;
  #asked: InspectRequest | undefined;

  constructor(client: Client) {
    this.#client = client;
  }

  /** The latest state that has been looked up in this run; it may lag behind the playhead. */
  snapshotOf(result: RunResult): Snapshot | undefined {
    return this.#shown?.run === result.id ? this.#shown.snapshot : undefined;
  }

  /** Called by whoever shows the state, whenever the run or the playhead changes. */
  want(result: RunResult, timeNs: number): void {
    this.#wanted = { kind: 'inspect', ...result.spec, run: result.id, timeNs };
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#ask();
      },
      this.#isFresh() ? PAUSE_MS : 0,
    );
  }

  /** Whether something of the wanted run is on screen already. */
  #isFresh(): boolean {
    return this.#asked !== undefined && this.#asked.run === this.#wanted?.run;
  }

  #ask(): void {
    const request = this.#wanted;
    if (request === undefined) return;
    this.#asked = request;
    this.#client.request(request, (reply) => {
      if (reply.kind === 'inspect') this.#shown = reply;
    });
  }
}
