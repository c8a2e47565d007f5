/** `_random`: the Mersenne twister that `random.Random` is made of, and SHA-512 for seeds that are text. */
import { sha512 } from '@noble/hashes/sha2.js';
import { Random as MachineRandom } from '../base/random.ts';
import type { Interpreter } from '../python/context.ts';
import { typeError, valueError } from '../python/objects/exception.ts';
import { native, resumable } from '../python/objects/native.ts';
import { builtinType, NONE, type PyDict, PyObject, type Value } from '../python/objects/object.ts';
import { float, PyBytes, PyTuple, tuple } from '../python/objects/values.ts';
import { asSmallIndex, hash, plainInt } from '../python/protocols/index.ts';
import { constructor } from '../python/types/construct.ts';
import { install } from '../python/types/install.ts';
import { type Integer, normalise } from '../python/types/integer.ts';
import { namespace, stateOf } from './library-module.ts';
import { Twister } from './twister.ts';

const WORD_BITS = 32;
const WORD_MASK = 0xffffffffn;
/** What drawing a word costs, for requests of many. */
const WORD_NS = 3;

const RANDOM_TYPE = builtinType('Random', { module: '_random' });
RANDOM_TYPE.instancesHaveDict = true;

class PyTwister extends PyObject {
  readonly twister = new Twister();
}

/** The words of a whole number, lowest first; at least one. */
function wordsOf(value: Integer): number[] {
  let rest = BigInt(value);
  if (rest < 0n) rest = -rest;
  const words: number[] = [];
  do {
    words.push(Number(rest & WORD_MASK));
    rest >>= 32n;
  } while (rest > 0n);
  return words;
}

/** What stands for the operating system's randomness: it comes from the seed of the run. */
export function machineRandom(interpreter: Interpreter): MachineRandom {
  return stateOf(interpreter, '_random', () => new MachineRandom(interpreter.seed));
}

/** A seed, another one each time. */
function machineWords({ interpreter }: { readonly interpreter: Interpreter }): number[] {
  const source = machineRandom(interpreter);
  return Array.from({ length: 8 }, () => source.uint32());
}

function randomBits(twister: Twister, count: number): Integer {
  if (count <= WORD_BITS) return count === 0 ? 0 : twister.word() >>> (WORD_BITS - count);
  let value = 0n;
  for (let shift = 0; shift < count; shift += WORD_BITS) {
    const bits = Math.min(WORD_BITS, count - shift);
    value |= BigInt(twister.word() >>> (WORD_BITS - bits)) << BigInt(shift);
  }
  return normalise(value);
}

install(RANDOM_TYPE, [
  constructor(RANDOM_TYPE, '/, *args, **keywords', (type, _args, context) => {
    const self = new PyTwister(type);
    self.twister.seedWords(machineWords(context));
    return self;
  }),
  native('__init__(self, /, *args, **keywords)', () => NONE),
  resumable('seed(self, n=None, /)', function* ([self, n]: [PyTwister, Value?], context) {
    if (n === undefined || n === NONE) {
      self.twister.seedWords(machineWords(context));
      return NONE;
    }
    const whole = plainInt(n);
    // CPython takes a negative hash as the 64 bits that it is.
    const number = whole ?? BigInt.asUintN(64, BigInt(yield* hash(n)));
    self.twister.seedWords(wordsOf(number));
    return NONE;
  }),
  native('random(self)', ([self]: [PyTwister]) => float(self.twister.float())),
  resumable('getrandbits(self, k, /)', function* ([self, k]: [PyTwister, Value], context) {
    const count = yield* asSmallIndex(k);
    if (count < 0) throw valueError('number of bits must be non-negative');
    context.interpreter.allocate(count / 8);
    context.charge((count / WORD_BITS) * WORD_NS);
    return randomBits(self.twister, count);
  }),
  native('getstate(self)', ([self]: [PyTwister]) =>
    tuple([...self.twister.state, self.twister.position]),
  ),
  native('setstate(self, state, /)', ([self, state]: [PyTwister, Value]) => {
    if (!(state instanceof PyTuple)) throw typeError('state vector must be a tuple');
    const { twister } = self;
    if (state.items.length !== twister.state.length + 1) {
      throw valueError('state vector is the wrong size');
    }
    const words = state.items.map((item) => Number(plainInt(item) ?? NaN));
    const position = words.pop()!;
    if (words.some(Number.isNaN)) throw typeError('an integer is required');
    if (!(position >= 0 && position <= twister.state.length)) throw valueError('invalid state');
    twister.state.set(words);
    twister.position = position;
    return NONE;
  }),
]);

const FUNCTIONS = [
  native('_sha512(data, /)', ([data]: [PyBytes]) => new PyBytes(sha512(data.bytes))),
];

export function createRandom(_interpreter: Interpreter): PyDict {
  return namespace('_random', FUNCTIONS, { Random: RANDOM_TYPE });
}
