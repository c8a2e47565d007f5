/** The memory that a process uses: its interpreter, and every object that the program can reach. */
import type { PythonInterpreter } from '../../python/machine/interpreter.ts';
import { Walk } from '../../python/machine/references.ts';
import type { PyObject, Value } from '../../python/objects/object.ts';
import { PyFloat } from '../../python/objects/values.ts';
import { sizeOf } from '../sys/sizes.ts';

/** `python3 -c "import resource; print(resource.getrusage(0).ru_maxrss)"`, less what its objects take. */
const INTERPRETER_BYTES = 9 * 1024 * 1024;

class Weighing extends Walk {
  bytes = INTERPRETER_BYTES;
  private readonly texts = new Set<Value>();

  protected override look(object: PyObject): void {
    this.bytes += sizeOf(object);
    super.look(object);
  }

  /** What the machine holds without an object. A float is an object for every reference, as it mostly is. */
  protected override visit(value: Value | undefined): void {
    if (value instanceof PyFloat) this.bytes += sizeOf(value);
    else if ((typeof value === 'string' || typeof value === 'bigint') && !this.texts.has(value)) {
      this.texts.add(value);
      this.bytes += sizeOf(value);
    } else super.visit(value);
  }
}

export function memoryUse(interpreter: PythonInterpreter): { bytes: number; objects: number } {
  const weighing = new Weighing();
  weighing.run(interpreter);
  return { bytes: weighing.bytes, objects: weighing.visited };
}
