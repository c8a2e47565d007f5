/**
 * One program, once for each value of one number: which numbers there are, which values a range has, and where
 * more no longer helps.
 */
import { SETTING_RANGES } from './machine-settings.ts';
import type { Parameter, RunOptions } from './simulation.ts';

/** What is different in one of many runs of a program. */
export type Variation = Pick<RunOptions, 'machine' | 'parameters'>;

export interface SweepRange {
  readonly from: number;
  readonly to: number;
  /** Undefined: as fine as the parameter is. */
  readonly step: number | undefined;
}

export type SweepValues =
  | { readonly kind: 'values'; readonly values: readonly number[] }
  /** Why a range has none; `value` is the one that the parameter cannot have, `count` how many there would be. */
  | { readonly kind: 'backwards' | 'no-step' | 'not-whole' }
  | { readonly kind: 'outside'; readonly value: number }
  | { readonly kind: 'too-many'; readonly count: number };

/** More values than this are a slip of the keyboard. */
export const SWEEP_VALUES_MAX = 1000;

/** Settings of the machine that can be swept like a parameter; the time slice in milliseconds. */
export const SWEPT_SETTINGS = {
  cores: setting('cores', 'int', '', SETTING_RANGES.cores),
  quantum: setting('quantum', 'float', 'ms', {
    min: SETTING_RANGES.quantumNs.min / 1e6,
    max: SETTING_RANGES.quantumNs.max / 1e6,
  }),
} as const;

function setting(
  name: string,
  kind: 'int' | 'float',
  unit: string,
  { min, max }: { readonly min: number; readonly max: number },
): Parameter {
  return {
    name,
    kind,
    value: 1,
    min,
    max,
    step: undefined,
    label: name,
    unit,
    line: 0,
    at: undefined,
  };
}

/** What of a program with these parameters can be swept. A parameter may be called as a setting: it is not meant. */
export function sweptNumbers(parameters: readonly Parameter[]): readonly Parameter[] {
  const settings = Object.values(SWEPT_SETTINGS);
  const numbers = parameters.filter(
    ({ kind, name }) =>
      (kind === 'int' || kind === 'float') && !settings.some((each) => each.name === name),
  );
  return [...numbers, ...settings];
}

export function sweepValues(
  { from, to, step: asked }: SweepRange,
  { kind, step: own, min, max }: Pick<Parameter, 'kind' | 'step' | 'min' | 'max'>,
): SweepValues {
  if (to < from) return { kind: 'backwards' };
  if (asked !== undefined && asked <= 0) return { kind: 'no-step' };
  const whole = kind === 'int';
  if (whole && ![from, to, asked ?? 1].every(Number.isInteger)) return { kind: 'not-whole' };
  const step = asked ?? own ?? (whole ? 1 : (to - from) / 10 || 1);
  // Counted, not added up: a sum of tenths would drift past the end.
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  if (count > SWEEP_VALUES_MAX) return { kind: 'too-many', count };
  const values = Array.from({ length: count }, (_, i) => Number((from + i * step).toPrecision(12)));
  const value = values.find((each) => each < (min ?? -Infinity) || each > (max ?? Infinity));
  return value === undefined ? { kind: 'values', values } : { kind: 'outside', value };
}

export function variationOf(name: string, value: number): Variation {
  if (name === SWEPT_SETTINGS.cores.name) return { machine: { cores: value } };
  if (name === SWEPT_SETTINGS.quantum.name) {
    return { machine: { quantumNs: Math.round(value * 1e6) } };
  }
  return { parameters: { [name]: value } };
}

/** So little above the shortest time counts as the shortest. */
const KNEE_SHARE = 0.1;

/**
 * The knee of a curve: the first value whose run takes at most a tenth longer than the shortest, after which more
 * hardly helps. There is none where the first value is that one, or only the last.
 *
 * @param elapsedNs - by value, in ascending order of the values
 * @returns an index
 */
export function kneeOf(elapsedNs: readonly number[]): number | undefined {
  const goodNs = Math.min(...elapsedNs) * (1 + KNEE_SHARE);
  const knee = elapsedNs.findIndex((ns) => ns <= goodNs);
  return knee > 0 && knee < elapsedNs.length - 1 ? knee : undefined;
}
