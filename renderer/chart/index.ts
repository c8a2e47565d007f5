/** The door of the chart: the components, their props, and the moves that keys can call. */
export { AXIS_KINDS, axisOf, LINEAR, placeOf, viewInTime, viewOnAxis } from './axis.ts';
export type { AxisKind, TimeAxis } from './axis.ts';
export type {
  ChartLabels,
  ChartSelection,
  ChartTarget,
  LengthEditing,
  TimeMark,
  TimeRange,
} from './contract.ts';
export { layOut, neighbourLane } from './layout.ts';
export type { GroupId } from './layout.ts';
export { default as Legend } from './Legend.svelte';
export { paletteOf, threadHue } from './palette.ts';
export { intervalKey, STATE_KEYS } from './state-key.ts';
export type { StateKey } from './state-key.ts';
export { nextEventNs, previousEventNs } from './steps.ts';
export { default as Timeline } from './Timeline.svelte';
export {
  clampView,
  fitView,
  focusView,
  panView,
  revealInstant,
  sameView,
  shiftView,
  spanOf,
  zoomView,
} from './view.ts';
export type { TimeView } from './view.ts';
