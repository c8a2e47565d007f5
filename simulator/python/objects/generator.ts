/**
 * Generators, coroutines and async generators: a frame that outlives its call.
 */
import { type Code, CODE_FLAGS } from '../code.ts';
import type { HeapFrame } from './frame.ts';
import { builtinType, PyObject, type PyType, type Value } from './object.ts';

export const GENERATOR_TYPE = builtinType('generator', { layout: 'other', subclassable: false });
export const COROUTINE_TYPE = builtinType('coroutine', { layout: 'other', subclassable: false });
export const ASYNC_GENERATOR_TYPE = builtinType('async_generator', {
  layout: 'other',
  subclassable: false,
});

/** What an asynchronous generator's frame yields, apart from what its awaits pass on to the loop. */
const ASYNC_YIELD_TYPE = builtinType('async_generator_wrapped_value', {
  layout: 'other',
  subclassable: false,
});

export type GeneratorState = 'created' | 'suspended' | 'running' | 'closed';

export class PyGenerator extends PyObject {
  name: string;
  qualifiedName: string;
  readonly code: Code;
  /** Undefined once it has finished. */
  frame: HeapFrame | undefined;
  state: GeneratorState = 'created';
  /** Of a coroutine, when sys.set_coroutine_origin_tracking_depth() asks for it: who made it. */
  origin: Value | undefined = undefined;

  constructor(type: PyType, name: string, qualifiedName: string, frame: HeapFrame) {
    super(type);
    this.name = name;
    this.qualifiedName = qualifiedName;
    this.code = frame.code;
    this.frame = frame;
  }
}

/** A coroutine, or the generator of a function that types.coroutine() has marked. */
export function isAwaitable({ type, code }: PyGenerator): boolean {
  return type === COROUTINE_TYPE || (code.flags & CODE_FLAGS.iterableCoroutine) !== 0;
}

/** See PEP 525. */
export class PyAsyncGenerator extends PyGenerator {
  /** One of its awaitables is under way (`ag_running`). */
  busy = false;
  /** It has been closed or has ended: its awaitables end at once. */
  ended = false;
  /** The hooks of sys.set_asyncgen_hooks() have been asked. */
  begun = false;
  /** The hook that was in place then, for a generator that nobody has closed. */
  finalizer: Value | undefined = undefined;

  constructor(name: string, qualifiedName: string, frame: HeapFrame) {
    super(ASYNC_GENERATOR_TYPE, name, qualifiedName, frame);
  }
}

/** A value that an asynchronous generator yields, on its way through the machine. */
export class PyAsyncYield extends PyObject {
  readonly value: Value;

  constructor(value: Value) {
    super(ASYNC_YIELD_TYPE);
    this.value = value;
  }
}

/** "generator", "coroutine" or "async generator", as error messages name it. */
export function kindOf({ type }: PyGenerator): string {
  return type === ASYNC_GENERATOR_TYPE ? 'async generator' : type.name;
}
