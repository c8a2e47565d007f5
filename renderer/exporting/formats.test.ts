import { expect, test } from 'vitest';

import { simulate } from '../../simulator/index.ts';
import { exported } from './index.ts';
import type { ExportOptions } from './index.ts';

const trace = simulate({
  name: 'two.py',
  text: 'import threading\nthreading.Thread(target=print, args=("hi",), name="reader").start()\n',
});
const LIGHT: ExportOptions = { title: 'Two <threads>', theme: 'light', axis: 'linear' };

test('a picture has the title and the names of all lanes, in the colours of the theme', async () => {
  const light = await exported('svg', trace, LIGHT);
  expect(light).toMatch(/^<svg /);
  expect(light).toContain('Two &lt;threads&gt;');
  for (const name of ['MainThread', 'reader', 'GIL']) expect(light).toContain(`>${name}<`);
  expect(await exported('svg', trace, { ...LIGHT, theme: 'dark' })).not.toBe(light);
});

test('a trace is saved whole, as JSON, and as a table of its intervals', async () => {
  const whole = JSON.parse(String(await exported('json', trace, LIGHT))) as typeof trace;
  expect(whole.lanes.map(({ name }) => name)).toEqual(trace.lanes.map(({ name }) => name));
  expect(whole.intervals.start).toEqual([...trace.intervals.start]);
  const lines = String(await exported('csv', trace, LIGHT)).split('\n');
  expect(lines[0]).toBe('kind,lane,state,cause,start_ns,end_ns,other');
  expect(lines).toHaveLength(trace.intervals.start.length + 2);
});

test('a trace is saved for other viewers', async () => {
  const { traceEvents } = JSON.parse(String(await exported('chrome.json', trace, LIGHT))) as {
    traceEvents: readonly { ph: string; args?: { name?: string } }[];
  };
  const names = traceEvents.flatMap(({ ph, args }) => (ph === 'M' ? (args?.name ?? []) : []));
  expect(names).toContain('reader');
});
