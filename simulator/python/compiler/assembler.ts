/**
 * From a unit's instructions to a Code object: jumps to jumps are shortened, unreachable code goes, the
 * depth of the stack is followed through every path, and the exception table is written.
 *
 * The rows of the exception table are disjoint and sorted by their start: an instruction has at most one
 * row, that of its innermost handler. So a linear search finds the innermost handler.
 */
import { Code, CODE_FLAGS, type Constant } from '../code.ts';
import * as op from '../opcode-numbers.ts';
import { countArrivals, separateExits } from './exits.ts';
import { followFlow } from './flow.ts';
import {
  type Handler,
  type Instruction,
  type Label,
  QUIET,
  REMOVED,
  SETUP,
} from './instruction.ts';
import { copyEndings, resolve, threadJumps } from './jumps.ts';
import { simplifySwaps } from './peephole.ts';
import { endsFlow } from './stack-effects.ts';
import type { Unit } from './unit.ts';

export interface CodeOptions {
  /** As tracebacks show it. */
  readonly file: string;
  /** Index into Trace.sources. */
  readonly source: number;
  /** Part of our library. */
  readonly internal: boolean;
  /** As of compile(): 'eval' returns the value of an expression, 'single' prints those of statements. */
  readonly mode?: 'exec' | 'eval' | 'single';
}

export function assemble(unit: Unit, options: CodeOptions): Code {
  unit.addLateConstants();
  simplifySwaps(unit.items, unit.labels);
  threadJumps(unit.items, unit.labels);
  const copied = copyEndings(unit.items, unit.labels);
  const { depths, depthMax } = followFlow(copied);
  copied.forEach((item, i) => {
    if (depths[i] === -1 || item.op === SETUP) item.op = REMOVED;
  });
  const items = separateExits(copied, unit.labels);
  fillPlaces(items);
  removeIdle(items, unit.labels);
  return makeCode(unit, options, items, depthMax);
}

/** Instructions without a place of their own show that of the instruction that leads to them. */
function fillPlaces(items: readonly Instruction[]): void {
  const arrivals = countArrivals(items);
  const jumps = items.filter((item) => item.op !== REMOVED && item.label !== undefined);
  const fill = (): void => {
    let before: Instruction | undefined;
    for (const item of items) {
      if (item.op === REMOVED) continue;
      if (before !== undefined) item.place ??= before.place;
      before = endsFlow(item.op) ? undefined : item;
    }
  };
  fill();
  for (const jump of jumps) {
    const at = resolve(items, jump.label!);
    if (arrivals.get(at) === 1) items[at]!.place ??= jump.place;
  }
  fill();
}

/** Removes jumps to the next instruction, and each NOP that is not the only one of its line. */
function removeIdle(items: readonly Instruction[], labels: readonly Label[]): void {
  const targets = new Set(labels.map((label) => resolve(items, label)));
  let before: Instruction | undefined;
  items.forEach((item, i) => {
    if (item.op === REMOVED) return;
    if (item.op === op.JUMP_FORWARD && resolve(items, item.label!) === nextIndex(items, i)) {
      item.op = op.NOP;
      item.label = undefined;
    }
    if (item.op === op.NOP && isIdle(item, targets.has(i) ? undefined : before, items, i)) {
      item.op = REMOVED;
      if (targets.has(i)) targets.add(nextIndex(items, i));
      return;
    }
    // Behind a jump CPython does not look back.
    before = item.label === undefined ? item : undefined;
  });
}

function nextIndex(items: readonly Instruction[], index: number): number {
  let next = index + 1;
  while (next < items.length && items[next]!.op === REMOVED) next++;
  return next;
}

function isIdle(
  nop: Instruction,
  before: Instruction | undefined,
  items: readonly Instruction[],
  index: number,
): boolean {
  const line = nop.place?.line;
  if (line === undefined || line === before?.place?.line) return true;
  return items[nextIndex(items, index)]?.place?.line === line;
}

function makeCode(
  unit: Unit,
  options: CodeOptions,
  items: readonly Instruction[],
  stackSize: number,
): Code {
  const indexes = new Int32Array(items.length + 1);
  let length = 0;
  items.forEach((item, i) => {
    indexes[i] = length;
    if (item.op !== REMOVED) length++;
  });
  indexes[items.length] = length;
  const ops = new Uint8Array(length);
  const args = new Int32Array(length);
  const lines = new Int32Array(length).fill(-1);
  const columns = new Int32Array(length).fill(-1);
  const endLines = new Int32Array(length).fill(-1);
  const endColumns = new Int32Array(length).fill(-1);
  const handlers: (Handler | undefined)[] = [];
  let at = 0;
  for (const item of items) {
    if (item.op === REMOVED) continue;
    const target = item.label === undefined ? -1 : indexes[item.label.position]!;
    ops[at] = target >= 0 && target <= at && item.arg !== QUIET ? backwardForm(item.op) : item.op;
    args[at] = target >= 0 ? target : item.arg;
    if (item.place !== undefined) {
      lines[at] = item.place.line;
      columns[at] = item.place.column;
      endLines[at] = item.place.endLine;
      endColumns[at] = item.place.endColumn;
    }
    handlers.push(item.handler);
    at++;
  }
  const { layout } = unit;
  return new Code(
    {
      name: unit.name,
      qualifiedName: unit.qualifiedName,
      file: options.file,
      source: options.source,
      internal: options.internal,
      firstLine: unit.firstLine,
      flags: flagsOf(unit),
      positionalCount: unit.positionalCount,
      positionalOnlyCount: unit.positionalOnlyCount,
      keywordOnlyCount: unit.keywordOnlyCount,
      variables: layout.variables,
      cellCount: layout.cells.length,
      freeCount: layout.free.length,
      names: unit.names,
      docstring: unit.docstring,
      stackSize,
    },
    {
      constants: usedConstants(unit.constants.values, ops, args),
      ops,
      args,
      exceptionTable: exceptionTable(handlers, indexes),
      lines,
      columns,
      endLines,
      endColumns,
    },
  );
}

/** Without those behind the last that is used; the first stays, as it may be the docstring. */
function usedConstants(
  values: readonly Constant[],
  ops: Uint8Array,
  args: Int32Array,
): readonly Constant[] {
  let last = 0;
  ops.forEach((opcode, pc) => {
    if (opcode === op.LOAD_CONST || opcode === op.KW_NAMES) last = Math.max(last, args[pc]!);
  });
  return values.slice(0, last + 1);
}

function backwardForm(opcode: number): number {
  switch (opcode) {
    case op.JUMP_FORWARD:
      return op.JUMP_BACKWARD;
    case op.POP_JUMP_IF_FALSE:
      return op.POP_JUMP_BACKWARD_IF_FALSE;
    case op.POP_JUMP_IF_TRUE:
      return op.POP_JUMP_BACKWARD_IF_TRUE;
    default:
      return opcode;
  }
}

function exceptionTable(
  handlers: readonly (Handler | undefined)[],
  indexes: Int32Array,
): Int32Array {
  const rows: number[] = [];
  let start = 0;
  while (start < handlers.length) {
    const handler = handlers[start];
    let end = start + 1;
    while (end < handlers.length && handlers[end] === handler) end++;
    if (handler !== undefined) {
      const target = indexes[handler.label.position]!;
      rows.push(start, end, target, handler.depth, handler.pushLasti ? 1 : 0);
    }
    start = end;
  }
  return Int32Array.from(rows);
}

function flagsOf(unit: Unit): number {
  const { scope } = unit;
  let flags = 0;
  if (unit.hasVarArgs) flags |= CODE_FLAGS.varArgs;
  if (unit.hasVarKeywords) flags |= CODE_FLAGS.varKeywords;
  if (scope.isNested) flags |= CODE_FLAGS.nested;
  if (!unit.isFunction) return flags;
  flags |= CODE_FLAGS.optimized;
  if (scope.isGenerator && scope.isCoroutine) flags |= CODE_FLAGS.asyncGenerator;
  else if (scope.isGenerator) flags |= CODE_FLAGS.generator;
  else if (scope.isCoroutine) flags |= CODE_FLAGS.coroutine;
  return flags;
}
