/**
 * The Mersenne twister MT19937 (Matsumoto and Nishimura 1998): 624 words of 32 bits, from which the next
 * 624 are made at once.
 */

const SIZE = 624;
const MIDDLE = 397;
const UPPER = 0x80000000;
const LOWER = 0x7fffffff;
const MATRIX = 0x9908b0df;

export class Twister {
  readonly state = new Uint32Array(SIZE);
  /** Of the next word to be used; SIZE: all are used. */
  position = SIZE;

  /** init_genrand */
  seedWord(seed: number): void {
    const { state } = this;
    state[0] = seed >>> 0;
    for (let i = 1; i < SIZE; i++) {
      const before = state[i - 1]!;
      state[i] = Math.imul(1_812_433_253, before ^ (before >>> 30)) + i;
    }
    this.position = SIZE;
  }

  /** init_by_array */
  seedWords(key: readonly number[]): void {
    const { state } = this;
    this.seedWord(19_650_218);
    let i = 1;
    let j = 0;
    const next = (): void => {
      if (++i < SIZE) return;
      state[0] = state[SIZE - 1]!;
      i = 1;
    };
    for (let k = Math.max(SIZE, key.length); k > 0; k--) {
      const before = state[i - 1]!;
      const mixed = Math.imul(before ^ (before >>> 30), 1_664_525);
      state[i] = (state[i]! ^ mixed) + key[j]! + j;
      j = (j + 1) % key.length;
      next();
    }
    for (let k = SIZE - 1; k > 0; k--) {
      const before = state[i - 1]!;
      const mixed = Math.imul(before ^ (before >>> 30), 1_566_083_941);
      state[i] = (state[i]! ^ mixed) - i;
      next();
    }
    state[0] = UPPER;
  }

  private twist(): void {
    const { state } = this;
    for (let i = 0; i < SIZE; i++) {
      const bits = (state[i]! & UPPER) | (state[(i + 1) % SIZE]! & LOWER);
      state[i] = state[(i + MIDDLE) % SIZE]! ^ (bits >>> 1) ^ ((bits & 1) === 1 ? MATRIX : 0);
    }
    this.position = 0;
  }

  /** The next 32 bits. */
  word(): number {
    if (this.position >= SIZE) this.twist();
    let word = this.state[this.position++]!;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    word ^= word >>> 18;
    return word >>> 0;
  }

  /** In [0, 1), 53 bits. */
  float(): number {
    const high = this.word() >>> 5;
    const low = this.word() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }
}
