import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acos,
  asin,
  atan,
  atan2,
  cos,
  exp,
  log,
  log10,
  log2,
  pow,
  sin,
  tan,
} from '../../base/math/elementary.ts';
import { erf, erfc, gamma, lgamma } from './gamma.ts';
import { reduceByHalfPi } from '../../base/math/half-pi.ts';

/** Values from CPython 3.11 with glibc, where the host's own functions are a digit off. */
const VALUES: readonly (readonly [string, number, number])[] = [
  ['exp', exp(1.1), 3.0041660239464334],
  ['exp', exp(-0.7), 0.4965853037914095],
  ['log', log(0.7), -0.35667494393873245],
  ['log', log(1 + 2 ** -30), 9.313225741817976e-10],
  ['log10', log10(1000), 3],
  ['log10', log10(0.002), -2.6989700043360187],
  ['log2', log2(8), 3],
  ['log2', log2(3), 1.584962500721156],
  ['pow', pow(1.1, 10), 2.5937424601000023],
  ['pow', pow(2, 0.5), 1.4142135623730951],
  ['pow', pow(-2, 3), -8],
  ['sin', sin(1e22), -0.8522008497671888],
  ['sin', sin(Math.PI), 1.2246467991473532e-16],
  ['cos', cos(1e22), 0.523214785395139],
  ['tan', tan(1.5), 14.101419947171719],
  ['asin', asin(0.3), 0.3046926540153975],
  ['acos', acos(0.3), 1.2661036727794992],
  ['atan', atan(0.3), 0.2914567944778671],
  ['atan2', atan2(-1, -2), -2.677945044588987],
];

describe('elementary functions', () => {
  it.each(VALUES)('%s gives %d as %d', (_name, value, expected) => {
    expect(value).toBe(expected);
  });

  it('stay within a unit in the last place of the host’s', () => {
    const near = (a: number, b: number): boolean => Math.abs(a - b) <= Math.abs(b) * 2 ** -51;
    const range = fc.double({ min: -700, max: 700, noNaN: true });
    fc.assert(
      fc.property(range, (x) => {
        expect(near(exp(x), Math.exp(x))).toBe(true);
        expect(near(atan(x), Math.atan(x))).toBe(true);
        expect(Math.abs(sin(x) - Math.sin(x))).toBeLessThan(2 ** -51);
        expect(Math.abs(cos(x) - Math.cos(x))).toBeLessThan(2 ** -51);
        if (x > 0) expect(near(log(x), Math.log(x))).toBe(true);
      }),
    );
  });

  it('leave a rest of at most π/4 of any angle', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        const { quadrant, rest } = reduceByHalfPi(x);
        expect([0, 1, 2, 3]).toContain(quadrant);
        expect(Math.abs(rest.hi)).toBeLessThanOrEqual(Math.PI / 4 + 1e-9);
      }),
    );
  });
});

describe('gamma and error functions', () => {
  it.each([
    [gamma(5), 24],
    [gamma(0.5), 1.772453850905516],
    [gamma(-1.5), 2.363271801207355],
    [lgamma(100), 359.1342053695754],
    [erf(0.5), 0.5204998778130465],
    [erfc(3), 2.209049699858544e-5],
    [erfc(-1), 1.8427007929497148],
  ])('%d is %d', (value, expected) => {
    expect(value).toBe(expected);
  });
});
