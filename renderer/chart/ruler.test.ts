import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { rulerOf } from './ruler.ts';
import type { Ruler } from './ruler.ts';
import { timeScale } from './time-scale.ts';
import type { TimeView } from './view.ts';

function ruled(view: TimeView, widthPx: number): Ruler {
  return rulerOf(timeScale(view, widthPx));
}

function labels(startNs: number, endNs: number, widthPx = 660): readonly string[] {
  return ruled({ startNs, endNs }, widthPx).ticks.map((tick) => tick.label);
}

describe('the ruler', () => {
  test.each([
    [0, 50e6, ['0', '10 ms', '20 ms', '30 ms', '40 ms', '50 ms']],
    [12e6, 13e6, ['12.0 ms', '12.2 ms', '12.4 ms', '12.6 ms', '12.8 ms', '13.0 ms']],
    [0, 5e3, ['0', '1 µs', '2 µs', '3 µs', '4 µs', '5 µs']],
    [0, 2.5e9, ['0', '0.5 s', '1.0 s', '1.5 s', '2.0 s', '2.5 s']],
    [-1e6, 1e6, ['\u22121.0 ms', '\u22120.5 ms', '0', '0.5 ms', '1.0 ms']],
    [100, 105, ['100 ns', '101 ns', '102 ns', '103 ns', '104 ns', '105 ns']],
  ])('from %d to %d ns says %j', (startNs, endNs, expected) => {
    expect(labels(startNs, endNs)).toEqual(expected);
  });

  test('counts from a base where full times would be long', () => {
    const ruler = ruled({ startNs: 12_345_678, endNs: 12_345_728 }, 660);
    expect(ruler.base?.label).toBe('12.3456 ms');
    expect(ruler.ticks[0]).toEqual({ timeNs: 12_345_680, label: '+80 ns' });
  });

  test('never divides a nanosecond', () => {
    const ruler = ruled({ startNs: 10, endNs: 11 }, 1600);
    expect(ruler.stepNs).toBe(1);
    expect(ruler.minorNs).toEqual([]);
  });

  test('has labels that differ, inside the view, with room for each', () => {
    const view = fc
      .tuple(fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 1, max: 1e11 }))
      .map(([startNs, span]) => ({ startNs, endNs: startNs + span }));
    fc.assert(
      fc.property(view, fc.integer({ min: 300, max: 3000 }), (v, widthPx) => {
        const { ticks, stepNs } = ruled(v, widthPx);
        expect(new Set(ticks.map((tick) => tick.label)).size).toBe(ticks.length);
        expect(ticks.length).toBeLessThanOrEqual(widthPx / 55 + 2);
        for (const { timeNs } of ticks) {
          expect(timeNs).toBeGreaterThanOrEqual(v.startNs - stepNs * 1e-6);
          expect(timeNs).toBeLessThanOrEqual(v.endNs + stepNs * 1e-6);
        }
      }),
    );
  });
});
