/** Code objects as programs see them: `function.__code__`. */
import { type Code, CODE_FLAGS, type CodeHead } from '../code.ts';
import { assembled, constantCount } from '../cpython/assembly.ts';
import { positionsOf } from '../cpython/positions.ts';
import { raise, typeError } from '../objects/exception.ts';
import { CODE_TYPE, PyCode, PyGetSet } from '../objects/function.ts';
import { native, resumable } from '../objects/native.ts';
import { NONE, NOT_IMPLEMENTED, type PyDict, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { PyBytes, tuple } from '../objects/values.ts';
import { makeRunnable } from '../machine/runnable.ts';
import { MAKE_CELL } from '../opcode-numbers.ts';
import { equals, plainInt, plainText, TupleIterator, typeName } from '../protocols/index.ts';
import { install, type Member } from './install.ts';
import { addressOf } from './object.ts';

/** What types.coroutine() sets in co_flags. */
const ITERABLE_COROUTINE = 0x100;

/** Bits of co_flags as the documentation of `inspect` numbers them. */
function documentedFlags(code: Code): number {
  const has = (flag: number): boolean => (code.flags & flag) !== 0;
  return (
    (has(CODE_FLAGS.optimized) ? 0x3 : 0) |
    (has(CODE_FLAGS.varArgs) ? 0x4 : 0) |
    (has(CODE_FLAGS.varKeywords) ? 0x8 : 0) |
    (has(CODE_FLAGS.nested) ? 0x10 : 0) |
    (has(CODE_FLAGS.generator) ? 0x20 : 0) |
    (has(CODE_FLAGS.coroutine) ? 0x80 : 0) |
    (has(CODE_FLAGS.iterableCoroutine) ? ITERABLE_COROUTINE : 0) |
    (has(CODE_FLAGS.asyncGenerator) ? 0x200 : 0)
  );
}

const field = (name: string, get: (code: Code) => Value): PyGetSet =>
  new PyGetSet(name, (self) => get((self as PyCode).code));

const CODE_MEMBERS: readonly Member[] = [
  field('co_name', (code) => code.name),
  field('co_qualname', (code) => code.qualifiedName),
  field('co_filename', (code) => code.file),
  field('co_firstlineno', (code) => code.firstLine),
  field('co_argcount', (code) => code.positionalCount),
  field('co_posonlyargcount', (code) => code.positionalOnlyCount),
  field('co_kwonlyargcount', (code) => code.keywordOnlyCount),
  field('co_flags', documentedFlags),
  field('co_names', (code) => tuple(code.names)),
  field('co_stacksize', (code) => code.stackSize),
  field('co_varnames', (code) => tuple(localVariables(code))),
  field('co_nlocals', (code) => localVariables(code).length),
  field('co_freevars', (code) => tuple(code.variables.slice(localCount(code)))),
  field('co_cellvars', (code) => tuple(cellVariables(code))),
  field('co_code', (code) => new PyBytes(assembled(code).bytes)),
  field('co_exceptiontable', (code) => new PyBytes(assembled(code).exceptionTable)),
  field('co_consts', (code) => {
    makeRunnable(code);
    return tuple(code.values.slice(0, constantCount(code)));
  }),
  native('co_positions(self, /)', ([self]) => new TupleIterator(positions((self as PyCode).code))),
  native('co_lines(self, /)', ([self]) => new TupleIterator(lineRanges((self as PyCode).code))),
  native('__eq__(self, value, /)', ([self, value]) =>
    value instanceof PyCode ? value.code === self.code : NOT_IMPLEMENTED,
  ),
  resumable('replace(self, /, **changes)', function* ([self, changes]: [PyCode, PyDict]) {
    return yield* replaced(self, changes);
  }),
  native('__hash__(self, /)', ([self]) => (self as PyCode).code.firstLine),
  native('__repr__(self, /)', ([self], context) => {
    const { code } = self as PyCode;
    return `<code object ${code.name} at ${addressOf(self, context)}, file "${code.file}", line ${code.firstLine}>`;
  }),
];

/** Fields that `replace()` can change, as ours. Instructions and tables are the compiler's alone. */
const REPLACEABLE: Readonly<Record<string, (value: Value, code: Code) => Partial<CodeHead>>> = {
  co_name: (value) => ({ name: textField('co_name', value) }),
  co_qualname: (value) => ({ qualifiedName: textField('co_qualname', value) }),
  co_filename: (value) => ({ file: textField('co_filename', value) }),
  co_firstlineno: (value) => ({ firstLine: Number(plainInt(value) ?? 0) }),
  co_flags: (value, code) => {
    const asked = Number(plainInt(value) ?? 0);
    const iterable = CODE_FLAGS.iterableCoroutine;
    const flags =
      (asked & ITERABLE_COROUTINE) !== 0 ? code.flags | iterable : code.flags & ~iterable;
    return { flags };
  },
};

function textField(name: string, value: Value): string {
  const text = plainText(value);
  if (text !== undefined) return text;
  throw typeError(`replace() argument '${name}' must be str, not ${typeName(value)}`);
}

/** A copy with other fields (Library reference, "codeobject.replace"). */
function* replaced(self: PyCode, changes: PyDict): Resumable {
  let changed: Partial<CodeHead> = {};
  for (const [key, { value }] of changes.entries) {
    const name = key as string;
    const current = CODE_TYPE.attributes.get(name);
    if (!(current instanceof PyGetSet)) {
      throw typeError(`'${name}' is an invalid keyword argument for replace()`);
    }
    const change = REPLACEABLE[name];
    if (change !== undefined) changed = { ...changed, ...change(value as Value, self.code) };
    else if (!(yield* equals(current.get(self), value as Value))) {
      throw raise('NotImplementedError', `code.replace() cannot change ${name} here`);
    }
  }
  return PyCode.of(self.code.under(changed));
}

/** Variables that inner functions share. */
function cellVariables({ ops, args, variables }: Code): string[] {
  const names: string[] = [];
  ops.forEach((opcode, pc) => {
    if (opcode === MAKE_CELL) names.push(variables[args[pc] as number] as string);
  });
  return names;
}

const UNIT_BYTES = 2;

const known = (at: number): Value => (at < 0 ? NONE : at);

/** One (line, end line, column, end column) a code unit; columns in characters. */
function positions(code: Code): Value[] {
  return positionsOf(code, assembled(code)).map((position) => tuple(position.map(known)));
}

/** As much as one entry of CPython's table of lines covers. */
const ENTRY_UNITS = 8;

/** (start, end, line) of each instruction, in bytes; of a long one in pieces, as CPython keeps them. */
function lineRanges(code: Code): Value[] {
  const table = assembled(code);
  const lines = positionsOf(code, table).map(([line]) => line);
  return table.firsts.flatMap((first, i) => {
    const end = table.firsts[i + 1] ?? lines.length;
    const ranges: Value[] = [];
    for (let start = first; start < end; start += ENTRY_UNITS) {
      const stop = Math.min(start + ENTRY_UNITS, end);
      ranges.push(tuple([start * UNIT_BYTES, stop * UNIT_BYTES, known(lines[start]!)]));
    }
    return ranges;
  });
}

/** Parameters and locals; of the cells only those that are parameters. */
function localVariables(code: Code): readonly string[] {
  const parameters = parameterCount(code);
  const cells = new Set(cellVariables(code));
  return code.variables
    .slice(0, localCount(code))
    .filter((name, slot) => slot < parameters || !cells.has(name));
}

function parameterCount({ flags, keywordOnlyCount, positionalCount }: Code): number {
  const has = (flag: number): number => ((flags & flag) === 0 ? 0 : 1);
  return positionalCount + keywordOnlyCount + has(CODE_FLAGS.varArgs) + has(CODE_FLAGS.varKeywords);
}

function localCount(code: Code): number {
  return code.variables.length - code.freeCount;
}

export function installCode(): void {
  CODE_TYPE.hashing = 'custom';
  install(CODE_TYPE, CODE_MEMBERS);
}
