/** What goes unnoticed in a program of tasks, as marks on the chart: what the loop is told of, too. */
import type { Context } from '../../python/context.ts';
import { shortRepr } from '../../python/machine/short-repr.ts';
import type { PyException } from '../../python/objects/exception.ts';
import { NO_LANE } from '../../trace/trace.ts';
import type { SourcePosition } from '../../trace/trace.ts';
import type { PyFuture } from './future.ts';
import { PyTask } from './task.ts';
import { standing } from './task-lane.ts';

/** Nobody has asked a future for its exception. The place is where that was raised. */
export function markUnretrieved(future: PyFuture, exception: PyException, running: Context): void {
  const message = shortRepr(exception);
  const at = exception.traceback.findLast(({ code }) => !code.internal);
  const place = at && placeOf(at.code.file, at.code.lines[at.pc] ?? at.code.firstLine, running);
  const lane = future instanceof PyTask ? (future.lane ?? NO_LANE) : NO_LANE;
  const { recorder } = running.interpreter;
  recorder.mark('unretrieved', Math.ceil(running.nowNs), running.thread.lane, lane, message, place);
}

/** A task has ended while it waited. The place is where it did. */
export function markDestroyed(task: PyTask, running: Context): void {
  const { frame } = standing(task);
  const place = frame && placeOf(frame.code.file, frame.line, running);
  const { lane = NO_LANE, name } = task;
  const { recorder } = running.interpreter;
  const atNs = Math.ceil(running.nowNs);
  recorder.mark('destroyed-task', atNs, running.thread.lane, lane, String(name), place);
}

function placeOf(file: string, line: number, { interpreter }: Context): SourcePosition {
  return { source: interpreter.sourceOf(file), line };
}
