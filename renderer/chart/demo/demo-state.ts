/** What the demo page can be told to show. */
import type { ArrowChoice, ChartSelection, Future, TimeRange } from '../contract.ts';
import type { TimeView } from '../view.ts';

export interface DemoState {
  readonly view: TimeView;
  readonly playheadNs: number;
  readonly selection: ChartSelection | undefined;
  readonly range: TimeRange | undefined;
  readonly future: Future;
  readonly arrows: ArrowChoice;
}
