/**
 * One Python thread: its frames, and how values, exceptions and requests move between them. To the
 * kernel it is a program, to built-ins a context. The bytecode itself is run by loop.ts.
 */
import { type Effect, INTERRUPTED, type Program, type ThreadHandle } from '../../kernel/program.ts';
import type { Context, FrameView } from '../context.ts';
import { NATIVE_RAISE_NS, UNWIND_NS } from '../costs.ts';
import { type PyException, raise, Raised, typeError } from '../objects/exception.ts';
import { delegateOf } from '../objects/frame.ts';
import { kindOf, type PyGenerator } from '../objects/generator.ts';
import { NONE, type Value } from '../objects/object.ts';
import type { Request, Resumable, SystemRequest } from '../objects/resumable.ts';
import type { PyTuple } from '../objects/values.ts';
import { invoke } from './calling.ts';
import { endAsUnwound, executeCarefully, settledFirst } from './careful-execution.ts';
import { answerFinished, completeFrame, completeNative } from './completion.ts';
import { asRaised, tooDeep } from './host-errors.ts';
import { makeRunnable } from './runnable.ts';
import type { Frame } from './frame.ts';
import {
  ANSWER_OR_RAISE,
  ANSWER_OR_UNDEFINED,
  type AnyFrame,
  type Completion,
  DROP,
  NativeFrame,
  PUSH,
  type Suspension,
} from './frame.ts';
import { frameAt, positionOf, ViewOfFrame } from './frame-view.ts';
import { type Gil, WithoutGil } from './gil.ts';
import type { PythonInterpreter } from './interpreter.ts';
import { LimitReached } from './limit-reached.ts';
import { throwInto } from './slow/iteration.ts';
import { type Stack, switchStacks } from './stack.ts';
import { executeTraced } from './traced-execution.ts';
import { tellRaised } from './traced-unwinding.ts';
import type { Tracing } from './tracing.ts';
import { findHandler, leavingGenerator, thrownAt } from './unwinding.ts';

export class PythonThread implements Program, Context {
  readonly interpreter: PythonInterpreter;
  readonly storage = new Map<string, Value>();
  /** The frame on top; undefined when the thread has ended. */
  top: AnyFrame | undefined;
  /** Frames on the stack, for the recursion limit. */
  depth = 0;
  handled: PyException | undefined = undefined;
  /** The stack that the thread began with, while another one is on top. */
  own: Stack | undefined = undefined;
  /** Set by KW_NAMES for the CALL that follows it. */
  keywordNames: PyTuple | undefined = undefined;
  /** CPU time used since the current step began. */
  usedNs = 0;
  /** A system call that ends the current step; the native frame on top waits for its result. */
  pending: SystemRequest | undefined = undefined;
  /** The last system call that was made. */
  private made: SystemRequest | undefined = undefined;
  /** The loop is to return at the next opportunity: something else is to be looked at first. */
  called = false;
  /** Of a thread that is traced or profiled. */
  tracing: Tracing | undefined = undefined;
  /** Of a thread that has not begun: what its function will be called with. */
  held: readonly Value[] = [];
  /** The effect of a budget that is used up: of all the most common, so always the same object. */
  private readonly pause = { kind: 'budget' as const, usedNs: 0 };
  private stepStartNs = 0;
  private cpuBeforeNs = 0;
  private handle: ThreadHandle | undefined = undefined;
  private phase: 'new' | 'calling' | 'dropping' | 'running' | 'leaving' = 'new';

  /** @param body - what the thread does, from its first instruction to its last. */
  constructor(interpreter: PythonInterpreter, body: (thread: PythonThread) => Resumable) {
    this.interpreter = interpreter;
    this.top = new NativeFrame(body(this), undefined, DROP, 0);
  }

  // What the kernel sees.

  get lookaheadNs(): number {
    const { gil, threadCount, sharesMemory } = this.interpreter;
    if (sharesMemory) return 0;
    if (gil !== undefined) return gil.switchIntervalNs;
    return threadCount > 1 ? 0 : Infinity;
  }

  /** Set by whoever starts the thread, as soon as the kernel has given it a handle. */
  bindHandle(handle: ThreadHandle): void {
    this.handle = handle;
  }

  get thread(): ThreadHandle {
    if (this.handle === undefined) throw new Error('the thread has no handle yet');
    return this.handle;
  }

  step(nowNs: number, budgetNs: number, result: unknown): Effect {
    this.stepStartNs = nowNs;
    this.usedNs = 0;
    const before = this.interpreter.counter.instructions;
    let effect: Effect;
    try {
      effect = this.go(budgetNs, result);
    } catch (thrown) {
      if (!(thrown instanceof LimitReached)) throw thrown;
      effect = this.stop(thrown);
    }
    this.interpreter.memory.countFrom(before);
    return effect;
  }

  private go(budgetNs: number, result: unknown): Effect {
    const { interpreter } = this;
    if (interpreter.memory.exceeded())
      return this.stop(new LimitReached('memory', interpreter.memoryBytes));
    if (this.phase !== 'running') {
      const effect = this.takeUp(result);
      if (effect !== undefined) return effect;
      // A call has returned: that is an evaluation point.
      const between = this.pending === undefined && this.top?.isNative === false;
      if (interpreter.interrupted === this && between) this.lookAtSignals();
    }
    for (;;) {
      if (interpreter.interrupted === this) this.heedSignal();
      this.called = false;
      const asked =
        this.tracing === undefined
          ? executeCarefully(this, budgetNs)
          : executeTraced(this, this.tracing, budgetNs);
      if (asked && interpreter.gil !== undefined) {
        if (interpreter.interrupted !== this) return this.dropGil(interpreter.gil);
        interpreter.gil.dropRequested = false;
        this.lookAtSignals();
      } else if (this.pending !== undefined) {
        if (settledFirst(this, this.pending)) continue;
        return this.leaveForCall(this.pending);
      } else if (this.top === undefined) {
        return this.end();
      } else if (this.usedNs >= budgetNs) {
        this.pause.usedNs = this.usedNs;
        return this.effect(this.pause);
      }
    }
  }

  /** With a GIL a signal waits for an evaluation point, as a request to drop the GIL does. */
  private heedSignal(): void {
    const { gil } = this.interpreter;
    if (gil === undefined) this.lookAtSignals();
    else gil.dropRequested = true;
  }

  private dropGil(gil: Gil): Effect {
    this.phase = 'dropping';
    return this.effect({ kind: 'call', usedNs: this.usedNs, call: new WithoutGil(gil, undefined) });
  }

  /** Begins, or goes on after a call; the effect, when that is one already. */
  private takeUp(result: unknown): Effect | undefined {
    const { phase } = this;
    const { gil } = this.interpreter;
    if (phase === 'leaving') return { kind: 'exit', usedNs: 0 };
    if (phase === 'new' && gil !== undefined) {
      this.phase = 'calling';
      return { kind: 'call', usedNs: 0, call: new WithoutGil(gil, undefined, 'take') };
    }
    this.phase = 'running';
    // Without a GIL a new thread begins at once.
    if (result === INTERRUPTED) this.lookAtSignals(this.made);
    else if (phase === 'calling' || phase === 'new') this.proceed(result, undefined);
    return undefined;
  }

  /** @param cut - the call whose wait a signal has cut short */
  private lookAtSignals(cut?: SystemRequest): void {
    this.interpreter.interrupted = undefined;
    const body = this.interpreter.signals.handle(this, cut);
    this.top = new NativeFrame(body, this.top, DROP, 0, [], cut === undefined);
    this.proceed(undefined, undefined);
  }

  private stop(limit: LimitReached): Effect {
    return this.effect({ kind: 'call', usedNs: this.usedNs, call: limit.stopCall() });
  }

  private leaveForCall(request: SystemRequest): Effect {
    const { call, releaseGil } = request;
    const { gil } = this.interpreter;
    this.made = request;
    this.pending = undefined;
    this.phase = 'calling';
    const made = releaseGil && gil !== undefined ? new WithoutGil(gil, call) : call;
    return this.effect({ kind: 'call', usedNs: this.usedNs, call: made });
  }

  /** A thread lets go of the GIL before it ends. */
  private end(): Effect {
    const { gil } = this.interpreter;
    if (gil === undefined) return this.effect({ kind: 'exit', usedNs: this.usedNs });
    this.phase = 'leaving';
    return this.effect({ kind: 'call', usedNs: this.usedNs, call: gil.letGo });
  }

  private effect(effect: Effect): Effect {
    this.cpuBeforeNs += effect.usedNs;
    this.usedNs = 0;
    return effect;
  }

  position(): { readonly source: number; readonly line: number } | undefined {
    return positionOf(this.top, this.interpreter.imports);
  }

  // What built-ins see.

  get nowNs(): number {
    return this.stepStartNs + this.usedNs;
  }

  get cpuNs(): number {
    return this.cpuBeforeNs + this.usedNs;
  }

  charge(ns: number): void {
    this.usedNs += Math.round(ns * this.interpreter.costScale);
  }

  forgetAnswers(): void {
    if (this.top?.isNative === true) this.top.forgetAnswers();
  }

  frameAt(depth: number): Frame | undefined {
    return frameAt(this.top, depth);
  }

  frame(depth: number): FrameView | undefined {
    const frame = this.frameAt(depth);
    return frame === undefined ? undefined : new ViewOfFrame(frame);
  }

  // Moving values and exceptions between frames.

  /**
   * Runs a built-in's body for an instruction of the frame on top; see {@link Completion}. A body that
   * neither calls back nor blocks needs no frame of its own.
   */
  begin(body: Resumable<Value | undefined | void>, completion: Completion, target = 0): void {
    let step: IteratorResult<Request, Value | undefined | void>;
    try {
      step = body.next();
    } catch (thrown) {
      this.proceed(undefined, this.raisedByNative(thrown));
      return;
    }
    if (step.done === true) {
      completeNative(this.top as Frame, completion, target, step.value as Value | undefined);
      return;
    }
    this.top = new NativeFrame(body, this.top, completion, target);
    this.proceed(undefined, undefined, step.value);
  }

  /**
   * Gives a value or an exception to the frame on top, and goes on until bytecode can run, a system call
   * is pending, or the thread has ended. `asked`: what the native frame on top has asked for already.
   */
  proceed(input: unknown, failure: Raised | undefined, asked?: Request): void {
    let value = input;
    let error = failure;
    let request = asked;
    for (;;) {
      const top = this.top;
      if (top === undefined) return;
      if (!top.isNative) {
        if (error === undefined) return;
        if (endAsUnwound(this, top, error)) {
          error = value = undefined;
          continue;
        }
        this.charge(UNWIND_NS);
        if (this.tracing?.watches === true) {
          tellRaised(this, top, error);
          error = value = undefined;
          continue;
        }
        if (findHandler(top, error, this.handled)) return;
        error = this.leave(top, error);
        continue;
      }
      if (request === undefined) {
        let step: IteratorResult<Request, unknown>;
        try {
          error?.settle();
          if (error === undefined) top.receive(value);
          step = error === undefined ? top.body.next(value) : top.body.throw(error);
        } catch (thrown) {
          error = this.raisedByNative(thrown);
          this.top = top.back;
          continue;
        }
        error = undefined;
        if (step.done === true) {
          this.top = top.back;
          value = step.value;
          if (top.back === undefined) return;
          if (top.back.isNative) continue;
          completeNative(top.back, top.completion, top.target, value as Value | undefined);
          return;
        }
        request = step.value;
      }
      const current: Request = request;
      request = undefined;
      if (current.kind === 'system') {
        this.pending = current;
        return;
      }
      if (current.kind === 'switch') {
        if (switchStacks(this, top, current)) return;
        value = current.input;
        if (value instanceof Raised) error = value;
        continue;
      }
      try {
        if (current.kind === 'send') {
          value = undefined;
          error = this.resumeGenerator(
            current.generator,
            current.input,
            current.finish === 'raise' ? ANSWER_OR_RAISE : ANSWER_OR_UNDEFINED,
            0,
            current.closes,
          );
          if (error === undefined && this.top === top) continue;
        } else {
          value = invoke(this, current.callee, current.args, current.keywords, current.namespace);
        }
      } catch (thrown) {
        error = asRaised(thrown);
        continue;
      }
      if (error === undefined && this.top !== top && this.top?.isNative === false) return;
    }
  }

  /** What a built-in has thrown. */
  raisedByNative(thrown: unknown): Raised {
    const raised = asRaised(thrown);
    if (raised.fresh && !raised.again) this.charge(NATIVE_RAISE_NS);
    return raised;
  }

  /** Puts a built-in on top that may call back; `held`: the values it works with. */
  pushNative(body: Resumable, held: readonly unknown[]): void {
    const level = this.top?.isNative === true ? this.top.level : 0;
    if (this.depth + level >= this.interpreter.recursionLimit) {
      throw tooDeep(' while calling a Python object');
    }
    this.top = new NativeFrame(body, this.top, PUSH, 0, held);
  }

  /** Puts a frame on top that delivers to the one below it. */
  push(frame: Frame, completion: Completion): void {
    this.checkDepth();
    makeRunnable(frame.code);
    frame.back = this.top;
    frame.completion = completion;
    this.top = frame;
    this.depth++;
  }

  checkDepth(): void {
    if (this.depth >= this.interpreter.recursionLimit) throw tooDeep();
  }

  // Returning from bytecode.

  /** The frame on top has returned `value`. */
  finish(frame: Frame, value: Value): void {
    const { back, completion } = frame;
    this.top = back;
    this.depth--;
    const { suspension } = frame;
    if (suspension !== undefined) {
      frame.back = undefined;
      // RETURN_GENERATOR returns the generator that has just been made of this very frame.
      if (suspension.generator.state === 'running') this.closeGenerator(suspension);
    }
    if (back === undefined) return;
    if (back.isNative) {
      if (completion === ANSWER_OR_RAISE) {
        this.proceed(
          undefined,
          value === NONE ? raise('StopIteration') : raise('StopIteration', value),
        );
      } else this.proceed(completion === ANSWER_OR_UNDEFINED ? undefined : value, undefined);
      return;
    }
    const misuse = completeFrame(back, frame, value);
    if (misuse !== undefined) this.proceed(undefined, misuse);
  }

  // Generators.

  /**
   * Puts a suspended generator on top with a value or an exception for its yield. An error of misuse is
   * returned; for a generator that has already finished, the answer of its completion is given at once.
   */
  resumeGenerator(
    generator: PyGenerator,
    input: Value | Raised,
    completion: Completion,
    target: number,
    closes = true,
  ): Raised | undefined {
    if (generator.state === 'running') {
      return raise('ValueError', `${kindOf(generator)} already executing`);
    }
    const frame = generator.frame as Frame | undefined;
    if (frame === undefined) {
      return answerFinished(this.top as AnyFrame, generator, input, completion, target);
    }
    if (generator.state === 'created' && !(input instanceof Raised) && input !== NONE) {
      return typeError(`can't send non-None value to a just-started ${kindOf(generator)}`);
    }
    this.checkDepth();
    generator.state = 'running';
    const suspension = frame.suspension as Suspension;
    suspension.target = target;
    frame.back = this.top;
    frame.completion = completion;
    suspension.handledOutside = this.handled;
    if (suspension.handledInside !== undefined) this.handled = suspension.handledInside;
    this.top = frame;
    this.depth++;
    if (!(input instanceof Raised)) frame.stack[frame.sp++] = input;
    else if (delegateOf(frame) === undefined) this.proceed(undefined, thrownAt(frame, input));
    else this.begin(throwInto(frame, input, closes), DROP);
    return undefined;
  }

  /** Takes the generator's frame off the stack. */
  suspend(frame: Frame): void {
    const suspension = frame.suspension as Suspension;
    this.interpreter.finalization.watchSuspended(suspension.pause());
    this.handled = suspension.handledOutside;
    this.top = frame.back;
    frame.back = undefined;
    this.depth--;
  }

  closeGenerator(suspension: Suspension): void {
    suspension.close();
    this.handled = suspension.handledOutside;
  }

  // Exceptions.

  /** The frame on top ends with an exception; what the frame below it gets. */
  leave(frame: Frame, error: Raised): Raised {
    this.top = frame.back;
    this.depth--;
    const { suspension } = frame;
    if (suspension === undefined) return error;
    this.closeGenerator(suspension);
    return leavingGenerator(suspension.generator, error);
  }
}
