/** groupby, and tee. */
import { valueError } from '../../python/objects/exception.ts';
import { PyResumableIterator } from '../../python/objects/iterator.ts';
import { type Native, native, resumable } from '../../python/objects/native.ts';
import { builtinType, NONE, type PyType, type Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { tuple } from '../../python/objects/values.ts';
import { equals, iterator, next } from '../../python/protocols/index.ts';
import { install } from '../../python/types/install.ts';
import { ITERATOR_MEMBERS } from '../../python/types/iterators.ts';
import { countOf } from './counting.ts';
import { iteratorType } from './iterator-type.ts';

const GROUP_TYPE = builtinType('_grouper', { module: 'itertools', layout: 'other' });

class GroupBy extends PyResumableIterator {
  private readonly source: Value;
  private readonly keyFunction: Value;
  /** The item that has been taken but not yet given out. */
  item: Value | undefined = undefined;
  sortKey: Value | undefined = undefined;
  /** The group that may still give out items; groups before it are over. */
  group: Group | undefined = undefined;

  constructor(type: PyType, source: Value, keyFunction: Value) {
    super(type);
    this.source = source;
    this.keyFunction = keyFunction;
  }

  /** Takes the next item and its key; false at the end. */
  *take(): Resumable<boolean> {
    this.item = yield* next(this.source);
    if (this.item === undefined) return false;
    this.sortKey =
      this.keyFunction === NONE ? this.item : yield* call(this.keyFunction, [this.item]);
    return true;
  }

  *advance(): Resumable<Value | undefined> {
    const last = this.group?.sortKey;
    this.group = undefined;
    while (
      this.item === undefined ||
      (last !== undefined && (yield* equals(this.sortKey as Value, last)))
    ) {
      if (!(yield* this.take())) return undefined;
    }
    this.group = new Group(this, this.sortKey as Value);
    return tuple([this.group.sortKey, this.group]);
  }
}

class Group extends PyResumableIterator {
  private readonly parent: GroupBy;
  readonly sortKey: Value;

  constructor(parent: GroupBy, sortKey: Value) {
    super(GROUP_TYPE);
    this.parent = parent;
    this.sortKey = sortKey;
  }

  *advance(): Resumable<Value | undefined> {
    const { parent } = this;
    if (parent.group !== this) return undefined;
    if (parent.item === undefined && !(yield* parent.take())) return undefined;
    if (!(yield* equals(this.sortKey, parent.sortKey as Value))) return undefined;
    const { item } = parent;
    parent.item = undefined;
    return item;
  }
}

install(GROUP_TYPE, ITERATOR_MEMBERS);

export const GROUPBY_TYPE = iteratorType(
  'groupby',
  'iterable, key=None',
  function* (type, [iterable, key]: [Value, Value | undefined]) {
    return new GroupBy(type, yield* iterator(iterable), key ?? NONE);
  },
);

const TEE_TYPE = builtinType('_tee', { module: 'itertools', layout: 'other' });

/** An item that one of several iterators has taken, and what comes after it. */
interface Link {
  readonly item: Value;
  readonly rest: Tail;
}

/** The place behind a link: empty until someone takes the next item. */
interface Tail {
  link: Link | undefined;
}

class Tee extends PyResumableIterator {
  readonly source: Value;
  tail: Tail;

  constructor(source: Value, tail: Tail) {
    super(TEE_TYPE);
    this.source = source;
    this.tail = tail;
  }

  *advance(): Resumable<Value | undefined> {
    let { link } = this.tail;
    if (link === undefined) {
      const item = yield* next(this.source);
      if (item === undefined) return undefined;
      link = { item, rest: { link: undefined } };
      this.tail.link = link;
    }
    this.tail = link.rest;
    return link.item;
  }
}

install(TEE_TYPE, [
  ...ITERATOR_MEMBERS,
  native('__copy__(self)', ([self]: [Tee]) => new Tee(self.source, self.tail)),
]);

export const TEE: Native = resumable(
  'tee(iterable, n=2, /)',
  function* ([iterable, n]: [Value, Value | undefined]) {
    const count = n === undefined ? 2 : yield* countOf(n, () => valueError('n must be >= 0'));
    if (count === 0) return tuple([]);
    const given = yield* iterator(iterable);
    const first = given instanceof Tee ? given : new Tee(given, { link: undefined });
    const copies: Value[] = [first];
    while (copies.length < count) copies.push(new Tee(first.source, first.tail));
    return tuple(copies);
  },
);
