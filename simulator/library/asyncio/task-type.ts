/** `_asyncio.Task`: the methods of tasks. */
import type { Context } from '../../python/context.ts';
import { raise, typeError } from '../../python/objects/exception.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { COROUTINE_TYPE, PyGenerator } from '../../python/objects/generator.ts';
import { asClassMethod, native, resumable } from '../../python/objects/native.ts';
import { newDict, NONE, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { tuple } from '../../python/objects/values.ts';
import { call, repr, str, truth } from '../../python/protocols/index.ts';
import { constructor, initializer } from '../../python/types/construct.ts';
import { install } from '../../python/types/install.ts';
import { copyContext, PyContext } from '../contextvars.ts';
import { callSoon, callSoonQuickly } from './call-soon.ts';
import { loopOf } from './future.ts';
import { initialise, reportUnretrieved, tellLoop } from './future-type.ts';
import { libraryFunction } from './library-function.ts';
import { markDestroyed } from './loop-marks.ts';
import { listTask, unlistTask } from './running-tasks.ts';
import { asyncioState } from './state.ts';
import { cancelTask, PyTask, PyTaskStep, STEP_TYPE, TASK_TYPE } from './task.ts';
import { taskIsCancelled, taskIsRenamed } from './task-lane.ts';
import { stepTask } from './task-step.ts';

type Initial = [
  self: PyTask,
  coroutine: Value,
  loop: Value | undefined,
  name: Value | undefined,
  context: Value | undefined,
];

function* isCoroutine(value: Value, running: Context): Resumable<boolean> {
  if (value instanceof PyGenerator && value.type === COROUTINE_TYPE) return true;
  const ask = yield* libraryFunction(running, 'coroutines', 'iscoroutine');
  return yield* truth(yield* call(ask, [value]));
}

function* begin([self, coroutine, loop, name, context]: Initial, running: Context): Resumable {
  yield* initialise(self, loop, running);
  if (!(yield* isCoroutine(coroutine, running))) {
    self.reportsEnd = false;
    throw typeError(`a coroutine was expected, got ${yield* repr(coroutine)}`);
  }
  self.context = context instanceof PyContext ? context : copyContext(running);
  self.coroutine = coroutine;
  self.waiter = undefined;
  self.mustCancel = false;
  self.cancelRequests = 0;
  self.reportsEnd = true;
  self.name = yield* nameOf(name, running);
  yield* beginSoon(self, self.context, running);
  listTask(self, running);
  return NONE;
}

function* beginSoon(task: PyTask, context: PyContext, running: Context): Resumable<void> {
  const { finalization } = running.interpreter;
  const step = new PyTaskStep(task, undefined);
  if (callSoonQuickly(loopOf(task), step, NO_ARGUMENTS, context, running)) {
    // From now on the loop holds it, or else what it awaits, which it holds itself.
    if (task.coroutine instanceof PyGenerator) finalization.entrust(task.coroutine);
    return;
  }
  try {
    yield* callSoon(loopOf(task), step, NO_ARGUMENTS, context, running);
  } catch (error) {
    // No loop holds it: it ends without ever having begun.
    finalization.watch(task);
    throw error;
  }
}

const NO_ARGUMENTS = tuple([]);

function* nameOf(name: Value | undefined, { interpreter }: Context): Resumable<string> {
  if (name === undefined || name === NONE) return `Task-${++asyncioState(interpreter).taskCount}`;
  return yield* str(name);
}

/** What the end of a task brings: one that is pending will never go on. */
function* reportEnd(task: PyTask, running: Context): Resumable<void> {
  unlistTask(task, running);
  if (task.loop !== undefined && !task.done && task.reportsEnd) {
    markDestroyed(task, running);
    const details = newDict();
    details.set('task', task);
    details.set('message', 'Task was destroyed but it is pending!');
    yield* tellLoop(task, details);
  }
  yield* reportUnretrieved(task, running);
}

const refused = (name: string) =>
  native(`${name}(self, value, /)`, () => {
    throw raise('RuntimeError', `Task does not support ${name} operation`);
  });

const asTask = (self: Value): PyTask => self as PyTask;

/** Class methods of Python 3.8, which asyncio has as functions since. */
const legacy = (name: 'all_tasks' | 'current_task') =>
  asClassMethod(
    resumable(`${name}(cls, loop=None)`, function* ([, loop]: [Value, Value?], running) {
      const callee = yield* libraryFunction(running, '_legacy', name);
      return yield* call(callee, [loop ?? NONE]);
    }),
  );

install(TASK_TYPE, [
  legacy('all_tasks'),
  legacy('current_task'),
  constructor(TASK_TYPE, '*args, **kwargs', (type) => new PyTask(type)),
  initializer(TASK_TYPE, 'coro, *, loop=None, name=None, context=None', begin),
  resumable('__del__(self)', function* ([self]: [PyTask], running) {
    yield* reportEnd(self, running);
    return NONE;
  }),
  refused('set_result'),
  refused('set_exception'),
  resumable('cancel(self, /, msg=None)', ([self, message]: [PyTask, Value?], running) => {
    loopOf(self);
    if (!self.done) taskIsCancelled(self, running);
    return cancelTask(self, message ?? NONE, running);
  }),
  native('cancelling(self, /)', ([self]: [PyTask]) => self.cancelRequests),
  native('uncancel(self, /)', ([self]: [PyTask]) => {
    if (self.cancelRequests > 0) self.cancelRequests--;
    return self.cancelRequests;
  }),
  native('get_coro(self, /)', ([self]: [PyTask]) => self.coroutine),
  native('get_name(self, /)', ([self]: [PyTask]) => self.name),
  resumable('set_name(self, value, /)', function* ([self, name]: [PyTask, Value], running) {
    self.name = yield* str(name);
    taskIsRenamed(self, running);
    return NONE;
  }),
  resumable(
    'get_stack(self, /, *, limit=None)',
    function* ([self, limit]: [PyTask, Value?], running) {
      const list = yield* libraryFunction(running, 'base_tasks', '_task_get_stack');
      return yield* call(list, [self, limit ?? NONE]);
    },
  ),
  resumable(
    'print_stack(self, /, *, limit=None, file=None)',
    function* ([self, limit, file]: [PyTask, Value?, Value?], running) {
      const print = yield* libraryFunction(running, 'base_tasks', '_task_print_stack');
      return yield* call(print, [self, limit ?? NONE, file ?? NONE]);
    },
  ),
  resumable('__repr__(self, /)', function* ([self]: [PyTask], running) {
    loopOf(self);
    const describe = yield* libraryFunction(running, 'base_tasks', '_task_repr');
    return yield* call(describe, [self]);
  }),
  new PyGetSet('_coro', (self) => asTask(self).coroutine),
  new PyGetSet('_fut_waiter', (self) => asTask(self).waiter ?? NONE),
  new PyGetSet('_must_cancel', (self) => asTask(self).mustCancel),
  new PyGetSet(
    '_log_destroy_pending',
    (self) => asTask(self).reportsEnd,
    (self, value) => {
      if (value === undefined) throw raise('AttributeError', 'cannot delete attribute');
      asTask(self).reportsEnd = value === true;
    },
  ),
]);

install(STEP_TYPE, [
  resumable('__call__(self, /)', function* ([self]: [PyTaskStep], running) {
    yield* stepTask(self.task, self.exception, running);
    return NONE;
  }),
  new PyGetSet('__self__', (self) => (self as PyTaskStep).task),
]);
