/**
 * Which files end at the console. What is written to them shows at once: that CPython keeps it back when
 * its output is no terminal would only make the chart and the console tell different stories.
 */
import type { Context } from '../../python/context.ts';
import type { Value } from '../../python/objects/object.ts';
import type { Stream } from '../../trace/trace.ts';
import { PyBuffered } from './buffered.ts';
import { PyFileIO } from './file-io.ts';
import { BUFFERED_WRITER, FILE_IO } from './types.ts';

/** The stream that a buffer over a descriptor of the console writes to; undefined for other files. */
export function consoleBelow(buffer: Value, context: Context): Stream | undefined {
  if (!(buffer instanceof PyBuffered) || buffer.type !== BUFFERED_WRITER) return undefined;
  const { raw } = buffer;
  if (!(raw instanceof PyFileIO) || raw.type !== FILE_IO || !raw.writable) return undefined;
  return context.interpreter.consoleStream(context, raw.descriptor);
}
