/**
 * The simulated kernel against its own bare event queue, measured in the same round so that a busy
 * machine slows both. Run by the bench runner; prints nothing itself.
 */
import { EventQueue } from '../simulator/engine/event-queue.ts';
import { Kernel } from '../simulator/kernel/kernel.ts';
import type { KernelPolicyName } from '../simulator/kernel/policies/index.ts';
import type { Effect, Program } from '../simulator/kernel/program.ts';
import { sleep } from '../simulator/kernel/sleep.ts';
import { IntervalStore } from '../simulator/trace/interval-store.ts';
import { Recorder } from '../simulator/trace/recorder.ts';
import type { BenchRow } from './row.ts';

const THREADS = 1_000;
const CORES = 4;
const EVENTS = 300_000;
const ROUNDS = 7;

/** Sleeps 10 µs … 10 ms again and again, with 1 µs of work in between. */
class Sleeper implements Program {
  readonly lookaheadNs = Infinity;
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  step(): Effect {
    this.state = nextState(this.state);
    return { kind: 'call', usedNs: 1_000, call: sleep(delayNs(this.state)) };
  }

  position(): undefined {
    return undefined;
  }
}

function nextState(state: number): number {
  return (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
}

function delayNs(state: number): number {
  return ((state >> 8) % 1_000) * 10_000 + 10_000;
}

/** Entries scheduled per second of real time. */
function kernelRate(policy: KernelPolicyName): { events: number; intervalsPerEvent: number } {
  const recorder = new Recorder(1e9);
  const kernel = new Kernel({
    settings: {
      cores: CORES,
      policy,
      quantumNs: 4_000_000,
      contextSwitchNs: 2_000,
      threadStartNs: 60_000,
    },
    limits: { virtualTimeNs: Infinity, instructions: Infinity },
    recorder,
    counter: { instructions: 0 },
  });
  kernel.startProcess('main', () => ({ name: 'main', nice: 0, program: new Sleeper(1) }));
  for (let i = 1; i < THREADS; i++) {
    kernel.spawn({ name: `sleeper ${i}`, nice: 0, program: new Sleeper(i * 7919) }, undefined);
  }
  const start = performance.now();
  let untilNs = 0;
  while (kernel.eventsScheduled < EVENTS) {
    untilNs += 10_000_000;
    kernel.run(untilNs);
  }
  const seconds = (performance.now() - start) / 1_000;
  return {
    events: kernel.eventsScheduled / seconds,
    intervalsPerEvent: recorder.intervals / kernel.eventsScheduled,
  };
}

/** Pop and schedule with as many pending, per second: what a kernel of no cost would reach. */
function queueRate(): number {
  const queue = new EventQueue<object>();
  const target = {};
  let state = 1;
  for (let i = 0; i < THREADS; i++) {
    state = nextState(state);
    queue.schedule(delayNs(state), 0, target);
  }
  const start = performance.now();
  for (let i = 0; i < EVENTS; i++) {
    const nowNs = queue.nextNs;
    queue.pop();
    state = nextState(state);
    queue.schedule(nowNs + delayNs(state), 0, target);
  }
  return EVENTS / ((performance.now() - start) / 1_000);
}

function bytesPerInterval(): number {
  const store = new IntervalStore();
  for (let i = 0; i < 100_000; i++) store.append(i, i + 1, i % 100, 2, 0, 1);
  return store.bytes / store.size;
}

export async function run(): Promise<BenchRow[]> {
  const rates: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const bare = queueRate();
    const { events } = kernelRate('fair');
    rates.push(events);
    ratios.push(events / bare);
  }
  const rate = median(rates);
  const ratio = median(ratios);
  const bytes = bytesPerInterval();
  return [
    {
      group: 'kernel',
      name: `events of ${THREADS} threads that sleep and wake on ${CORES} cores, trace included`,
      value: rate,
      unit: 'events/s',
      bar: '≥ 1000000',
      ok: rate >= 1_000_000,
    },
    {
      group: 'kernel',
      name: "the same, as a share of the bare event queue's rate",
      value: ratio,
      unit: '×',
      bar: '≥ 0.7',
      ok: ratio >= 0.7,
    },
    {
      group: 'kernel',
      name: 'a stored interval',
      value: bytes,
      unit: 'bytes',
      bar: '≤ 24',
      ok: bytes <= 24,
    },
  ];
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1];
}
