/** traceback objects as programs see them: `exception.__traceback__.tb_lineno`. */
import { type TracebackEntry, typeError } from '../objects/exception.ts';
import { PyFrame } from '../objects/frame.ts';
import { PyGetSet } from '../objects/function.ts';
import { native } from '../objects/native.ts';
import { builtinType, NONE, NOT_IMPLEMENTED, PyObject, type Value } from '../objects/object.ts';
import { typeName } from '../protocols/index.ts';
import { constructor } from './construct.ts';
import { INSTRUCTION_BYTES } from './frame.ts';
import { install, type Member } from './install.ts';
import { addressOf } from './object.ts';

export const TRACEBACK_TYPE = builtinType('traceback', {
  layout: 'other',
  subclassable: false,
  hashing: 'custom',
});

/** The part of an exception's traceback from one entry inwards. */
export class PyTraceback extends PyObject {
  readonly entries: readonly TracebackEntry[];
  readonly depth: number;

  constructor(entries: readonly TracebackEntry[], depth: number) {
    super(TRACEBACK_TYPE);
    this.entries = entries;
    this.depth = depth;
  }

  get entry(): TracebackEntry {
    return this.entries[this.depth]!;
  }

  /** This entry and those inside it. */
  get rest(): readonly TracebackEntry[] {
    return this.entries.slice(this.depth);
  }
}

/** The line an entry of a traceback stands at. */
export function lineOf({ code, pc, line }: TracebackEntry): number {
  return line ?? code.lines[pc] ?? code.firstLine;
}

const asTraceback = (self: Value): PyTraceback => self as PyTraceback;

const MEMBERS: readonly Member[] = [
  constructor(
    TRACEBACK_TYPE,
    'tb_next, tb_frame, tb_lasti, tb_lineno',
    (_cls, [next, frame, lasti, line]: [Value, Value, number, number]) => {
      if (next !== NONE && !(next instanceof PyTraceback)) {
        throw typeError(`expected traceback object or None, got '${typeName(next)}'`);
      }
      if (!(frame instanceof PyFrame)) {
        throw typeError(`traceback() argument 'tb_frame' must be frame, not ${typeName(frame)}`);
      }
      const entry = {
        code: frame.frame.code,
        pc: Math.max(0, lasti / INSTRUCTION_BYTES),
        frame: frame.frame,
        line,
      };
      return new PyTraceback([entry, ...(next instanceof PyTraceback ? next.rest : [])], 0);
    },
  ),
  new PyGetSet('tb_lineno', (self) => lineOf(asTraceback(self).entry)),
  new PyGetSet('tb_lasti', (self) => asTraceback(self).entry.pc * INSTRUCTION_BYTES),
  new PyGetSet('tb_frame', (self) => PyFrame.of(asTraceback(self).entry.frame)),
  new PyGetSet('tb_next', (self) => {
    const { entries, depth } = asTraceback(self);
    return depth + 1 < entries.length ? new PyTraceback(entries, depth + 1) : NONE;
  }),
  // A new object each time it is asked for, so it must be equal without being the same.
  native('__eq__(self, value, /)', ([self, value]) =>
    value instanceof PyTraceback
      ? self.entry === value.entry &&
        self.entries.length - self.depth === value.entries.length - value.depth
      : NOT_IMPLEMENTED,
  ),
  native('__hash__(self, /)', ([self]) => asTraceback(self).entry.pc),
  native(
    '__repr__(self, /)',
    ([self], context) => `<traceback object at ${addressOf(self, context)}>`,
  ),
];

export function installTraceback(): void {
  install(TRACEBACK_TYPE, MEMBERS);
}
