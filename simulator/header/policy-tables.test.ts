import { describe, expect, test } from 'vitest';
import { DEFAULT_MACHINE } from '../machine-settings.ts';
import { readMachine } from './machine.ts';

const block = {
  toml: '[machine]\ncores = 1\n[machine.mlfq]\nqueues = 2\nquanta = ["1ms"]\nboost = "x"\n',
  firstLine: 1,
};

describe('the tables of policies', () => {
  test('are read with their own names and units', () => {
    const { mlfq, priority, fair } = readMachine(
      {
        mlfq: {
          queues: 2,
          quanta: ['1ms', '2ms'],
          allotments: [2, 1],
          boost: '1s',
          io_front: true,
        },
        priority: { preemptive: false, aging: '5ms' },
        fair: { latency: '48ms', granularity: '6ms' },
      },
      undefined,
    );
    expect(mlfq).toEqual({
      queues: 2,
      quantaNs: [1e6, 2e6],
      allotments: [2, 1],
      boostNs: 1e9,
      stay: false,
      ioFront: true,
    });
    expect(priority).toEqual({ preemptive: false, agingNs: 5e6 });
    expect(fair).toEqual({ latencyNs: 48e6, granularityNs: 6e6 });
  });

  test('have defaults that fit the number of queues', () => {
    expect(readMachine({ mlfq: { queues: 4 } }, undefined).mlfq).toMatchObject({
      quantaNs: [10e6, 20e6, 40e6, 40e6],
      allotments: [1, 1, 1, 1],
    });
    expect(readMachine({ mlfq: { quanta: ['3ms'] } }, undefined).mlfq).toMatchObject({
      queues: 1,
      quantaNs: [3e6],
      allotments: [1],
    });
    expect(readMachine({ mlfq: {} }, undefined).mlfq).toEqual(DEFAULT_MACHINE.mlfq);
  });

  test.each([
    [{ queues: 2, quanta: ['1ms'] }, 'quanta has 1 entries for 2 queues', 5],
    [{ boost: 'x' }, 'boost is "x"', 6],
    [{ queues: 0 }, 'queues of mlfq is out of range', 4],
    [{ queues: 17 }, 'queues of mlfq is out of range', 4],
    [{ speed: 1 }, 'the policy mlfq has no setting speed', 3],
  ])('refuse %j with its line', (mlfq, message, line) => {
    expect(() => readMachine({ mlfq }, block)).toThrow(
      expect.objectContaining({ message, line }) as Error,
    );
  });
});
