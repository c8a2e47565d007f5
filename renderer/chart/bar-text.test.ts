import { describe, expect, test } from 'vitest';

import { barText, fitText, rememberWidths } from './bar-text.ts';
import { demoLabels } from './demo/labels.ts';
import { TraceBuilder } from './demo/trace-builder.ts';
import { chartModel } from './model.ts';

const measure = (text: string): number => [...text].length * 10;

describe('a label', () => {
  test.each([
    ['worker-1', 80, 'worker-1'],
    ['worker-1', 79, 'worker…'],
    ['worker-1', 45, 'wor…'],
    ['worker-1', 35, undefined],
    ['m', 10, 'm'],
    ['', 0, ''],
    ['two words', 50, 'two…'],
  ])('%j in %d px is %j', (text, width, expected) => {
    expect(fitText(text, width, measure)).toBe(expected);
  });

  test('is measured once', () => {
    let calls = 0;
    const once = rememberWidths((text) => {
      calls += 1;
      return measure(text);
    });
    expect([once('abc'), once('abc'), once('d')]).toEqual([30, 30, 10]);
    expect(calls).toBe(2);
  });

  test('names the other party, or the state where that says more', () => {
    const builder = new TraceBuilder();
    const core = builder.lane('core', 'core 0');
    const gil = builder.lane('gil', 'the GIL');
    const thread = builder.lane('thread', 'worker');
    const lock = builder.lane('lock', 'm');
    builder.interval(core, 0, 10, 'running', 'none', thread);
    builder.interval(gil, 0, 10, 'held', 'none', thread);
    builder.interval(thread, 0, 10, 'running', 'none', core);
    builder.interval(thread, 10, 20, 'waiting', 'lock', lock);
    builder.interval(thread, 20, 30, 'waiting', 'gil', gil);
    builder.interval(thread, 30, 40, 'ready', 'woken');
    builder.interval(thread, 40, 50, 'waiting', 'sleep');
    const trace = builder.build();
    const model = chartModel(trace);
    const labels = demoLabels(trace);
    const texts = [0, 1, 2, 3, 4, 5, 6].map((i) => barText(model, i, labels));
    expect(texts).toEqual(['worker', 'worker', 'core 0', 'm', 'GIL', 'ready', 'sleep']);
  });
});
