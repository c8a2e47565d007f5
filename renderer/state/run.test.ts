/** Changing a program's parameters, and what becomes of the answers. */
import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { Header, Parameter } from '../../simulator/index.ts';
import { DEFAULT_MACHINE } from '../../simulator/index.ts';
import { indexEvents } from '../reading/events.ts';
import { lockTrace } from '../reading/trace.test-support.ts';
import type { FailedReply, SimulateReply, SimulateRequest, StopNote } from '../worker/protocol.ts';

import type { OpenDocument } from './document.ts';
import { Run } from './run.svelte.ts';
import type { RunResult } from './run.svelte.ts';

const workers: Parameter = {
  name: 'WORKERS',
  kind: 'int',
  value: 2,
  min: 1,
  max: 8,
  step: undefined,
  label: 'threads',
  unit: '',
  line: 4,
  at: undefined,
};

const header: Header = {
  kind: 'program',
  title: '',
  about: '',
  look: [],
  try: [],
  parameters: [workers],
  machine: { ...DEFAULT_MACHINE, cores: 2 },
  files: {},
  hosts: {},
};

function reply(): SimulateReply {
  const trace = lockTrace();
  return {
    kind: 'simulate',
    header: { kind: 'header', header },
    trace,
    events: indexEvents(trace),
    ending: {},
  };
}

const document: OpenDocument = {
  source: { name: 'a.py', text: 'WORKERS = 2' },
  origin: { kind: 'file', path: undefined },
};

type Deliver = (reply: SimulateReply | FailedReply) => void;

describe('a run', () => {
  const asked: { request: SimulateRequest; deliver: Deliver }[] = [];
  const results: RunResult[] = [];
  const notes: StopNote['how'][] = [];
  let stopped = 0;
  const client = {
    request: (request: SimulateRequest, deliver: Deliver) => asked.push({ request, deliver }),
    tell: (note: StopNote) => notes.push(note.how),
    stop: () => stopped++,
  };
  let run: Run;

  beforeEach(() => {
    vi.useFakeTimers();
    asked.length = 0;
    results.length = 0;
    notes.length = 0;
    stopped = 0;
    run = new Run(client, (result) => results.push(result));
    run.open(document, '');
  });

  it('asks for the program as it stands', () => {
    expect(asked).toHaveLength(1);
    expect(asked[0]!.request).toEqual({
      kind: 'simulate',
      source: document.source,
      options: { parameters: {}, machine: {}, stdin: '' },
    });
    expect(run.header).toBeUndefined();
    asked[0]!.deliver(reply());
    expect(run.header?.parameters).toEqual([workers]);
    expect(run.machine.cores).toBe(2);
    expect(run.status).toEqual({ kind: 'idle' });
  });

  it('asks again with what was changed, and forgets a change that was taken back', () => {
    asked[0]!.deliver(reply());
    run.setParameter(workers, 6);
    run.setMachine('cores', 8);
    expect(asked.at(-1)!.request.options).toEqual({
      parameters: { WORKERS: 6 },
      machine: { cores: 8 },
      stdin: '',
    });
    expect(run.value(workers)).toBe(6);
    expect(run.isChanged).toBe(true);
    run.setParameter(workers, 2);
    run.setMachine('cores', 2);
    expect(asked.at(-1)!.request.options).toEqual({ parameters: {}, machine: {}, stdin: '' });
    expect(run.isChanged).toBe(false);
  });

  it('shows answers on the way, but is done only with the last', () => {
    run.setParameter(workers, 3);
    asked[0]!.deliver(reply());
    expect(results).toHaveLength(1);
    expect(run.status.kind).toBe('running');
    asked[1]!.deliver(reply());
    expect(results).toHaveLength(2);
    expect(run.status.kind).toBe('idle');
  });

  it('has no use for answers about another program', () => {
    run.open({ ...document }, '');
    asked[0]!.deliver(reply());
    expect(results).toEqual([]);
    expect(run.result).toBeUndefined();
  });

  it('asks again when the program is to read something else', () => {
    run.setStdin('3\n');
    run.setStdin('3\n');
    expect(asked.map(({ request }) => request.options.stdin)).toEqual(['', '3\n']);
    run.open({ ...document }, '4\n');
    expect(run.stdin).toBe('4\n');
    expect(asked.at(-1)!.request.options.stdin).toBe('4\n');
  });

  it('runs other programs beside the open one until another is opened', () => {
    const client = { name: 'client.py', text: 'pass\n' };
    run.setCompanions([client]);
    expect(asked.at(-1)!.request.options.together).toEqual([{ source: client }]);
    run.open({ ...document }, '');
    expect(run.companions).toEqual([]);
    expect(asked.at(-1)!.request.options).not.toHaveProperty('together');
  });

  it('counts as slow after a while', () => {
    vi.advanceTimersByTime(299);
    expect(run.status).toEqual({ kind: 'running', slow: false });
    vi.advanceTimersByTime(1);
    expect(run.status).toEqual({ kind: 'running', slow: true });
  });

  it('is stopped as by Ctrl-C, and keeps how it ended for whoever looks into it', () => {
    run.stop();
    expect(notes).toEqual(['interrupt']);
    expect(run.status).toEqual({ kind: 'stopping' });
    asked[0]!.deliver({ ...reply(), ending: { interruptNs: 400 } });
    expect(run.status).toEqual({ kind: 'idle' });
    expect(run.result!.spec.options.interruptNs).toBe(400);
    run.replay();
    expect(asked.at(-1)!.request.options.interruptNs).toBeUndefined();
  });

  it('is ended by a second stop, and given up when nothing answers that', () => {
    run.stop();
    run.stop();
    expect(notes).toEqual(['interrupt', 'halt']);
    vi.advanceTimersByTime(1999);
    expect(run.status).toEqual({ kind: 'stopping' });
    vi.advanceTimersByTime(1);
    expect(stopped).toBe(1);
    expect(run.status).toEqual({ kind: 'stopped' });
  });

  it('forgets the newer request when the one under way is stopped', () => {
    run.setParameter(workers, 3);
    run.stop();
    asked[0]!.deliver(reply());
    expect(run.status).toEqual({ kind: 'idle' });
  });

  it('has nothing to stop when nothing is under way', () => {
    asked[0]!.deliver(reply());
    run.stop();
    expect(notes).toEqual([]);
    expect(run.status).toEqual({ kind: 'idle' });
  });

  it('says what failed, and keeps the last result', () => {
    asked[0]!.deliver(reply());
    const before = run.result;
    run.replay();
    asked[1]!.deliver({ kind: 'failed', detail: 'RangeError' });
    expect(run.status).toEqual({ kind: 'failed', detail: 'RangeError' });
    expect(run.result).toBe(before);
  });
});
