/** traceback objects as programs see them: `exception.__traceback__.tb_lineno`. */
import { instructionAt, lastiOf } from '../cpython/lasti.ts';
import type { Copies, Copyable } from '../../kernel/copying.ts';
import { type TracebackEntry, typeError, valueError } from '../objects/exception.ts';
import { PyFrame } from '../objects/frame.ts';
import { PyGetSet } from '../objects/function.ts';
import { native } from '../objects/native.ts';
import { builtinType, NONE, PyObject, type Value } from '../objects/object.ts';
import { plainInt, typeName } from '../protocols/index.ts';
import { constructor } from './construct.ts';
import { install, type Member } from './install.ts';
import { addressOf } from './object.ts';

export const TRACEBACK_TYPE = builtinType('traceback', {
  layout: 'other',
  subclassable: false,
});

/** The part of an exception's traceback from one entry inwards. */
export class PyTraceback extends PyObject implements Copyable {
  private entries: TracebackEntry[];
  private depth: number;

  private constructor(entries: TracebackEntry[], depth: number) {
    super(TRACEBACK_TYPE);
    this.entries = entries;
    this.depth = depth;
  }

  /** Nothing but identity: which objects there are does not depend on it. */
  private static readonly made = new WeakMap<TracebackEntry[], (PyTraceback | undefined)[]>();

  static of(entries: TracebackEntry[], depth: number): PyTraceback {
    let objects = PyTraceback.made.get(entries);
    if (objects === undefined) PyTraceback.made.set(entries, (objects = []));
    return (objects[depth] ??= new PyTraceback(entries, depth));
  }

  copied(copies: Copies): PyTraceback {
    return PyTraceback.of(copies.of(this.entries), this.depth);
  }

  get entry(): TracebackEntry {
    return this.entries[this.depth]!;
  }

  /** This entry and those inside it. */
  get rest(): TracebackEntry[] {
    return this.depth === 0 ? this.entries : this.entries.slice(this.depth);
  }

  get next(): PyTraceback | undefined {
    const inside = this.depth + 1;
    return inside < this.entries.length ? PyTraceback.of(this.entries, inside) : undefined;
  }

  /** Exchanges what lies inside this entry; what lay there becomes a traceback of its own. */
  replaceNext(next: PyTraceback | undefined): void {
    const inside = this.depth + 1;
    const objects = PyTraceback.made.get(this.entries) as (PyTraceback | undefined)[];
    const taken = objects.splice(inside);
    const entries = this.entries.splice(inside);
    PyTraceback.made.set(entries, taken);
    for (const object of taken) {
      if (object?.entries !== this.entries) continue;
      object.entries = entries;
      object.depth -= inside;
    }
    if (next === undefined) return;
    this.entries.push(...next.rest);
    objects[inside] = next;
  }
}

/** The line an entry of a traceback stands at. */
export function lineOf({ code, pc, line }: TracebackEntry): number {
  return line ?? code.lines[pc] ?? code.firstLine;
}

function wholeNumber(value: Value): number {
  const number = plainInt(value);
  if (number !== undefined) return Number(number);
  throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
}

const asTraceback = (self: Value): PyTraceback => self as PyTraceback;

const MEMBERS: readonly Member[] = [
  constructor(
    TRACEBACK_TYPE,
    'tb_next, tb_frame, tb_lasti, tb_lineno',
    (_cls, [next, frame, lasti, line]: [Value, Value, Value, Value]) => {
      if (next !== NONE && !(next instanceof PyTraceback)) {
        throw typeError(`expected traceback object or None, got '${typeName(next)}'`);
      }
      if (!(frame instanceof PyFrame)) {
        throw typeError(
          `TracebackType() argument 'tb_frame' must be frame, not ${typeName(frame)}`,
        );
      }
      const entry = {
        code: frame.frame.code,
        pc: instructionAt(frame.frame.code, wholeNumber(lasti)),
        frame: frame.frame,
        line: wholeNumber(line),
      };
      const made = PyTraceback.of([entry], 0);
      if (next instanceof PyTraceback) made.replaceNext(next);
      return made;
    },
    'TracebackType',
  ),
  new PyGetSet('tb_lineno', (self) => lineOf(asTraceback(self).entry)),
  new PyGetSet('tb_lasti', (self) => {
    const { code, pc } = asTraceback(self).entry;
    return lastiOf(code, pc);
  }),
  new PyGetSet('tb_frame', (self) => PyFrame.of(asTraceback(self).entry.frame)),
  new PyGetSet(
    'tb_next',
    (self) => asTraceback(self).next ?? NONE,
    (self, value) => {
      if (value === undefined) throw typeError("can't delete tb_next attribute");
      if (value === NONE) asTraceback(self).replaceNext(undefined);
      else if (value instanceof PyTraceback) {
        if (value.rest.includes(asTraceback(self).entry)) {
          throw valueError('traceback loop detected');
        }
        asTraceback(self).replaceNext(value);
      } else throw typeError(`expected traceback object, got '${typeName(value)}'`);
    },
  ),
  native(
    '__repr__(self, /)',
    ([self], context) => `<traceback object at ${addressOf(self, context)}>`,
  ),
];

export function installTraceback(): void {
  install(TRACEBACK_TYPE, MEMBERS);
}
