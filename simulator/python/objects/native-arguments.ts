/**
 * Arguments of functions written in TypeScript: put into the order of the signature, or refused with the
 * TypeError that CPython's own argument parsers give. Those word the same mistake differently for
 * functions without arguments, with just one, with positional ones only, and with names.
 */
import { type Raised, typeError } from './exception.ts';
import type { PyNative } from './function.ts';
import type { Native, Signature } from './native.ts';
import { isInstance, newDict, PyType, typeOf, type Value } from './object.ts';
import type { Keywords } from './resumable.ts';
import { tuple } from './values.ts';

export function bindArguments(
  callee: PyNative,
  args: Value[],
  keywords: Keywords | undefined,
): (Value | undefined)[] {
  const { signature } = callee.native;
  const { positional, required } = signature;
  if ((keywords === undefined || keywords.size === 0) && args.length >= required) {
    const fits = args.length <= positional.length;
    if (signature.plain && fits) return args;
    if ((fits || signature.varArgs) && !signature.needsKeywords)
      return bindInOrder(signature, args);
  }
  checkCounts(callee, args, keywords?.size ?? 0);
  const bound: (Value | undefined)[] = args.slice(0, positional.length);
  while (bound.length < positional.length) bound.push(undefined);
  const extra = args.slice(positional.length);
  const keywordOnly: (Value | undefined)[] = signature.keywordOnly.map(() => undefined);
  const rest = signature.varKeywords ? newDict() : undefined;
  let unknown: string | undefined;
  for (const [key, value] of keywords ?? []) {
    const index = positional.indexOf(key);
    const only = signature.keywordOnly.findIndex((parameter) => parameter.name === key);
    if (index >= signature.positionalOnly) {
      if (bound[index] !== undefined) {
        throw typeError(
          `argument for ${shown(callee.native)} given by name ('${key}') and position (${index + 1 - hidden(signature)})`,
        );
      }
      bound[index] = value;
    } else if (only >= 0) keywordOnly[only] = value;
    else if (rest !== undefined) rest.set(key, value);
    else unknown ??= key;
  }
  checkRequired(callee.native, bound, keywordOnly);
  if (unknown !== undefined) {
    throw typeError(`'${unknown}' is an invalid keyword argument for ${refusing(callee.native)}`);
  }
  if (signature.varArgs) bound.push(tuple(extra));
  bound.push(...keywordOnly);
  if (rest !== undefined) bound.push(rest);
  return bound;
}

/** Without keywords, and with neither too few arguments nor too many. */
function bindInOrder(signature: Signature, args: readonly Value[]): (Value | undefined)[] {
  const { positional, varArgs, keywordOnly, varKeywords } = signature;
  const bound: (Value | undefined)[] = args.slice(0, positional.length);
  while (bound.length < positional.length) bound.push(undefined);
  if (varArgs) bound.push(tuple(args.slice(positional.length)));
  for (let left = keywordOnly.length; left > 0; left--) bound.push(undefined);
  if (varKeywords) bound.push(newDict());
  return bound;
}

/** Methods of built-in types know only instances of their type: `list.append(1, 2)` must not run. */
export function checkReceiver({ native, owner }: PyNative, self: Value | undefined): void {
  if (owner === undefined || self === undefined || isInstance(self, owner)) return;
  const { name } = native;
  const wanted = owner.shownName;
  const given = typeOf(self).shownName;
  throw typeError(
    name.startsWith('__') && name.endsWith('__')
      ? `descriptor '${name}' requires a '${wanted}' object but received a '${given}'`
      : `descriptor '${name}' for '${wanted}' objects doesn't apply to a '${given}' object`,
  );
}

/** Parameters that callers do not see: the instance, or the class. */
function hidden({ positional }: Signature): number {
  return positional[0] === 'self' || positional[0] === 'cls' ? 1 : 0;
}

/** The name that messages show; a function without one is just a function. */
function shown({ name }: Native): string {
  return name === '' ? 'function' : `${name}()`;
}

/** Who refuses an argument by name; sorted() leaves that to list.sort(). */
function refusing(callable: Native): string {
  if (callable.name === '') return 'this function';
  return callable.name === 'sorted' ? 'sort()' : shown(callable);
}

/** Whether it is the `__new__` or `__init__` of a type: those go by the type's name. */
function isConstructor({ native, owner }: PyNative): boolean {
  if (owner !== undefined) return native.name === owner.name;
  return native.signature.positional[0] === 'cls' && native.binding === 'method';
}

/** The name with its type or module, which the plainest functions are shown with. */
function qualified(callee: PyNative, args: readonly Value[]): string {
  const { native, owner, module } = callee;
  if (isConstructor(callee)) return native.name;
  if (owner !== undefined) return `${owner.name}.${native.name}`;
  const cls = args[0];
  if (native.binding === 'class' && cls instanceof PyType) return `${cls.name}.${native.name}`;
  return module === 'builtins' ? native.name : `${module}.${native.name}`;
}

const counted = (count: number, what = 'argument'): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;

/** Refuses too many arguments, and too few where only a position can give them. */
function checkCounts(callee: PyNative, args: readonly Value[], named: number): void {
  const { native } = callee;
  const { signature } = native;
  const { positionalOnly, keywordOnly, varArgs, varKeywords } = signature;
  const self = hidden(signature);
  const given = args.length - self;
  const most = signature.positional.length - self;
  if (callee.slot && !varArgs) {
    checkSlot(callee, given, named);
    return;
  }
  if (given < 0) throw typeError(`unbound method ${qualified(callee, args)}() needs an argument`);
  const nameless = signature.positional.length <= Math.max(positionalOnly, self);
  if (native.name === 'sorted' && given !== 1) throw positionalCount(callee, args, 1, true);
  if (varKeywords || (nameless && keywordOnly.length === 0)) {
    if (named > 0 && !varKeywords) {
      throw typeError(`${qualified(callee, args)}() takes no keyword arguments`);
    }
    const least = Math.min(signature.required, Math.max(positionalOnly, self)) - self;
    if (given < least || (given > most && !varArgs)) {
      throw positionalCount(callee, args, least);
    }
    return;
  }
  const total = most + keywordOnly.length;
  if (given + named > total && !varArgs) {
    const what = given === 0 ? 'keyword argument' : 'argument';
    throw typeError(
      `${shown(native)} takes at most ${counted(total, what)} (${given + named} given)`,
    );
  }
  if (given > most && !varArgs) {
    if (most === 0) throw typeError(`${shown(native)} takes no positional arguments`);
    const bound = signature.required - self === most ? 'exactly' : 'at most';
    throw typeError(
      `${shown(native)} takes ${bound} ${counted(most, 'positional argument')} (${given} given)`,
    );
  }
  const least = Math.min(signature.required, positionalOnly) - self;
  if (given < least) {
    const bound = least === most ? 'exactly' : 'at least';
    throw typeError(
      `${shown(native)} takes ${bound} ${counted(least, 'positional argument')} (${given} given)`,
    );
  }
}

/** A slot wrapper says less: it knows neither its type nor the names of its arguments. */
function checkSlot(
  { native: { name, signature }, owner }: PyNative,
  given: number,
  named: number,
): void {
  const most = signature.positional.length - 1;
  const least = signature.required - 1;
  if (given < 0) {
    throw typeError(`descriptor '${name}' of '${owner?.shownName}' object needs an argument`);
  }
  if (named > 0) throw typeError(`wrapper ${name}() takes no keyword arguments`);
  if (given >= least && given <= most) return;
  const bound = least === most ? '' : given < least ? 'at least ' : 'at most ';
  const limit = given < least ? least : most;
  const nobody = most > 1 ? ' ' : '';
  throw typeError(`${nobody}expected ${bound}${counted(limit)}, got ${given}`);
}

/** What looks for something in a text between bounds is worded as functions with names are. */
const BOUNDED: ReadonlySet<string> = new Set([
  ...['find', 'rfind', 'index', 'rindex', 'count', 'startswith', 'endswith'],
]);

function searchesText({ native, owner }: PyNative): boolean {
  return (
    BOUNDED.has(native.name) &&
    owner !== undefined &&
    ['str', 'bytes', 'bytearray'].includes(owner.name)
  );
}

/** The error for a wrong number of arguments that can only be given by position. */
function positionalCount(
  callee: PyNative,
  args: readonly Value[],
  least: number,
  plainly = isConstructor(callee),
): Raised {
  const { native } = callee;
  const { positional, varArgs, varKeywords } = native.signature;
  const self = hidden(native.signature);
  const most = positional.length - self;
  const given = args.length - self;
  if (plainly && most === 0) return typeError(`${native.name}() takes no positional arguments`);
  if (!plainly && !varArgs && !varKeywords) {
    const name = qualified(callee, args);
    if (most === 0) return typeError(`${name}() takes no arguments (${given} given)`);
    if (least === 1 && most === 1) {
      return typeError(`${name}() takes exactly one argument (${given} given)`);
    }
  }
  const bound = least === most ? '' : given < least ? 'at least ' : 'at most ';
  const limit = given < least ? least : most;
  if (searchesText(callee)) {
    return typeError(`${native.name}() takes ${bound}${counted(limit)} (${given} given)`);
  }
  return typeError(`${native.name} expected ${bound}${counted(limit)}, got ${given}`);
}

function checkRequired(
  native: Native,
  bound: readonly (Value | undefined)[],
  keywordOnly: readonly (Value | undefined)[],
): void {
  const { signature } = native;
  const { positional, required } = signature;
  for (let i = 0; i < required; i++) {
    if (bound[i] !== undefined) continue;
    // enumerate() alone looks at its arguments by hand.
    const pos = native.name === 'enumerate' ? '' : ` (pos ${i + 1 - hidden(signature)})`;
    throw typeError(`${shown(native)} missing required argument '${positional[i]}'${pos}`);
  }
  signature.keywordOnly.forEach((parameter, i) => {
    if (!parameter.required || keywordOnly[i] !== undefined) return;
    throw typeError(
      `${shown(native)} missing 1 required keyword-only argument: '${parameter.name}'`,
    );
  });
}
