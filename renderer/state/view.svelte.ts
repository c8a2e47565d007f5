/** The part of time that is on screen, and the views it came from. */
import {
  clampView,
  fitView,
  focusView,
  panView,
  revealInstant,
  sameView,
  shiftView,
  spanOf,
  zoomView,
} from '../chart/index.ts';
import type { TimeRange, TimeView } from '../chart/index.ts';

const HISTORY_MAX = 100;
/** Moves that follow each other this quickly are one gesture, and one step back undoes them. */
const GESTURE_MS = 400;
const ZOOM_FACTOR = 1.3;
const PAN_SHARE = 0.15;
/** Where the playhead stands on screen after the view has been turned to the next page. */
const PAGE_SHARE = 0.1;

export class View {
  #view = $state.raw<TimeView>(fitView(1));
  #elapsedNs = $state(1);
  #back = $state.raw<readonly TimeView[]>([]);
  #forward = $state.raw<readonly TimeView[]>([]);
  readonly #now: () => number;
  #movedMs = -Infinity;

  readonly #bounds = $derived(fitView(this.#elapsedNs));
  readonly current = $derived(this.#view);
  readonly canGoBack = $derived(this.#back.length > 0);
  readonly canGoForward = $derived(this.#forward.length > 0);
  readonly showsAll = $derived(
    this.#view.startNs <= this.#bounds.startNs && this.#view.endNs >= this.#bounds.endNs,
  );

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** A new run of another program is shown whole. */
  showNew(elapsedNs: number): void {
    this.#elapsedNs = elapsedNs;
    this.#view = this.#bounds;
    this.#back = [];
    this.#forward = [];
    // A gesture that was under way was one in the other program.
    this.#movedMs = -Infinity;
  }

  /**
   * A new run of the same program leaves the view where it was, so that one sees what changed. Only
   * a view of everything grows with the run; it does not shrink, so that shorter looks shorter.
   */
  keepFor(elapsedNs: number): void {
    const showedAll = this.showsAll;
    this.#elapsedNs = elapsedNs;
    if (showedAll && this.#view.endNs < this.#bounds.endNs) this.#view = this.#bounds;
  }

  set(view: TimeView): void {
    if (sameView(view, this.#view)) return;
    const nowMs = this.#now();
    if (nowMs - this.#movedMs > GESTURE_MS) {
      this.#back = [...this.#back.slice(1 - HISTORY_MAX), this.#view];
      this.#forward = [];
    }
    this.#movedMs = nowMs;
    this.#view = view;
  }

  goBack(): void {
    const view = this.#back.at(-1);
    if (view === undefined) return;
    this.#forward = [...this.#forward, this.#view];
    this.#back = this.#back.slice(0, -1);
    this.#view = view;
  }

  goForward(): void {
    const view = this.#forward.at(-1);
    if (view === undefined) return;
    this.#back = [...this.#back, this.#view];
    this.#forward = this.#forward.slice(0, -1);
    this.#view = view;
  }

  fit(): void {
    this.set(this.#bounds);
  }

  /** About the given time where it is on screen, else about the middle. */
  zoom(direction: 1 | -1, aboutNs: number): void {
    const { startNs, endNs } = this.#view;
    const seen = aboutNs >= startNs && aboutNs <= endNs;
    const about = seen ? aboutNs : (startNs + endNs) / 2;
    this.set(zoomView(this.#view, ZOOM_FACTOR ** direction, about, this.#bounds));
  }

  pan(direction: 1 | -1): void {
    this.set(panView(this.#view, direction * PAN_SHARE, this.#bounds));
  }

  focus(range: TimeRange): void {
    this.set(focusView(range.startNs, range.endNs, this.#bounds));
  }

  /** Brings an instant into view, moving no more than needed. */
  reveal(timeNs: number): void {
    const view = revealInstant(this.#view, timeNs, this.#bounds);
    if (!sameView(view, this.#view)) this.set(view);
  }

  /** While playing: turns the page when the playhead leaves it. */
  follow(timeNs: number, backwards: boolean): void {
    const { startNs, endNs } = this.#view;
    if (timeNs >= startNs && timeNs <= endNs) return;
    const span = spanOf(this.#view);
    const startNow = timeNs - span * (backwards ? 1 - PAGE_SHARE : PAGE_SHARE);
    this.#view = clampView(shiftView(this.#view, startNow - startNs, this.#bounds), this.#bounds);
  }
}
