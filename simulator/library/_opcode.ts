/** `_opcode`: the instruction set of CPython 3.11, for `opcode` and `dis`. */
import type { Interpreter } from '../python/context.ts';
import { CACHE_ENTRIES, NUMBERS } from '../python/cpython/opcodes.ts';
import { effectOf } from '../python/cpython/effects.ts';
import { valueError } from '../python/objects/exception.ts';
import { native } from '../python/objects/native.ts';
import { NONE, newDict, type PyDict, type Value } from '../python/objects/object.ts';
import { plainInt } from '../python/protocols/index.ts';
import { namespace } from './library-module.ts';

/** Instructions from here on have an argument. */
const HAVE_ARGUMENT = 90;

const NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(NUMBERS).map(([name, number]) => [number, name]),
);

function stackEffect(opcode: number, arg: Value, jump: Value): number {
  const taken = jump === NONE ? undefined : jump;
  if (taken !== undefined && typeof taken !== 'boolean') {
    throw valueError('stack_effect: jump must be False, True or None');
  }
  const takes = opcode >= HAVE_ARGUMENT;
  if (takes && arg === NONE) {
    throw valueError('stack_effect: opcode requires oparg but oparg was not specified');
  }
  if (!takes && arg !== NONE) {
    throw valueError('stack_effect: opcode does not permit oparg but oparg was specified');
  }
  const name = NAMES.get(opcode);
  if (name === undefined) throw valueError('invalid opcode or oparg');
  return effectOf(name, takes ? Number(plainInt(arg) ?? 0) : 0, taken);
}

function dictOf(table: Readonly<Record<string, number>>): PyDict {
  const dict = newDict();
  for (const [name, value] of Object.entries(table)) dict.set(name, value);
  return dict;
}

export function createOpcode(_interpreter: Interpreter): PyDict {
  const functions = [
    native('stack_effect(opcode, oparg=None, /, *, jump=None)', ([opcode, arg, jump]) =>
      stackEffect(
        Number(plainInt(opcode as Value) ?? -1),
        (arg ?? NONE) as Value,
        (jump ?? NONE) as Value,
      ),
    ),
  ];
  const values = { numbers: dictOf(NUMBERS), cache_entries: dictOf(CACHE_ENTRIES) };
  return namespace('_opcode', functions, values);
}
