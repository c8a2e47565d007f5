/** A job table that is open in a window whose worker answers at once. */
import { readHeader, simulate } from '../../simulator/index.ts';
import { indexEvents } from '../reading/events.ts';
import { LatestClient } from '../worker/client.ts';
import type { WorkerLike } from '../worker/client.ts';
import type { WorkerReply, WorkerRequest } from '../worker/protocol.ts';

import type { OpenDocument } from './document.ts';
import { Run } from './run.svelte.ts';

/** Three jobs are ready at once: two decisions under first come, first served. */
export const TABLE = `[machine]
cores = 1
policy = "fifo"
context_switch = "0us"

[[job]]
name = "A"
bursts = "cpu 3ms"

[[job]]
name = "B"
bursts = "cpu 2ms"

[[job]]
name = "C"
bursts = "cpu 1ms"
`;

class Worker implements WorkerLike {
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;

  postMessage(message: unknown): void {
    const data = answer(message as WorkerRequest);
    this.onmessage?.({ data } as MessageEvent);
  }

  terminate(): void {
    this.onmessage = null;
  }
}

function answer(request: WorkerRequest): WorkerReply {
  const header = readHeader(request.source);
  if (request.kind === 'check') return { kind: 'check', header };
  if (request.kind !== 'simulate') throw new Error(`nobody answers ${request.kind}`);
  const trace = simulate(request.source, request.options);
  return { kind: 'simulate', header, trace, events: indexEvents(trace), ending: {} };
}

export function clientOf<Request, Reply>(): LatestClient<Request, Reply> {
  return new LatestClient<Request, Reply>(() => new Worker());
}

export function openedTable(): { readonly run: Run; readonly document: OpenDocument } {
  const document: OpenDocument = {
    source: { name: 'jobs.toml', text: TABLE },
    origin: { kind: 'file', path: '/home/jobs.toml' },
  };
  const run = new Run(clientOf(), () => undefined);
  run.open(document, '');
  return { run, document };
}
