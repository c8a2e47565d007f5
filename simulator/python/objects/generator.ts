/**
 * Generators, coroutines and async generators: a frame that outlives its call.
 */
import type { Code } from '../code.ts';
import type { HeapFrame } from './frame.ts';
import { builtinType, PyObject, type PyType } from './object.ts';

export const GENERATOR_TYPE = builtinType('generator', { layout: 'other', subclassable: false });
export const COROUTINE_TYPE = builtinType('coroutine', { layout: 'other', subclassable: false });
export const ASYNC_GENERATOR_TYPE = builtinType('async_generator', {
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

  constructor(type: PyType, name: string, qualifiedName: string, frame: HeapFrame) {
    super(type);
    this.name = name;
    this.qualifiedName = qualifiedName;
    this.code = frame.code;
    this.frame = frame;
  }
}
