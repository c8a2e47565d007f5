/** What finditer() and scanner() return: matches, one after the other. */
import type { Context } from '../../python/context.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { PyResumableIterator } from '../../python/objects/iterator.ts';
import { resumable } from '../../python/objects/native.ts';
import { builtinType, NONE, PyObject, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { install } from '../../python/types/install.ts';
import { ITERATOR_MEMBERS } from '../../python/types/iterators.ts';
import type { PyPattern } from './pattern-type.ts';
import type { Scan } from './search.ts';

const ITERATOR_TYPE = builtinType('callable_iterator', { layout: 'other', subclassable: false });
const SCANNER_TYPE = builtinType('SRE_Scanner', {
  module: '_sre',
  layout: 'other',
  subclassable: false,
});

install(ITERATOR_TYPE, ITERATOR_MEMBERS);

export class MatchIterator extends PyResumableIterator {
  private readonly scan: Scan;
  private readonly context: Context;

  constructor(scan: Scan, context: Context) {
    super(ITERATOR_TYPE);
    this.scan = scan;
    this.context = context;
  }

  advance(): Resumable<Value | undefined> {
    return this.scan.next(this.context);
  }
}

export class PyScanner extends PyObject {
  readonly pattern: PyPattern;
  readonly scan: Scan;

  constructor(pattern: PyPattern, scan: Scan) {
    super(SCANNER_TYPE);
    this.pattern = pattern;
    this.scan = scan;
  }
}

install(SCANNER_TYPE, [
  new PyGetSet('pattern', (self) => (self as PyScanner).pattern),
  resumable('search(self, /)', function* ([self]: [PyScanner], context) {
    return (yield* self.scan.next(context)) ?? NONE;
  }),
  resumable('match(self, /)', function* ([self]: [PyScanner], context) {
    return (yield* self.scan.next(context, true)) ?? NONE;
  }),
]);
