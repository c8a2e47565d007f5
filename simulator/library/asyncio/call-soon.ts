/** `loop.call_soon()` as natives call it: for a loop of ours without a detour through Python. */
import type { Context } from '../../python/context.ts';
import type { Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import type { PyTuple } from '../../python/objects/values.ts';
import { getAttribute } from '../../python/protocols/index.ts';
import type { PyContext } from '../contextvars.ts';
import { makeReady, PyAgenda } from './agenda.ts';

/** False if the loop has to be asked in the ordinary way: {@link callSoon}. */
export function callSoonQuickly(
  loop: Value,
  callee: Value,
  args: PyTuple,
  context: PyContext,
  running: Context,
): boolean {
  if (!(loop instanceof PyAgenda) || loop.debug || loop.closed) return false;
  if (!loop.keeps('call_soon')) return false;
  makeReady(loop, callee, args, context, running);
  return true;
}

export function* callSoon(
  loop: Value,
  callee: Value,
  args: PyTuple,
  context: PyContext,
  running: Context,
): Resumable<void> {
  if (callSoonQuickly(loop, callee, args, context, running)) return;
  const method = yield* getAttribute(loop, 'call_soon');
  yield* call(method, [callee, ...args.items], new Map([['context', context]]));
}
