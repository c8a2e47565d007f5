/**
 * The one clock of the window: chart, source, console, state and events follow it. While it plays it
 * asks for one animation frame after the other; nothing else in the window does.
 */
import { speedFor, stepSpeed, travel } from './playhead-motion.ts';
import type { Direction, Stretch } from './playhead-motion.ts';

/** Asks for a call before the next repaint; returns the function that takes that back. */
export type FrameSource = (call: (nowMs: number) => void) => () => void;

export const pageFrames: FrameSource = (call) => {
  const handle = requestAnimationFrame(call);
  return () => {
    cancelAnimationFrame(handle);
  };
};

/** A page in the background gets no frames: time that passed there is not made up for. */
const FRAME_MS_MAX = 100;

export interface PlayheadContext {
  /** Length of the run. */
  readonly elapsedNs: () => number;
  /** How far one may look; absent: to the end. */
  readonly horizonNs?: () => number;
  /** What is looped, when looping is on. */
  readonly range: () => Stretch | undefined;
  /** Told of every frame while it plays, so that the view can turn the page. */
  readonly onplay: (timeNs: number, direction: Direction) => void;
}

export class Playhead {
  #timeNs = $state(0);
  #direction = $state<Direction | 0>(0);
  #chosenSpeed = $state<number>();
  looping = $state(false);

  readonly #context: PlayheadContext;
  readonly #frames: FrameSource;
  #cancelFrame: (() => void) | undefined;
  #lastFrameMs: number | undefined;

  /** Virtual nanoseconds per second of screen: chosen, or such that the run takes some seconds. */
  readonly speed = $derived.by(() => this.#chosenSpeed ?? speedFor(this.#context.elapsedNs()));
  /** Never past the end: a run may become shorter under a playhead. */
  readonly timeNs = $derived.by(() => Math.min(this.#timeNs, this.#lastNs()));
  readonly playing = $derived(this.#direction !== 0);
  readonly backwards = $derived(this.#direction === -1);

  constructor(context: PlayheadContext, frames: FrameSource = pageFrames) {
    this.#context = context;
    this.#frames = frames;
  }

  /** Puts the playhead somewhere; playing goes on from there. */
  moveTo(timeNs: number): void {
    this.#timeNs = Math.max(0, Math.min(timeNs, this.#lastNs()));
  }

  /** For stepping and jumping: one goes to look at a place, so the clock stops. */
  pauseAt(timeNs: number): void {
    this.pause();
    this.moveTo(timeNs);
  }

  toggle(direction: Direction): void {
    if (this.#direction === direction) this.pause();
    else this.play(direction);
  }

  play(direction: Direction): void {
    const stretch = this.#stretch();
    const atEnd = direction === 1 ? this.timeNs >= stretch.endNs : this.timeNs <= stretch.startNs;
    const outside = this.timeNs < stretch.startNs || this.timeNs > stretch.endNs;
    if (atEnd || outside) this.moveTo(direction === 1 ? stretch.startNs : stretch.endNs);
    this.#direction = direction;
    if (this.#cancelFrame === undefined) {
      this.#lastFrameMs = undefined;
      this.#cancelFrame = this.#frames((nowMs) => this.#frame(nowMs));
    }
  }

  pause(): void {
    this.#direction = 0;
    this.#cancelFrame?.();
    this.#cancelFrame = undefined;
  }

  faster(): void {
    this.#chosenSpeed = stepSpeed(this.speed, 1);
  }

  slower(): void {
    this.#chosenSpeed = stepSpeed(this.speed, -1);
  }

  setSpeed(nsPerSecond: number): void {
    this.#chosenSpeed = nsPerSecond;
  }

  /** For another program: back to the start, at that program's own speed. */
  reset(): void {
    this.pause();
    this.#chosenSpeed = undefined;
    this.#timeNs = 0;
  }

  #stretch(): Stretch {
    const range = this.looping ? this.#context.range() : undefined;
    const lastNs = this.#lastNs();
    return range === undefined || range.startNs >= lastNs
      ? { startNs: 0, endNs: lastNs }
      : { ...range, endNs: Math.min(range.endNs, lastNs) };
  }

  #lastNs(): number {
    return Math.min(this.#context.elapsedNs(), this.#context.horizonNs?.() ?? Infinity);
  }

  #frame(nowMs: number): void {
    const passedMs = nowMs - (this.#lastFrameMs ?? nowMs);
    this.#lastFrameMs = nowMs;
    const direction = this.#direction;
    if (direction === 0) return;
    const byNs = (Math.min(passedMs, FRAME_MS_MAX) / 1000) * this.speed * direction;
    const next = travel(this.timeNs, byNs, this.#stretch(), this.looping);
    this.#timeNs = next.timeNs;
    this.#context.onplay(next.timeNs, direction);
    if (next.ended) this.pause();
    else this.#cancelFrame = this.#frames((ms) => this.#frame(ms));
  }
}
