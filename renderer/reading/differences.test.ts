import { describe, expect, it } from 'vitest';

import { simulate } from '../../simulator/index.ts';
import type { RunOptions } from '../../simulator/index.ts';

import { changesBetween, firstDifferenceNs } from './differences.ts';

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
    expect(firstDifferenceNs(run(), run())).toBeUndefined();
    for (const { before, after } of changesBetween(run(), run())) expect(after).toBe(before);
  });

  it('differ from where the first nap ends earlier', () => {
    const [long, short] = [run(), run({ NAP: 0.004 })];
    const ns = firstDifferenceNs(long, short)!;
    expect(ns).toBeGreaterThan(4e6);
    expect(ns).toBeLessThan(4.5e6);
    expect(firstDifferenceNs(short, long)).toBe(ns);
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
    expect(firstDifferenceNs(two, three)).toBeLessThanOrEqual(third.bornNs);
    const sleep = changesBetween(two, three).find(({ what }) => what === 'wait-sleep');
    expect(sleep).toMatchObject({ before: 20e6, after: 30e6 });
  });
});
