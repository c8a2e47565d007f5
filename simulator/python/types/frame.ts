/** frame: its attributes (Language reference, 3.2, "Frame objects"). */
import { lastiOf } from '../cpython/lasti.ts';
import { jumpTarget, stackKinds } from '../cpython/line-jump.ts';
import { raise, typeError, valueError } from '../objects/exception.ts';
import { FRAME_TYPE, type PyFrame } from '../objects/frame.ts';
import { builtinsOf, PyCode, PyGetSet, PyNative, PyProperty } from '../objects/function.ts';
import { native } from '../objects/native.ts';
import { NONE, type Value } from '../objects/object.ts';
import { YIELD_VALUE } from '../opcode-numbers.ts';
import { plainInt } from '../protocols/index.ts';
import { type Constant, install, type Member } from './install.ts';
import { addressOf } from './object.ts';

/** Of C's long, in which CPython takes a line. */
const LINE_MAX = 2n ** 63n - 1n;

const attribute = (name: string, get: (frame: PyFrame) => Value): PyGetSet =>
  new PyGetSet(name, (self) => get(self as PyFrame));

/** Where the frame stands: asked for by a call, since only for calls the machine notes where it is. */
function position(
  name: string,
  get: (frame: PyFrame) => Value,
  set?: (frame: PyFrame, value: Value) => void,
): Constant {
  const value = new PyProperty();
  const getter = native(`${name}(self, /)`, ([self]: [PyFrame]) => get(self));
  value.getter = new PyNative(getter, FRAME_TYPE);
  if (set !== undefined) {
    const setter = native(`${name}(self, value, /)`, ([self, given]: [PyFrame, Value]) => {
      set(self, given);
      return NONE;
    });
    value.setter = new PyNative(setter, FRAME_TYPE);
  }
  return { name, value };
}

/** Where it stands, or will go on when its trace function has said so. */
function lineOf({ frame, jump }: PyFrame): number {
  const { lines } = frame.code;
  if (jump !== undefined) return lines[jump] as number;
  // The end of a module belongs to its last statement.
  let at = frame.pc - 1;
  while (at > 0 && (lines[at] as number) <= 0) at--;
  return at > 0 ? (lines[at] as number) : frame.line;
}

/** Setting f_lineno. */
function jump(self: PyFrame, value: Value): void {
  const { frame, event, trace } = self;
  const line =
    typeof value === 'boolean' || typeof value === 'object' ? undefined : plainInt(value);
  if (line === undefined) throw valueError('lineno must be an integer');
  const { code, pc } = frame;
  if (event === undefined || event === 'call') {
    throw valueError("can't jump from the 'call' trace event of a new frame");
  }
  const yields = event === 'return' && code.ops[pc - 1] === YIELD_VALUE;
  if (event !== 'line' && !yields) throw valueError("can only jump from a 'line' trace event");
  if (trace === undefined) throw valueError('f_lineno can only be set by a trace function');
  if (line > LINE_MAX || line < -LINE_MAX) throw valueError('lineno out of range');
  const kinds = stackKinds(code)[self.jump ?? pc - 1];
  self.jump = jumpTarget(code, yields ? kinds?.slice(0, -1) : kinds, Number(line));
}

/** f_trace_lines and f_trace_opcodes. */
function choice(name: string, key: 'traceLines' | 'traceOpcodes'): PyGetSet {
  return new PyGetSet(
    name,
    (self) => (self as PyFrame)[key],
    (self, value) => {
      if (value === undefined) throw typeError(`can't delete numeric/char attribute`);
      if (typeof value !== 'boolean') throw typeError('attribute value type must be bool');
      (self as PyFrame)[key] = value;
    },
  );
}

const MEMBERS: readonly Member[] = [
  attribute('f_code', ({ frame }) => PyCode.of(frame.code)),
  position('f_lineno', lineOf, jump),
  position('f_lasti', ({ frame: { code, pc } }) => lastiOf(code, pc - 1)),
  attribute('f_globals', ({ frame }) => frame.globals),
  attribute('f_locals', (frame) => frame.readLocals()),
  attribute('f_builtins', ({ frame }) => builtinsOf(frame.globals) ?? NONE),
  attribute('f_back', ({ back }) => back ?? NONE),
  new PyGetSet(
    'f_trace',
    (self) => (self as PyFrame).trace ?? NONE,
    (self, value) => {
      (self as PyFrame).trace = value === NONE ? undefined : value;
    },
  ),
  choice('f_trace_lines', 'traceLines'),
  choice('f_trace_opcodes', 'traceOpcodes'),
  native('clear(self, /)', ([self]: [PyFrame], context) => {
    const { frame } = self;
    for (const thread of context.interpreter.threads.values()) {
      for (let running = thread.frame(0)?.object; running !== undefined; running = running.back) {
        if (running === self) throw raise('RuntimeError', 'cannot clear an executing frame');
      }
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
