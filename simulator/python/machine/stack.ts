/**
 * A stack of frames that is set aside while another one of the same thread runs (greenlets). Frames lie on
 * the heap, so to switch is to put another frame on top; frames of built-ins go along with the others.
 */
import type { Copies, Copyable } from '../../kernel/copying.ts';
import type { Context } from '../context.ts';
import { type PyException, Raised } from '../objects/exception.ts';
import type { PyObject, Value } from '../objects/object.ts';
import type { Resumable, SwitchRequest } from '../objects/resumable.ts';
import { completeNative } from './completion.ts';
import { type AnyFrame, type Completion, DROP, NativeFrame, PUSH } from './frame.ts';

/** What a thread keeps of a stack that does not run. */
export class Stack {
  /** Who waits for what is switched in; undefined while the stack runs, and when it is over. */
  top: AnyFrame | undefined = undefined;
  /** How it reaches that frame, when it is one of bytecode. */
  completion: Completion = PUSH;
  target = 0;
  depth = 0;
  handled: PyException | undefined = undefined;
}

/** Of a thread, what belongs to the stack that is on top. */
interface Stacked {
  top: AnyFrame | undefined;
  depth: number;
  handled: PyException | undefined;
  own: Stack | undefined;
}

/**
 * Puts another stack on top. Whether the frame that waits there has got what is switched in; otherwise it
 * is for the caller to give it that.
 */
export function switchStacks(
  thread: Stacked,
  by: NativeFrame,
  { from, to, input }: SwitchRequest,
): boolean {
  if (from !== undefined) {
    from.top = by.back;
    from.completion = by.completion;
    from.target = by.target;
    from.depth = thread.depth;
    from.handled = thread.handled;
  }
  if (to === thread.own) thread.own = undefined;
  else thread.own ??= from;
  const waiting = to.top;
  if (waiting === undefined) throw new Error('only a stack that waits can be switched to');
  thread.top = waiting;
  thread.depth = to.depth;
  thread.handled = to.handled;
  to.top = undefined;
  to.handled = undefined;
  if (waiting.isNative || input instanceof Raised) return false;
  completeNative(waiting, to.completion, to.target, input);
  return true;
}

/** What a stack is for, from its first frame to its last. */
export interface Flow extends PyObject {
  /**
   * @param called - yields the result of what the flow does; never ends itself, but with a SwitchRequest
   */
  live(context: Context, called: Resumable): Resumable;
}

/** The lowest frame of a stack other than the one that a thread begins with. */
export class BaseFrame extends NativeFrame implements Copyable {
  private readonly flow: Flow;
  private readonly context: Context;

  constructor(flow: Flow, context: Context, body: Resumable) {
    super(body, undefined, DROP, 0, [flow]);
    this.flow = flow;
    this.context = context;
  }

  /** In a forked child it waits for the same result. */
  copied(copies: Copies): BaseFrame {
    const [flow, context] = [copies.of(this.flow), copies.of(this.context)];
    return new BaseFrame(flow, context, going(flow.live(context, awaited())));
  }
}

/** Stands for a call that has been made already. */
export function* awaited(): Resumable {
  return (yield undefined as never) as Value;
}

/** Brings a computation to its first request, which is answered next. */
export function going(body: Resumable): Resumable {
  body.next();
  return body;
}
