import { expect, test } from 'vitest';

import { denseTrace } from '../chart/demo/dense-trace.ts';
import { sampleTrace } from '../chart/demo/sample-trace.ts';
import { TraceBuilder } from '../chart/demo/trace-builder.ts';
import { paletteOf } from '../chart/palette.ts';
import { timelineSvg } from './index.ts';
import type { PictureOptions } from './index.ts';

const OPTIONS: PictureOptions = { title: 'A run', theme: 'light', axis: 'linear', widthPx: 800 };

/** Texts in the order of the picture. */
function textsOf(svg: string): readonly string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text!);
}

test('the same run gives the same bytes', () => {
  expect(timelineSvg(sampleTrace(), OPTIONS)).toBe(timelineSvg(sampleTrace(), OPTIONS));
});

test('it has the title, how the run ended, the axis, every group and lane, and a legend', () => {
  const texts = textsOf(timelineSvg(sampleTrace(), { ...OPTIONS, widthPx: 1600 }));
  expect(texts.slice(0, 2)).toEqual(['A run', expect.stringMatching(/^Completed · [\d.]+ ms$/)]);
  for (const name of ['Machine', 'core 0', 'core 3', 'GIL', 'MainThread', 'results_lock']) {
    expect(texts).toContain(name);
  }
  expect(texts).toContain('10 ms');
  for (const state of ['running', 'waits for GIL', 'held, others wait']) {
    expect(texts).toContain(state);
  }
});

test('bars stand at their times, in the colours of the theme', () => {
  const builder = new TraceBuilder();
  const lane = builder.lane('thread', 't');
  builder.interval(lane, 0, 40_000, 'running');
  builder.interval(lane, 40_000, 100_000, 'waiting', 'lock');
  const trace = builder.build();
  for (const theme of ['light', 'dark'] as const) {
    const svg = timelineSvg(trace, { ...OPTIONS, theme });
    const { states, surface } = paletteOf(theme);
    expect(svg).toContain(`fill="${surface}"`);
    const bar = (fill: string): readonly [x: number, width: number] => {
      const found = new RegExp(
        `<rect x="([\\d.]+)" y="[\\d.]+" width="([\\d.]+)" height="21" fill="${fill}"`,
      ).exec(svg);
      return [Number(found?.[1]), Number(found?.[2])];
    };
    const [runsFrom, runs] = bar(states.running.hue);
    const [waitsFrom, waits] = bar(String.raw`url\(#wait-lock\)`);
    expect(waitsFrom).toBe(runsFrom + runs + 1);
    expect((runs + 1) / (runs + waits + 2)).toBeCloseTo(0.4, 2);
  }
});

test('a dense run stays small: no lane has more parts than pixels', () => {
  const parts = (intervals: number): number =>
    timelineSvg(denseTrace(intervals, 2), OPTIONS).split('<rect').length;
  expect(parts(200_000)).toBeLessThan(2 * 588 * 8 + 200);
});

test('without idle time there are breaks, below the labels, and the time after each of them', () => {
  const builder = new TraceBuilder();
  const core = builder.lane('core', 'core 0');
  const sleeper = builder.lane('thread', 'sleeper');
  for (const second of [0, 1, 2]) {
    const startNs = second * 1e9;
    builder.interval(core, startNs, startNs + 1e6, 'running', 'none', sleeper);
    builder.interval(sleeper, startNs, startNs + 1e6, 'running', 'none', core);
    if (second < 2) builder.interval(sleeper, startNs + 1e6, startNs + 1e9, 'waiting', 'sleep');
  }
  const trace = builder.build();
  const zigzags = (svg: string): readonly number[] =>
    [...svg.matchAll(/<path d="M[^"]*" fill="none"/g)].map(({ index }) => index);
  expect(zigzags(timelineSvg(trace, OPTIONS))).toEqual([]);
  const svg = timelineSvg(trace, { ...OPTIONS, axis: 'idle' });
  // Two breaks in the axis and in each of the two groups, of two strokes each.
  expect(zigzags(svg)).toHaveLength(2 * 3 * 2);
  expect(zigzags(svg).at(-1)).toBeLessThan(svg.indexOf('>core 0</text>', zigzags(svg)[0]));
  expect(textsOf(svg)).toEqual(expect.arrayContaining(['0', '1000.00 ms', '2000.00 ms']));
});

test('names may hold anything', () => {
  const builder = new TraceBuilder();
  const lane = builder.lane('thread', '<b> & "c"\u0000');
  builder.interval(lane, 0, 100, 'running');
  const svg = timelineSvg(builder.build(), { ...OPTIONS, title: 'a < b' });
  expect(svg).toContain('&lt;b&gt; &amp; &quot;c&quot;\uFFFD');
  expect(svg).toContain('<title>a &lt; b</title>');
});

test('a long name loses its middle, an empty run is a picture too', () => {
  const builder = new TraceBuilder();
  builder.lane('thread', 'a_thread_with_a_name_that_has_no_end-17');
  const texts = textsOf(timelineSvg(builder.build(), OPTIONS));
  expect(texts.find((text) => text.startsWith('a_thread'))).toMatch(/…nd-17$/);
});
