import { expect, test } from 'vitest';

import { axisOf, LINEAR } from './axis.ts';
import { sampleTrace } from './demo/sample-trace.ts';
import { ViewExchange } from './view-exchange.ts';

test('what was sent comes back as it was, as long as the axis is the same', () => {
  const trace = sampleTrace();
  const axis = axisOf(trace, 'events');
  const exchange = new ViewExchange();
  const view = { startNs: 1 / 3, endNs: 22 / 7 };
  const inTime = exchange.send(axis, view);
  expect(inTime.endNs).toBeGreaterThan(view.endNs);
  expect(exchange.receive(axis, inTime)).toBe(view);
  expect(exchange.receive(LINEAR, inTime)).toBe(inTime);
  const other = exchange.receive(axis, { ...inTime });
  expect(other).not.toBe(view);
  expect(other.endNs).toBeCloseTo(view.endNs, 9);
});
