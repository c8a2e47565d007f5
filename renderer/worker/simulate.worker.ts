/**
 * The simulator in a worker, so that no program, however long it runs, holds up the page. One worker
 * answers one request after the other; the client decides what is worth asking.
 */
import { createInspector, readHeader, schedulingResults } from '../../simulator/index.ts';
import type { Inspector } from '../../simulator/index.ts';
import { indexEvents } from '../reading/events.ts';
import { miniatureOf } from '../reading/miniature.ts';

import type {
  InspectReply,
  InspectRequest,
  FiguresReply,
  FiguresRequest,
  SimulateReply,
  SimulateRequest,
  WorkerNote,
  WorkerReply,
  WorkerRequest,
} from './protocol.ts';
import { StoppableSimulation } from './stoppable-simulation.ts';
import { buffersOf } from './transfer.ts';

interface Inspected {
  readonly run: number;
  readonly inspector: Inspector;
}

/** The run that is being looked into, and the one that is under way: the worker's only memory. */
const memory: { inspected: Inspected | undefined; simulated: StoppableSimulation | undefined } = {
  inspected: undefined,
  simulated: undefined,
};

self.onmessage = ({ data }: MessageEvent<WorkerRequest | WorkerNote>) => {
  if (data.kind === 'stop') memory.simulated?.stop(data.how);
  else void reply(data);
};

async function reply(request: WorkerRequest): Promise<void> {
  const answered = await answer(request);
  self.postMessage(answered, {
    transfer: answered.kind === 'simulate' ? buffersOf(answered) : [],
  });
}

async function answer(request: WorkerRequest): Promise<WorkerReply> {
  try {
    switch (request.kind) {
      case 'simulate':
        return await answerSimulate(request);
      case 'inspect':
        return answerInspect(request);
      case 'figures':
        return await answerFigures(request);
      case 'check':
        return { kind: 'check', header: readHeader(request.source) };
    }
  } catch (error) {
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { kind: 'failed', detail };
  }
}

async function answerSimulate({ source, options }: SimulateRequest): Promise<SimulateReply> {
  const header = readHeader(source);
  const simulated = new StoppableSimulation(source, options);
  memory.simulated = simulated;
  try {
    const trace = await simulated.run();
    const { ending } = simulated;
    return { kind: 'simulate', header, trace, events: indexEvents(trace), ending };
  } finally {
    memory.simulated = undefined;
  }
}

async function answerFigures({ source, options }: FiguresRequest): Promise<FiguresReply> {
  const trace = await new StoppableSimulation(source, options).run();
  return {
    kind: 'figures',
    outcome: trace.outcome.kind,
    elapsedNs: trace.elapsedNs,
    results: schedulingResults(trace),
    miniature: miniatureOf(trace),
  };
}

function answerInspect({ source, options, run, timeNs }: InspectRequest): InspectReply {
  if (memory.inspected?.run !== run) {
    memory.inspected = { run, inspector: createInspector(source, options) };
  }
  return { kind: 'inspect', run, snapshot: memory.inspected.inspector.at(timeNs) };
}
