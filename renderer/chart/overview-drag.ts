/** Dragging the window on the overview: its body moves it, its edges stretch it. */
import type { TimeScale } from './time-scale.ts';
import { clampView, shiftView, SPAN_MIN_NS } from './view.ts';
import type { TimeView } from './view.ts';

export type WindowPart = 'start' | 'end' | 'body' | 'outside';

export interface WindowDrag {
  readonly part: Exclude<WindowPart, 'outside'>;
  /** Where the pointer went down. */
  readonly x: number;
  /** The view then. */
  readonly view: TimeView;
}

const GRIP_PX = 6;

export function partUnder(x: number, left: number, width: number): WindowPart {
  const toStart = Math.abs(x - left);
  const toEnd = Math.abs(x - left - width);
  // In a window narrower than its grips, its sides are outside of it.
  const grip = Math.min(GRIP_PX, Math.max(2, width / 3));
  if (toStart <= grip && toStart <= toEnd) return 'start';
  if (toEnd <= grip) return 'end';
  return x > left && x < left + width ? 'body' : 'outside';
}

export function dragWindow(
  drag: WindowDrag,
  x: number,
  scale: TimeScale,
  bounds: TimeView,
): TimeView {
  const byNs = (x - drag.x) / scale.pxPerNs;
  const { startNs, endNs } = drag.view;
  if (drag.part === 'body') return shiftView(drag.view, byNs, bounds);
  if (drag.part === 'start') {
    const start = Math.min(Math.max(startNs + byNs, bounds.startNs), endNs - SPAN_MIN_NS);
    return clampView({ startNs: start, endNs }, bounds);
  }
  const end = Math.max(Math.min(endNs + byNs, bounds.endNs), startNs + SPAN_MIN_NS);
  return clampView({ startNs, endNs: end }, bounds);
}
