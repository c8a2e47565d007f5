/**
 * Seeded random numbers for the machine's own choices: xoshiro128** by Blackman and Vigna, its state
 * filled by SplitMix32. Not Python's `random` module, which has a generator of its own.
 */
import { assert } from './assert.ts';

const UINT32_SPAN = 2 ** 32;

export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  /** @param seed - any whole number that is exact in a double; its sign and high bits count. */
  constructor(seed: number) {
    assert(Number.isSafeInteger(seed), 'a seed is a whole number');
    let state = seed | 0;
    const next = (): number => {
      state = (state + 0x9e3779b9) | 0;
      let mixed = state ^ (state >>> 16);
      mixed = Math.imul(mixed, 0x21f0aaad);
      mixed ^= mixed >>> 15;
      mixed = Math.imul(mixed, 0x735a2d97);
      return mixed ^ (mixed >>> 15);
    };
    this.a = next();
    this.b = next();
    // Seeds that differ above 32 bits part here; the others have done so already.
    state ^= Math.floor(seed / UINT32_SPAN);
    this.c = next();
    // An all-zero state would stay zero for ever.
    this.d = next() | 1;
  }

  /** 0 … 2^32 − 1. */
  uint32(): number {
    const product = Math.imul(this.b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= shifted;
    this.d = (this.d << 11) | (this.d >>> 21);
    return result;
  }

  /** In [0, 1), 53 bits. */
  float(): number {
    return ((this.uint32() >>> 5) * 2 ** 26 + (this.uint32() >>> 6)) / 2 ** 53;
  }

  /** 0 … limit − 1, each as likely: draws that would favour small numbers are thrown away. */
  below(limit: number): number {
    assert(Number.isInteger(limit) && limit >= 1 && limit <= UINT32_SPAN, 'limit out of range');
    const fair = UINT32_SPAN - (UINT32_SPAN % limit);
    for (;;) {
      const drawn = this.uint32();
      if (drawn < fair) return drawn % limit;
    }
  }
}
