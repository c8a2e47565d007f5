/**
 * Positions of a slider and the values they stand for. A range that spans several powers of ten gets a
 * logarithmic scale, else its small values would all lie in the first pixel.
 */
import { scaleLog } from 'd3-scale';
import { tickStep } from 'd3-array';

export interface SliderScale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  toPosition(value: number): number;
  toValue(position: number): number;
}

/** About so many steps, of a round size. */
const POSITIONS = 200;
const LOG_FROM_RATIO = 500;
/** A range that begins at 0 has no logarithm there: it begins at this share of its end, after the 0. */
const LOG_FROM_ZERO = 1e-5;
const LOG_POSITIONS = 400;
/** Significant digits of values on a logarithmic scale: nobody aims at 4,987 rounds. */
const LOG_DIGITS = 2;

export function sliderScale(
  min: number,
  max: number,
  integer: boolean,
  step: number | undefined,
  isDuration = false,
): SliderScale {
  const spansPowers = min > 0 && max / min >= LOG_FROM_RATIO;
  if (spansPowers || (isDuration && min === 0)) return logarithmic(min, max, integer);
  const unit = step ?? (integer || max <= min ? 1 : tickStep(min, max, POSITIONS));
  return {
    min,
    max,
    step: unit,
    toPosition: (value) => value,
    // Adding up steps of 0.1 makes 0.30000000000000004.
    toValue: (position) => Number(position.toPrecision(12)),
  };
}

function logarithmic(min: number, max: number, integer: boolean): SliderScale {
  const first = min > 0 ? min : max * LOG_FROM_ZERO;
  const scale = scaleLog().domain([first, max]).range([0, LOG_POSITIONS]).clamp(true);
  return {
    min: 0,
    max: LOG_POSITIONS,
    step: 1,
    toPosition: scale,
    toValue: (position) => {
      if (position <= 0) return min;
      if (position >= LOG_POSITIONS) return max;
      const value = Number(scale.invert(position).toPrecision(LOG_DIGITS));
      return Math.min(Math.max(integer ? Math.round(value) : value, min), max);
    },
  };
}
