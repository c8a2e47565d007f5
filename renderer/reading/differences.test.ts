import { describe, expect, it } from 'vitest';

import { simulate } from '../../simulator/index.ts';
import type { RunOptions } from '../../simulator/index.ts';

import { TraceBuilder } from '../chart/demo/trace-builder.ts';

import { changesBetween, firstDifference } from './differences.ts';

const SOURCE = {
  name: 'naps.py',
  text: `
import threading, time

NAP = 0.01
WORKERS = 2

def nap():
    time.sleep(NAP)

threads = [threading.Thread(target=nap) for _ in range(WORKERS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
`,
};

function run(parameters: RunOptions['parameters'] = {}) {
  return simulate(SOURCE, { parameters });
}

describe('two runs', () => {
  it('that are alike have no difference, and change nothing', () => {
    expect(firstDifference(run(), run())).toBeUndefined();
    for (const { before, after } of changesBetween(run(), run())) expect(after).toBe(before);
  });

  it('differ from where the first nap ends earlier', () => {
    const [long, short] = [run(), run({ NAP: 0.004 })];
    const { timeNs: ns, lane } = firstDifference(long, short)!;
    expect(ns).toBeGreaterThan(4e6);
    expect(ns).toBeLessThan(4.5e6);
    expect(short.lanes[lane!]).toMatchObject({ kind: 'thread', name: 'Thread-1 (nap)' });
    expect(firstDifference(short, long)?.timeNs).toBe(ns);
    const changes = new Map(changesBetween(long, short).map((change) => [change.what, change]));
    expect(changes.get('elapsed')).toMatchObject({
      before: long.elapsedNs,
      after: short.elapsedNs,
    });
    expect(changes.get('wait-sleep')).toMatchObject({ before: 20e6, after: 8e6 });
  });

  it('differ from where there is a thread more', () => {
    const [two, three] = [run(), run({ WORKERS: 3 })];
    const third = three.lanes.filter(({ kind }) => kind === 'thread').at(-1)!;
    expect(firstDifference(two, three)!.timeNs).toBeLessThanOrEqual(third.bornNs);
    const sleep = changesBetween(two, three).find(({ what }) => what === 'wait-sleep');
    expect(sleep).toMatchObject({ before: 20e6, after: 30e6 });
  });
});

/** A thread that runs so long, then sleeps; further ones, each born at its own time, that only run. */
function traceOf(runsNs: number, bornNs: readonly number[] = [], cores = 1) {
  const builder = new TraceBuilder();
  const lanes = Array.from({ length: cores }, (_, i) => builder.lane('core', `core ${i}`));
  const process = builder.lane('process', 'python');
  const first = builder.lane('thread', 'T0', process);
  builder.interval(lanes[0]!, 0, runsNs, 'running', 'none', first);
  builder.interval(first, 0, runsNs, 'running', 'none', lanes[0]);
  builder.interval(first, runsNs, 100, 'waiting', 'sleep');
  bornNs.forEach((ns, i) => {
    const lane = builder.lane('thread', `T${i + 1}`, process);
    builder.life(lane, ns);
    builder.interval(lane, ns, 100, 'running', 'none', lanes[0]);
  });
  return builder.build();
}

describe('the first difference', () => {
  it('is where the first bar that is longer or shorter ends', () => {
    expect(firstDifference(traceOf(60), traceOf(40))).toMatchObject({ timeNs: 40, lane: 2 });
  });

  it('is where a lane comes into being that the other run does not have', () => {
    expect(firstDifference(traceOf(60), traceOf(60, [30]))).toEqual({
      timeNs: 30,
      lane: 3,
      pinnedLane: undefined,
    });
    expect(firstDifference(traceOf(60, [30]), traceOf(60))).toEqual({
      timeNs: 30,
      lane: undefined,
      pinnedLane: 3,
    });
  });

  it('is none where there is only a core more, on which nothing ever runs', () => {
    expect(firstDifference(traceOf(60, [30]), traceOf(60, [30], 3))).toBeUndefined();
  });

  it('is where one run ends before the other, if nothing is before', () => {
    const longer = { ...traceOf(60), elapsedNs: 120 };
    expect(firstDifference(longer, traceOf(60))).toEqual({
      timeNs: 100,
      lane: undefined,
      pinnedLane: undefined,
    });
  });
});
