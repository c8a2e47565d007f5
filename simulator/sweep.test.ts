import { describe, expect, it } from 'vitest';

import { kneeOf, SWEPT_SETTINGS, sweepValues, sweptNumbers, variationOf } from './sweep.ts';
import type { Parameter } from './simulation.ts';

const PARAMETER: Parameter = {
  ...SWEPT_SETTINGS.cores,
  name: 'WORKERS',
  min: 1,
  max: 8,
};

describe('the values of a range', () => {
  it.each([
    [{ from: 1, to: 4, step: undefined }, [1, 2, 3, 4]],
    [{ from: 1, to: 8, step: 3 }, [1, 4, 7]],
    [{ from: 3, to: 3, step: undefined }, [3]],
  ])('%o', (range, values) => {
    expect(sweepValues(range, PARAMETER)).toEqual({ kind: 'values', values });
  });

  it.each([
    [{ from: 2, to: 1, step: undefined }, { kind: 'backwards' }],
    [{ from: 1, to: 2, step: 0 }, { kind: 'no-step' }],
    [{ from: 1, to: 2, step: 0.5 }, { kind: 'not-whole' }],
    [
      { from: 1, to: 10, step: undefined },
      { kind: 'outside', value: 9 },
    ],
    [
      { from: 0, to: 4, step: undefined },
      { kind: 'outside', value: 0 },
    ],
    [
      { from: 1, to: 5000, step: undefined },
      { kind: 'too-many', count: 5000 },
    ],
  ])('%o has none', (range, problem) => {
    expect(sweepValues(range, PARAMETER)).toEqual(problem);
  });
});

it('sweeps numbers, cores and the time slice', () => {
  const flag: Parameter = { ...PARAMETER, name: 'FLAG', kind: 'bool', value: true };
  const names = sweptNumbers([PARAMETER, flag]).map(({ name }) => name);
  expect(names).toEqual(['WORKERS', 'cores', 'quantum']);
  expect(variationOf('WORKERS', 3)).toEqual({ parameters: { WORKERS: 3 } });
  expect(variationOf('cores', 2)).toEqual({ machine: { cores: 2 } });
  expect(variationOf('quantum', 0.5)).toEqual({ machine: { quantumNs: 500_000 } });
});

describe('the knee of a curve', () => {
  it.each([
    ['lies where it becomes flat', [800, 400, 270, 200, 201, 200], 3],
    ['lies before it rises again', [800, 400, 300, 350, 500], 2],
    ['is not where it begins', [800, 800, 801], undefined],
    ['is not where it still falls', [800, 400, 270, 200], undefined],
    ['is not in one point', [800], undefined],
    ['is not in nothing', [], undefined],
  ])('%s', (_where, elapsedNs, knee) => {
    expect(kneeOf(elapsedNs)).toBe(knee);
  });
});
