/** frame: its attributes (Language reference, 3.2, "Frame objects"). */
import { lastiOf } from '../cpython/lasti.ts';
import { raise } from '../objects/exception.ts';
import { FRAME_TYPE, type HeapFrame, localsOf, type PyFrame } from '../objects/frame.ts';
import { PyCode, PyGetSet, PyNative, PyProperty } from '../objects/function.ts';
import { native } from '../objects/native.ts';
import { NONE, PyDict, type Value } from '../objects/object.ts';
import { type Constant, install, type Member } from './install.ts';
import { addressOf } from './object.ts';

const attribute = (name: string, get: (frame: PyFrame) => Value): PyGetSet =>
  new PyGetSet(name, (self) => get(self as PyFrame));

/** Where the frame stands: asked for by a call, since only for calls the machine notes where it is. */
function position(name: string, get: (frame: HeapFrame) => Value): Constant {
  const value = new PyProperty();
  const getter = native(`${name}(self, /)`, ([self]: [PyFrame]) => get(self.frame));
  value.getter = new PyNative(getter, FRAME_TYPE);
  return { name, value };
}

const MEMBERS: readonly Member[] = [
  attribute('f_code', ({ frame }) => PyCode.of(frame.code)),
  position('f_lineno', ({ line }) => line),
  position('f_lasti', ({ code, pc }) => lastiOf(code, pc - 1)),
  attribute('f_globals', ({ frame }) => frame.globals),
  attribute('f_locals', ({ frame }) => localsOf(frame)),
  attribute('f_builtins', ({ frame }) => {
    const builtins = frame.globals.get('__builtins__');
    return builtins instanceof PyDict ? builtins : NONE;
  }),
  attribute('f_back', ({ back }) => back ?? NONE),
  // Nobody traces here: see sys.settrace().
  attribute('f_trace', () => NONE),
  attribute('f_trace_lines', () => true),
  attribute('f_trace_opcodes', () => false),
  native('clear(self, /)', ([self]: [PyFrame], context) => {
    const { frame } = self;
    for (let depth = 0; ; depth++) {
      const running = context.frame(depth)?.object;
      if (running === self) throw raise('RuntimeError', 'cannot clear an executing frame');
      if (running === undefined) break;
    }
    frame.stack.fill(undefined, 0, frame.code.variables.length);
    return NONE;
  }),
  native('__repr__(self, /)', ([self]: [PyFrame], context) => {
    const { code, line } = self.frame;
    return `<frame at ${addressOf(self, context)}, file '${code.file}', line ${line}, code ${code.name}>`;
  }),
];

export function installFrame(): void {
  install(FRAME_TYPE, MEMBERS);
}
