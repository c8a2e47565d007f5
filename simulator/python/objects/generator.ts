/**
 * Generators, coroutines and async generators: a frame that outlives its call.
 */
import { builtinType, PyObject, type PyType } from './object.ts';

export const GENERATOR_TYPE = builtinType('generator', { layout: 'other', subclassable: false });
export const COROUTINE_TYPE = builtinType('coroutine', { layout: 'other', subclassable: false });
export const ASYNC_GENERATOR_TYPE = builtinType('async_generator', {
  layout: 'other',
  subclassable: false,
});

/** What a generator needs of its frame; the machine's Frame is the only implementation. */
export interface SuspendedFrame {
  readonly code: { readonly name: string; readonly file: string; readonly internal: boolean };
}

export type GeneratorState = 'created' | 'suspended' | 'running' | 'closed';

export class PyGenerator extends PyObject {
  name: string;
  qualifiedName: string;
  /** Undefined once it has finished. */
  frame: SuspendedFrame | undefined;
  state: GeneratorState = 'created';

  constructor(type: PyType, name: string, qualifiedName: string, frame: SuspendedFrame) {
    super(type);
    this.name = name;
    this.qualifiedName = qualifiedName;
    this.frame = frame;
  }
}
