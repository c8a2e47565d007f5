/**
 * The simulated kernel against its own bare event queue, measured in the same round so that a busy
 * machine slows both. Run by the bench runner; prints nothing itself.
 */
import { EventQueue } from '../simulator/engine/event-queue.ts';
import { Kernel } from '../simulator/kernel/kernel.ts';
import type { Effect, Program } from '../simulator/kernel/program.ts';
import { sleep } from '../simulator/kernel/sleep.ts';
import { DEFAULT_MACHINE } from '../simulator/machine-settings.ts';
import type { PolicyName } from '../simulator/simulation.ts';
import { IntervalStore } from '../simulator/trace/interval-store.ts';
import { Recorder } from '../simulator/trace/recorder.ts';
import { processorMs } from './processor-time.ts';
import type { BenchRow } from './row.ts';
import { median } from './statistics.ts';

const THREADS = 1_000;
const CORES = 4;
const WAKE_UPS = 300_000;
const QUEUE_EVENTS = 1_000_000;
const ROUNDS = 15;
const INTERVALS = 1_000_000;

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

interface KernelRates {
  /** Whatever takes place at its virtual time: deadlines, context switches, steps, system calls. */
  readonly events: number;
  /** Starts and deadlines alone, which stand in the event queue. */
  readonly wakeUps: number;
}

/** Per second of processor time. */
function kernelRates(policy: PolicyName): KernelRates {
  const recorder = new Recorder(1e9);
  const kernel = new Kernel({
    settings: {
      ...DEFAULT_MACHINE,
      cores: CORES,
      policy,
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
  const start = processorMs();
  let untilNs = 0;
  while (kernel.eventsScheduled < WAKE_UPS) {
    untilNs += 10_000_000;
    kernel.run(untilNs);
  }
  const seconds = (processorMs() - start) / 1_000;
  return { events: kernel.actions / seconds, wakeUps: kernel.eventsScheduled / seconds };
}

/** Pop and schedule with as many pending, per second of processor time: what a kernel of no cost would reach. */
function queueRate(): number {
  const queue = new EventQueue<object>();
  const target = {};
  let state = 1;
  for (let i = 0; i < THREADS; i++) {
    state = nextState(state);
    queue.schedule(delayNs(state), 0, target);
  }
  const start = processorMs();
  for (let i = 0; i < QUEUE_EVENTS; i++) {
    const nowNs = queue.nextNs;
    queue.pop();
    state = nextState(state);
    queue.schedule(nowNs + delayNs(state), 0, target);
  }
  return QUEUE_EVENTS / ((processorMs() - start) / 1_000);
}

/** In the columns of a finished trace. */
function bytesPerInterval(): number {
  const store = new IntervalStore();
  for (let i = 0; i < 100_000; i++) store.append(i, i + 1, i % 100, 2, 1);
  const { intervals } = store.grouped(100);
  const bytes = Object.values(intervals).reduce((sum, column) => sum + column.byteLength, 0);
  return bytes / store.size;
}

/** Time to store intervals in columns over the time to keep them as objects in an array. */
function appendRatio(): number {
  const columns = timed(() => {
    const store = new IntervalStore();
    for (let i = 0; i < INTERVALS; i++) store.append(i, i + 1, i % 100, 2, 1);
    return store.size;
  });
  const objects = timed(() => {
    const array: object[] = [];
    for (let i = 0; i < INTERVALS; i++) {
      array.push({ start: i, end: i + 1, lane: i % 100, state: 2, cause: 0, other: 1 });
    }
    return array.length;
  });
  return columns / objects;
}

function timed(work: () => number): number {
  const start = processorMs();
  const size = work();
  const elapsed = processorMs() - start;
  // Using the result keeps the work from being optimised away.
  return size === INTERVALS ? elapsed : NaN;
}

export async function run(): Promise<BenchRow[]> {
  // Rates are the best of the rounds, since whatever else the machine does can only slow one down; ratios
  // are taken inside a round, since a machine that changes its pace would favour the shorter side.
  let events = 0;
  let wakeUps = 0;
  const shares: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const bare = queueRate();
    const rates = kernelRates('fair');
    shares.push(rates.events / bare);
    events = Math.max(events, rates.events);
    wakeUps = Math.max(wakeUps, rates.wakeUps);
  }
  // Apart from the rounds above, which would clear up what these leave behind.
  const appendRatios = Array.from({ length: ROUNDS }, appendRatio);
  const share = median(shares);
  const bytes = bytesPerInterval();
  const append = median(appendRatios);
  return [
    row(`events/s, ${THREADS} threads that sleep and wake on ${CORES} cores`, events, 'events/s', {
      bar: '≥ 1000000',
      ok: events >= 1_000_000,
    }),
    row("events/s ÷ bare event queue's", share, '×', { bar: '≥ 0.7', ok: share >= 0.7 }),
    row('of these, ends of a sleep', wakeUps, 'events/s', { bar: '', ok: true }),
    row('a stored interval', bytes, 'bytes', { bar: '≤ 24', ok: bytes <= 24 }),
    row('storing an interval ÷ keeping it as an object', append, '×', {
      bar: '≤ 0.5',
      ok: append <= 0.5,
    }),
  ];
}

function row(
  name: string,
  value: number,
  unit: string,
  { bar, ok }: Pick<BenchRow, 'bar' | 'ok'>,
): BenchRow {
  return { group: 'kernel', name, value, unit, bar, ok };
}
