/**
 * The simulator in a worker, so that no program, however long it runs, holds up the page. One worker
 * answers one request after the other; the client decides what is worth asking.
 */
import { createInspector, readHeader, simulate } from '../../simulator/index.ts';
import type { Inspector } from '../../simulator/index.ts';
import { indexEvents } from '../reading/events.ts';

import type {
  HeadersReply,
  HeadersRequest,
  InspectReply,
  InspectRequest,
  SimulateReply,
  SimulateRequest,
  WorkerReply,
  WorkerRequest,
} from './protocol.ts';
import { buffersOf } from './transfer.ts';

interface Inspected {
  readonly run: number;
  readonly inspector: Inspector;
}

/** The run that is being looked into: the worker's only memory. */
const memory: { inspected: Inspected | undefined } = { inspected: undefined };

self.onmessage = ({ data }: MessageEvent<WorkerRequest>) => {
  const reply = answer(data);
  self.postMessage(reply, { transfer: reply.kind === 'simulate' ? buffersOf(reply) : [] });
};

function answer(request: WorkerRequest): WorkerReply {
  try {
    switch (request.kind) {
      case 'simulate':
        return answerSimulate(request);
      case 'inspect':
        return answerInspect(request);
      case 'headers':
        return answerHeaders(request);
    }
  } catch (error) {
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { kind: 'failed', detail };
  }
}

function answerSimulate({ source, options }: SimulateRequest): SimulateReply {
  const header = readHeader(source);
  const trace = simulate(source, options);
  return { kind: 'simulate', header, trace, events: indexEvents(trace) };
}

function answerInspect({ source, options, run, timeNs }: InspectRequest): InspectReply {
  if (memory.inspected?.run !== run) {
    memory.inspected = { run, inspector: createInspector(source, options) };
  }
  return { kind: 'inspect', run, snapshot: memory.inspected.inspector.at(timeNs) };
}

function answerHeaders({ sources }: HeadersRequest): HeadersReply {
  return { kind: 'headers', headers: sources.map(readHeader) };
}
