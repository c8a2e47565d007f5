/** Every policy on a table, with workers that answer when the test says so. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { schedulingResults, simulate } from '../../simulator/index.ts';
import type { PolicyName } from '../../simulator/index.ts';
import { miniatureOf } from '../reading/miniature.ts';
import type { WorkerLike } from '../worker/client.ts';
import type { FiguresRequest, RunSpec, WorkerReply } from '../worker/protocol.ts';

import { COMPARED } from './compared-policies.ts';
import { ManyRuns } from './many-runs.svelte.ts';
import { TABLE } from './table-modes.test-support.ts';

/** Does one policy at a time, when it is told to. */
class Worker implements WorkerLike {
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  asked: FiguresRequest | undefined;
  ended = false;

  postMessage(message: unknown): void {
    this.asked = message as FiguresRequest;
  }

  terminate(): void {
    this.ended = true;
  }

  answer(): void {
    const { source, options } = this.asked!;
    const trace = simulate(source, options);
    this.reply({
      kind: 'figures',
      outcome: trace.outcome.kind,
      elapsedNs: trace.elapsedNs,
      results: schedulingResults(trace),
      miniature: miniatureOf(trace),
    });
  }

  reply(data: WorkerReply): void {
    this.asked = undefined;
    this.onmessage?.({ data } as MessageEvent);
  }
}

function specOf(policy: PolicyName): RunSpec {
  return { source: { name: 'jobs.toml', text: TABLE }, options: { machine: { policy } } };
}

/** A comparison under way, and its workers in the order in which they were made. */
function started(): { readonly comparison: ManyRuns<PolicyName>; readonly workers: Worker[] } {
  const workers: Worker[] = [];
  const comparison = new ManyRuns<PolicyName>(() => {
    workers.push(new Worker());
    return workers.at(-1)!;
  });
  comparison.start(COMPARED, specOf);
  return { comparison, workers };
}

/** Whoever has been asked answers, until nobody has. */
function answerAll(workers: readonly Worker[]): void {
  for (let busy = 0; busy >= 0;) {
    busy = workers.findIndex(({ asked, ended }) => asked !== undefined && !ended);
    workers[busy]?.answer();
  }
}

beforeEach(() => vi.stubGlobal('navigator', { hardwareConcurrency: 4 }));
afterEach(() => vi.unstubAllGlobals());

describe('a comparison of all policies', () => {
  it('runs each one once, and knows what each makes of the table', () => {
    const { comparison, workers } = started();
    expect(workers.map(({ asked }) => asked?.options.machine?.policy)).toEqual(
      COMPARED.slice(0, 3),
    );
    answerAll(workers);
    expect(Object.keys(comparison.results).sort()).toEqual([...COMPARED].sort());
    const meanMs = (policy: PolicyName): number | undefined => {
      const reply = comparison.results[policy];
      const ns = reply?.kind === 'figures' ? reply.results.turnaroundNs?.mean : undefined;
      return ns === undefined ? undefined : ns / 1e6;
    };
    // Jobs of 3, 2 and 1 ms: done at 3, 5, 6 in the order of coming; at 1, 3, 6 the shortest first.
    expect(meanMs('fifo')).toBeCloseTo(14 / 3);
    expect(meanMs('sjf')).toBeCloseTo(10 / 3);
    expect(meanMs('stcf')).toBeCloseTo(10 / 3);
  });

  it('tells each answer as it comes, and ends its workers when there is nothing left', () => {
    const { comparison, workers } = started();
    workers[1]!.answer();
    expect(Object.keys(comparison.results)).toEqual([COMPARED[1]]);
    expect(workers[1]!.asked?.options.machine?.policy).toBe(COMPARED[3]);
    expect(comparison.running).toBe(true);
    answerAll(workers);
    expect(comparison.running).toBe(false);
    expect(workers.map(({ ended }) => ended)).toEqual([true, true, true]);
  });

  it('keeps what it has when it is cancelled', () => {
    const { comparison, workers } = started();
    workers[0]!.answer();
    comparison.stop();
    workers[1]!.answer();
    expect(Object.keys(comparison.results)).toEqual([COMPARED[0]]);
    expect(comparison.running).toBe(false);
    expect(workers.every(({ ended }) => ended)).toBe(true);
  });

  it('goes on when one policy fails', () => {
    const { comparison, workers } = started();
    workers[0]!.reply({ kind: 'failed', detail: 'a fault' });
    answerAll(workers);
    expect(comparison.results[COMPARED[0]!]).toEqual({ kind: 'failed', detail: 'a fault' });
    expect(Object.keys(comparison.results)).toHaveLength(COMPARED.length);
  });

  it('ends the one before', () => {
    const { comparison, workers } = started();
    const before = workers.slice();
    workers[0]!.answer();
    comparison.start(COMPARED, specOf);
    expect(before.every(({ ended }) => ended)).toBe(true);
    expect(comparison.results).toEqual({});
    answerAll(workers);
    expect(Object.keys(comparison.results)).toHaveLength(COMPARED.length);
  });

  it('of nothing is over at once', () => {
    const comparison = new ManyRuns<PolicyName>(() => new Worker());
    comparison.start(COMPARED, () => undefined);
    expect([comparison.running, comparison.results]).toEqual([false, {}]);
  });
});
