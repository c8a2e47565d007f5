/**
 * How a loop waits in its selector. With the selector that loops have by default it asks the kernel
 * itself, without the Python frames of `selectors`; any other is called in the ordinary way.
 */
import { waitForEpoll } from '../../kernel/epoll.ts';
import { Failure } from '../../kernel/errno.ts';
import type { Context } from '../../python/context.ts';
import { PyModule } from '../../python/objects/function.ts';
import { PyDict, PyObject, type Value } from '../../python/objects/object.ts';
import { call, quickCall, type Resumable } from '../../python/objects/resumable.ts';
import { list, tuple } from '../../python/objects/values.ts';
import { getAttribute } from '../../python/protocols/index.ts';
import { openEpoll, type PyEpoll, timeoutOf } from '../epoll.ts';
import { osError, perform } from '../os-failure.ts';
import { SELECT_NS } from './costs.ts';

type Ready = readonly (readonly [descriptor: number, events: number])[];

/** The epoll object below a selector, unless the selector is of another kind or changed. */
function epollBelow(selector: Value, { interpreter }: Context): PyEpoll | undefined {
  if (!(selector instanceof PyObject) || selector.dict === undefined) return undefined;
  const module = interpreter.modules.get('selectors');
  if (!(module instanceof PyModule)) return undefined;
  if (selector.type !== module.namespace.get('EpollSelector')) return undefined;
  return selector.dict.has('select') ? undefined : openEpoll(selector.dict.get('_selector'));
}

/** What is ready now. A loop that is busy looks at every turn, so the GIL is kept. */
function* look(epoll: PyEpoll, most: number, running: Context): Resumable<Ready> {
  running.charge(running.interpreter.files.entryNs);
  const ready = yield* quickCall(waitForEpoll(epoll.descriptor, most, 0, 0));
  if (ready instanceof Failure) throw osError(ready.errno);
  return ready as Ready;
}

/** selector.select(timeout): keys of files that are ready, each with what it is ready for. */
export function* select(selector: Value, timeout: Value, running: Context): Resumable {
  const epoll = epollBelow(selector, running);
  if (epoll === undefined) return yield* call(yield* getAttribute(selector, 'select'), [timeout]);
  const watched = (selector as PyObject).dict!.get('_fd_to_key');
  const most = watched instanceof PyDict ? Math.max(1, watched.size) : 1;
  const timeoutNs = timeoutOf(timeout);
  const { entryNs } = running.interpreter.files;
  running.charge(SELECT_NS);
  const ready =
    timeoutNs === 0
      ? yield* look(epoll, most, running)
      : yield* perform(waitForEpoll(epoll.descriptor, most, timeoutNs, entryNs));
  if (ready.length === 0) return list([]);
  const pairs = ready.map((pair) => tuple([...pair]));
  return yield* call(yield* getAttribute(selector, '_keys'), [list(pairs)]);
}
