/** Places in time that the user wants to find again: one passing mark, and those that are kept. */
import type { TimeMark, TimeRange } from '../chart/index.ts';

export class TimeMarks {
  list = $state.raw<readonly TimeMark[]>([]);
  #made = 0;

  /**
   * Marks a stretch, or an instant where it begins and ends at once. A passing mark takes the place of
   * the last one; the same mark a second time is taken away.
   */
  toggle({ startNs, endNs }: TimeRange, kept: boolean): void {
    const same = this.list.find(
      (mark) => mark.startNs === startNs && mark.endNs === endNs && mark.kept === kept,
    );
    if (same !== undefined) {
      this.list = this.list.filter((mark) => mark !== same);
      return;
    }
    const others = kept ? this.list : this.list.filter((mark) => mark.kept);
    this.list = [...others, { id: ++this.#made, startNs, endNs, kept }];
  }

  clear(): void {
    this.list = [];
  }
}
