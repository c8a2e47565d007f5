/** Mounts the chart as the address asks: ?intervals=100000&lanes=100&cores=1&axis=idle&theme=dark&compact=1&pinned=1. */
import { mount } from 'svelte';

import { AXIS_KINDS, axisOf, placeOf, viewInTime } from '../axis.ts';
import type { TimeView } from '../view.ts';
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
const lanes = Number(wanted.get('lanes') ?? 100);
const cores = Number(wanted.get('cores') ?? 0);
const trace = intervals > 0 ? denseTrace(intervals, lanes, 1, cores) : sampleTrace();
/** As large a run, of other intervals. */
const pinned = wanted.get('pinned') === '1' ? denseTrace(intervals, lanes, 2, cores) : undefined;
const axis = axisOf(trace, AXIS_KINDS.find((kind) => kind === wanted.get('axis')) ?? 'linear');
/** Moves go along the axis. */
const length = placeOf(axis, trace.elapsedNs);
const look = (view: TimeView): void => demo.show({ view: viewInTime(axis, view) });

const demo = mount(Demo, {
  target: document.body,
  props: {
    trace,
    pinned,
    theme: wanted.get('theme') === 'dark' ? 'dark' : 'light',
    compact: wanted.get('compact') === '1',
    axis,
  },
});

const page: DemoPage = {
  show: (next) => demo.show(next),
  pan: (visibleShare, frames) => measurePanning(look, length, visibleShare, frames),
  zoom: (visibleShare, frames) => measureZooming(look, length, visibleShare, frames),
  floor: measureFloor,
};
Object.assign(globalThis, { demo: page });
