/**
 * The instruction loop: runs the bytecode of the frame on top until its budget of virtual time is used,
 * a system call is pending, the GIL is asked for at an evaluation point, or the thread has ended. One
 * instruction of one frame at a time, so that it can stop between any two; no host recursion.
 *
 * Each instruction is charged when it starts. Everything that may run Python code goes through
 * `thread.begin`, which may put other frames on top: afterwards the loop loads the state anew.
 * Evaluation points are those of CPython 3.11: start of a function, backward jump, after a call.
 */
import { INT_TEXT_NS } from '../costs.ts';
import type { PyCell } from '../objects/function.ts';
import { PyFunction, PyMethod, PyNative } from '../objects/function.ts';
import { GENERATOR_TYPE, PyGenerator } from '../objects/generator.ts';
import { PyIterator, PyResumableIterator } from '../objects/iterator.ts';
import { isAnswer } from '../objects/native.ts';
import { checkReceiver } from '../objects/native-arguments.ts';
import { DICT_TYPE, newDict, NONE, PyDict, typeOf, type Value } from '../objects/object.ts';
import { PyList, PyTuple } from '../objects/values.ts';
import * as op from '../opcode-numbers.ts';
import {
  quickAttribute,
  quickCompare,
  quickItem,
  quickIterator,
  quickKey,
  quickTruth,
} from '../protocols/index.ts';
import { ADD, MULTIPLY, quickBinary, REMAINDER, SUBTRACT } from '../protocols/arithmetic.ts';
import type { Resumable } from '../objects/resumable.ts';
import { call } from './calling.ts';
import {
  type AttributeCache,
  BuiltInCache,
  type GlobalCache,
  type InstanceCache,
} from './caches.ts';
import {
  type Completion,
  DELEGATE,
  DROP,
  Frame,
  ITERATE,
  PUSH,
  REPEAT,
  Suspension,
} from './frame.ts';
import { INSTRUCTIONS } from './instructions/index.ts';
import { callAnything } from './instructions/call.ts';
import * as attributes from './slow/attributes.ts';
import * as calls from './slow/calls.ts';
import * as containers from './slow/containers.ts';
import * as iteration from './slow/iteration.ts';
import * as names from './slow/names.ts';
import * as operations from './slow/operations.ts';
import { AHEAD_MAX_NS, isLocal } from './local-instructions.ts';
import { asRaised } from './host-errors.ts';
import { makeRunnable } from './runnable.ts';
import { ARGUMENT_SHIFT, formOf, OPCODE_MASK, wordOf } from './words.ts';
import type { PythonInterpreter } from './interpreter.ts';
import type { PythonThread } from './thread.ts';

const ROOM_MAX = 0x3fffffff;
const COPY_TOP = op.COPY | (1 << ARGUMENT_SHIFT);

/** Brings what the loop keeps in variables to where everybody else looks for it. */
function leave(
  thread: PythonThread,
  frame: Frame,
  pc: number,
  sp: number,
  usedNs: number,
  ran: number,
): void {
  frame.pc = pc;
  frame.sp = sp;
  thread.top = frame;
  thread.usedNs = usedNs;
  thread.interpreter.counter.instructions = ran + pc;
}

/**
 * @param alone - instructions run one by one, and none goes along with the one that uses the budget up
 * @returns true when the thread is to let go of the GIL; otherwise look at `thread.pending`,
 * `thread.top` and `thread.usedNs`.
 */
export function execute(thread: PythonThread, budgetNs: number, alone = false): boolean {
  const { interpreter } = thread;
  const { costs, counter, gil } = interpreter;
  const leastRoomMax = (alone ? ROOM_MAX : interpreter.leastRoomMax) | 0;
  // The kernel sets this only between the steps of a thread.
  const dropRequested = gil?.dropRequested === true;
  const leastRoom = lastRoom(interpreter) | 0;

  load: for (;;) {
    const top = thread.top;
    if (top === undefined || top.isNative || thread.pending !== undefined || thread.called) {
      return false;
    }
    let frame = top;
    let { code, stack } = frame;
    let { words } = code;
    let sp = frame.sp | 0;
    let pc = frame.pc | 0;
    // What is left of the budget. It counts down within 32 bits, which is the cheapest to keep.
    let room = roomFor(budgetNs - thread.usedNs) | 0;
    const endNs = thread.usedNs + room;
    let opcode: number = op.NOP;
    // Instructions that have been run, less pc: what goes straight on need not be counted one by one.
    let ran = counter.instructions - pc;

    try {
      running: for (;;) {
        opcode = op.NOP;
        const word = words[pc] as number;
        opcode = word & OPCODE_MASK;
        let arg = word >> ARGUMENT_SHIFT;
        if (room <= leastRoomMax && (alone || room <= (interpreter.leastRooms[opcode] as number))) {
          // The budget has ended, or ends within this sequence, whose parts are then run one by one.
          if (
            room <= 0 &&
            (alone ||
              (room <= leastRoom && code.joined[pc] === 0) ||
              !isLocal(code.ops[pc] as number, stack, sp))
          ) {
            leave(thread, frame, pc, sp, endNs - room, ran);
            return false;
          }
          opcode = code.ops[pc] as number;
          arg = code.args[pc] as number;
        }
        pc = (pc + 1) | 0;
        room = (room - (costs[opcode] as number)) | 0;
        // An instruction that is done goes on with the next. One that takes the long way says with what
        // and how it goes on, and leaves the switch. A sequence or a form that leaves it without a body is given up.
        let body: Resumable<Value | undefined | void> | undefined;
        let completion: Completion = PUSH;

        switch (opcode) {
          case op.NOP:
            continue;
          case op.POP_TOP:
            sp--;
            continue;
          case op.PUSH_NULL:
            stack[sp++] = undefined;
            continue;
          case op.COPY:
            stack[sp] = stack[sp - arg];
            sp++;
            continue;
          case op.SWAP: {
            const other = stack[sp - arg];
            stack[sp - arg] = stack[sp - 1];
            stack[sp - 1] = other;
            continue;
          }

          // Constants and variables

          case op.LOAD_CONST:
            stack[sp++] = code.values[arg];
            continue;
          case op.LOAD_FAST: {
            const value = stack[arg];
            if (value === undefined) throw names.unboundLocal(code, arg);
            stack[sp++] = value;
            continue;
          }
          case op.STORE_FAST:
            stack[arg] = stack[--sp];
            continue;
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
                continue;
              }
            }
            stack[sp++] = names.loadGlobal(code, pc - 1, frame.globals, interpreter.builtins);
            continue;
          }
          case op.STORE_GLOBAL:
            frame.globals.set(code.names[arg] as string, stack[--sp] as Value);
            continue;
          case op.LOAD_NAME: {
            const name = code.names[arg] as string;
            const space = frame.namespace ?? frame.globals;
            if (space.type !== DICT_TYPE) {
              body = names.loadFrom(space, name, frame.globals, interpreter.builtins);
              break;
            }
            const value = space.get(name);
            stack[sp++] =
              value ?? names.loadGlobal(code, pc - 1, frame.globals, interpreter.builtins);
            continue;
          }
          case op.STORE_NAME: {
            const name = code.names[arg] as string;
            const space = frame.namespace ?? frame.globals;
            const value = stack[--sp] as Value;
            if (space.type === DICT_TYPE) {
              space.set(name, value);
              continue;
            }
            body = containers.setItem(space, name, value);
            completion = DROP;
            break;
          }
          case op.LOAD_DEREF: {
            const value = (stack[arg] as PyCell).value;
            if (value === undefined) throw names.unboundCell(code, arg);
            stack[sp++] = value;
            continue;
          }
          case op.STORE_DEREF:
            (stack[arg] as PyCell).value = stack[--sp];
            continue;

          // Operators

          case op.BINARY_OP: {
            const right = stack[sp - 1] as Value;
            const left = stack[sp - 2] as Value;
            if (typeof left === 'number' && typeof right === 'number' && arg <= MULTIPLY) {
              const result =
                arg === ADD ? left + right : arg === SUBTRACT ? left - right : left * right;
              if (Math.abs(result) < 2 ** 53) {
                // + 0 turns the −0 of 0 * −1 into 0.
                stack[--sp - 1] = result + 0;
                continue;
              }
            }
            const result = quickBinary(arg, left, right);
            if (result !== undefined) {
              stack[--sp - 1] = result;
              continue;
            }
            sp -= 2;
            body = operations.binary(arg, left, right);
            break;
          }
          case op.INPLACE_OP: {
            const right = stack[sp - 1] as Value;
            const left = stack[sp - 2] as Value;
            if (typeof left === 'number' && typeof right === 'number' && arg <= MULTIPLY) {
              const result =
                arg === ADD ? left + right : arg === SUBTRACT ? left - right : left * right;
              if (Math.abs(result) < 2 ** 53) {
                stack[--sp - 1] = result + 0;
                continue;
              }
            }
            const result = quickBinary(arg, left, right);
            if (result !== undefined) {
              stack[--sp - 1] = result;
              continue;
            }
            sp -= 2;
            body = operations.inplace(arg, left, right);
            break;
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
              continue;
            }
            sp -= 2;
            body = operations.compare(arg, left, right);
            break;
          }
          case op.IS_OP: {
            const right = stack[--sp] as Value;
            stack[sp - 1] = operations.isSame(stack[sp - 1] as Value, right) !== (arg === 1);
            continue;
          }
          case op.CONTAINS_OP: {
            const container = stack[sp - 1] as Value;
            const item = stack[sp - 2] as Value;
            const found = containers.quickContains(container, item);
            if (found !== undefined) {
              stack[--sp - 1] = found !== (arg === 1);
              continue;
            }
            sp -= 2;
            body = containers.contains(container, item, arg === 1);
            break;
          }
          case op.UNARY_NOT: {
            const truth = quickTruth(stack[sp - 1] as Value);
            if (truth !== undefined) {
              stack[sp - 1] = !truth;
              continue;
            }
            sp--;
            body = operations.truth(stack[sp] as Value);
            completion = REPEAT;
            break;
          }
          case op.BINARY_SUBSCR: {
            const key = stack[sp - 1] as Value;
            const container = stack[sp - 2] as Value;
            const value = quickItem(container, key);
            if (value !== undefined) {
              stack[--sp - 1] = value;
              continue;
            }
            sp -= 2;
            body = containers.getItem(container, key);
            break;
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
                  continue;
                }
              } else if (container instanceof PyList && typeof key === 'number') {
                const { items } = container;
                const index = key < 0 ? key + items.length : key;
                if (index >= 0 && index < items.length) {
                  items[index] = value;
                  continue;
                }
              }
            }
            body = containers.setItem(container, key, value);
            completion = DROP;
            break;
          }

          // Jumps

          case op.JUMP_FORWARD:
            ran += pc - arg;
            pc = arg;
            continue;
          case op.JUMP_BACKWARD:
            ran += pc - arg;
            pc = arg;
            if (dropRequested) break running;
            continue;
          case op.POP_JUMP_IF_FALSE:
          case op.POP_JUMP_IF_TRUE:
          case op.POP_JUMP_BACKWARD_IF_FALSE:
          case op.POP_JUMP_BACKWARD_IF_TRUE: {
            const value = stack[sp - 1] as Value;
            const truth = typeof value === 'boolean' ? value : quickTruth(value);
            if (truth === undefined) {
              sp--;
              body = operations.truth(value);
              completion = REPEAT;
              break;
            }
            sp--;
            const wanted =
              opcode === op.POP_JUMP_IF_TRUE || opcode === op.POP_JUMP_BACKWARD_IF_TRUE;
            if (truth === wanted) {
              ran += pc - arg;
              pc = arg;
              if (opcode >= op.POP_JUMP_BACKWARD_IF_FALSE && dropRequested) break running;
            }
            continue;
          }
          case op.POP_JUMP_IF_NONE:
            if (stack[--sp] === NONE) {
              ran += pc - arg;
              pc = arg;
            }
            continue;
          case op.POP_JUMP_IF_NOT_NONE:
            if (stack[--sp] !== NONE) {
              ran += pc - arg;
              pc = arg;
            }
            continue;
          case op.JUMP_IF_FALSE_OR_POP:
          case op.JUMP_IF_TRUE_OR_POP: {
            const value = stack[sp - 1] as Value;
            const truth = quickTruth(value);
            if (truth === undefined) {
              // The operand itself is the result, so it cannot be brought into plain form here.
              body = operations.shortCircuit(frame, value, opcode, arg);
              completion = DROP;
              break;
            }
            if (truth === (opcode === op.JUMP_IF_TRUE_OR_POP)) {
              ran += pc - arg;
              pc = arg;
            } else sp--;
            continue;
          }

          // Building

          case op.BUILD_TUPLE:
            sp -= arg;
            stack[sp] = new PyTuple(stack.slice(sp, sp + arg) as Value[]);
            sp++;
            continue;
          case op.BUILD_LIST:
            sp -= arg;
            stack[sp] = new PyList(stack.slice(sp, sp + arg) as Value[]);
            sp++;
            continue;
          case op.FORMAT_VALUE: {
            const spec = (arg & 4) !== 0 ? (stack[--sp] as Value) : '';
            const value = stack[--sp] as Value;
            if (typeof value === 'string' && spec === '' && (arg & 3) <= 1) {
              stack[sp++] = value;
              continue;
            }
            if (typeof value === 'number' && spec === '') {
              room = (room - Math.round(INT_TEXT_NS * interpreter.costScale)) | 0;
              stack[sp++] = String(value);
              continue;
            }
            body = operations.formatValue(value, arg & 3, spec);
            break;
          }
          case op.LIST_APPEND:
            sp--;
            (stack[sp - arg] as PyList).items.push(stack[sp] as Value);
            continue;
          case op.UNPACK_SEQUENCE: {
            const source = stack[sp - 1] as Value;
            if (
              (source instanceof PyTuple || source instanceof PyList) &&
              !source.type.heap &&
              source.items.length === arg
            ) {
              sp--;
              for (let i = arg - 1; i >= 0; i--) stack[sp++] = source.items[i];
              continue;
            }
            sp--;
            body = containers.unpack(source, arg);
            completion = REPEAT;
            break;
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
                  continue;
                }
                const { attribute } = cache;
                if (attribute instanceof PyFunction) {
                  stack[sp - 1] = new PyMethod(attribute, object);
                  continue;
                }
                const slot = cache.place < 0 ? undefined : object.slots?.[cache.place];
                if (slot !== undefined) {
                  stack[sp - 1] = slot;
                  continue;
                }
              }
            }
            const name = code.names[arg] as string;
            const value = quickAttribute(object, name);
            if (value !== undefined) {
              attributes.cacheAttribute(code, pc - 1, object, name);
              stack[sp - 1] = value;
              continue;
            }
            sp--;
            body = attributes.getAttribute(object, name);
            break;
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
                continue;
              }
              const { attribute } = cache;
              if (attribute !== undefined) {
                stack[sp - 1] = attribute;
                stack[sp++] = object;
                continue;
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
              continue;
            }
            sp--;
            body = attributes.loadMethod(frame, object, name);
            completion = DROP;
            break;
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
                continue;
              }
              if (cache.place >= 0) {
                (object.slots ??= [])[cache.place] = value;
                continue;
              }
            }
            leave(thread, frame, pc, sp, endNs - room, ran);
            body = attributes.assign(thread, object, name, value);
            if (body === undefined) continue load;
            completion = DROP;
            break;
          }

          // Functions and calls

          case op.KW_NAMES:
            thread.keywordNames = code.values[arg] as PyTuple;
            continue;
          case op.CALL: {
            const base = sp - arg - 2;
            let callee = stack[base] as Value;
            let first = base + 2;
            const bound = stack[base + 1] !== undefined;
            if (bound) first = base + 1;
            else if (!(callee instanceof PyFunction) && callee instanceof PyMethod) {
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
              if (!target.runnable) makeRunnable(target);
              inner.back = frame;
              thread.depth++;
              ran += pc;
              frame = inner;
              code = target;
              stack = inner.stack;
              words = code.words;
              sp = inner.sp | 0;
              pc = 0;
              if (code.resumes && room > 0 && !dropRequested) {
                // RESUME has nothing to do.
                room = (room - (costs[op.RESUME] as number)) | 0;
                pc = 1;
              }
              continue;
            }
            if (callee instanceof PyNative) {
              const { native } = callee;
              const { signature } = native;
              // A method that has not been looked up on its instance.
              if (first === base + 2 && given > 0) checkReceiver(callee, stack[first]);
              const plain =
                keywordNames === undefined &&
                given >= signature.required &&
                given <= signature.positional.length;
              if (plain && given <= 3 && native.quick !== undefined) {
                const result = native.quick(
                  stack[first] as Value,
                  given > 1 ? stack[first + 1] : undefined,
                  given > 2 ? stack[first + 2] : undefined,
                );
                if (result !== undefined) {
                  room = (room - Math.round(callee.costNs * interpreter.costScale)) | 0;
                  stack[base] = result;
                  sp = base + 1;
                  if (code.caches[pc - 1] === undefined && (bound || callee.owner === undefined)) {
                    code.caches[pc - 1] = new BuiltInCache(callee, bound);
                    words[pc - 1] = formOf(code, pc - 1, op.CALL_BUILT_IN);
                  }
                  if (dropRequested) break running;
                  continue;
                }
              }
              if (plain && signature.plain) {
                leave(thread, frame, pc, base, endNs - room, ran);
                thread.charge(callee.costNs);
                const args = stack.slice(first, sp);
                const result = (native.run ?? native.resume!)(args, thread);
                if (!isAnswer(result)) {
                  thread.begin(result, PUSH);
                  continue load;
                }
                stack[base] = result;
                sp = base + 1;
                room = roomFor(endNs - thread.usedNs) | 0;
                if (dropRequested) break running;
                if (!thread.called) continue;
                frame.sp = sp;
                continue load;
              }
            }
            leave(thread, frame, pc, base, endNs - room, ran);
            if (callAnything(thread, frame, callee, first, given) && dropRequested) return true;
            continue load;
          }
          case op.CALL_BUILT_IN: {
            const base = sp - arg - 2;
            const cache = code.caches[pc - 1] as BuiltInCache;
            const bound = stack[base + 1] !== undefined;
            const { callee } = cache;
            if (callee === stack[base] && cache.bound === bound) {
              const first = bound ? base + 1 : base + 2;
              const given = sp - first;
              const result = callee.native.quick!(
                stack[first] as Value,
                given > 1 ? stack[first + 1] : undefined,
                given > 2 ? stack[first + 2] : undefined,
              );
              if (result !== undefined) {
                room = (room - Math.round(callee.costNs * interpreter.costScale)) | 0;
                stack[base] = result;
                sp = base + 1;
                if (dropRequested) break running;
                continue;
              }
            }
            break;
          }
          case op.CALL_FUNCTION_EX: {
            const given = (arg & 1) !== 0 ? (stack[--sp] as PyDict) : undefined;
            const positional = stack[--sp] as Value;
            sp -= 2;
            if (positional instanceof PyTuple) {
              leave(thread, frame, pc, sp, endNs - room, ran);
              const keywords = calls.spreadKeywords(given);
              call(thread, frame, stack[sp] as Value, [...positional.items], keywords);
              continue load;
            }
            body = calls.callSpread(stack[sp] as Value, positional, given);
            break;
          }
          case op.LOAD_FAST__RETURN_VALUE:
          case op.LOAD_CONST__RETURN_VALUE:
          case op.BINARY_OP__RETURN_VALUE:
          case op.RETURN_VALUE: {
            if (opcode === op.BINARY_OP__RETURN_VALUE) {
              const right = stack[sp - 1];
              const left = stack[sp - 2];
              if (typeof left !== 'number' || typeof right !== 'number' || arg > MULTIPLY) break;
              const result =
                arg === ADD ? left + right : arg === SUBTRACT ? left - right : left * right;
              if (Math.abs(result) >= 2 ** 53) break;
              stack[--sp - 1] = result + 0;
              pc++;
            } else if (opcode !== op.RETURN_VALUE) {
              const known = opcode === op.LOAD_FAST__RETURN_VALUE ? stack[arg] : code.values[arg];
              if (known === undefined) throw names.unboundLocal(code, arg);
              stack[sp++] = known;
              pc++;
            }
            const value = stack[sp - 1] as Value;
            const { back } = frame;
            if (frame.completion === PUSH && back !== undefined && !back.isNative) {
              thread.depth--;
              frame = back;
              code = frame.code;
              stack = frame.stack;
              words = code.words;
              ran += pc - frame.pc;
              pc = frame.pc | 0;
              sp = frame.sp | 0;
              stack[sp++] = value;
              continue;
            }
            if (frame.completion === DELEGATE && back !== undefined && !back.isNative) {
              // What thread.finish() does for a coroutine that another one awaits.
              const suspension = frame.suspension as Suspension;
              thread.closeGenerator(suspension);
              thread.depth--;
              frame.back = undefined;
              frame = back;
              code = frame.code;
              stack = frame.stack;
              words = code.words;
              ran += pc - suspension.target;
              pc = suspension.target;
              sp = frame.sp | 0;
              stack[sp - 1] = value;
              continue;
            }
            leave(thread, frame, pc, sp, endNs - room, ran);
            thread.finish(frame, value);
            continue load;
          }

          // Iteration and generators

          case op.GET_ITER: {
            const source = stack[sp - 1] as Value;
            const iterator = quickIterator(source);
            if (iterator !== undefined) {
              stack[sp - 1] = iterator;
              continue;
            }
            sp--;
            body = iteration.getIterator(source);
            break;
          }
          case op.FOR_ITER: {
            const iterator = stack[sp - 1] as Value;
            if (iterator instanceof PyIterator) {
              const value = iterator.next();
              if (value !== undefined) stack[sp++] = value;
              else {
                sp--;
                ran += pc - arg;
                pc = arg;
              }
              continue;
            }
            if (iterator instanceof PyGenerator && iterator.type === GENERATOR_TYPE) {
              const inner = iterator.frame as Frame | undefined;
              frame.pc = pc;
              frame.sp = sp;
              if (inner === undefined || iterator.state === 'running') {
                leave(thread, frame, pc, sp, endNs - room, ran);
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
              thread.depth++;
              frame = inner;
              code = inner.code;
              stack = inner.stack;
              words = code.words;
              ran += pc - inner.pc;
              pc = inner.pc | 0;
              sp = inner.sp | 0;
              stack[sp++] = NONE;
              continue;
            }
            body =
              iterator instanceof PyResumableIterator
                ? iterator.advance()
                : iteration.nextItem(iterator);
            completion = ITERATE;
            break;
          }
          case op.RESUME:
            if (arg === 0 && dropRequested) break running;
            continue;
          case op.RETURN_GENERATOR: {
            const generator = iteration.newGenerator(frame, interpreter);
            frame.suspension = new Suspension(generator);
            const { back } = frame;
            if (frame.completion === PUSH && back !== undefined && !back.isNative) {
              frame.pc = pc;
              frame.sp = sp;
              frame.back = undefined;
              thread.depth--;
              frame = back;
              code = frame.code;
              stack = frame.stack;
              words = code.words;
              ran += pc - frame.pc;
              pc = frame.pc | 0;
              sp = frame.sp | 0;
              stack[sp++] = generator;
              if (!thread.called) continue;
              leave(thread, frame, pc, sp, endNs - room, ran);
              continue load;
            }
            leave(thread, frame, pc, sp, endNs - room, ran);
            thread.finish(frame, generator);
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
              words = code.words;
              ran += pc - frame.pc;
              pc = frame.pc | 0;
              sp = frame.sp | 0;
              stack[sp++] = value;
              if (!thread.called) continue;
              leave(thread, frame, pc, sp, endNs - room, ran);
              continue load;
            }
            leave(thread, frame, pc, sp, endNs - room, ran);
            thread.suspend(frame);
            thread.proceed(value, undefined);
            continue load;
          }
          case op.SEND: {
            const value = stack[--sp] as Value;
            const receiver = stack[sp - 1] as Value;
            if (!(receiver instanceof PyGenerator)) {
              if (receiver instanceof PyIterator && value === NONE) {
                const yielded = receiver.next();
                if (yielded !== undefined) stack[sp++] = yielded;
                else {
                  stack[sp - 1] = receiver.result();
                  ran += pc - arg;
                  pc = arg;
                }
                continue;
              }
              body = iteration.sendTo(frame, receiver, value, arg);
              completion = DROP;
              break;
            }
            const inner = receiver.frame as Frame | undefined;
            if (inner === undefined || receiver.state === 'running' || value !== NONE) {
              leave(thread, frame, pc, sp, endNs - room, ran);
              const error = thread.resumeGenerator(receiver, value, DELEGATE, arg);
              if (error !== undefined) throw error;
              continue load;
            }
            thread.checkDepth();
            const suspension = inner.suspension as Suspension;
            receiver.state = 'running';
            suspension.target = arg;
            suspension.handledOutside = thread.handled;
            if (suspension.handledInside !== undefined) thread.handled = suspension.handledInside;
            frame.pc = pc;
            frame.sp = sp;
            inner.completion = DELEGATE;
            inner.back = frame;
            thread.depth++;
            frame = inner;
            code = inner.code;
            stack = inner.stack;
            words = code.words;
            ran += pc - inner.pc;
            pc = inner.pc | 0;
            sp = inner.sp | 0;
            stack[sp++] = NONE;
            continue;
          }

          // Sequences, in their plain case: counted and charged as what they consist of. The arguments behind
          // the first stand in words of their own. Whatever a sequence raises, its first instruction raises.

          case op.LOAD_FAST__LOAD_FAST: {
            const first = stack[arg];
            const second = stack[words[pc]! >> ARGUMENT_SHIFT];
            if (first === undefined || second === undefined) break;
            stack[sp++] = first;
            stack[sp++] = second;
            pc++;
            continue;
          }
          case op.LOAD_FAST__LOAD_CONST: {
            const value = stack[arg];
            if (value === undefined) break;
            stack[sp++] = value;
            stack[sp++] = code.values[words[pc]! >> ARGUMENT_SHIFT];
            pc++;
            continue;
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
                continue;
              }
            }
            stack[sp++] = names.loadGlobal(code, pc - 1, frame.globals, interpreter.builtins);
            room = (room + (interpreter.restCosts[opcode] as number)) | 0;
            continue;
          }
          case op.STORE_FAST__LOAD_FAST: {
            const slot = words[pc]! >> ARGUMENT_SHIFT;
            const value = slot === arg ? stack[sp - 1] : stack[slot];
            if (value === undefined) break;
            stack[arg] = stack[sp - 1];
            stack[sp - 1] = value;
            pc++;
            continue;
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
            if (result === undefined) break;
            sp -= 2;
            if (result === (opcode === op.COMPARE_OP__POP_JUMP_IF_FALSE)) {
              pc++;
              continue;
            }
            ran += pc + 1 - (words[pc]! >> ARGUMENT_SHIFT);
            pc = words[pc]! >> ARGUMENT_SHIFT;
            if (dropRequested && opcode === op.COMPARE_OP__POP_JUMP_BACKWARD_IF_TRUE) break running;
            continue;
          }
          case op.FOR_ITER__STORE_FAST: {
            const iterator = stack[sp - 1] as Value;
            if (!(iterator instanceof PyIterator)) break;
            const value = iterator.next();
            if (value !== undefined) {
              stack[words[pc]! >> ARGUMENT_SHIFT] = value;
              pc++;
              continue;
            }
            room = (room + (interpreter.restCosts[opcode] as number)) | 0;
            sp--;
            ran += pc - arg;
            pc = arg;
            continue;
          }
          case op.LOAD_FAST__LOAD_METHOD: {
            const object = stack[arg];
            if (object === undefined) break;
            const cache = code.caches[pc] as AttributeCache | undefined;
            if (cache !== undefined) {
              const type = typeOf(object);
              if (cache.type === type && cache.version === type.version) {
                const { attribute } = cache;
                if (
                  attribute !== undefined &&
                  (typeof object !== 'object' ||
                    object.dict === undefined ||
                    cache.own(object.dict, code.names[words[pc]! >> ARGUMENT_SHIFT] as string) ===
                      undefined)
                ) {
                  stack[sp++] = attribute;
                  stack[sp++] = object;
                  pc++;
                  continue;
                }
              }
            }
            room = (room + (interpreter.restCosts[opcode] as number)) | 0;
            stack[sp++] = object;
            continue;
          }
          case op.LOAD_FAST__LOAD_ATTR: {
            const object = stack[arg];
            if (object === undefined) break;
            const cache = code.caches[pc] as AttributeCache | undefined;
            if (typeof object === 'object' && cache !== undefined) {
              const { type } = object;
              const { dict } = object;
              if (dict !== undefined && cache.type === type && cache.version === type.version) {
                const own = cache.own(dict, code.names[words[pc]! >> ARGUMENT_SHIFT] as string);
                if (own !== undefined) {
                  stack[sp++] = own;
                  pc++;
                  continue;
                }
              }
            }
            room = (room + (interpreter.restCosts[opcode] as number)) | 0;
            stack[sp++] = object;
            continue;
          }
          case op.BINARY_OP__STORE_FAST:
          case op.INPLACE_OP__STORE_FAST: {
            const right = stack[sp - 1] as Value;
            const left = stack[sp - 2] as Value;
            const operator = arg;
            let result: Value | undefined;
            if (typeof left === 'number' && typeof right === 'number' && operator <= MULTIPLY) {
              const number =
                operator === ADD
                  ? left + right
                  : operator === SUBTRACT
                    ? left - right
                    : left * right;
              if (Math.abs(number) < 2 ** 53) result = number + 0;
              else result = quickBinary(operator, left, right);
            } else result = quickBinary(operator, left, right);
            if (result === undefined) break;
            sp -= 2;
            stack[words[pc]! >> ARGUMENT_SHIFT] = result;
            pc++;
            continue;
          }
          case op.POP_TOP__JUMP_BACKWARD:
            sp--;
            ran += pc + 1 - (words[pc]! >> ARGUMENT_SHIFT);
            pc = words[pc]! >> ARGUMENT_SHIFT;
            if (dropRequested) break running;
            continue;
          case op.LOAD_CONST__BINARY_OP: {
            const left = stack[sp - 1] as Value;
            const right = code.values[arg] as Value;
            const operator = words[pc]! >> ARGUMENT_SHIFT;
            if (typeof left === 'number' && typeof right === 'number' && operator <= MULTIPLY) {
              const result =
                operator === ADD
                  ? left + right
                  : operator === SUBTRACT
                    ? left - right
                    : left * right;
              if (Math.abs(result) < 2 ** 53) {
                stack[sp - 1] = result + 0;
                pc++;
                continue;
              }
            }
            room = (room + (interpreter.restCosts[opcode] as number)) | 0;
            stack[sp++] = right;
            continue;
          }
          case op.LOAD_FAST__LOAD_CONST__BINARY_OP:
          case op.LOAD_FAST__LOAD_FAST__BINARY_OP: {
            const left = stack[arg];
            const place = words[pc]! >> ARGUMENT_SHIFT;
            const right =
              opcode === op.LOAD_FAST__LOAD_FAST__BINARY_OP ? stack[place] : code.values[place];
            if (typeof left === 'number' && typeof right === 'number') {
              const operator = words[pc + 1]! >> ARGUMENT_SHIFT;
              const result =
                operator === ADD
                  ? left + right
                  : operator === SUBTRACT
                    ? left - right
                    : operator === MULTIPLY
                      ? left * right
                      : operator === REMAINDER && left >= 0 && right > 0
                        ? left % right
                        : NaN;
              if (Math.abs(result) < 2 ** 53) {
                stack[sp++] = result + 0;
                pc += 2;
                continue;
              }
            }
            if (left === undefined) throw names.unboundLocal(code, arg);
            stack[sp++] = left;
            room = (room + (interpreter.restCosts[opcode] as number)) | 0;
            continue;
          }
          case op.LOAD_FAST__LOAD_CONST__INPLACE_OP__STORE_FAST:
          case op.LOAD_FAST__LOAD_FAST__INPLACE_OP__STORE_FAST: {
            const left = stack[arg];
            const place = words[pc]! >> ARGUMENT_SHIFT;
            const right =
              opcode === op.LOAD_FAST__LOAD_FAST__INPLACE_OP__STORE_FAST
                ? stack[place]
                : code.values[place];
            if (typeof left === 'number' && typeof right === 'number') {
              const operator = words[pc + 1]! >> ARGUMENT_SHIFT;
              const result =
                operator === ADD
                  ? left + right
                  : operator === SUBTRACT
                    ? left - right
                    : operator === MULTIPLY
                      ? left * right
                      : NaN;
              if (Math.abs(result) < 2 ** 53) {
                stack[words[pc + 2]! >> ARGUMENT_SHIFT] = result + 0;
                pc += 3;
                continue;
              }
            }
            if (left === undefined) throw names.unboundLocal(code, arg);
            stack[sp++] = left;
            room = (room + (interpreter.restCosts[opcode] as number)) | 0;
            continue;
          }
          case op.LOAD_FAST__LOAD_CONST__COMPARE_OP__POP_JUMP_IF_FALSE:
          case op.LOAD_FAST__LOAD_FAST__COMPARE_OP__POP_JUMP_IF_FALSE:
          case op.LOAD_FAST__LOAD_CONST__COMPARE_OP__POP_JUMP_BACKWARD_IF_TRUE:
          case op.LOAD_FAST__LOAD_FAST__COMPARE_OP__POP_JUMP_BACKWARD_IF_TRUE: {
            const left = stack[arg];
            const place = words[pc]! >> ARGUMENT_SHIFT;
            const right =
              opcode === op.LOAD_FAST__LOAD_CONST__COMPARE_OP__POP_JUMP_IF_FALSE ||
              opcode === op.LOAD_FAST__LOAD_CONST__COMPARE_OP__POP_JUMP_BACKWARD_IF_TRUE
                ? code.values[place]
                : stack[place];
            if (typeof left === 'number' && typeof right === 'number') {
              let result: boolean;
              switch (words[pc + 1]! >> ARGUMENT_SHIFT) {
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
              const backward =
                opcode >= op.LOAD_FAST__LOAD_CONST__COMPARE_OP__POP_JUMP_BACKWARD_IF_TRUE;
              const target = words[pc + 2]! >> ARGUMENT_SHIFT;
              pc += 3;
              if (result !== backward) continue;
              ran += pc - target;
              pc = target;
              if (dropRequested && backward) break running;
              continue;
            }
            if (left === undefined) throw names.unboundLocal(code, arg);
            stack[sp++] = left;
            room = (room + (interpreter.restCosts[opcode] as number)) | 0;
            continue;
          }
          case op.LOAD_FAST__COPY__LOAD_ATTR: {
            const object = stack[arg];
            if (object === undefined) throw names.unboundLocal(code, arg);
            const cache = code.caches[pc + 1] as AttributeCache | undefined;
            stack[sp++] = object;
            if (typeof object === 'object' && cache !== undefined && words[pc] === COPY_TOP) {
              const { type, dict } = object;
              if (dict !== undefined && cache.type === type && cache.version === type.version) {
                const own = cache.own(dict, code.names[words[pc + 1]! >> ARGUMENT_SHIFT]!);
                if (own !== undefined) {
                  stack[sp++] = own;
                  pc += 2;
                  continue;
                }
              }
            }
            room = (room + (interpreter.restCosts[opcode] as number)) | 0;
            continue;
          }
          case op.SWAP__STORE_ATTR: {
            const object = stack[sp - 2] as Value;
            const cache = code.caches[pc] as InstanceCache | undefined;
            if (arg === 2 && typeof object === 'object' && cache !== undefined) {
              const { type, dict } = object;
              if (
                dict !== undefined &&
                cache.type === type &&
                cache.version === type.version &&
                cache.plain
              ) {
                cache.store(
                  dict,
                  code.names[words[pc]! >> ARGUMENT_SHIFT]!,
                  stack[sp - 1] as Value,
                );
                sp -= 2;
                pc++;
                continue;
              }
            }
            const other = stack[sp - arg];
            stack[sp - arg] = stack[sp - 1];
            stack[sp - 1] = other;
            room = (room + (interpreter.restCosts[opcode] as number)) | 0;
            continue;
          }
          default: {
            const instruction = INSTRUCTIONS[opcode];
            if (instruction === undefined) throw new Error(`no such opcode: ${opcode}`);
            frame.pc = pc;
            frame.sp = sp;
            body = instruction.run(frame, arg, thread);
            sp = frame.sp | 0;
            if (body === undefined) continue;
            completion = instruction.completion;
          }
        }

        if (body === undefined) {
          pc--;
          room = (room + (costs[opcode] as number)) | 0;
          words[pc] = wordOf(code, pc);
          continue;
        }
        leave(thread, frame, pc, sp, endNs - room, ran);
        thread.begin(body, completion, arg);
        continue load;
      }
      // The GIL was asked for.
      leave(thread, frame, pc, sp, endNs - room, ran);
      return true;
    } catch (thrown) {
      // A built-in that has been charged for its work may have raised after that.
      const usedNs = Math.max(
        thread.usedNs,
        endNs - room - (interpreter.restCosts[opcode] as number),
      );
      leave(thread, frame, pc, sp, usedNs, ran);
      const raised = opcode === op.RAISE_VARARGS ? asRaised(thrown) : thread.raisedByNative(thrown);
      thread.keywordNames = undefined;
      thread.proceed(undefined, raised);
    }
  }
}

function roomFor(leftNs: number): number {
  if (leftNs >= ROOM_MAX) return ROOM_MAX;
  return leftNs > -ROOM_MAX ? Math.ceil(leftNs) | 0 : -ROOM_MAX;
}

/** How far a thread may go on through local instructions (local-instructions.ts) with its budget used up. */
function lastRoom({ gil, threadCount }: PythonInterpreter): number {
  return gil === undefined && threadCount > 1 ? -AHEAD_MAX_NS : 0;
}
