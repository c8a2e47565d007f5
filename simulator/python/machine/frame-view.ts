/** A frame as built-ins see it: `super()`, `locals()`, `sys._getframe()`, and names for locks. */
import type { Code } from '../code.ts';
import type { FrameView } from '../context.ts';
import { localsOf, PyFrame } from '../objects/frame.ts';
import { PyCell } from '../objects/function.ts';
import type { PyDict, Value } from '../objects/object.ts';
import { OP } from '../opcodes.ts';
import type { AnyFrame, Frame } from './frame.ts';
import type { Imports } from './imports.ts';

export class ViewOfFrame implements FrameView {
  private readonly frame: Frame;

  constructor(frame: Frame) {
    this.frame = frame;
  }

  get code(): Code {
    return this.frame.code;
  }

  get line(): number {
    return this.frame.line;
  }

  get globals(): PyDict {
    return this.frame.globals;
  }

  get object(): PyFrame {
    return PyFrame.of(this.frame);
  }

  locals(): PyDict {
    return localsOf(this.frame);
  }

  firstArgument(): Value | undefined {
    const { code, stack } = this.frame;
    const first = stack[0];
    return first instanceof PyCell && keepsFirstInCell(code) ? first.value : first;
  }

  classCell(): Value | 'empty' | undefined {
    const { code, stack } = this.frame;
    const slot = code.variables.lastIndexOf('__class__');
    const cell = slot < 0 ? undefined : stack[slot];
    return cell instanceof PyCell ? (cell.value ?? 'empty') : undefined;
  }

  /** What the result of the call that is running will be called: `lock` of `lock = Lock()`. */
  assignedName(): string {
    const { code, pc } = this.frame;
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
}

/** Whether the first argument is moved into a cell on entry: it may also be a cell itself. */
function keepsFirstInCell({ ops, args }: Code): boolean {
  return ops.some((opcode, at) => opcode === OP.MAKE_CELL && args[at] === 0);
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
