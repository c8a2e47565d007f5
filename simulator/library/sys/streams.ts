/** Standard input, output and error: text files over the descriptors 0, 1 and 2. */
import { newDict } from '../../python/objects/object.ts';
import { PyBuffered } from '../io/buffered.ts';
import { PyFileIO } from '../io/file-io.ts';
import { DEFAULT_BUFFER_SIZE } from '../io/raw-base.ts';
import { makeCodecs } from '../io/text-wrapper.ts';
import { PyTextWrapper } from '../io/text-wrapper-state.ts';
import { BUFFERED_READER, BUFFERED_WRITER, FILE_IO, TEXT_WRAPPER } from '../io/types.ts';

export type StandardStream = 'stdin' | 'stdout' | 'stderr';

const DESCRIPTORS: readonly StandardStream[] = ['stdin', 'stdout', 'stderr'];

export function standardStream(stream: StandardStream): PyTextWrapper {
  const reads = stream === 'stdin';
  const mode = reads ? 'r' : 'w';

  const raw = new PyFileIO(FILE_IO);
  raw.descriptor = DESCRIPTORS.indexOf(stream);
  raw.mode = { kind: mode, updating: false };
  raw.closesDescriptor = false;
  (raw.dict = newDict()).set('name', `<${stream}>`);

  const buffer = new PyBuffered(reads ? BUFFERED_READER : BUFFERED_WRITER);
  buffer.raw = raw;
  buffer.size = DEFAULT_BUFFER_SIZE;

  const wrapper = new PyTextWrapper(TEXT_WRAPPER);
  wrapper.buffer = buffer;
  wrapper.encoding = 'utf-8';
  wrapper.errors = stream === 'stderr' ? 'backslashreplace' : 'strict';
  wrapper.newline = '\n';
  wrapper.lineBuffering = stream === 'stderr';
  makeCodecs(wrapper, reads, !reads);
  (wrapper.dict = newDict()).set('mode', mode);
  return wrapper;
}
