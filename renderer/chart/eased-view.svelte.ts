/**
 * The view as it is drawn: it follows the view that was asked for within a few frames, so that
 * jumps by key or wheel can be followed by the eye. Drags, replays and reduced motion don't ease.
 */
import { mixView, sameView, spanOf } from './view.ts';
import type { TimeView } from './view.ts';

/** Two thirds of what is left to go are gone after this time. */
const TIME_CONSTANT_MS = 45;
/** Nearer than this share of the span to the goal, it is reached. */
const REACHED_SHARE = 0.0004;

export class EasedView {
  current: TimeView = $state.raw({ startNs: 0, endNs: 1 });
  #goal: TimeView = { startNs: 0, endNs: 1 };
  #frame: number | undefined;
  #last = 0;

  constructor(view: TimeView) {
    this.jump(view);
  }

  jump(view: TimeView): void {
    this.stop();
    this.#goal = view;
    this.current = view;
  }

  aim(view: TimeView): void {
    if (sameView(view, this.#goal)) return;
    this.#goal = view;
    if (this.#frame !== undefined) return;
    this.#last = performance.now();
    this.#frame = requestAnimationFrame(this.#step);
  }

  stop(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
  }

  #step = (now: number): void => {
    const passedMs = Math.max(0, now - this.#last);
    this.#last = now;
    this.current = approach(this.current, this.#goal, passedMs);
    this.#frame = sameView(this.current, this.#goal)
      ? undefined
      : requestAnimationFrame(this.#step);
  };
}

export function approach(from: TimeView, goal: TimeView, passedMs: number): TimeView {
  const next = mixView(from, goal, 1 - Math.exp(-passedMs / TIME_CONSTANT_MS));
  const near = REACHED_SHARE * spanOf(goal);
  const reached =
    Math.abs(next.startNs - goal.startNs) < near && Math.abs(next.endNs - goal.endNs) < near;
  return reached ? goal : next;
}
