/** What is written inside a bar, and how it is shortened to fit. Never a sentence, never cut off. */
import { laneOfInterval } from '../../simulator/index.ts';
import type { ChartLabels } from './contract.ts';
import type { ChartModel } from './model.ts';
import { STATE_KEYS } from './state-key.ts';

/**
 * The other party says more than the state, which colour and hatch tell already: the thread on a
 * core, the owner of a lock, the lock that is waited for.
 */
export function barText(
  model: ChartModel,
  interval: number,
  labels: Pick<ChartLabels, 'laneFrom' | 'stateShort'>,
): string {
  const { trace, keys } = model;
  const key = STATE_KEYS[keys[interval]!]!;
  const other = trace.lanes[trace.intervals.other[interval]!];
  const tellsByState =
    key === 'wait-gil' || key === 'ready' || key === 'new' || key === 'switching';
  if (other === undefined || tellsByState) return labels.stateShort(key);
  return labels.laneFrom(other.id, laneOfInterval(trace, interval));
}

export type MeasureText = (text: string) => number;

/** Measures each text once; texts of a trace are few and repeat in every frame. */
export function rememberWidths(measure: MeasureText): MeasureText {
  const widths = new Map<string, number>();
  return (text) => {
    const known = widths.get(text);
    if (known !== undefined) return known;
    const width = measure(text);
    widths.set(text, width);
    return width;
  };
}

const ELLIPSIS = '…';
/** Fewer letters than this say nothing. */
const LETTERS_MIN = 3;

/** The text, or as much of its beginning as fits with an ellipsis; undefined when too little does. */
export function fitText(text: string, widthPx: number, measure: MeasureText): string | undefined {
  if (measure(text) <= widthPx) return text;
  const letters = [...text];
  let low = 0;
  let high = letters.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(letters.slice(0, middle).join('') + ELLIPSIS) <= widthPx) low = middle;
    else high = middle - 1;
  }
  return low < LETTERS_MIN ? undefined : letters.slice(0, low).join('').trimEnd() + ELLIPSIS;
}
