/** The bounds of a parameter's slider: the header's, or some around the value in the source. */
import type { Parameter } from '../../simulator/index.ts';
import { niceNumber } from '../messages/format.ts';

export interface NumberRange {
  readonly min: number;
  readonly max: number;
}

/** Without bounds in the header one may want a few times as much, seldom less than nothing. */
const TIMES = 5;
const MAX_AT_LEAST = 10;

export function rangeOf(parameter: Parameter): NumberRange {
  const value = Number(parameter.value);
  const reach = Math.abs(value) * TIMES;
  const around = niceNumber(Math.max(reach, parameter.kind === 'float' ? 1 : MAX_AT_LEAST), 'up');
  const { min = value < 0 ? -around : 0, max = around } = parameter;
  return { min, max: Math.max(min, max) };
}
