import { describe, expect, it } from 'vitest';

import { Playhead } from './playhead.svelte.ts';
import type { FrameSource } from './playhead.svelte.ts';
import type { Stretch } from './playhead-motion.ts';

/** Frames that come when the test says so. */
class Frames {
  #call: ((nowMs: number) => void) | undefined;
  #nowMs = 0;
  readonly source: FrameSource = (call) => {
    this.#call = call;
    return () => {
      this.#call = undefined;
    };
  };

  get asked(): boolean {
    return this.#call !== undefined;
  }

  pass(...stepsMs: readonly number[]): void {
    for (const stepMs of stepsMs) {
      this.#nowMs += stepMs;
      const call = this.#call;
      this.#call = undefined;
      call?.(this.#nowMs);
    }
  }
}

function make(elapsedNs = 8e6): {
  playhead: Playhead;
  frames: Frames;
  world: { elapsedNs: number; horizonNs: number; range: Stretch | undefined };
} {
  const frames = new Frames();
  const world = { elapsedNs, horizonNs: Infinity, range: undefined as Stretch | undefined };
  const playhead = new Playhead(
    {
      elapsedNs: () => world.elapsedNs,
      horizonNs: () => world.horizonNs,
      range: () => world.range,
      onplay: () => undefined,
    },
    frames.source,
  );
  return { playhead, frames, world };
}

describe('the playhead', () => {
  it('goes no further than one may look', () => {
    const { playhead, frames, world } = make();
    world.horizonNs = 3e6;
    playhead.moveTo(Infinity);
    expect(playhead.timeNs).toBe(3e6);
    playhead.moveTo(2e6);
    playhead.play(1);
    frames.pass(...Array.from({ length: 600 }, () => 16));
    expect([playhead.timeNs, playhead.playing]).toEqual([3e6, false]);
    world.horizonNs = Infinity;
    playhead.moveTo(5e6);
    expect(playhead.timeNs).toBe(5e6);
  });

  it('moves by the speed while it plays', () => {
    const { playhead, frames } = make();
    playhead.play(1);
    frames.pass(16, 50, 50);
    expect(playhead.speed).toBe(1e6);
    expect(playhead.timeNs).toBeCloseTo(1e5, 6);
    expect(playhead.playing).toBe(true);
  });

  it('does not make up for time in which there were no frames', () => {
    const { playhead, frames } = make();
    playhead.play(1);
    frames.pass(16, 5000);
    expect(playhead.timeNs).toBeCloseTo(1e5, 6);
  });

  it('stops at the end, and asks for no more frames', () => {
    const { playhead, frames } = make(1e4);
    playhead.setSpeed(1e6);
    playhead.play(1);
    frames.pass(16, 90);
    expect(playhead.timeNs).toBe(1e4);
    expect(playhead.playing).toBe(false);
    expect(frames.asked).toBe(false);
  });

  it('begins again when it is played at the end', () => {
    const { playhead, frames } = make();
    playhead.moveTo(8e6);
    playhead.play(1);
    expect(playhead.timeNs).toBe(0);
    playhead.pause();
    playhead.play(-1);
    frames.pass(16);
    expect(playhead.timeNs).toBe(8e6);
    expect(playhead.backwards).toBe(true);
  });

  it('stays in the range it loops', () => {
    const { playhead, frames, world } = make();
    world.range = { startNs: 1e6, endNs: 1.05e6 };
    playhead.looping = true;
    playhead.play(1);
    frames.pass(16, 80);
    expect(playhead.timeNs).toBeCloseTo(1.03e6, 3);
    expect(playhead.playing).toBe(true);
  });

  it('is put back by scrubbing without stopping, by stepping with', () => {
    const { playhead, frames } = make();
    playhead.play(1);
    playhead.moveTo(4e6);
    expect(playhead.playing).toBe(true);
    playhead.pauseAt(5e6);
    expect(playhead.playing).toBe(false);
    expect(frames.asked).toBe(false);
    expect(playhead.timeNs).toBe(5e6);
  });

  it('never stands outside the run', () => {
    const { playhead } = make();
    playhead.moveTo(1e12);
    expect(playhead.timeNs).toBe(8e6);
    playhead.moveTo(-3);
    expect(playhead.timeNs).toBe(0);
  });
});
