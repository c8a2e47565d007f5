/**
 * Positions of a slider and the values they stand for. A range that spans several powers of ten gets a
 * logarithmic scale, else its small values would all lie in the first pixel.
 */
export interface SliderScale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  toPosition(value: number): number;
  toValue(position: number): number;
}

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
  const unit = step ?? (integer ? 1 : niceStep(max - min));
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
  const perPosition = Math.log(max / first) / LOG_POSITIONS;
  return {
    min: 0,
    max: LOG_POSITIONS,
    step: 1,
    toPosition: (value) => Math.log(Math.max(value, first) / first) / perPosition,
    toValue: (position) => {
      if (position <= 0) return min;
      if (position >= LOG_POSITIONS) return max;
      const value = Number((first * Math.exp(position * perPosition)).toPrecision(LOG_DIGITS));
      return Math.min(Math.max(integer ? Math.round(value) : value, min), max);
    },
  };
}

/** About two hundred steps over the range, of a round size. */
function niceStep(range: number): number {
  return range > 0 ? 10 ** Math.floor(Math.log10(range / 100)) : 1;
}
