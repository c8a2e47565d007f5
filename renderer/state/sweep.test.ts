/** A number of a program over a range, with workers that answer at once. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { readHeader, schedulingResults, simulate } from '../../simulator/index.ts';
import { indexEvents } from '../reading/events.ts';
import { LatestClient } from '../worker/client.ts';
import type { WorkerLike } from '../worker/client.ts';
import type { WorkerReply, WorkerRequest } from '../worker/protocol.ts';

import type { OpenDocument } from './document.ts';
import { ManyRuns } from './many-runs.svelte.ts';
import { Run } from './run.svelte.ts';
import { Sweep } from './sweep.svelte.ts';

const PROGRAM = `# /// timeslice
# [params]
# WORKERS = { min = 1, max = 8, label = "workers" }
# [machine]
# gil = false
# cores = 4
# ///
import threading

WORKERS = 2

def work(rounds):
    for i in range(rounds):
        i * i

threads = [threading.Thread(target=work, args=(24_000 // WORKERS,)) for _ in range(WORKERS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
`;

class Worker implements WorkerLike {
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;

  postMessage(message: unknown): void {
    const request = message as WorkerRequest;
    this.onmessage?.({ data: answer(request) } as MessageEvent);
  }

  terminate(): void {
    this.onmessage = null;
  }
}

function answer(request: WorkerRequest): WorkerReply {
  if (request.kind === 'check' || request.kind === 'inspect') throw new Error('not asked for');
  const { source, options } = request;
  const trace = simulate(source, options);
  if (request.kind === 'simulate') {
    const events = indexEvents(trace);
    return { kind: 'simulate', header: readHeader(source), trace, events, ending: {} };
  }
  return {
    kind: 'figures',
    outcome: trace.outcome.kind,
    elapsedNs: trace.elapsedNs,
    results: schedulingResults(trace),
    miniature: { rows: [], more: 0 },
  };
}

function opened(text: string): { readonly run: Run; readonly sweep: Sweep } {
  const run = new Run(new LatestClient(() => new Worker()), () => undefined);
  run.open(documentOf(text), '');
  return { run, sweep: new Sweep(run, new ManyRuns(() => new Worker())) };
}

function documentOf(text: string): OpenDocument {
  return { source: { name: 'work.py', text }, origin: { kind: 'file', path: undefined } };
}

beforeEach(() => vi.stubGlobal('navigator', { hardwareConcurrency: 2 }));
afterEach(() => vi.unstubAllGlobals());

it('offers the numbers of the program, and the range of the first', () => {
  const { sweep } = opened(PROGRAM);
  expect(sweep.choices.map(({ name }) => name)).toEqual(['WORKERS', 'cores', 'quantum']);
  expect(sweep.range).toEqual({ from: 1, to: 8, step: 1 });
  sweep.choose('cores');
  expect(sweep.parameter.name).toBe('cores');
});

it('offers no more values of a wide range than one can read', () => {
  const { sweep } = opened('ROUNDS = 90_000\nprint(ROUNDS)\n');
  const { values } = sweep;
  expect(values.kind === 'values' && values.values.length).toBeLessThanOrEqual(16);
});

it('runs each value, and finds the knee at the number of cores', () => {
  const { sweep } = opened(PROGRAM);
  sweep.start();
  expect(sweep.runs.running).toBe(false);
  expect(sweep.points.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(sweep.points[0]?.speedUp).toBe(1);
  expect(sweep.points[1]?.speedUp).toBeGreaterThan(1.8);
  expect(sweep.knee?.value).toBe(4);
});

it('opens the run of a value, and keeps the curve as long as all else is the same', () => {
  const { run, sweep } = opened(PROGRAM);
  sweep.start();
  const fourNs = sweep.points[3]!.figures.elapsedNs;
  sweep.adopt(4);
  expect(run.result?.trace.elapsedNs).toBe(fourNs);
  sweep.forgetOthers();
  expect(sweep.points).toHaveLength(8);
  run.setMachine('cores', 2);
  sweep.forgetOthers();
  expect(sweep.points).toEqual([]);
});

it('opens the run of a number of cores', () => {
  const { run, sweep } = opened(PROGRAM);
  sweep.choose('cores');
  sweep.setRange({ to: 2 });
  sweep.start();
  sweep.adopt(1);
  expect(run.machine.cores).toBe(1);
  expect(run.result?.trace.elapsedNs).toBe(sweep.points[0]!.figures.elapsedNs);
});

it('has no values in a range that ends before it begins', () => {
  const { sweep } = opened(PROGRAM);
  sweep.setRange({ from: 5, to: 3 });
  expect(sweep.values).toEqual({ kind: 'backwards' });
  sweep.start();
  expect(sweep.swept).toBeUndefined();
});
