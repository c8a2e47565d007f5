import { describe, expect, it } from 'vitest';

import { UsageError } from './command.ts';
import { formatDuration, parseDuration } from './duration.ts';

describe('a duration', () => {
  it.each([
    ['4', 'ms', 4_000_000],
    ['4', 's', 4_000_000_000],
    ['0.005', 's', 5_000_000],
    ['5e-3', 's', 5_000_000],
    ['5ms', 's', 5_000_000],
    ['500us', 'ms', 500_000],
    ['500µs', 'ms', 500_000],
    ['.5 ms', 's', 500_000],
    ['250ns', 's', 250],
  ] as const)('"%s" with bare %s is %i ns', (text, unit, ns) => {
    expect(parseDuration('--quantum', text, unit)).toBe(ns);
  });

  it.each(['', 'ms', '-1ms', '5 minutes', '1,5ms', 'NaN'])('is not "%s"', (text) => {
    expect(() => parseDuration('--quantum', text, 'ms')).toThrow(UsageError);
  });

  it.each([
    [0, '0 ns'],
    [999, '999 ns'],
    [1_500, '1.5 µs'],
    [50_123_456, '50.12 ms'],
    [1_000_000_000, '1 s'],
    [600_000_000_000, '600 s'],
    [123_456_000_000_000, '123456 s'],
  ])('of %i ns reads %s', (ns, text) => {
    expect(formatDuration(ns)).toBe(text);
  });
});
