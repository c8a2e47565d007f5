/**
 * fork(2) of a Python process: a child with a copy of the memory and of the calling thread's stack, and
 * with no other thread (Library reference, "os.fork").
 */
import type { CallContext, CallOutcome, SystemCall, ThreadHandle } from '../../kernel/program.ts';
import type { Context } from '../context.ts';
import type { Resumable } from '../objects/resumable.ts';
import { type AnyFrame, NativeFrame } from './frame.ts';
import { sourceLines } from './imports.ts';
import type { PythonInterpreter } from './interpreter.ts';
import { conclude, newMainResult } from './main-program.ts';
import { MemoryCopy } from './memory-copy.ts';
import { awaited, going } from './stack.ts';
import { endFunction } from './thread-end.ts';
import { PythonThread } from './thread.ts';

type InChild = (context: Context) => Resumable;

export function forkProcess(parent: PythonThread, inChild: InChild, costNs: number): SystemCall {
  return {
    name: 'fork',
    attempt({ kernel, thread, nowNs, reason }: CallContext): CallOutcome {
      if (reason === 'first' && costNs > 0) return { kind: 'work', costNs };
      const { interpreter } = parent;
      let child!: PythonInterpreter;
      let program!: PythonThread;
      const handle = kernel.processes.start(
        {
          name: interpreter.arguments[0]!,
          files: kernel.filesOf(thread).copy(),
          copyOf: thread,
          main(lane) {
            child = interpreter.sibling(lane, nowNs);
            program = new PythonThread(child, inChild);
            return { name: 'MainThread', program, nice: 0 };
          },
          onSignal: (signal) => child.receiveSignal(signal),
          onEnd: (endNs) => child.ended(endNs),
        },
        thread,
      );
      child.register(program, handle);
      child.mainThread = program;
      copyMemory(parent, program, thread, handle, nowNs);
      return { kind: 'done', result: handle };
    },
  };
}

function copyMemory(
  parent: PythonThread,
  child: PythonThread,
  parentHandle: ThreadHandle,
  childHandle: ThreadHandle,
  nowNs: number,
): void {
  const from = parent.interpreter;
  const to = child.interpreter;
  const copies = new MemoryCopy(lanesBelow(to, nowNs), (original, copy) =>
    to.inheritId(from, original, copy),
  );
  to.inherit(from, copies);
  copies.set(parentHandle, childHandle);
  copies.set(parent, child);
  const caller = parent.top as NativeFrame;
  const bottom = bottomOf(parent.own?.top ?? caller);
  copies.set<AnyFrame>(
    bottom,
    new NativeFrame(going(restOf(parent, child)), undefined, bottom.completion, bottom.target),
  );
  child.top = new NativeFrame(
    (child.top as NativeFrame).body,
    copies.of(caller.back),
    caller.completion,
    caller.target,
  );
  child.depth = parent.depth;
  child.handled = copies.of(parent.handled);
  child.own = copies.of(parent.own);
  child.tracing = copies.of(parent.tracing);
  for (const [key, value] of parent.storage) child.storage.set(key, copies.of(value));
  copies.finish();
  to.signals.forget();
}

/** Lanes for what the child has from its parent, made when they are first asked for. */
function lanesBelow({ recorder, processLane }: PythonInterpreter, nowNs: number) {
  const made = new Map<number, number>();
  return (lane: number): number => {
    if (lane < 0) return lane;
    let own = made.get(lane);
    if (own === undefined) made.set(lane, (own = recorder.twin(lane, processLane, nowNs)));
    return own;
  };
}

function bottomOf(frame: AnyFrame): NativeFrame {
  let bottom: AnyFrame = frame;
  while (bottom.back !== undefined) bottom = bottom.back;
  return bottom as NativeFrame;
}

/** What the child's only thread does when the function is over in which it was copied. */
function restOf(parent: PythonThread, child: PythonThread): Resumable {
  if (parent.interpreter.mainThread !== parent) return endOfThread(child);
  return conclude(child, awaited(), sourceLines(child.interpreter), newMainResult());
}

function* endOfThread(thread: PythonThread): Resumable {
  const value = yield* awaited();
  yield* endFunction(thread);
  return value;
}
