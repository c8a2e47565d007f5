/** A frame as built-ins see it: `super()`, `locals()`, `sys._getframe()`, and names for locks. */
import type { FrameView } from '../context.ts';
import { localsOf, PyFrame } from '../objects/frame.ts';
import { PyCell } from '../objects/function.ts';
import { PyType, type Value } from '../objects/object.ts';
import { OP } from '../opcodes.ts';
import type { AnyFrame, Frame } from './frame.ts';
import type { Imports } from './imports.ts';

export function viewFrame(frame: Frame): FrameView {
  const { code } = frame;
  return {
    code,
    line: frame.line,
    globals: frame.globals,
    get object() {
      return PyFrame.of(frame);
    },
    locals: () => localsOf(frame),
    firstArgument: () => contents(frame.stack[0]),
    classCell: () => {
      const slot = code.variables.lastIndexOf('__class__');
      const value = slot < 0 ? undefined : contents(frame.stack[slot]);
      return value instanceof PyType ? value : undefined;
    },
    assignedName: () => assignedName(frame),
  };
}

function contents(slot: Value | undefined): Value | undefined {
  return slot instanceof PyCell ? slot.value : slot;
}

/** What the result of the call that is running will be called: `lock` of `lock = Lock()`. */
function assignedName({ code, pc }: Frame): string {
  const argument = code.args[pc] as number;
  switch (code.ops[pc]) {
    case OP.STORE_FAST:
    case OP.STORE_DEREF:
      return code.variables[argument] ?? '';
    case OP.STORE_NAME:
    case OP.STORE_GLOBAL:
      return code.names[argument] ?? '';
    case OP.LOAD_FAST: {
      // self.lock = Lock(): the object is loaded, then the attribute is stored.
      if (code.ops[pc + 1] !== OP.STORE_ATTR) return '';
      return `${code.variables[argument]}.${code.names[code.args[pc + 1] as number]}`;
    }
    default:
      return '';
  }
}

/** The bytecode frame `depth` steps below the top; frames of built-ins are not counted. */
export function frameAt(top: AnyFrame | undefined, depth: number): Frame | undefined {
  let remaining = depth;
  for (let frame = top; frame !== undefined; frame = frame.back) {
    if (!frame.isNative && remaining-- === 0) return frame;
  }
  return undefined;
}

/** Where a thread stands: in the innermost frame of the program's own, else in the library. */
export function positionOf(
  top: AnyFrame | undefined,
  imports: Imports,
): { readonly source: number; readonly line: number } | undefined {
  const inner = frameAt(top, 0);
  if (inner === undefined) return undefined;
  let shown = inner;
  for (let frame = top; frame !== undefined; frame = frame.back) {
    if (frame.isNative || frame.code.internal) continue;
    shown = frame;
    break;
  }
  return { source: imports.sourceOf(shown.code.file), line: shown.line };
}
