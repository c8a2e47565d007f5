/** How a number that is dragged turns: as its slider does, a step of the slider for so many pixels. */
import type { SliderScale } from '../slider-scale.ts';

/** From one end of the slider to the other, where its steps allow it. */
const WHOLE_PX = 300;
/** A step takes at least and at most as much: a hand is not steadier, and few steps need not be far apart. */
const STEP_MIN_PX = 2;
const STEP_MAX_PX = 16;

/** What a number comes to that is dragged so far to the right, or to the left below 0. */
export function draggedValue(scale: SliderScale, value: number, byPx: number): number {
  const count = Math.max(1, (scale.max - scale.min) / scale.step);
  const stepPx = Math.min(Math.max(WHOLE_PX / count, STEP_MIN_PX), STEP_MAX_PX);
  return steppedValue(scale, value, Math.round(byPx / stepPx));
}

/** The value so many steps of the slider on; one that is between two steps comes to the next of them first. */
export function steppedValue(scale: SliderScale, value: number, steps: number): number {
  if (steps === 0) return value;
  const at = (scale.toPosition(value) - scale.min) / scale.step;
  // What is a step already must not be taken for a place just before or behind it.
  const from = Math.abs(at - Math.round(at)) < 1e-6 ? Math.round(at) : at;
  const step = steps > 0 ? Math.floor(from) + steps : Math.ceil(from) + steps;
  const position = scale.min + step * scale.step;
  return scale.toValue(Math.min(Math.max(position, scale.min), scale.max));
}
