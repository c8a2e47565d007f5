/**
 * The instruction loop: runs the bytecode of the frame on top until its budget of virtual time is used,
 * a system call is pending, the GIL is asked for at an evaluation point, or the thread has ended. One
 * instruction of one frame at a time, so that it can stop between any two; no host recursion.
 *
 * Each instruction is charged when it starts. Everything that may run Python code goes through
 * `thread.begin`, which may put other frames on top: afterwards the loop loads the state anew.
 * Evaluation points are those of CPython 3.11: start of a function, backward jump, after a call.
 */
import { CODE_FLAGS } from '../code.ts';
import { EXCEPTIONS, PyException, raise, Raised, typeError } from '../objects/exception.ts';
import { PyCell, PyFunction, PyMethod, PyNative } from '../objects/function.ts';
import {
  ASYNC_GENERATOR_TYPE,
  COROUTINE_TYPE,
  GENERATOR_TYPE,
  PyGenerator,
} from '../objects/generator.ts';
import { PyIterator, PyResumableIterator } from '../objects/iterator.ts';
import { bindArguments } from '../objects/native-arguments.ts';
import { newDict, NONE, PyDict, PyObject, PyType, typeOf, type Value } from '../objects/object.ts';
import type { PySet } from '../objects/values.ts';
import { PyFloat, PyList, PySlice, PyTuple } from '../objects/values.ts';
import * as op from '../opcode-numbers.ts';
import {
  codePointLength,
  quickAttribute,
  quickCompare,
  quickItem,
  quickIterator,
  quickKey,
  quickTruth,
} from '../protocols/index.ts';
import { ADD, MULTIPLY, quickBinary, SUBTRACT } from '../protocols/arithmetic.ts';
import { callFrame } from './arguments.ts';
import type { AttributeCache, GlobalCache, InstanceCache } from './caches.ts';
import { DELEGATE, DROP, Frame, INITIALISE, ITERATE, PUSH, REPEAT, Suspension } from './frame.ts';
import * as attributes from './slow/attributes.ts';
import * as calls from './slow/calls.ts';
import * as containers from './slow/containers.ts';
import * as exceptions from './slow/exceptions.ts';
import * as iteration from './slow/iteration.ts';
import * as names from './slow/names.ts';
import * as operations from './slow/operations.ts';
import * as patterns from './slow/patterns.ts';
import { AHEAD_MAX_NS, isLocal } from './local-instructions.ts';
import { makeRunnable } from './runnable.ts';
import type { PythonThread } from './thread.ts';
import { setContext } from './unwinding.ts';

const SAFE = Number.MAX_SAFE_INTEGER;

/**
 * @returns true when the thread is to let go of the GIL; otherwise look at `thread.pending`,
 * `thread.top` and `thread.usedNs`.
 */
export function execute(thread: PythonThread, budgetNs: number): boolean {
  const { interpreter } = thread;
  const { costs, secondCosts, counter, gil, nativeCallNs } = interpreter;
  // See local-instructions.ts.
  const aheadNs =
    gil === undefined && interpreter.threadCount > 1 ? budgetNs + AHEAD_MAX_NS : budgetNs;
  let time = thread.usedNs;
  let count = 0;
  let frame!: Frame;

  load: for (;;) {
    const top = thread.top;
    if (top === undefined || top.isNative || thread.pending !== undefined || thread.called) {
      counter.instructions += count;
      thread.usedNs = time;
      return false;
    }
    frame = top;
    let { code, stack } = frame;
    let { paired: ops, args } = code;
    let sp = frame.sp;
    let pc = frame.pc;

    try {
      for (;;) {
        if (time >= budgetNs && (time >= aheadNs || !isLocal(ops[pc] as number, stack, sp))) {
          frame.pc = pc;
          frame.sp = sp;
          counter.instructions += count;
          thread.usedNs = time;
          return false;
        }
        const opcode = ops[pc] as number;
        const arg = args[pc] as number;
        pc++;
        count++;
        time += costs[opcode] as number;

        switch (opcode) {
          case op.NOP:
            break;
          case op.POP_TOP:
            sp--;
            break;
          case op.PUSH_NULL:
            stack[sp++] = undefined;
            break;
          case op.COPY:
            stack[sp] = stack[sp - arg];
            sp++;
            break;
          case op.SWAP: {
            const other = stack[sp - arg];
            stack[sp - arg] = stack[sp - 1];
            stack[sp - 1] = other;
            break;
          }

          // Constants and variables

          case op.LOAD_CONST:
            stack[sp++] = code.values[arg];
            break;
          case op.LOAD_FAST: {
            const value = stack[arg];
            if (value === undefined) throw names.unboundLocal(code, arg);
            stack[sp++] = value;
            break;
          }
          case op.STORE_FAST:
            stack[arg] = stack[--sp];
            break;
          case op.DELETE_FAST:
            if (stack[arg] === undefined) throw names.unboundLocal(code, arg);
            stack[arg] = undefined;
            break;
          case op.LOAD_GLOBAL: {
            const cache = code.caches[pc - 1] as GlobalCache | undefined;
            if (
              cache !== undefined &&
              cache.globals === frame.globals &&
              cache.version === cache.globals.version
            ) {
              const value = cache.entry.value;
              if (value !== undefined) {
                stack[sp++] = value;
                break;
              }
            }
            stack[sp++] = names.loadGlobal(code, pc - 1, frame.globals, interpreter.builtins);
            break;
          }
          case op.STORE_GLOBAL:
            frame.globals.set(code.names[arg] as string, stack[--sp] as Value);
            break;
          case op.DELETE_GLOBAL:
            names.deleteName(frame.globals, code.names[arg] as string);
            break;
          case op.LOAD_NAME: {
            const name = code.names[arg] as string;
            const value = (frame.namespace ?? frame.globals).get(name);
            stack[sp++] =
              value ?? names.loadGlobal(code, pc - 1, frame.globals, interpreter.builtins);
            break;
          }
          case op.STORE_NAME:
            (frame.namespace ?? frame.globals).set(code.names[arg] as string, stack[--sp] as Value);
            break;
          case op.DELETE_NAME:
            names.deleteName(frame.namespace ?? frame.globals, code.names[arg] as string);
            break;
          case op.MAKE_CELL:
            stack[arg] = new PyCell(stack[arg]);
            break;
          case op.COPY_FREE_VARS: {
            const first = code.variables.length - arg;
            for (let i = 0; i < arg; i++) stack[first + i] = frame.closure[i];
            break;
          }
          case op.LOAD_CLOSURE:
            stack[sp++] = stack[arg];
            break;
          case op.LOAD_DEREF: {
            const value = (stack[arg] as PyCell).value;
            if (value === undefined) throw names.unboundCell(code, arg);
            stack[sp++] = value;
            break;
          }
          case op.STORE_DEREF:
            (stack[arg] as PyCell).value = stack[--sp];
            break;
          case op.DELETE_DEREF: {
            const cell = stack[arg] as PyCell;
            if (cell.value === undefined) throw names.unboundCell(code, arg);
            cell.value = undefined;
            break;
          }
          case op.LOAD_CLASSDEREF: {
            const name = code.variables[arg] as string;
            const value = frame.namespace?.get(name) ?? (stack[arg] as PyCell).value;
            if (value === undefined) throw names.unboundCell(code, arg);
            stack[sp++] = value;
            break;
          }

          // Operators

          case op.BINARY_OP: {
            const right = stack[sp - 1] as Value;
            const left = stack[sp - 2] as Value;
            if (typeof left === 'number' && typeof right === 'number' && arg <= MULTIPLY) {
              const result =
                arg === ADD ? left + right : arg === SUBTRACT ? left - right : left * right;
              if (result <= SAFE && result >= -SAFE) {
                // + 0 turns the −0 of 0 * −1 into 0.
                stack[--sp - 1] = result + 0;
                break;
              }
            }
            const result = quickBinary(arg, left, right);
            if (result !== undefined) {
              stack[--sp - 1] = result;
              break;
            }
            frame.pc = pc;
            frame.sp = sp - 2;
            thread.usedNs = time;
            thread.begin(operations.binary(arg, left, right), PUSH);
            time = thread.usedNs;
            continue load;
          }
          case op.INPLACE_OP: {
            const right = stack[sp - 1] as Value;
            const left = stack[sp - 2] as Value;
            if (typeof left === 'number' && typeof right === 'number' && arg <= MULTIPLY) {
              const result =
                arg === ADD ? left + right : arg === SUBTRACT ? left - right : left * right;
              if (result <= SAFE && result >= -SAFE) {
                stack[--sp - 1] = result + 0;
                break;
              }
            }
            const result = quickBinary(arg, left, right);
            if (result !== undefined) {
              stack[--sp - 1] = result;
              break;
            }
            frame.pc = pc;
            frame.sp = sp - 2;
            thread.usedNs = time;
            thread.begin(operations.inplace(arg, left, right), PUSH);
            time = thread.usedNs;
            continue load;
          }
          case op.COMPARE_OP: {
            const right = stack[sp - 1] as Value;
            const left = stack[sp - 2] as Value;
            let result: boolean | undefined;
            if (typeof left === 'number' && typeof right === 'number') {
              switch (arg) {
                case 0:
                  result = left < right;
                  break;
                case 1:
                  result = left <= right;
                  break;
                case 2:
                  result = left === right;
                  break;
                case 3:
                  result = left !== right;
                  break;
                case 4:
                  result = left > right;
                  break;
                default:
                  result = left >= right;
              }
            } else result = quickCompare(arg, left, right);
            if (result !== undefined) {
              stack[--sp - 1] = result;
              break;
            }
            frame.pc = pc;
            frame.sp = sp - 2;
            thread.usedNs = time;
            thread.begin(operations.compare(arg, left, right), PUSH);
            time = thread.usedNs;
            continue load;
          }
          case op.IS_OP: {
            const right = stack[--sp] as Value;
            stack[sp - 1] = operations.isSame(stack[sp - 1] as Value, right) !== (arg === 1);
            break;
          }
          case op.CONTAINS_OP: {
            const container = stack[sp - 1] as Value;
            const item = stack[sp - 2] as Value;
            const found = containers.quickContains(container, item);
            if (found !== undefined) {
              stack[--sp - 1] = found !== (arg === 1);
              break;
            }
            frame.pc = pc;
            frame.sp = sp - 2;
            thread.usedNs = time;
            thread.begin(containers.contains(container, item, arg === 1), PUSH);
            time = thread.usedNs;
            continue load;
          }
          case op.UNARY_NOT: {
            const truth = quickTruth(stack[sp - 1] as Value);
            if (truth !== undefined) {
              stack[sp - 1] = !truth;
              break;
            }
            frame.pc = pc;
            frame.sp = --sp;
            thread.usedNs = time;
            thread.begin(operations.truth(stack[sp] as Value), REPEAT);
            time = thread.usedNs;
            continue load;
          }
          case op.UNARY_NEGATIVE: {
            const value = stack[sp - 1];
            if (typeof value === 'number') {
              stack[sp - 1] = 0 - value;
              break;
            }
            if (value instanceof PyFloat && !value.type.heap) {
              stack[sp - 1] = new PyFloat(-value.value);
              break;
            }
            frame.pc = pc;
            frame.sp = --sp;
            thread.usedNs = time;
            thread.begin(operations.unary(opcode, value as Value), PUSH);
            time = thread.usedNs;
            continue load;
          }
          case op.UNARY_POSITIVE:
          case op.UNARY_INVERT: {
            const value = stack[--sp] as Value;
            frame.pc = pc;
            frame.sp = sp;
            thread.usedNs = time;
            thread.begin(operations.unary(opcode, value), PUSH);
            time = thread.usedNs;
            continue load;
          }
          case op.BINARY_SUBSCR: {
            const key = stack[sp - 1] as Value;
            const container = stack[sp - 2] as Value;
            const value = quickItem(container, key);
            if (value !== undefined) {
              stack[--sp - 1] = value;
              break;
            }
            frame.pc = pc;
            frame.sp = sp - 2;
            thread.usedNs = time;
            thread.begin(containers.getItem(container, key), PUSH);
            time = thread.usedNs;
            continue load;
          }
          case op.STORE_SUBSCR: {
            const key = stack[sp - 1] as Value;
            const container = stack[sp - 2] as Value;
            const value = stack[sp - 3] as Value;
            sp -= 3;
            if (typeof container === 'object' && !container.type.heap) {
              if (container instanceof PyDict) {
                const known = quickKey(key);
                if (known !== undefined) {
                  container.set(known, value, key);
                  break;
                }
              } else if (container instanceof PyList && typeof key === 'number') {
                const { items } = container;
                const index = key < 0 ? key + items.length : key;
                if (index >= 0 && index < items.length) {
                  items[index] = value;
                  break;
                }
              }
            }
            frame.pc = pc;
            frame.sp = sp;
            thread.usedNs = time;
            thread.begin(containers.setItem(container, key, value), DROP);
            time = thread.usedNs;
            continue load;
          }
          case op.DELETE_SUBSCR: {
            const key = stack[--sp] as Value;
            const container = stack[--sp] as Value;
            frame.pc = pc;
            frame.sp = sp;
            thread.usedNs = time;
            thread.begin(containers.deleteItem(container, key), DROP);
            time = thread.usedNs;
            continue load;
          }

          // Jumps

          case op.JUMP_FORWARD:
            pc = arg;
            break;
          case op.JUMP_BACKWARD:
            pc = arg;
            if (gil !== undefined && gil.dropRequested) {
              frame.pc = pc;
              frame.sp = sp;
              counter.instructions += count;
              thread.usedNs = time;
              return true;
            }
            break;
          case op.POP_JUMP_IF_FALSE:
          case op.POP_JUMP_IF_TRUE:
          case op.POP_JUMP_BACKWARD_IF_FALSE:
          case op.POP_JUMP_BACKWARD_IF_TRUE: {
            const value = stack[sp - 1] as Value;
            const truth = typeof value === 'boolean' ? value : quickTruth(value);
            if (truth === undefined) {
              frame.pc = pc;
              frame.sp = --sp;
              thread.usedNs = time;
              thread.begin(operations.truth(value), REPEAT);
              time = thread.usedNs;
              continue load;
            }
            sp--;
            const wanted =
              opcode === op.POP_JUMP_IF_TRUE || opcode === op.POP_JUMP_BACKWARD_IF_TRUE;
            if (truth === wanted) {
              pc = arg;
              if (
                opcode >= op.POP_JUMP_BACKWARD_IF_FALSE &&
                gil !== undefined &&
                gil.dropRequested
              ) {
                frame.pc = pc;
                frame.sp = sp;
                counter.instructions += count;
                thread.usedNs = time;
                return true;
              }
            }
            break;
          }
          case op.POP_JUMP_IF_NONE:
            if (stack[--sp] === NONE) pc = arg;
            break;
          case op.POP_JUMP_IF_NOT_NONE:
            if (stack[--sp] !== NONE) pc = arg;
            break;
          case op.JUMP_IF_FALSE_OR_POP:
          case op.JUMP_IF_TRUE_OR_POP: {
            const value = stack[sp - 1] as Value;
            const truth = quickTruth(value);
            if (truth === undefined) {
              // The operand itself is the result, so it cannot be brought into plain form here.
              frame.pc = pc;
              frame.sp = sp;
              thread.usedNs = time;
              thread.begin(operations.shortCircuit(frame, value, opcode, arg), DROP);
              time = thread.usedNs;
              continue load;
            }
            if (truth === (opcode === op.JUMP_IF_TRUE_OR_POP)) pc = arg;
            else sp--;
            break;
          }

          // Building

          case op.BUILD_TUPLE:
            sp -= arg;
            stack[sp] = new PyTuple(stack.slice(sp, sp + arg) as Value[]);
            sp++;
            break;
          case op.BUILD_LIST:
            sp -= arg;
            stack[sp] = new PyList(stack.slice(sp, sp + arg) as Value[]);
            sp++;
            break;
          case op.BUILD_SLICE: {
            const step = arg === 3 ? (stack[--sp] as Value) : NONE;
            const stop = stack[--sp] as Value;
            stack[sp - 1] = new PySlice(stack[sp - 1] as Value, stop, step);
            break;
          }
          case op.BUILD_MAP: {
            const dict = newDict();
            sp -= 2 * arg;
            let plain = true;
            for (let i = 0; i < arg && plain; i++) {
              const key = stack[sp + 2 * i] as Value;
              const known = quickKey(key);
              if (known === undefined) plain = false;
              else dict.set(known, stack[sp + 2 * i + 1] as Value, key);
            }
            if (plain) {
              stack[sp++] = dict;
              break;
            }
            const items = stack.slice(sp, sp + 2 * arg) as Value[];
            frame.pc = pc;
            frame.sp = sp;
            thread.usedNs = time;
            thread.begin(containers.buildMap(items), PUSH);
            time = thread.usedNs;
            continue load;
          }
          case op.BUILD_CONST_KEY_MAP: {
            const keys = (stack[--sp] as PyTuple).items;
            sp -= arg;
            const dict = newDict();
            for (let i = 0; i < arg; i++) {
              const key = keys[i] as Value;
              dict.set(quickKey(key) ?? (key as PyObject), stack[sp + i] as Value, key);
            }
            stack[sp++] = dict;
            break;
          }
          case op.BUILD_STRING: {
            sp -= arg;
            let text = '';
            for (let i = 0; i < arg; i++) text += stack[sp + i] as string;
            stack[sp++] = text;
            break;
          }
          case op.FORMAT_VALUE: {
            const spec = (arg & 4) !== 0 ? (stack[--sp] as Value) : '';
            const value = stack[--sp] as Value;
            if (typeof value === 'string' && spec === '' && (arg & 3) <= 1) {
              stack[sp++] = value;
              break;
            }
            if (typeof value === 'number' && spec === '') {
              stack[sp++] = String(value);
              break;
            }
            frame.pc = pc;
            frame.sp = sp;
            thread.usedNs = time;
            thread.begin(operations.formatValue(value, arg & 3, spec), PUSH);
            time = thread.usedNs;
            continue load;
          }
          case op.LIST_APPEND:
            sp--;
            (stack[sp - arg] as PyList).items.push(stack[sp] as Value);
            break;
          case op.SET_ADD: {
            const item = stack[--sp] as Value;
            const set = stack[sp - arg] as PySet;
            const key = quickKey(item);
            if (key !== undefined) {
              if (!set.elements.has(key)) set.elements.set(key, NONE, item);
              break;
            }
            frame.pc = pc;
            frame.sp = sp;
            thread.usedNs = time;
            thread.begin(containers.addToSet(set, item), DROP);
            time = thread.usedNs;
            continue load;
          }
          case op.MAP_ADD: {
            const value = stack[--sp] as Value;
            const key = stack[--sp] as Value;
            const dict = stack[sp - arg] as PyDict;
            const known = quickKey(key);
            if (known !== undefined) {
              dict.set(known, value, key);
              break;
            }
            frame.pc = pc;
            frame.sp = sp;
            thread.usedNs = time;
            thread.begin(containers.setItem(dict, key, value), DROP);
            time = thread.usedNs;
            continue load;
          }
          case op.LIST_TO_TUPLE:
            stack[sp - 1] = new PyTuple((stack[sp - 1] as PyList).items);
            break;
          case op.BUILD_SET:
          case op.LIST_EXTEND:
          case op.SET_UPDATE:
          case op.DICT_UPDATE:
          case op.DICT_MERGE: {
            frame.pc = pc;
            thread.usedNs = time;
            if (opcode === op.BUILD_SET) {
              sp -= arg;
              frame.sp = sp;
              thread.begin(containers.buildSet(stack.slice(sp, sp + arg) as Value[]), PUSH);
            } else {
              const source = stack[--sp] as Value;
              const target = stack[sp - arg] as Value;
              // The callable that DICT_MERGE's error names lies below the dict, the tuple and NULL.
              const callee = opcode === op.DICT_MERGE ? stack[sp - arg - 3] : undefined;
              frame.sp = sp;
              thread.begin(containers.extend(opcode, target, source, callee), DROP);
            }
            time = thread.usedNs;
            continue load;
          }
          case op.UNPACK_SEQUENCE: {
            const source = stack[sp - 1] as Value;
            if (
              (source instanceof PyTuple || source instanceof PyList) &&
              !source.type.heap &&
              source.items.length === arg
            ) {
              sp--;
              for (let i = arg - 1; i >= 0; i--) stack[sp++] = source.items[i];
              break;
            }
            frame.pc = pc;
            frame.sp = --sp;
            thread.usedNs = time;
            thread.begin(containers.unpack(source, arg), REPEAT);
            time = thread.usedNs;
            continue load;
          }
          case op.UNPACK_EX: {
            const source = stack[--sp] as Value;
            frame.pc = pc;
            frame.sp = sp;
            thread.usedNs = time;
            thread.begin(containers.unpackStarred(frame, source, arg & 255, arg >> 8), DROP);
            time = thread.usedNs;
            continue load;
          }

          // Attributes

          case op.LOAD_ATTR: {
            const object = stack[sp - 1] as Value;
            if (typeof object === 'object') {
              const cache = code.caches[pc - 1] as AttributeCache | undefined;
              const { type } = object;
              if (cache !== undefined && cache.type === type && cache.version === type.version) {
                const own =
                  object.dict === undefined
                    ? undefined
                    : cache.own(object.dict, code.names[arg] as string);
                if (own !== undefined) {
                  stack[sp - 1] = own;
                  break;
                }
                const { attribute } = cache;
                if (attribute instanceof PyFunction) {
                  stack[sp - 1] = new PyMethod(attribute, object);
                  break;
                }
              }
            }
            const name = code.names[arg] as string;
            const value = quickAttribute(object, name);
            if (value !== undefined) {
              attributes.cacheAttribute(code, pc - 1, object, name);
              stack[sp - 1] = value;
              break;
            }
            frame.pc = pc;
            frame.sp = --sp;
            thread.usedNs = time;
            thread.begin(attributes.getAttribute(object, name), PUSH);
            time = thread.usedNs;
            continue load;
          }
          case op.LOAD_METHOD: {
            const object = stack[sp - 1] as Value;
            const type = typeOf(object);
            const name = code.names[arg] as string;
            const cache = code.caches[pc - 1] as AttributeCache | undefined;
            if (cache !== undefined && cache.type === type && cache.version === type.version) {
              const own =
                typeof object === 'object' && object.dict !== undefined
                  ? cache.own(object.dict, name)
                  : undefined;
              if (own !== undefined) {
                stack[sp - 1] = own;
                stack[sp++] = undefined;
                break;
              }
              const { attribute } = cache;
              if (attribute !== undefined) {
                stack[sp - 1] = attribute;
                stack[sp++] = object;
                break;
              }
            }
            const value = quickAttribute(object, name);
            if (value !== undefined) {
              attributes.cacheAttribute(code, pc - 1, object, name);
              if (value instanceof PyMethod) {
                stack[sp - 1] = value.callee;
                stack[sp++] = value.self;
              } else {
                stack[sp - 1] = value;
                stack[sp++] = undefined;
              }
              break;
            }
            frame.pc = pc;
            frame.sp = --sp;
            thread.usedNs = time;
            thread.begin(attributes.loadMethod(frame, object, name), DROP);
            time = thread.usedNs;
            continue load;
          }
          case op.STORE_ATTR: {
            const object = stack[--sp] as Value;
            const value = stack[--sp] as Value;
            const name = code.names[arg] as string;
            if (typeof object === 'object') {
              const { type } = object;
              let cache = code.caches[pc - 1] as InstanceCache | undefined;
              if (cache === undefined || cache.type !== type || cache.version !== type.version) {
                cache = attributes.cacheStore(code, pc - 1, type, name);
              }
              if (cache.plain) {
                cache.store((object.dict ??= newDict()), name, value);
                break;
              }
            }
            frame.pc = pc;
            frame.sp = sp;
            thread.usedNs = time;
            thread.begin(attributes.setAttribute(object, name, value), DROP);
            time = thread.usedNs;
            continue load;
          }
          case op.DELETE_ATTR: {
            const object = stack[--sp] as Value;
            frame.pc = pc;
            frame.sp = sp;
            thread.usedNs = time;
            thread.begin(attributes.deleteAttribute(object, code.names[arg] as string), DROP);
            time = thread.usedNs;
            continue load;
          }

          // Functions and calls

          case op.MAKE_FUNCTION:
            sp = calls.makeFunction(frame, sp, arg);
            break;
          case op.KW_NAMES:
            thread.keywordNames = code.values[arg] as PyTuple;
            break;
          case op.CALL: {
            const base = sp - arg - 2;
            let callee = stack[base] as Value;
            let first = base + 2;
            if (stack[base + 1] !== undefined) first = base + 1;
            else if (callee instanceof PyMethod) {
              first = base + 1;
              stack[first] = callee.self;
              callee = callee.callee;
            }
            const given = sp - first;
            const { keywordNames } = thread;
            frame.pc = pc;
            frame.sp = base;
            if (callee instanceof PyFunction) {
              const target = callee.code;
              let inner: Frame;
              if (keywordNames === undefined && target.simple && given === target.positionalCount) {
                inner = new Frame(target, callee.globals, undefined, callee.closure);
                const slots = inner.stack;
                for (let i = 0; i < given; i++) slots[i] = stack[first + i];
              } else {
                inner = calls.sortArguments(thread, frame, callee, first, given);
              }
              if (thread.depth >= interpreter.recursionLimit) thread.checkDepth();
              if (target.paired === target.ops) makeRunnable(target);
              inner.back = frame;
              thread.top = inner;
              thread.depth++;
              frame = inner;
              code = target;
              stack = inner.stack;
              ops = code.paired;
              args = code.args;
              sp = inner.sp;
              pc = 0;
              // RESUME, which nearly every function begins with.
              if (ops[0] === op.RESUME && (gil === undefined || !gil.dropRequested)) {
                pc = 1;
                count++;
                time += costs[op.RESUME] as number;
              }
              break;
            }
            if (callee instanceof PyNative) {
              const { quick, signature } = callee.native;
              if (
                quick !== undefined &&
                keywordNames === undefined &&
                given <= 3 &&
                given >= signature.required &&
                given <= signature.positional.length
              ) {
                const result = quick(
                  stack[first] as Value,
                  given > 1 ? stack[first + 1] : undefined,
                  given > 2 ? stack[first + 2] : undefined,
                );
                if (result !== undefined) {
                  time += nativeCallNs;
                  stack[base] = result;
                  sp = base + 1;
                  if (gil !== undefined && gil.dropRequested) {
                    frame.sp = sp;
                    counter.instructions += count;
                    thread.usedNs = time;
                    return true;
                  }
                  break;
                }
              }
            }
            if (callee instanceof PyNative && callee.native.run !== undefined) {
              const { native } = callee;
              let actual = stack.slice(first, sp) as (Value | undefined)[];
              if (keywordNames !== undefined) {
                thread.keywordNames = undefined;
                actual = bindArguments(
                  callee,
                  ...calls.splitKeywords(actual as Value[], keywordNames),
                );
              } else if (
                !native.signature.plain ||
                given < native.signature.required ||
                given > native.signature.positional.length
              ) {
                actual = bindArguments(callee, actual as Value[], undefined);
              }
              time += nativeCallNs;
              thread.usedNs = time;
              stack[base] = native.run!(actual, thread);
              time = thread.usedNs;
              sp = base + 1;
              if (gil !== undefined && gil.dropRequested) {
                frame.sp = sp;
                counter.instructions += count;
                return true;
              }
              break;
            }
            let actual = stack.slice(first, sp) as Value[];
            let keywords: Map<string, Value> | undefined;
            if (keywordNames !== undefined) {
              thread.keywordNames = undefined;
              [actual, keywords] = calls.splitKeywords(actual, keywordNames);
            }
            if (callee instanceof PyType && keywords === undefined) {
              const init = calls.plainConstructor(callee);
              if (
                init !== undefined &&
                init.code.simple &&
                init.code.positionalCount === given + 1
              ) {
                const instance = new PyObject(callee);
                const inner = callFrame(init, [instance, ...actual], undefined);
                inner.instance = instance;
                thread.push(inner, INITIALISE);
                continue load;
              }
            }
            thread.usedNs = time;
            thread.call(frame, callee, actual, keywords);
            time = thread.usedNs;
            continue load;
          }
          case op.CALL_FUNCTION_EX: {
            const given = (arg & 1) !== 0 ? (stack[--sp] as PyDict) : undefined;
            const positional = stack[--sp] as Value;
            sp -= 2;
            frame.pc = pc;
            frame.sp = sp;
            thread.usedNs = time;
            thread.begin(calls.callSpread(stack[sp] as Value, positional, given), PUSH);
            time = thread.usedNs;
            continue load;
          }
          case op.RETURN_VALUE: {
            const value = stack[sp - 1] as Value;
            const { back } = frame;
            if (frame.completion === PUSH && back !== undefined && !back.isNative) {
              thread.top = back;
              thread.depth--;
              frame = back;
              code = frame.code;
              stack = frame.stack;
              ops = code.paired;
              args = code.args;
              pc = frame.pc;
              sp = frame.sp;
              stack[sp++] = value;
              break;
            }
            frame.pc = pc;
            thread.usedNs = time;
            thread.finish(frame, value);
            time = thread.usedNs;
            continue load;
          }
          case op.LOAD_BUILD_CLASS:
            stack[sp++] = interpreter.builtins.get('__build_class__');
            break;

          // Import

          case op.IMPORT_NAME: {
            const wanted = stack[--sp] as Value;
            const level = stack[--sp] as number;
            frame.pc = pc;
            frame.sp = sp;
            thread.usedNs = time;
            const name = code.names[arg] as string;
            thread.begin(
              interpreter.imports.importName(thread, frame.globals, name, wanted, level),
              PUSH,
            );
            time = thread.usedNs;
            continue load;
          }
          case op.IMPORT_FROM: {
            frame.pc = pc;
            frame.sp = sp;
            thread.usedNs = time;
            const module = stack[sp - 1] as Value;
            thread.begin(interpreter.imports.importFrom(module, code.names[arg] as string), PUSH);
            time = thread.usedNs;
            continue load;
          }
          case op.IMPORT_STAR: {
            const module = stack[--sp] as Value;
            frame.pc = pc;
            frame.sp = sp;
            thread.usedNs = time;
            const namespace = frame.namespace ?? frame.globals;
            thread.begin(interpreter.imports.importStar(module, namespace), DROP);
            time = thread.usedNs;
            continue load;
          }

          // Iteration and generators

          case op.GET_ITER: {
            const source = stack[sp - 1] as Value;
            const iterator = quickIterator(source);
            if (iterator !== undefined) {
              stack[sp - 1] = iterator;
              break;
            }
            frame.pc = pc;
            frame.sp = --sp;
            thread.usedNs = time;
            thread.begin(iteration.getIterator(source), PUSH);
            time = thread.usedNs;
            continue load;
          }
          case op.FOR_ITER: {
            const iterator = stack[sp - 1] as Value;
            if (iterator instanceof PyIterator) {
              const value = iterator.next();
              if (value !== undefined) stack[sp++] = value;
              else {
                sp--;
                pc = arg;
              }
              break;
            }
            frame.pc = pc;
            frame.sp = sp;
            if (iterator instanceof PyGenerator && iterator.type === GENERATOR_TYPE) {
              const inner = iterator.frame as Frame | undefined;
              if (inner === undefined || iterator.state === 'running') {
                const error = thread.resumeGenerator(iterator, NONE, ITERATE, arg);
                if (error !== undefined) throw error;
                continue load;
              }
              // What resumeGenerator does, for the most frequent case of all.
              thread.checkDepth();
              const suspension = inner.suspension as Suspension;
              iterator.state = 'running';
              suspension.target = arg;
              suspension.handledOutside = thread.handled;
              if (suspension.handledInside !== undefined) {
                thread.handled = suspension.handledInside;
              }
              inner.completion = ITERATE;
              inner.back = frame;
              thread.top = inner;
              thread.depth++;
              frame = inner;
              code = inner.code;
              stack = inner.stack;
              ops = code.paired;
              args = code.args;
              pc = inner.pc;
              sp = inner.sp;
              stack[sp++] = NONE;
              break;
            }
            thread.usedNs = time;
            thread.begin(
              iterator instanceof PyResumableIterator
                ? iterator.advance()
                : iteration.nextItem(iterator),
              ITERATE,
              arg,
            );
            time = thread.usedNs;
            continue load;
          }
          case op.RESUME:
            if (arg === 0 && gil !== undefined && gil.dropRequested) {
              frame.pc = pc;
              frame.sp = sp;
              counter.instructions += count;
              thread.usedNs = time;
              return true;
            }
            break;
          case op.RETURN_GENERATOR: {
            const { flags, name, qualifiedName } = code;
            const type =
              (flags & CODE_FLAGS.coroutine) !== 0
                ? COROUTINE_TYPE
                : (flags & CODE_FLAGS.asyncGenerator) !== 0
                  ? ASYNC_GENERATOR_TYPE
                  : GENERATOR_TYPE;
            const generator = new PyGenerator(type, name, qualifiedName, frame);
            frame.pc = pc;
            frame.sp = sp;
            thread.usedNs = time;
            frame.suspension = new Suspension(generator);
            thread.finish(frame, generator);
            time = thread.usedNs;
            continue load;
          }
          case op.YIELD_VALUE: {
            const value = stack[--sp] as Value;
            frame.pc = pc;
            frame.sp = sp;
            const { back } = frame;
            if (back !== undefined && !back.isNative) {
              thread.suspend(frame);
              frame = back;
              code = frame.code;
              stack = frame.stack;
              ops = code.paired;
              args = code.args;
              pc = frame.pc;
              sp = frame.sp;
              stack[sp++] = value;
              break;
            }
            thread.usedNs = time;
            thread.suspend(frame);
            thread.proceed(value, undefined);
            time = thread.usedNs;
            continue load;
          }
          case op.GET_YIELD_FROM_ITER: {
            const source = stack[sp - 1] as Value;
            if (source instanceof PyGenerator) {
              if (source.type === COROUTINE_TYPE && (code.flags & CODE_FLAGS.coroutine) === 0) {
                throw typeError(
                  "cannot 'yield from' a coroutine object in a non-coroutine generator",
                );
              }
              break;
            }
            frame.pc = pc;
            frame.sp = --sp;
            thread.usedNs = time;
            thread.begin(iteration.getIterator(source), PUSH);
            time = thread.usedNs;
            continue load;
          }
          case op.SEND: {
            const value = stack[--sp] as Value;
            const receiver = stack[sp - 1] as Value;
            frame.pc = pc;
            frame.sp = sp;
            if (receiver instanceof PyGenerator) {
              const error = thread.resumeGenerator(receiver, value, DELEGATE, arg);
              if (error !== undefined) throw error;
              continue load;
            }
            thread.usedNs = time;
            thread.begin(iteration.sendTo(frame, receiver, value, arg), DROP);
            time = thread.usedNs;
            continue load;
          }
          case op.GET_AWAITABLE: {
            const source = stack[--sp] as Value;
            frame.pc = pc;
            frame.sp = sp;
            thread.usedNs = time;
            thread.begin(iteration.getAwaitable(source, arg), PUSH);
            time = thread.usedNs;
            continue load;
          }

          // Exceptions

          case op.PUSH_EXC_INFO: {
            const exception = stack[sp - 1] as PyException;
            stack[sp - 1] = thread.handled ?? NONE;
            stack[sp++] = exception;
            thread.handled = exception;
            break;
          }
          case op.POP_EXCEPT: {
            const previous = stack[--sp] as Value;
            thread.handled = previous instanceof PyException ? previous : undefined;
            break;
          }
          case op.CHECK_EXC_MATCH: {
            const types = stack[sp - 1] as Value;
            stack[sp - 1] = exceptions.matchesException(stack[sp - 2] as PyException, types);
            break;
          }
          case op.RERAISE: {
            const exception = stack[sp - 1] as PyException;
            frame.pc = pc;
            frame.sp = sp;
            thread.usedNs = time;
            thread.raiseIn(frame, new Raised(exception), true);
            time = thread.usedNs;
            continue load;
          }
          case op.RAISE_VARARGS: {
            frame.pc = pc;
            if (arg === 0) {
              const { handled } = thread;
              if (handled === undefined) {
                throw raise('RuntimeError', 'No active exception to reraise');
              }
              frame.sp = sp;
              thread.usedNs = time;
              thread.raiseIn(frame, new Raised(handled), true);
              time = thread.usedNs;
              continue load;
            }
            const cause = arg === 2 ? (stack[--sp] as Value) : undefined;
            const raised = stack[--sp] as Value;
            frame.sp = sp;
            if (raised instanceof PyException && cause === undefined) {
              if (thread.handled !== undefined) setContext(raised, thread.handled);
              throw new Raised(raised);
            }
            thread.usedNs = time;
            thread.begin(exceptions.raise(raised, cause, thread.handled), DROP);
            time = thread.usedNs;
            continue load;
          }
          case op.LOAD_ASSERTION_ERROR:
            stack[sp++] = EXCEPTIONS.AssertionError;
            break;
          case op.BEFORE_WITH: {
            const manager = stack[--sp] as Value;
            frame.pc = pc;
            frame.sp = sp;
            thread.usedNs = time;
            thread.begin(exceptions.enterWith(frame, manager), PUSH);
            time = thread.usedNs;
            continue load;
          }
          case op.WITH_EXCEPT_START: {
            const exception = stack[sp - 1] as PyException;
            const exit = stack[sp - 4] as Value;
            frame.pc = pc;
            frame.sp = sp;
            thread.usedNs = time;
            thread.begin(exceptions.exitWith(exit, exception), PUSH);
            time = thread.usedNs;
            continue load;
          }
          case op.CHECK_EG_MATCH:
          case op.PREP_RERAISE_STAR: {
            const right = stack[--sp] as Value;
            const left = stack[--sp] as Value;
            frame.pc = pc;
            frame.sp = sp;
            thread.usedNs = time;
            thread.begin(
              opcode === op.CHECK_EG_MATCH
                ? exceptions.matchGroup(frame, thread, left, right)
                : exceptions.joinGroup(left, right),
              opcode === op.CHECK_EG_MATCH ? DROP : PUSH,
            );
            time = thread.usedNs;
            continue load;
          }

          // Asynchronous forms

          case op.BEFORE_ASYNC_WITH:
          case op.GET_AITER:
          case op.GET_ANEXT: {
            frame.pc = pc;
            thread.usedNs = time;
            if (opcode === op.GET_ANEXT) {
              frame.sp = sp;
              thread.begin(iteration.asyncNext(stack[sp - 1] as Value), PUSH);
            } else {
              const source = stack[--sp] as Value;
              frame.sp = sp;
              if (opcode === op.GET_AITER) thread.begin(iteration.asyncIterator(source), PUSH);
              else thread.begin(exceptions.enterAsyncWith(frame, source), PUSH);
            }
            time = thread.usedNs;
            continue load;
          }
          case op.END_ASYNC_FOR: {
            const exception = stack[sp - 1] as PyException;
            if (exception.type.isSubtypeOf(EXCEPTIONS.StopAsyncIteration)) {
              sp -= 2;
              break;
            }
            frame.pc = pc;
            frame.sp = sp;
            thread.usedNs = time;
            thread.raiseIn(frame, new Raised(exception), true);
            time = thread.usedNs;
            continue load;
          }
          case op.ASYNC_GEN_WRAP:
            throw raise('NotImplementedError', 'asynchronous generators are not supported');

          // Match

          case op.GET_LEN: {
            const subject = stack[sp - 1] as Value;
            if (typeof subject === 'string') {
              stack[sp++] = codePointLength(subject);
              break;
            }
            frame.pc = pc;
            frame.sp = sp;
            thread.usedNs = time;
            thread.begin(containers.lengthOf(subject), PUSH);
            time = thread.usedNs;
            continue load;
          }
          case op.MATCH_SEQUENCE:
            stack[sp] = patterns.isMatchableSequence(stack[sp - 1] as Value);
            sp++;
            break;
          case op.MATCH_MAPPING:
            stack[sp] = patterns.isMatchableMapping(stack[sp - 1] as Value);
            sp++;
            break;
          case op.MATCH_KEYS:
            frame.pc = pc;
            frame.sp = sp;
            thread.usedNs = time;
            thread.begin(
              patterns.matchKeys(stack[sp - 2] as Value, stack[sp - 1] as PyTuple),
              PUSH,
            );
            time = thread.usedNs;
            continue load;
          case op.MATCH_CLASS: {
            const keywords = stack[--sp] as PyTuple;
            const type = stack[--sp] as Value;
            const subject = stack[--sp] as Value;
            frame.pc = pc;
            frame.sp = sp;
            thread.usedNs = time;
            thread.begin(patterns.matchClass(subject, type, arg, keywords), PUSH);
            time = thread.usedNs;
            continue load;
          }

          case op.SETUP_ANNOTATIONS: {
            const namespace = frame.namespace ?? frame.globals;
            if (!namespace.has('__annotations__')) namespace.set('__annotations__', newDict());
            break;
          }
          // Pairs: the first half as above, then the second; counted and charged as two. A half that
          // takes the long way leaves the rest to the second instruction, which is still in its place.

          case op.LOAD_FAST__LOAD_FAST: {
            const first = stack[arg];
            if (first === undefined) throw names.unboundLocal(code, arg);
            const slot = args[pc] as number;
            const second = stack[slot];
            stack[sp++] = first;
            pc++;
            count++;
            if (second === undefined) throw names.unboundLocal(code, slot);
            stack[sp++] = second;
            break;
          }
          case op.LOAD_FAST__LOAD_CONST: {
            const value = stack[arg];
            if (value === undefined) throw names.unboundLocal(code, arg);
            stack[sp++] = value;
            stack[sp++] = code.values[args[pc] as number];
            pc++;
            count++;
            break;
          }
          case op.LOAD_GLOBAL__PUSH_NULL: {
            const cache = code.caches[pc - 1] as GlobalCache | undefined;
            if (
              cache !== undefined &&
              cache.globals === frame.globals &&
              cache.version === cache.globals.version
            ) {
              const value = cache.entry.value;
              if (value !== undefined) {
                stack[sp++] = value;
                stack[sp++] = undefined;
                pc++;
                count++;
                break;
              }
            }
            time -= secondCosts[opcode] as number;
            stack[sp++] = names.loadGlobal(code, pc - 1, frame.globals, interpreter.builtins);
            break;
          }
          case op.STORE_FAST__LOAD_FAST: {
            stack[arg] = stack[sp - 1];
            const slot = args[pc] as number;
            const value = stack[slot];
            pc++;
            count++;
            if (value === undefined) throw names.unboundLocal(code, slot);
            stack[sp - 1] = value;
            break;
          }
          case op.COMPARE_OP__POP_JUMP_IF_FALSE:
          case op.COMPARE_OP__POP_JUMP_BACKWARD_IF_TRUE: {
            const right = stack[sp - 1] as Value;
            const left = stack[sp - 2] as Value;
            let result: boolean | undefined;
            if (typeof left === 'number' && typeof right === 'number') {
              switch (arg) {
                case 0:
                  result = left < right;
                  break;
                case 1:
                  result = left <= right;
                  break;
                case 2:
                  result = left === right;
                  break;
                case 3:
                  result = left !== right;
                  break;
                case 4:
                  result = left > right;
                  break;
                default:
                  result = left >= right;
              }
            } else result = quickCompare(arg, left, right);
            if (result === undefined) {
              time -= secondCosts[opcode] as number;
              frame.pc = pc;
              frame.sp = sp - 2;
              thread.usedNs = time;
              thread.begin(operations.compare(arg, left, right), PUSH);
              time = thread.usedNs;
              continue load;
            }
            sp -= 2;
            count++;
            if (opcode === op.COMPARE_OP__POP_JUMP_IF_FALSE) {
              pc = result ? pc + 1 : (args[pc] as number);
              break;
            }
            if (!result) {
              pc++;
              break;
            }
            pc = args[pc] as number;
            if (gil !== undefined && gil.dropRequested) {
              frame.pc = pc;
              frame.sp = sp;
              counter.instructions += count;
              thread.usedNs = time;
              return true;
            }
            break;
          }
          case op.FOR_ITER__STORE_FAST: {
            const iterator = stack[sp - 1] as Value;
            if (iterator instanceof PyIterator) {
              const value = iterator.next();
              if (value !== undefined) {
                stack[args[pc] as number] = value;
                pc++;
                count++;
              } else {
                time -= secondCosts[opcode] as number;
                sp--;
                pc = arg;
              }
              break;
            }
            time -= secondCosts[opcode] as number;
            frame.pc = pc;
            frame.sp = sp;
            if (iterator instanceof PyGenerator && iterator.type === GENERATOR_TYPE) {
              const inner = iterator.frame as Frame | undefined;
              if (inner === undefined || iterator.state === 'running') {
                const error = thread.resumeGenerator(iterator, NONE, ITERATE, arg);
                if (error !== undefined) throw error;
                continue load;
              }
              // What resumeGenerator does, for the most frequent case of all.
              thread.checkDepth();
              const suspension = inner.suspension as Suspension;
              iterator.state = 'running';
              suspension.target = arg;
              suspension.handledOutside = thread.handled;
              if (suspension.handledInside !== undefined) {
                thread.handled = suspension.handledInside;
              }
              inner.completion = ITERATE;
              inner.back = frame;
              thread.top = inner;
              thread.depth++;
              frame = inner;
              code = inner.code;
              stack = inner.stack;
              ops = code.paired;
              args = code.args;
              pc = inner.pc;
              sp = inner.sp;
              stack[sp++] = NONE;
              break;
            }
            thread.usedNs = time;
            thread.begin(
              iterator instanceof PyResumableIterator
                ? iterator.advance()
                : iteration.nextItem(iterator),
              ITERATE,
              arg,
            );
            time = thread.usedNs;
            continue load;
          }
          case op.LOAD_FAST__LOAD_METHOD: {
            const object = stack[arg];
            if (object === undefined) throw names.unboundLocal(code, arg);
            const cache = code.caches[pc] as AttributeCache | undefined;
            if (cache !== undefined) {
              const type = typeOf(object);
              if (cache.type === type && cache.version === type.version) {
                const { attribute } = cache;
                if (
                  attribute !== undefined &&
                  (typeof object !== 'object' ||
                    object.dict === undefined ||
                    cache.own(object.dict, code.names[args[pc] as number] as string) === undefined)
                ) {
                  stack[sp++] = attribute;
                  stack[sp++] = object;
                  pc++;
                  count++;
                  break;
                }
              }
            }
            time -= secondCosts[opcode] as number;
            stack[sp++] = object;
            break;
          }
          case op.LOAD_FAST__LOAD_ATTR: {
            const object = stack[arg];
            if (object === undefined) throw names.unboundLocal(code, arg);
            const cache = code.caches[pc] as AttributeCache | undefined;
            if (typeof object === 'object' && cache !== undefined) {
              const { type } = object;
              const { dict } = object;
              if (dict !== undefined && cache.type === type && cache.version === type.version) {
                const own = cache.own(dict, code.names[args[pc] as number] as string);
                if (own !== undefined) {
                  stack[sp++] = own;
                  pc++;
                  count++;
                  break;
                }
              }
            }
            time -= secondCosts[opcode] as number;
            stack[sp++] = object;
            break;
          }
          case op.BINARY_OP__STORE_FAST:
          case op.INPLACE_OP__STORE_FAST: {
            const right = stack[sp - 1] as Value;
            const left = stack[sp - 2] as Value;
            if (typeof left === 'number' && typeof right === 'number' && arg <= MULTIPLY) {
              const result =
                arg === ADD ? left + right : arg === SUBTRACT ? left - right : left * right;
              if (result <= SAFE && result >= -SAFE) {
                sp -= 2;
                stack[args[pc] as number] = result + 0;
                pc++;
                count++;
                break;
              }
            }
            const result = quickBinary(arg, left, right);
            if (result !== undefined) {
              sp -= 2;
              stack[args[pc] as number] = result;
              pc++;
              count++;
              break;
            }
            time -= secondCosts[opcode] as number;
            frame.pc = pc;
            frame.sp = sp - 2;
            thread.usedNs = time;
            thread.begin(
              opcode === op.BINARY_OP__STORE_FAST
                ? operations.binary(arg, left, right)
                : operations.inplace(arg, left, right),
              PUSH,
            );
            time = thread.usedNs;
            continue load;
          }
          case op.POP_TOP__JUMP_BACKWARD:
            sp--;
            pc = args[pc] as number;
            count++;
            if (gil !== undefined && gil.dropRequested) {
              frame.pc = pc;
              frame.sp = sp;
              counter.instructions += count;
              thread.usedNs = time;
              return true;
            }
            break;
          case op.LOAD_CONST__BINARY_OP: {
            const left = stack[sp - 1] as Value;
            const right = code.values[arg] as Value;
            const operator = args[pc] as number;
            if (typeof left === 'number' && typeof right === 'number' && operator <= MULTIPLY) {
              const result =
                operator === ADD
                  ? left + right
                  : operator === SUBTRACT
                    ? left - right
                    : left * right;
              if (result <= SAFE && result >= -SAFE) {
                stack[sp - 1] = result + 0;
                pc++;
                count++;
                break;
              }
            }
            time -= secondCosts[opcode] as number;
            stack[sp++] = right;
            break;
          }
          default:
            throw new Error(`no such opcode: ${opcode}`);
        }
      }
    } catch (thrown) {
      const raised = thread.asRaised(thrown);
      if (time > thread.usedNs) thread.usedNs = time;
      frame.pc = pc;
      thread.keywordNames = undefined;
      thread.raiseIn(frame, raised, false);
      time = thread.usedNs;
    }
  }
}
