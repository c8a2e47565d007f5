/**
 * `match`. A pattern takes the value on top of the stack; when it fits, what it binds stays on the stack
 * and is stored only when the whole case fits. When it does not, everything above the subject is popped.
 */
import type {
  MatchAs,
  MatchClass,
  MatchMapping,
  MatchSequence,
  Pattern,
  Statement,
} from '../ast.ts';
import type { Match } from '../ast.ts';
import type { Constant } from '../code.ts';
import * as op from '../opcode-numbers.ts';
import { binaryArgument, comparisonInstruction } from './operators.ts';
import type { Compiler, Visitors } from './compiler.ts';
import { constantKey } from './constant-pool.ts';
import { buildTuple, emitUnpack } from './displays.ts';
import { Label } from './instruction.ts';
import { matchOr } from './pattern-alternatives.ts';
import { PatternContext } from './pattern-context.ts';
import { constantText } from './unparse.ts';

export const MATCH: Pick<Visitors<Statement>, 'Match'> = { Match: matchStatement };

function matchStatement(c: Compiler, node: Match): void {
  const { unit } = c;
  const end = new Label();
  const { cases } = node;
  c.expression(node.subject);
  const last = cases[cases.length - 1]!;
  const hasDefault = isWildcard(last.pattern) && cases.length > 1;
  const tested = hasDefault ? cases.slice(0, -1) : cases;
  tested.forEach((part, i) => {
    const isLast = i === tested.length - 1;
    unit.place = part.pattern;
    if (!isLast) unit.emit(op.COPY, 1);
    // What matches everything must come last, unless it has a guard.
    const context = new PatternContext(
      c,
      compilePattern,
      part.guard !== undefined || i === cases.length - 1,
    );
    compilePattern(c, part.pattern, context);
    for (const name of context.stores) c.storeName(name);
    if (part.guard !== undefined) c.jumpIf(part.guard, context.failure(0), false);
    if (!isLast) unit.emit(op.POP_TOP);
    c.statements(part.body);
    unit.artificially(() => {
      unit.jump(op.JUMP_FORWARD, end);
    });
    unit.place = part.pattern;
    context.emitFailures();
  });
  if (hasDefault) {
    unit.place = last.pattern;
    unit.emit(op.NOP);
    if (last.guard !== undefined) c.jumpIf(last.guard, end, false);
    c.statements(last.body);
  }
  unit.mark(end);
}

/** `_`, or another name that takes anything. */
function isWildcard(pattern: Pattern): boolean {
  return pattern.kind === 'MatchAs' && pattern.name === undefined;
}

function compilePattern(c: Compiler, pattern: Pattern, context: PatternContext): void {
  const { unit } = c;
  unit.place = pattern;
  switch (pattern.kind) {
    case 'MatchValue':
      c.expression(pattern.value);
      unit.emit(...comparisonInstruction('Eq'));
      context.failUnless();
      break;
    case 'MatchSingleton':
      if (pattern.value === undefined) {
        context.jumpToFailure(op.POP_JUMP_IF_NOT_NONE);
        break;
      }
      unit.loadConstant(pattern.value);
      unit.emit(op.IS_OP, 0);
      context.failUnless();
      break;
    case 'MatchSequence':
      matchSequence(c, pattern, context);
      break;
    case 'MatchMapping':
      matchMapping(c, pattern, context);
      break;
    case 'MatchClass':
      matchClass(c, pattern, context);
      break;
    case 'MatchStar':
      context.store(pattern.name);
      break;
    case 'MatchAs':
      matchAs(c, pattern, context);
      break;
    case 'MatchOr':
      matchOr(c, pattern, context);
      break;
  }
}

function matchAs(c: Compiler, pattern: MatchAs, context: PatternContext): void {
  if (pattern.pattern === undefined) {
    if (!context.allowIrrefutable) {
      const what = pattern.name === undefined ? 'wildcard' : `name capture '${pattern.name}'`;
      throw c.problem(`${what} makes remaining patterns unreachable`);
    }
    context.store(pattern.name);
    return;
  }
  context.onTop++;
  c.unit.emit(op.COPY, 1);
  compilePattern(c, pattern.pattern, context);
  context.onTop--;
  context.store(pattern.name);
}

function emitLengthTest(
  c: Compiler,
  comparison: 'Eq' | 'GtE',
  length: number,
  context: PatternContext,
): void {
  const { unit } = c;
  unit.emit(op.GET_LEN);
  unit.loadConstant(length);
  unit.emit(...comparisonInstruction(comparison));
  context.failUnless();
}

function matchSequence(c: Compiler, pattern: MatchSequence, context: PatternContext): void {
  const { unit } = c;
  const { patterns } = pattern;
  const stars = patterns.flatMap((part, i) => (part.kind === 'MatchStar' ? [i] : []));
  if (stars.length > 1) throw c.problem('multiple starred names in sequence pattern');
  const star = stars[0] ?? -1;
  const starred = patterns[star];
  const starWildcard = starred?.kind === 'MatchStar' && starred.name === undefined;
  const onlyWildcards = patterns.every(
    (part, i) => isWildcard(part) || (i === star && starWildcard),
  );
  context.onTop++;
  unit.emit(op.MATCH_SEQUENCE);
  context.failUnless();
  if (star < 0) emitLengthTest(c, 'Eq', patterns.length, context);
  else if (patterns.length > 1) emitLengthTest(c, 'GtE', patterns.length - 1, context);
  context.onTop--;
  if (onlyWildcards) {
    unit.emit(op.POP_TOP);
  } else if (starWildcard) {
    matchItems(c, patterns, star, context);
  } else {
    emitUnpack(
      c,
      patterns.map(({ kind }) => kind === 'MatchStar'),
      'multiple starred names in sequence pattern',
      'too many expressions in star-unpacking sequence pattern',
    );
    matchUnpacked(patterns, context);
  }
}

/** The items lie on the stack, the first on top. */
function matchUnpacked(patterns: readonly Pattern[], context: PatternContext): void {
  context.onTop += patterns.length;
  for (const pattern of patterns) {
    context.onTop--;
    context.subpattern(pattern);
  }
}

/** With a `*_`, only the items that matter are taken, by index. */
function matchItems(
  c: Compiler,
  patterns: readonly Pattern[],
  star: number,
  context: PatternContext,
): void {
  const { unit } = c;
  context.onTop++;
  patterns.forEach((pattern, i) => {
    if (isWildcard(pattern) || i === star) return;
    unit.emit(op.COPY, 1);
    if (i < star) {
      unit.loadConstant(i);
    } else {
      // The subject may not know negative indexes.
      unit.emit(op.GET_LEN);
      unit.loadConstant(patterns.length - i);
      unit.emit(op.BINARY_OP, binaryArgument('Sub'));
    }
    unit.emit(op.BINARY_SUBSCR);
    context.subpattern(pattern);
  });
  context.onTop--;
  unit.emit(op.POP_TOP);
}

function matchClass(c: Compiler, pattern: MatchClass, context: PatternContext): void {
  const { unit } = c;
  const { kwdAttrs } = pattern;
  kwdAttrs.forEach((name, i) => {
    c.checkAssignable(name, 'assign to');
    const again = kwdAttrs.indexOf(name, i + 1);
    if (again >= 0) {
      throw c.problem(
        `attribute name repeated in class pattern: ${name}`,
        pattern.kwdPatterns[again],
      );
    }
  });
  c.expression(pattern.cls);
  unit.loadConstant({ tuple: kwdAttrs });
  unit.emit(op.MATCH_CLASS, pattern.patterns.length);
  unit.emit(op.COPY, 1);
  context.onTop++;
  context.jumpToFailure(op.POP_JUMP_IF_NONE);
  const parts = [...pattern.patterns, ...pattern.kwdPatterns];
  unit.emit(op.UNPACK_SEQUENCE, parts.length);
  context.onTop += parts.length - 1;
  for (const part of parts) {
    context.onTop--;
    if (isWildcard(part)) unit.emit(op.POP_TOP);
    else context.subpattern(part);
  }
}

function matchMapping(c: Compiler, pattern: MatchMapping, context: PatternContext): void {
  const { unit } = c;
  const { keys, patterns, rest } = pattern;
  context.onTop++;
  unit.emit(op.MATCH_MAPPING);
  context.failUnless();
  if (keys.length === 0 && rest === undefined) {
    context.onTop--;
    unit.emit(op.POP_TOP);
    return;
  }
  if (keys.length > 0) emitLengthTest(c, 'GtE', keys.length, context);
  checkKeys(c, pattern);
  buildTuple(c, keys, 0);
  unit.emit(op.MATCH_KEYS);
  context.onTop += 2;
  unit.emit(op.COPY, 1);
  context.jumpToFailure(op.POP_JUMP_IF_NONE);
  unit.emit(op.UNPACK_SEQUENCE, keys.length);
  context.onTop += keys.length - 1;
  for (const part of patterns) {
    context.onTop--;
    context.subpattern(part);
  }
  context.onTop -= 2;
  if (rest === undefined) {
    unit.emit(op.POP_TOP);
    unit.emit(op.POP_TOP);
    return;
  }
  // A copy of the subject without the keys: [subject, keys] → [copy].
  unit.emit(op.BUILD_MAP, 0);
  unit.emit(op.SWAP, 3);
  unit.emit(op.DICT_UPDATE, 2);
  unit.emit(op.UNPACK_SEQUENCE, keys.length);
  for (let left = keys.length; left > 0; left--) {
    unit.emit(op.COPY, left + 1);
    unit.emit(op.SWAP, 2);
    unit.emit(op.DELETE_SUBSCR);
  }
  context.store(rest);
}

function checkKeys(c: Compiler, pattern: MatchMapping): void {
  const seen = new Set<unknown>();
  for (const key of pattern.keys) {
    const constant = c.constantOf(key);
    if (constant === undefined) {
      if (key.kind === 'Attribute' || key.kind === 'BinOp') continue;
      throw c.problem('mapping pattern keys may only match literals and attribute lookups');
    }
    const known = patternKey(constant.value);
    if (seen.has(known)) {
      throw c.problem(`mapping pattern checks duplicate key (${constantText(constant.value)})`);
    }
    seen.add(known);
  }
}

/** Equal numbers are one key, whatever their types. */
function patternKey(value: Constant): unknown {
  if (typeof value === 'boolean') return constantKey(Number(value));
  if (typeof value !== 'object') return constantKey(value);
  if ('float' in value && Number.isInteger(value.float)) return constantKey(BigInt(value.float));
  if ('imaginary' in value && value.imaginary === 0) return constantKey(0);
  return constantKey(value);
}
