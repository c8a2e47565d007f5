/** The door of the chart: the components, their props, and the moves that keys can call. */
export { default as Legend } from './Legend.svelte';
export { default as Timeline } from './Timeline.svelte';
export type {
  ArrowChoice,
  ChartAxis,
  ChartLabels,
  ChartSelection,
  ChartTarget,
  ChartTheme,
  Future,
  LegendProps,
  StateShare,
  TimelineProps,
  TimeRange,
} from './contract.ts';
export { layOut, MACHINE_GROUP, neighbourLane, shownLanes } from './layout.ts';
export type { GroupId, GroupRole, Layout } from './layout.ts';
export { paletteOf, threadHue } from './palette.ts';
export type { Palette, StateInk } from './palette.ts';
export { intervalKey, STATE_KEYS, stateKey } from './state-key.ts';
export type { StateKey } from './state-key.ts';
export { intervalAt, nextEventNs, previousEventNs } from './steps.ts';
export {
  clampView,
  fitView,
  focusView,
  mixView,
  panView,
  revealInstant,
  sameView,
  shiftView,
  SPAN_MIN_NS,
  spanOf,
  zoomView,
} from './view.ts';
export type { TimeView } from './view.ts';
