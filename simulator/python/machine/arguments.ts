/**
 * Puts the arguments of a call into the variable slots of the callee's frame (Language reference, 6.3.4
 * "Calls"), with CPython's TypeErrors.
 */
import { CODE_FLAGS } from '../code.ts';
import { typeError } from '../objects/exception.ts';
import type { PyFunction } from '../objects/function.ts';
import { newDict, type Value } from '../objects/object.ts';
import type { Keywords } from '../objects/resumable.ts';
import { tuple } from '../objects/values.ts';
import { Frame } from './frame.ts';

/** A frame for a call of `callee`, its parameters filled in. */
export function callFrame(
  callee: PyFunction,
  args: readonly Value[],
  keywords: Keywords | undefined,
): Frame {
  const { code } = callee;
  const frame = new Frame(code, callee.globals, undefined, callee.closure);
  const { name, qualifiedName } = callee;
  if (name !== code.name || qualifiedName !== code.qualifiedName) {
    frame.names = { name, qualifiedName };
  }
  const { stack } = frame;
  const positionalCount = code.positionalCount;
  const total = positionalCount + code.keywordOnlyCount;
  const given = Math.min(args.length, positionalCount);
  for (let i = 0; i < given; i++) stack[i] = args[i];
  const hasRest = (code.flags & CODE_FLAGS.varArgs) !== 0;
  if (hasRest) stack[total] = tuple(args.slice(positionalCount));
  const extra = (code.flags & CODE_FLAGS.varKeywords) !== 0 ? newDict() : undefined;
  if (extra !== undefined) stack[total + (hasRest ? 1 : 0)] = extra;
  if (keywords !== undefined) {
    for (const [name, value] of keywords) {
      const slot = code.variables.indexOf(name);
      if (slot >= code.positionalOnlyCount && slot < total) {
        if (stack[slot] !== undefined) {
          throw typeError(`${callee.qualifiedName}() got multiple values for argument '${name}'`);
        }
        stack[slot] = value;
      } else if (extra !== undefined) extra.set(name, value);
      else throw unexpectedKeyword(callee, name, keywords);
    }
  }
  if (args.length > positionalCount && !hasRest) throw tooMany(callee, args.length, frame);
  fillDefaults(callee, frame, given);
  return frame;
}

function fillDefaults(callee: PyFunction, frame: Frame, given: number): void {
  const { code, defaults, keywordDefaults } = callee;
  const { stack } = frame;
  const firstDefault = code.positionalCount - defaults.length;
  const missing: string[] = [];
  for (let i = given; i < code.positionalCount; i++) {
    if (stack[i] !== undefined) continue;
    if (i < firstDefault) missing.push(code.variables[i] as string);
    else stack[i] = defaults[i - firstDefault];
  }
  if (missing.length > 0) throw missingError(callee, missing, 'positional');
  const total = code.positionalCount + code.keywordOnlyCount;
  for (let i = code.positionalCount; i < total; i++) {
    if (stack[i] !== undefined) continue;
    const name = code.variables[i] as string;
    const fallback = keywordDefaults?.get(name);
    if (fallback === undefined) missing.push(name);
    else stack[i] = fallback;
  }
  if (missing.length > 0) throw missingError(callee, missing, 'keyword-only');
}

function missingError(
  callee: PyFunction,
  names: readonly string[],
  kind: string,
): ReturnType<typeof typeError> {
  const quoted = names.map((name) => `'${name}'`);
  const listed =
    quoted.length <= 2
      ? quoted.join(' and ')
      : `${quoted.slice(0, -1).join(', ')}, and ${quoted[quoted.length - 1]}`;
  return typeError(
    `${callee.qualifiedName}() missing ${names.length} required ${kind} argument${names.length === 1 ? '' : 's'}: ${listed}`,
  );
}

function unexpectedKeyword(
  callee: PyFunction,
  name: string,
  keywords: Keywords,
): ReturnType<typeof typeError> {
  const { code } = callee;
  const positionalOnly = code.variables
    .slice(0, code.positionalOnlyCount)
    .filter((variable) => keywords.has(variable));
  return positionalOnly.length > 0
    ? typeError(
        `${callee.qualifiedName}() got some positional-only arguments passed as keyword arguments: '${positionalOnly.join(', ')}'`,
      )
    : typeError(`${callee.qualifiedName}() got an unexpected keyword argument '${name}'`);
}

function tooMany(callee: PyFunction, given: number, frame: Frame): ReturnType<typeof typeError> {
  const { code, defaults } = callee;
  const most = code.positionalCount;
  const least = most - defaults.length;
  const takes =
    defaults.length > 0 && least !== most
      ? `from ${least} to ${most} positional arguments`
      : `${most} positional argument${most === 1 ? '' : 's'}`;
  let keywordOnly = 0;
  for (let i = most; i < most + code.keywordOnlyCount; i++) {
    if (frame.stack[i] !== undefined) keywordOnly++;
  }
  const were = given === 1 ? 'was' : 'were';
  const got =
    keywordOnly > 0
      ? `${given} positional argument${given === 1 ? '' : 's'} (and ${keywordOnly} keyword-only argument${keywordOnly === 1 ? '' : 's'}) were`
      : `${given} ${were}`;
  return typeError(`${callee.qualifiedName}() takes ${takes} but ${got} given`);
}
