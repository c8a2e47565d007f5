/** count, repeat and cycle: iterators without an end of their own. */
import { PyIterator, PyResumableIterator } from '../../python/objects/iterator.ts';
import { native, resumable } from '../../python/objects/native.ts';
import { type PyType, typeOf, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { typeError } from '../../python/objects/exception.ts';
import { BINARY_OPERATORS } from '../../python/opcodes.ts';
import { PyFloat } from '../../python/objects/values.ts';
import {
  asSmallIndex,
  binary,
  index,
  iterator,
  next,
  plainInt,
  repr,
} from '../../python/protocols/index.ts';
import { add, type Integer } from '../../python/types/integer.ts';
import { iteratorType } from './iterator-type.ts';

const ADD = BINARY_OPERATORS.findIndex(({ symbol }) => symbol === '+');

/** Over ints: runs no code of the program. */
class IntegerCount extends PyIterator {
  value: Integer;
  readonly step: Integer;

  constructor(type: PyType, start: Integer, step: Integer) {
    super(type);
    this.value = start;
    this.step = step;
  }

  next(): Value {
    const { value } = this;
    this.value = add(value, this.step);
    return value;
  }
}

/** Over anything that can be added up. */
class GeneralCount extends PyResumableIterator {
  value: Value;
  readonly step: Value;

  constructor(type: PyType, start: Value, step: Value) {
    super(type);
    this.value = start;
    this.step = step;
  }

  *advance(): Resumable<Value> {
    const { value } = this;
    this.value = yield* binary(ADD, value, this.step);
    return value;
  }
}

function isNumber(value: Value): boolean {
  if (plainInt(value) !== undefined || value instanceof PyFloat) return true;
  const type = typeOf(value);
  return ['__index__', '__float__', '__complex__'].some((name) => type.lookup(name) !== undefined);
}

export const COUNT_TYPE = iteratorType(
  'count',
  'start=0, step=1',
  // eslint-disable-next-line require-yield -- the types' constructors are all of one kind
  function* (type, [start = 0, step = 1]: [Value?, Value?]) {
    if (!isNumber(start) || !isNumber(step)) throw typeError('a number is required');
    const first = plainInt(start);
    const stride = plainInt(step);
    return first === undefined || stride === undefined
      ? new GeneralCount(type, start, step)
      : new IntegerCount(type, first, stride);
  },
  [
    resumable('__repr__(self)', function* ([self]: [IntegerCount | GeneralCount]) {
      const step = self.step === 1 ? '' : `, ${yield* repr(self.step)}`;
      return `${self.type.name}(${yield* repr(self.value)}${step})`;
    }),
  ],
);

class Repeat extends PyIterator {
  readonly object: Value;
  remaining: number;

  constructor(type: PyType, object: Value, times: number) {
    super(type);
    this.object = object;
    this.remaining = times;
  }

  next(): Value | undefined {
    if (this.remaining <= 0) return undefined;
    this.remaining--;
    return this.object;
  }
}

export const REPEAT_TYPE = iteratorType(
  'repeat',
  'object, times=None',
  function* (type, [object, times]: [Value, Value | undefined]) {
    const count = times === undefined ? Infinity : yield* asSmallIndex(times);
    return new Repeat(type, object, Math.max(count, 0));
  },
  [
    resumable('__repr__(self)', function* ([self]: [Repeat]) {
      const times = self.remaining === Infinity ? '' : `, ${self.remaining}`;
      return `${self.type.name}(${yield* repr(self.object)}${times})`;
    }),
    native('__length_hint__(self)', ([self]: [Repeat]) => {
      if (self.remaining === Infinity) throw typeError('len() of unsized object');
      return self.remaining;
    }),
  ],
);

class Cycle extends PyResumableIterator {
  private readonly saved: Value[] = [];
  private source: Value | undefined;
  private position = 0;

  constructor(type: PyType, source: Value) {
    super(type);
    this.source = source;
  }

  *advance(): Resumable<Value | undefined> {
    if (this.source !== undefined) {
      const item = yield* next(this.source);
      if (item !== undefined) {
        this.saved.push(item);
        return item;
      }
      this.source = undefined;
    }
    if (this.saved.length === 0) return undefined;
    const item = this.saved[this.position];
    this.position = (this.position + 1) % this.saved.length;
    return item;
  }
}

export const CYCLE_TYPE = iteratorType('cycle', 'iterable, /', function* (type, [iterable]) {
  return new Cycle(type, yield* iterator(iterable as Value));
});

/** A count of things: an int that isn't negative. */
export function* countOf(value: Value, problem: () => unknown): Resumable<number> {
  const whole = yield* index(value);
  if (whole < 0) throw problem();
  return Number(whole);
}
