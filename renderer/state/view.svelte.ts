/**
 * The part of time that is on screen, and the views it came from. Kept as virtual time, whatever the axis; the moves are
 * made on the axis, where a share of the window is a share of what one sees.
 */
import {
  clampView,
  fitView,
  focusView,
  LINEAR,
  panView,
  placeOf,
  revealInstant,
  sameView,
  shiftView,
  spanOf,
  viewInTime,
  viewOnAxis,
  zoomView,
} from '../chart/index.ts';
import type { TimeAxis, TimeRange, TimeView } from '../chart/index.ts';

const HISTORY_MAX = 100;
/** Moves that follow each other this quickly are one gesture, and one step back undoes them. */
const GESTURE_MS = 400;
const ZOOM_FACTOR = 1.3;
const PAN_SHARE = 0.15;
/** Where the playhead stands on screen after the view has been turned to the next page. */
const PAGE_SHARE = 0.1;
/** What going to the axis and back may do to the edges of a view, as a share of it. */
const ROUNDING_SHARE = 1e-9;

export class View {
  #view = $state.raw<TimeView>(fitView(1));
  #elapsedNs = $state(1);
  #back = $state.raw<readonly TimeView[]>([]);
  #forward = $state.raw<readonly TimeView[]>([]);
  readonly #axis: () => TimeAxis;
  readonly #now: () => number;
  #movedMs = -Infinity;

  readonly #bounds = $derived(fitView(this.#elapsedNs));
  readonly current = $derived(this.#view);
  readonly axis = $derived.by(() => this.#axis());
  readonly canGoBack = $derived(this.#back.length > 0);
  readonly canGoForward = $derived(this.#forward.length > 0);
  readonly showsAll = $derived.by(() => {
    const slack = ROUNDING_SHARE * spanOf(this.#bounds);
    return (
      this.#view.startNs <= this.#bounds.startNs + slack &&
      this.#view.endNs >= this.#bounds.endNs - slack
    );
  });

  /** @param axis - of the run that is shown */
  constructor(axis: () => TimeAxis = () => LINEAR, now: () => number = () => performance.now()) {
    this.#axis = axis;
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
    this.set(
      this.#moved((view, bounds) => {
        const place = placeOf(this.axis, aboutNs);
        const seen = place >= view.startNs && place <= view.endNs;
        const about = seen ? place : (view.startNs + view.endNs) / 2;
        return zoomView(view, ZOOM_FACTOR ** direction, about, bounds);
      }),
    );
  }

  pan(direction: 1 | -1): void {
    this.set(this.#moved((view, bounds) => panView(view, direction * PAN_SHARE, bounds)));
  }

  focus(range: TimeRange): void {
    const { startNs, endNs } = viewOnAxis(this.axis, range);
    this.set(this.#moved((_, bounds) => focusView(startNs, endNs, bounds)));
  }

  /** Brings an instant into view, moving no more than needed. */
  reveal(timeNs: number): void {
    const place = placeOf(this.axis, timeNs);
    this.set(this.#moved((view, bounds) => revealInstant(view, place, bounds)));
  }

  /** While playing: turns the page when the playhead leaves it. */
  follow(timeNs: number, backwards: boolean): void {
    const { startNs, endNs } = this.#view;
    if (timeNs >= startNs && timeNs <= endNs) return;
    const place = placeOf(this.axis, timeNs);
    this.#view = this.#moved((view, bounds) => {
      const startNow = place - spanOf(view) * (backwards ? 1 - PAGE_SHARE : PAGE_SHARE);
      return clampView(shiftView(view, startNow - view.startNs, bounds), bounds);
    });
  }

  /** The view after a move along the axis; the same one when it leads nowhere. */
  #moved(move: (view: TimeView, bounds: TimeView) => TimeView): TimeView {
    const axis = this.axis;
    const before = viewOnAxis(axis, this.#view);
    const after = move(before, viewOnAxis(axis, this.#bounds));
    return sameView(before, after) ? this.#view : viewInTime(axis, after);
  }
}
