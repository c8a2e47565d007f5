/** What a sweep plots, how it is said, and what it would be if twice as many did it in half the time. */
import type { Language } from '../messages/language.ts';
import type { SweepPoint } from '../state/sweep.svelte.ts';

export const SWEEP_MEASURES = ['elapsed', 'speedUp', 'utilisation'] as const;
export type SweepMeasure = (typeof SWEEP_MEASURES)[number];

export function measured(measure: SweepMeasure, { figures, speedUp }: SweepPoint): number {
  switch (measure) {
    case 'elapsed':
      return figures.elapsedNs;
    case 'speedUp':
      return speedUp;
    case 'utilisation':
      return figures.results.utilisation;
  }
}

export function shownMeasure(language: Language, measure: SweepMeasure, value: number): string {
  switch (measure) {
    case 'elapsed':
      return language.span(value);
    case 'speedUp':
      return language.text('sweep.times', { value: language.number(value, 2) });
    case 'utilisation':
      return language.share(value);
  }
}

/** On an axis, where digits that say nothing are left out. */
export function shownTick(language: Language, measure: SweepMeasure, value: number): string {
  if (value === 0) return language.plainNumber(0);
  return measure === 'speedUp'
    ? language.text('sweep.times', { value: language.plainNumber(value) })
    : shownMeasure(language, measure, value);
}

/**
 * Pairs of value and measure; none where the number makes nothing faster, since then it is no number of helpers,
 * and for the share of busy cores, which has no ideal.
 */
export function idealOf(
  measure: SweepMeasure,
  points: readonly SweepPoint[],
): readonly (readonly [value: number, measure: number])[] {
  const first = points[0];
  const helps = points.some(({ speedUp }) => speedUp > 1.05);
  if (measure === 'utilisation' || first === undefined || first.value <= 0 || !helps) return [];
  return points.map(({ value }) => {
    const speedUp = value / first.value;
    return [value, measure === 'speedUp' ? speedUp : first.figures.elapsedNs / speedUp];
  });
}
