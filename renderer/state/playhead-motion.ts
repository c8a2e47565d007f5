/** The arithmetic of playing: how fast, and where a step in time leads. */
import { niceNumber } from '../messages/format.ts';

export type Direction = 1 | -1;

export interface Stretch {
  readonly startNs: number;
  readonly endNs: number;
}

/** Virtual nanoseconds per second of screen. */
export const SPEED_MIN = 10;
export const SPEED_MAX = 100e9;

/** How long a run takes to play unless another speed is chosen. */
const PLAY_SECONDS = 8;

/** The speed at which a run of this length takes about eight seconds. */
export function speedFor(elapsedNs: number): number {
  return clampSpeed(niceNumber(elapsedNs / PLAY_SECONDS));
}

/** The next faster or slower of 1, 2, 5 × 10ⁿ. */
export function stepSpeed(speed: number, step: Direction): number {
  const past = speed * (step === 1 ? 1.01 : 0.99);
  return clampSpeed(niceNumber(past, step === 1 ? 'up' : 'down'));
}

export function clampSpeed(speed: number): number {
  return Math.min(Math.max(speed, SPEED_MIN), SPEED_MAX);
}

/** All speeds that stepping can reach, slowest first: the positions of the speed slider. */
export function allSpeeds(): readonly number[] {
  const speeds: number[] = [];
  for (let speed = SPEED_MIN; speed < SPEED_MAX; speed = stepSpeed(speed, 1)) speeds.push(speed);
  return [...speeds, SPEED_MAX];
}

/** Where the playhead is after moving by some time inside a stretch, and whether it has arrived. */
export function travel(
  fromNs: number,
  byNs: number,
  stretch: Stretch,
  looping: boolean,
): { readonly timeNs: number; readonly ended: boolean } {
  const { startNs, endNs } = stretch;
  const timeNs = fromNs + byNs;
  if (timeNs > startNs && timeNs < endNs) return { timeNs, ended: false };
  const length = endNs - startNs;
  if (!looping || length <= 0) {
    if (byNs > 0 && timeNs >= endNs) return { timeNs: endNs, ended: true };
    if (byNs < 0 && timeNs <= startNs) return { timeNs: startNs, ended: true };
    return { timeNs: Math.min(Math.max(timeNs, startNs), endNs), ended: false };
  }
  const share = (((timeNs - startNs) % length) + length) % length;
  return { timeNs: startNs + share, ended: false };
}
