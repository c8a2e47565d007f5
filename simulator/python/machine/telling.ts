/**
 * Telling a trace or profile function of what happens in a frame: the function is called by a built-in
 * that stands on top of the frame, so it is run, charged and preempted as any other Python code.
 */
import type { Copies, Copyable } from '../../kernel/copying.ts';
import { Raised } from '../objects/exception.ts';
import { PyFrame, type TraceEvent } from '../objects/frame.ts';
import { NONE, type Value } from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import type { PyTuple } from '../objects/values.ts';
import { type AnyFrame, DROP, type Frame, NativeFrame } from './frame.ts';
import { awaited } from './stack.ts';
import type { PythonThread } from './thread.ts';

/** One thing to tell, and whom. */
export interface Told {
  readonly whom: 'trace' | 'profile';
  readonly event: TraceEvent;
  readonly argument: Value;
}

export function told(whom: Told['whom'], event: TraceEvent, argument: Value): Told {
  return { whom, event, argument };
}

/** What is told in one moment, while the frame that it is about waits. */
export abstract class Telling {
  readonly thread: PythonThread;
  readonly frame: Frame;
  readonly events: readonly Told[];
  /** The instruction that the frame stands at meanwhile. */
  private readonly at: number;
  /** How many of the events have been told. */
  private count = 0;
  private readonly keywordNames: PyTuple | undefined;

  constructor(thread: PythonThread, frame: Frame, at: number, events: readonly Told[]) {
    this.thread = thread;
    this.frame = frame;
    this.at = at;
    this.events = events;
    this.keywordNames = thread.keywordNames;
  }

  /** All have been told. What is to be told next, if anything; throws what is to reach the frame. */
  abstract done(): Telling | undefined;

  /** The same, when the function has raised. */
  abstract failed(error: Raised): Telling | undefined;

  /** What must not end meanwhile. */
  get held(): unknown[] {
    return this.events.map(({ argument }) => argument);
  }

  /** Whether there is somebody to tell. */
  get wanted(): boolean {
    return this.events.some((told) => this.calleeOf(told) !== undefined);
  }

  /** @param answering - the function is being called already, by the parent of this process */
  *tell(answering: boolean): Resumable<Telling | undefined> {
    let answer: Resumable | undefined = answering ? awaited() : this.begin();
    try {
      for (; answer !== undefined; answer = this.next()) this.take(yield* answer);
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      this.giveUp();
      return this.failed(error);
    }
    this.thread.keywordNames = this.keywordNames;
    return this.done();
  }

  private begin(): Resumable | undefined {
    this.frame.pc = this.at + 1;
    return this.next();
  }

  /** The call of who is to be told next; undefined: all have been. */
  private next(): Resumable | undefined {
    for (;;) {
      const told = this.events[this.count];
      if (told === undefined) return undefined;
      this.count++;
      const callee = this.calleeOf(told);
      if (callee === undefined) continue;
      const object = PyFrame.of(this.frame);
      this.thread.keywordNames = undefined;
      this.thread.tracing!.busy = true;
      object.event = told.event;
      object.refreshLocals();
      return call(callee, [object, told.event, told.argument]);
    }
  }

  private calleeOf({ whom, event }: Told): Value | undefined {
    const { tracing } = this.thread;
    if (whom === 'profile') return tracing?.profile;
    const { trace } = tracing ?? {};
    return trace === undefined || event === 'call' ? trace : PyFrame.of(this.frame).trace;
  }

  private take(result: Value): void {
    const object = this.returned();
    if (this.events[this.count - 1]!.whom === 'trace' && result !== NONE) object.trace = result;
  }

  /** Who raises an error is told nothing more. */
  private giveUp(): void {
    const object = this.returned();
    const { whom } = this.events[this.count - 1]!;
    this.thread.tracing?.set(whom, NONE);
    if (whom === 'trace') object.trace = undefined;
    object.jump = undefined;
  }

  private returned(): PyFrame {
    const { thread } = this;
    const object = PyFrame.of(this.frame);
    thread.tracing!.busy = false;
    // The loop is left: what comes now is to be told again.
    thread.called = true;
    object.event = undefined;
    object.storeLocals();
    return object;
  }
}

/** The place of a {@link Telling} on the stack. */
class TellingFrame extends NativeFrame implements Copyable {
  telling: Telling;

  constructor(telling: Telling, back: AnyFrame, body: Resumable<void>) {
    super(body, back, DROP, 0, [], true);
    this.telling = telling;
  }

  override get held(): readonly unknown[] {
    return [...this.telling.held, ...super.held];
  }

  /** In a forked child the function that is being called goes on. */
  copied(copies: Copies): TellingFrame {
    const telling = copies.of(this.telling);
    const body = tellAll(telling, true);
    body.next();
    return new TellingFrame(telling, copies.of(this.back!), body);
  }
}

function* tellAll(first: Telling, answering = false): Resumable<void> {
  let next = yield* first.tell(answering);
  while (next !== undefined) {
    (next.thread.top as TellingFrame).telling = next;
    next = yield* next.tell(false);
  }
}

/** Puts a telling on top of its frame, for thread.proceed() to begin with. */
export function putOnTop(telling: Telling): void {
  telling.thread.top = new TellingFrame(telling, telling.frame, tellAll(telling));
}

/** The frame, on which a telling stands, ends with an error; what the one below it gets. */
export function leaveFrame({ thread, frame }: Telling, error: Raised): Raised {
  thread.top!.back = frame.back;
  return thread.leave(frame, error);
}
