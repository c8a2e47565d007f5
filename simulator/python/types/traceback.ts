/** traceback and frame objects as programs see them: `exception.__traceback__.tb_lineno`. */
import type { Code } from '../code.ts';
import type { TracebackEntry } from '../objects/exception.ts';
import { PyCode, PyGetSet } from '../objects/function.ts';
import { native } from '../objects/native.ts';
import {
  builtinType,
  newDict,
  NONE,
  NOT_IMPLEMENTED,
  PyObject,
  type Value,
} from '../objects/object.ts';
import { install, type Member } from './install.ts';
import { addressOf } from './object.ts';

export const TRACEBACK_TYPE = builtinType('traceback', {
  layout: 'other',
  subclassable: false,
  hashing: 'custom',
});
export const FRAME_TYPE = builtinType('frame', { layout: 'other', subclassable: false });

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

  get line(): number {
    return this.entry.code.lines[this.entry.pc] ?? this.entry.code.firstLine;
  }
}

/** A frame that has been left: where it was. */
export class PyFrameRecord extends PyObject {
  readonly code: Code;
  readonly line: number;

  constructor(code: Code, line: number) {
    super(FRAME_TYPE);
    this.code = code;
    this.line = line;
  }
}

const asTraceback = (self: Value): PyTraceback => self as PyTraceback;

const TRACEBACK_MEMBERS: readonly Member[] = [
  new PyGetSet('tb_lineno', (self) => asTraceback(self).line),
  new PyGetSet('tb_lasti', (self) => asTraceback(self).entry.pc * 2),
  new PyGetSet('tb_frame', (self) => {
    const { entry, line } = asTraceback(self);
    return new PyFrameRecord(entry.code, line);
  }),
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

const asFrame = (self: Value): PyFrameRecord => self as PyFrameRecord;

const FRAME_MEMBERS: readonly Member[] = [
  new PyGetSet('f_code', (self) => new PyCode(asFrame(self).code)),
  new PyGetSet('f_lineno', (self) => asFrame(self).line),
  new PyGetSet('f_back', () => NONE),
  new PyGetSet('f_locals', () => newDict()),
  new PyGetSet('f_globals', () => newDict()),
  native('__repr__(self, /)', ([self], context) => {
    const { code, line } = asFrame(self);
    return `<frame at ${addressOf(self, context)}, file '${code.file}', line ${line}, code ${code.name}>`;
  }),
];

export function installTraceback(): void {
  install(TRACEBACK_TYPE, TRACEBACK_MEMBERS);
  install(FRAME_TYPE, FRAME_MEMBERS);
}
