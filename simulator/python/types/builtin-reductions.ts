/** How those built-in types are made again that have to say it themselves: `__reduce__`. */
import type { Context } from '../context.ts';
import type { PyNative } from '../objects/function.ts';
import {
  METHOD_TYPE,
  NATIVE_FUNCTION_TYPE,
  NATIVE_METHOD_TYPE,
  PyMethod,
} from '../objects/function.ts';
import { native, resumable } from '../objects/native.ts';
import type { PyObject } from '../objects/object.ts';
import { NONE, type PyType, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import {
  BYTEARRAY_TYPE,
  FROZENSET_TYPE,
  list,
  PyBytes,
  PyRange,
  type PySet,
  type PySlice,
  RANGE_TYPE,
  SET_TYPE,
  SLICE_TYPE,
  tuple,
} from '../objects/values.ts';
import type { ListIterator } from '../protocols/index.ts';
import {
  asSmallIndex,
  collect,
  getAttribute,
  LIST_ITERATOR_TYPE,
  RANGE_ITERATOR_TYPE,
  type RangeIterator,
  STR_ITERATOR_TYPE,
  type StrIterator,
  TUPLE_ITERATOR_TYPE,
  type TupleIterator,
} from '../protocols/index.ts';
import { codePointIndex, unitOffset } from './code-points.ts';
import { GENERIC_ALIAS_TYPE, type PyGenericAlias } from './generic-alias.ts';
import { install, type Member } from './install.ts';
import { LIST_REVERSE_ITERATOR_TYPE, type ListReverseIterator } from './list.ts';

const builtin = ({ interpreter }: Context, name: string): Value => interpreter.builtins.get(name)!;

/** The instance's own attributes, as state. */
const attributes = ({ dict }: PyObject): Value =>
  dict === undefined || dict.size === 0 ? NONE : dict;

/** getattr(value, name). */
const attributeOf = (value: Value, name: string, context: Context): Value =>
  tuple([builtin(context, 'getattr'), tuple([value, name])]);

function setMember(): Member {
  return resumable('__reduce__(self, /)', function* ([self]: [PySet]) {
    return tuple([self.type, tuple([list(yield* collect(self))]), attributes(self)]);
  });
}

const bytearrayMember = resumable(
  '__reduce_ex__(self, proto=0, /)',
  function* ([self, protocol]: [PyBytes, Value?]) {
    const { type, bytes } = self;
    const version = protocol === undefined ? 0 : yield* asSmallIndex(protocol);
    if (bytes.length === 0) return tuple([type, tuple([]), attributes(self)]);
    const text = () => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    const args = version < 3 ? [text(), 'latin-1'] : [new PyBytes(bytes.slice())];
    return tuple([type, tuple(args), attributes(self)]);
  },
);

/** iter(source), and where it has got to: nothing is left of one that is through. */
function iteration(source: Value, position: number | undefined, context: Context): Value {
  const iter = builtin(context, 'iter');
  return tuple(
    position === undefined ? [iter, tuple([source])] : [iter, tuple([source]), position],
  );
}

const positionMember = (set: (self: Value, position: number) => void): Member =>
  resumable('__setstate__(self, state, /)', function* ([self, state]: [Value, Value]) {
    set(self, Math.max(0, yield* asSmallIndex(state)));
    return NONE;
  });

function* nameOf(callee: Value): Resumable<string> {
  return (yield* getAttribute(callee, '__name__')) as string;
}

const TABLE: readonly (readonly [PyType, readonly Member[]])[] = [
  [
    RANGE_TYPE,
    [
      native('__reduce__(self, /)', ([self]: [PyRange]) =>
        tuple([RANGE_TYPE, tuple([self.start, self.stop, self.step])]),
      ),
    ],
  ],
  [
    SLICE_TYPE,
    [
      native('__reduce__(self, /)', ([self]: [PySlice]) =>
        tuple([SLICE_TYPE, tuple([self.start, self.stop, self.step])]),
      ),
    ],
  ],
  [SET_TYPE, [setMember()]],
  [FROZENSET_TYPE, [setMember()]],
  [BYTEARRAY_TYPE, [bytearrayMember]],
  [
    GENERIC_ALIAS_TYPE,
    [
      native('__reduce__(self, /)', ([self]: [PyGenericAlias]) =>
        tuple([GENERIC_ALIAS_TYPE, tuple([self.origin, self.arguments])]),
      ),
    ],
  ],
  [
    METHOD_TYPE,
    [
      resumable('__reduce__(self, /)', function* ([self]: [PyMethod], context) {
        return attributeOf(self.self, yield* nameOf(self.callee), context);
      }),
    ],
  ],
  [
    NATIVE_METHOD_TYPE,
    [
      native('__reduce__(self, /)', ([self]: [PyNative], context) =>
        attributeOf(self.owner!, self.native.name, context),
      ),
    ],
  ],
  [
    NATIVE_FUNCTION_TYPE,
    [
      resumable('__reduce__(self, /)', function* ([self]: [PyNative | PyMethod], context) {
        // A function of a module is known by its name alone.
        const name = yield* nameOf(self);
        return self instanceof PyMethod ? attributeOf(self.self, name, context) : name;
      }),
    ],
  ],
  [
    LIST_ITERATOR_TYPE,
    [
      native('__reduce__(self, /)', ([self]: [ListIterator], context) =>
        self.list === undefined
          ? iteration(list([]), undefined, context)
          : iteration(self.list, self.position, context),
      ),
      positionMember((self, position) => {
        const into = self as ListIterator;
        into.position = Math.min(position, into.list?.items.length ?? 0);
      }),
    ],
  ],
  [
    LIST_REVERSE_ITERATOR_TYPE,
    [
      native('__reduce__(self, /)', ([self]: [ListReverseIterator], context) => {
        const { list: source, position } = self;
        return position < 0
          ? iteration(list([]), undefined, context)
          : tuple([builtin(context, 'reversed'), tuple([source]), position]);
      }),
      resumable('__setstate__(self, state, /)', function* ([self, state]: [Value, Value]) {
        const into = self as ListReverseIterator;
        const last = into.list.items.length - 1;
        into.position = Math.min(last, Math.max(-1, yield* asSmallIndex(state)));
        return NONE;
      }),
    ],
  ],
  [
    TUPLE_ITERATOR_TYPE,
    [
      native('__reduce__(self, /)', ([self]: [TupleIterator], context) =>
        iteration(tuple(self.items), self.position, context),
      ),
      positionMember((self, position) => {
        const into = self as TupleIterator;
        into.position = Math.min(position, into.items.length);
      }),
    ],
  ],
  [
    STR_ITERATOR_TYPE,
    [
      native('__reduce__(self, /)', ([self]: [StrIterator], context) =>
        iteration(self.text, codePointIndex(self.text, self.position), context),
      ),
      positionMember((self, position) => {
        const into = self as StrIterator;
        into.position = unitOffset(into.text, position);
      }),
    ],
  ],
  [
    RANGE_ITERATOR_TYPE,
    [
      native('__reduce__(self, /)', ([self]: [RangeIterator], context) => {
        const { value, remaining, stride } = self;
        const left = new PyRange(value, value + remaining * stride, stride);
        return iteration(left, 0, context);
      }),
      positionMember((self, position) => {
        for (let i = 0; i < position; i++) (self as RangeIterator).next();
      }),
    ],
  ],
];

export function installBuiltinReductions(): void {
  for (const [type, members] of TABLE) install(type, members);
}
