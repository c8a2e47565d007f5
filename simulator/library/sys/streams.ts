/** Standard input, output and error as Python sees them. Nothing is buffered. */
import type { Stream } from '../../trace/trace.ts';
import type { Context, Interpreter } from '../../python/context.ts';
import { typeError, valueError } from '../../python/objects/exception.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { PyIterator } from '../../python/objects/iterator.ts';
import { native, resumable } from '../../python/objects/native.ts';
import { builtinType, NONE, PyObject, type Value } from '../../python/objects/object.ts';
import { PyBytes, PyList } from '../../python/objects/values.ts';
import {
  codePointLength,
  collect,
  plainInt,
  plainText,
  typeName,
} from '../../python/protocols/index.ts';
import { install } from '../../python/types/install.ts';

export const TEXT_STREAM_TYPE = builtinType('TextIOWrapper', { module: '_io', layout: 'other' });
export const BYTE_STREAM_TYPE = builtinType('BufferedWriter', { module: '_io', layout: 'other' });

const DESCRIPTORS = ['stdin', 'stdout', 'stderr'] as const;
type StreamName = (typeof DESCRIPTORS)[number];

/** An iterator, so that `for line in sys.stdin` goes line by line. */
export class PyTextStream extends PyIterator {
  readonly name: StreamName;
  /** What read(n) has left of a line. */
  rest = '';
  closed = false;

  private readonly interpreter: Interpreter;

  constructor(name: StreamName, interpreter: Interpreter) {
    super(TEXT_STREAM_TYPE);
    this.name = name;
    this.interpreter = interpreter;
  }

  next(): Value | undefined {
    const line = this.readLine();
    return line === '' ? undefined : line;
  }

  /** With its newline; '' at the end. */
  readLine(): string {
    const { rest } = this;
    const end = rest.indexOf('\n') + 1;
    if (end > 0) {
      this.rest = rest.slice(end);
      return rest.slice(0, end);
    }
    this.rest = '';
    return rest + (this.interpreter.readLine() ?? '');
  }
}

/** `sys.stdout.buffer`: bytes are shown as the text they encode. */
class PyByteStream extends PyObject {
  readonly text: PyTextStream;

  constructor(text: PyTextStream) {
    super(BYTE_STREAM_TYPE);
    this.text = text;
  }
}

/** UTF-8, with U+FFFD in place of what isn't. The simulator has no TextDecoder. */
function decode(bytes: Uint8Array): string {
  let escaped = '';
  for (const byte of bytes) escaped += `%${byte.toString(16).padStart(2, '0')}`;
  try {
    return decodeURIComponent(escaped);
  } catch {
    return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : '\ufffd')).join(
      '',
    );
  }
}

function outputOf(stream: PyTextStream): Stream {
  if (stream.name === 'stdin') throw valueError('not writable');
  if (stream.closed) throw valueError('I/O operation on closed file.');
  return stream.name;
}

function write(stream: PyTextStream, value: Value, context: Context): number {
  const text = plainText(value);
  if (text === undefined) {
    throw typeError(`write() argument must be str, not ${typeName(value)}`);
  }
  context.interpreter.write(context, outputOf(stream), text);
  return codePointLength(text);
}

function readAll(stream: PyTextStream): string {
  let text = '';
  for (;;) {
    const line = stream.readLine();
    if (line === '') return text;
    text += line;
  }
}

const attribute = (name: string, get: (stream: PyTextStream) => Value): PyGetSet =>
  new PyGetSet(name, (self) => get(self as PyTextStream));

install(TEXT_STREAM_TYPE, [
  native('write(self, text, /)', ([self, text]: [PyTextStream, Value], context) =>
    write(self, text, context),
  ),
  resumable(
    'writelines(self, lines, /)',
    function* ([self, lines]: [PyTextStream, Value], context) {
      for (const line of yield* collect(lines)) write(self, line, context);
      return NONE;
    },
  ),
  native('flush(self)', () => NONE),
  native('close(self)', ([self]: [PyTextStream]) => {
    self.closed = true;
    return NONE;
  }),
  native('isatty(self)', () => false),
  native('readable(self)', ([self]: [PyTextStream]) => self.name === 'stdin'),
  native('writable(self)', ([self]: [PyTextStream]) => self.name !== 'stdin'),
  native('seekable(self)', () => false),
  native('fileno(self)', ([self]: [PyTextStream]) => DESCRIPTORS.indexOf(self.name)),
  native('reconfigure(self, /, **options)', () => NONE),
  native('readline(self, size=-1, /)', ([self]: [PyTextStream]) => self.readLine()),
  native('readlines(self, hint=-1, /)', ([self]: [PyTextStream]) => {
    const lines: Value[] = [];
    for (let line = self.readLine(); line !== ''; line = self.readLine()) {
      lines.push(line);
    }
    return new PyList(lines);
  }),
  native('read(self, size=-1, /)', ([self, size]: [PyTextStream, Value?]) => {
    const text = readAll(self);
    const wanted = size === undefined || size === NONE ? -1 : Number(plainInt(size));
    if (wanted < 0) return text;
    const characters = Array.from(text);
    self.rest = characters.slice(wanted).join('');
    return characters.slice(0, wanted).join('');
  }),
  native('__iter__(self)', ([self]: [PyTextStream]) => self),
  native('__enter__(self)', ([self]: [PyTextStream]) => self),
  native('__exit__(self, /, *args)', () => NONE),
  native('__repr__(self)', ([{ name }]: [PyTextStream]) => {
    const mode = name === 'stdin' ? 'r' : 'w';
    return `<_io.TextIOWrapper name='<${name}>' mode='${mode}' encoding='utf-8'>`;
  }),
  attribute('name', ({ name }) => `<${name}>`),
  attribute('mode', ({ name }) => (name === 'stdin' ? 'r' : 'w')),
  attribute('encoding', () => 'utf-8'),
  attribute('errors', ({ name }) => (name === 'stderr' ? 'backslashreplace' : 'strict')),
  attribute('newlines', () => NONE),
  attribute('line_buffering', ({ name }) => name === 'stderr'),
  attribute('closed', ({ closed }) => closed),
  attribute('buffer', (stream) => new PyByteStream(stream)),
]);

install(BYTE_STREAM_TYPE, [
  native('write(self, data, /)', ([self, data]: [PyByteStream, Value], context) => {
    if (!(data instanceof PyBytes)) {
      throw typeError(`a bytes-like object is required, not '${typeName(data)}'`);
    }
    context.interpreter.write(context, outputOf(self.text), decode(data.bytes));
    return data.bytes.length;
  }),
  native('flush(self)', () => NONE),
  native('fileno(self)', ([self]: [PyByteStream]) => DESCRIPTORS.indexOf(self.text.name)),
]);
