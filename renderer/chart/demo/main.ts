/** Mounts the chart as the address asks: ?intervals=100000&lanes=100&theme=dark&compact=1. */
import { mount } from 'svelte';

import Demo from './Demo.svelte';
import type { DemoState } from './demo-state.ts';
import { denseTrace } from './dense-trace.ts';
import { measureFloor, measurePanning, measureZooming } from './measure.ts';
import type { FrameMeasure } from './measure.ts';
import { sampleTrace } from './sample-trace.ts';

export interface DemoPage {
  readonly show: (next: Partial<DemoState>) => void;
  readonly pan: (visibleShare: number, frames: number) => Promise<FrameMeasure>;
  readonly zoom: (visibleShare: number, frames: number) => Promise<FrameMeasure>;
  readonly floor: (frames: number) => Promise<FrameMeasure>;
}

const wanted = new URLSearchParams(location.search);
const intervals = Number(wanted.get('intervals') ?? 0);
const trace =
  intervals > 0 ? denseTrace(intervals, Number(wanted.get('lanes') ?? 100)) : sampleTrace();

const demo = mount(Demo, {
  target: document.body,
  props: {
    trace,
    theme: wanted.get('theme') === 'dark' ? 'dark' : 'light',
    compact: wanted.get('compact') === '1',
  },
});

const page: DemoPage = {
  show: (next) => demo.show(next),
  pan: (visibleShare, frames) =>
    measurePanning((view) => demo.show({ view }), trace.elapsedNs, visibleShare, frames),
  zoom: (visibleShare, frames) =>
    measureZooming((view) => demo.show({ view }), trace.elapsedNs, visibleShare, frames),
  floor: measureFloor,
};
Object.assign(globalThis, { demo: page });
