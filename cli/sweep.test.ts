import { describe, expect, it } from 'vitest';

import { SWEPT_SETTINGS } from '../simulator/index.ts';
import { UsageError } from './command.ts';
import { parseRange, valuesOf } from './sweep.ts';

const INT = { ...SWEPT_SETTINGS.cores, min: undefined, max: undefined };
const FLOAT = { ...INT, kind: 'float' } as const;

describe('the range of a sweep', () => {
  it.each([
    ['N=1..4', INT, [1, 2, 3, 4]],
    ['N=1..8..3', INT, [1, 4, 7]],
    ['N=1..8', { ...INT, step: 2 }, [1, 3, 5, 7]],
    ['N=-2..0', INT, [-2, -1, 0]],
    ['N=1_000..2_000..500', INT, [1000, 1500, 2000]],
    ['N=3..3', INT, [3]],
    ['N=0.1..0.3..0.1', FLOAT, [0.1, 0.2, 0.3]],
    ['N=0..1..0.25', FLOAT, [0, 0.25, 0.5, 0.75, 1]],
    ['N=0..1', FLOAT, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]],
    ['N=0.5..0.5', FLOAT, [0.5]],
  ] as const)('%s with %o has the values %j', (text, parameter, values) => {
    expect(valuesOf(parseRange(text), parameter)).toEqual(values);
  });

  it.each(['N', 'N=', 'N=1', 'N=1..', 'N=..2', 'N=a..b', 'N=1..2..3..4'])('is not %s', (text) => {
    expect(() => parseRange(text)).toThrow(UsageError);
  });

  it.each(['N=2..1', 'N=1..2..0'])('%s has no values', (text) => {
    expect(() => valuesOf(parseRange(text), INT)).toThrow(UsageError);
  });

  it('has whole numbers for a whole-number parameter', () => {
    expect(() => valuesOf(parseRange('N=1..2..0.5'), INT)).toThrow(UsageError);
  });

  it('has a bounded number of values', () => {
    expect(() => valuesOf(parseRange('N=1..1000000000'), INT)).toThrow(UsageError);
  });
});
