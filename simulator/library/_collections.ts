/** `_collections`: the containers of `collections` that aren't written in Python. */
import type { Interpreter } from '../python/context.ts';
import { raise, typeError } from '../python/objects/exception.ts';
import { PyGetSet } from '../python/objects/function.ts';
import { native, resumable } from '../python/objects/native.ts';
import { DICT_TYPE, NONE, PyDict, type Value } from '../python/objects/object.ts';
import { call, type Resumable } from '../python/objects/resumable.ts';
import { PyTuple } from '../python/objects/values.ts';
import { BINARY_OPERATORS } from '../python/opcodes.ts';
import {
  binary,
  getAttribute,
  iterator,
  keyIn,
  next,
  setItem,
  typeName,
} from '../python/protocols/index.ts';
import { type Aspect, PyDictView } from '../python/types/dict-views.ts';
import { DEFAULT_DICT_TYPE } from './collections/default-dict.ts';
import { DEQUE_TYPE } from './collections/deque.ts';
import { namespace } from './library-module.ts';

const ADD = BINARY_OPERATORS.findIndex(({ symbol }) => symbol === '+');

/** What counting one thing costs beyond the iteration. */
const COUNT_NS = 30;

/** Whether a mapping finds and stores items as dict does. */
function isPlain(mapping: Value): mapping is PyDict {
  if (!(mapping instanceof PyDict)) return false;
  return ['get', '__setitem__'].every(
    (name) => mapping.type.lookup(name) === DICT_TYPE.lookup(name),
  );
}

function* count(mapping: Value, item: Value): Resumable<void> {
  if (isPlain(mapping)) {
    const key = yield* keyIn(mapping, item);
    mapping.set(key, yield* binary(ADD, mapping.get(key) ?? 0, 1), item);
    return;
  }
  const known = yield* call(yield* getAttribute(mapping, 'get'), [item, 0]);
  yield* setItem(mapping, item, yield* binary(ADD, known, 1));
}

const FUNCTIONS = [
  resumable(
    '_count_elements(mapping, iterable, /)',
    function* ([mapping, iterable]: [Value, Value], context) {
      const source = yield* iterator(iterable);
      for (;;) {
        const item = yield* next(source);
        if (item === undefined) return NONE;
        context.charge(COUNT_NS);
        yield* count(mapping, item);
      }
    },
  ),
  native(
    '_ordered_view(dict, aspect, /)',
    ([dict, aspect]: [PyDict, Aspect]) => new PyDictView(dict, aspect, true),
  ),
  native(
    '_tuplegetter(index, doc, /)',
    ([index, doc]: [number, string]) =>
      // An attribute that the machine gets without a call.
      new PyGetSet(
        `field ${index}`,
        (self) => {
          if (self instanceof PyTuple) return self.items[index] ?? NONE;
          throw typeError(
            `descriptor for index '${index}' for tuple subclasses doesn't apply to ` +
              `'${typeName(self)}' object`,
          );
        },
        (_self, value) => {
          throw raise(
            'AttributeError',
            `can't ${value === undefined ? 'delete' : 'set'} attribute`,
          );
        },
        undefined,
        doc,
      ),
  ),
];

export function createCollections(_interpreter: Interpreter): PyDict {
  return namespace('_collections', FUNCTIONS, {
    deque: DEQUE_TYPE,
    defaultdict: DEFAULT_DICT_TYPE,
  });
}
