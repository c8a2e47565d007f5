/** The namespace of the `builtins` module. */
import { EXCEPTIONS, raise } from '../objects/exception.ts';
import {
  CLASS_METHOD_TYPE,
  PROPERTY_TYPE,
  PyNative,
  STATIC_METHOD_TYPE,
} from '../objects/function.ts';
import { type Native, native, resumable } from '../objects/native.ts';
import {
  BOOL_TYPE,
  DICT_TYPE,
  ELLIPSIS,
  INT_TYPE,
  newDict,
  NONE,
  NOT_IMPLEMENTED,
  OBJECT_TYPE,
  type PyDict,
  type PyType,
  STR_TYPE,
  TYPE_TYPE,
  type Value,
} from '../objects/object.ts';
import { keywordsOf } from '../objects/resumable.ts';
import { SUPER_TYPE } from '../objects/super.ts';
import {
  BYTEARRAY_TYPE,
  BYTES_TYPE,
  COMPLEX_TYPE,
  FLOAT_TYPE,
  FROZENSET_TYPE,
  LIST_TYPE,
  type PyTuple,
  RANGE_TYPE,
  SET_TYPE,
  SLICE_TYPE,
  TUPLE_TYPE,
} from '../objects/values.ts';
import { BUILD_CLASS, call, findAttribute } from '../protocols/index.ts';
import { installBuiltinTypes } from '../types/index.ts';
import { MEMORYVIEW_TYPE } from '../types/memory-view.ts';
import { ATTRIBUTE_FUNCTIONS } from './attributes.ts';
import { CONSOLE_FUNCTIONS } from './console.ts';
import { EVALUATION_FUNCTIONS } from './evaluation.ts';
import { IMPORT_FUNCTIONS } from './importing.ts';
import { installCallableIterator, ITERATION_FUNCTIONS } from './iteration.ts';
import {
  ENUMERATE_TYPE,
  FILTER_TYPE,
  installLazyIterators,
  MAP_TYPE,
  REVERSED_TYPE,
  ZIP_TYPE,
} from './lazy-iterators.ts';
import { NUMBER_FUNCTIONS } from './numbers.ts';

// The types are constants of the program: their methods are put in once, when it is loaded.
installBuiltinTypes();
installLazyIterators();
installCallableIterator();

const exit = (name: string): Native =>
  native(`${name}(code=None)`, ([code]) => {
    throw raise('SystemExit', code ?? NONE);
  });

const breakpoint = resumable(
  'breakpoint(*args, **kws)',
  function* ([args, keywords]: [PyTuple, PyDict], context) {
    const sys = yield* context.interpreter.importModule(context, 'sys');
    const hook = yield* findAttribute(sys, 'breakpointhook');
    if (hook === undefined) throw raise('RuntimeError', 'lost sys.breakpointhook');
    return yield* call(hook, [...args.items], keywordsOf(keywords));
  },
);

const FUNCTIONS: readonly Native[] = [
  ...NUMBER_FUNCTIONS,
  ...ATTRIBUTE_FUNCTIONS,
  ...ITERATION_FUNCTIONS,
  ...CONSOLE_FUNCTIONS,
  ...EVALUATION_FUNCTIONS,
  ...IMPORT_FUNCTIONS,
  BUILD_CLASS,
  breakpoint,
  exit('exit'),
  exit('quit'),
];

const TYPES: readonly PyType[] = [
  OBJECT_TYPE,
  TYPE_TYPE,
  SUPER_TYPE,
  INT_TYPE,
  BOOL_TYPE,
  FLOAT_TYPE,
  COMPLEX_TYPE,
  STR_TYPE,
  BYTES_TYPE,
  BYTEARRAY_TYPE,
  MEMORYVIEW_TYPE,
  TUPLE_TYPE,
  LIST_TYPE,
  DICT_TYPE,
  SET_TYPE,
  FROZENSET_TYPE,
  RANGE_TYPE,
  SLICE_TYPE,
  PROPERTY_TYPE,
  STATIC_METHOD_TYPE,
  CLASS_METHOD_TYPE,
  ENUMERATE_TYPE,
  FILTER_TYPE,
  MAP_TYPE,
  REVERSED_TYPE,
  ZIP_TYPE,
];

const VALUES: Readonly<Record<string, Value>> = {
  NotImplemented: NOT_IMPLEMENTED,
  Ellipsis: ELLIPSIS,
  None: NONE,
  True: true,
  False: false,
  __debug__: true,
  __name__: 'builtins',
  __doc__: NONE,
  __package__: '',
  __spec__: NONE,
  EnvironmentError: EXCEPTIONS.OSError,
  IOError: EXCEPTIONS.OSError,
};

/**
 * A fresh namespace of built-ins: one a process, since programs may change it.
 *
 * @param more - functions that stand on the library, which this room doesn't know.
 */
export function builtinNamespace(more: readonly Native[] = []): PyDict {
  const namespace = newDict();
  for (const callable of [...FUNCTIONS, ...more]) {
    namespace.set(callable.name, new PyNative(callable, undefined));
  }
  for (const type of TYPES) namespace.set(type.name, type);
  for (const type of Object.values(EXCEPTIONS)) namespace.set(type.name, type);
  for (const [name, value] of Object.entries(VALUES)) namespace.set(name, value);
  return namespace;
}
