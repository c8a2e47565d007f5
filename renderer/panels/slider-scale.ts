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
const LOG_POSITIONS = 400;
/** Significant digits of values on a logarithmic scale: nobody aims at 4,987 rounds. */
const LOG_DIGITS = 2;

export function sliderScale(
  min: number,
  max: number,
  integer: boolean,
  step: number | undefined,
): SliderScale {
  if (min > 0 && max / min >= LOG_FROM_RATIO) return logarithmic(min, max, integer);
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
  const perPosition = Math.log(max / min) / LOG_POSITIONS;
  return {
    min: 0,
    max: LOG_POSITIONS,
    step: 1,
    toPosition: (value) => Math.log(Math.max(value, min) / min) / perPosition,
    toValue: (position) => {
      if (position <= 0) return min;
      if (position >= LOG_POSITIONS) return max;
      const value = Number((min * Math.exp(position * perPosition)).toPrecision(LOG_DIGITS));
      return Math.min(Math.max(integer ? Math.round(value) : value, min), max);
    },
  };
}

/** About two hundred steps over the range, of a round size. */
function niceStep(range: number): number {
  return range > 0 ? 10 ** Math.floor(Math.log10(range / 100)) : 1;
}
