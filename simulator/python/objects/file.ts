/** What the machine knows of files, which the library makes: whether writing to one is printing. */
import type { Stream } from '../../trace/trace.ts';
import type { Context } from '../context.ts';
import { PyObject } from './object.ts';

export class PyFile extends PyObject {
  /** By close() of `io.IOBase`; files with something to close have an answer of their own. */
  closed = false;

  /** Whether it is closed; undefined: it has to be asked. */
  get knownClosed(): boolean | undefined {
    return this.closed;
  }

  /** The stream of the console that text written to it shows up on at once; undefined: ask it to write. */
  consoleStream(_context: Context): Stream | undefined {
    return undefined;
  }
}
