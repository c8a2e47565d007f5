/**
 * What the tasks of a random program do: a table of statements, each a way to write some lines.
 *
 * No statement repeats another, so every program ends or waits; nothing is in the order of a set.
 */
import type { TaskTree } from './task-trees.test-support.ts';

type Lines = readonly string[];

/** What may be written where a statement is written. */
export interface Scope {
  /** How many more levels of blocks and tasks there may be. */
  readonly depth: number;
  /** Variables with tasks. */
  readonly children: readonly string[];
}

type Statement = readonly [weight: number, (tree: TaskTree, scope: Scope) => Lines];

/** Statements of one line or two. */
const SIMPLE: readonly Statement[] = [
  [6, (tree) => [`await asyncio.sleep(${tree.duration()})`, tree.log()]],
  [4, (tree) => ['await asyncio.sleep(0)', tree.log()]],
  [2, (tree) => [tree.log()]],
  [0.5, (tree) => [`raise ${tree.pick(['ValueError', 'KeyError', 'OSError'])}(${tree.number()})`]],
  [0.5, (tree) => [`return ${tree.number()}`]],
  [2, (tree) => [`await ${tree.one('event')}.wait()`, tree.log()]],
  [2, (tree) => [`${tree.one('event')}.set()`]],
  [1, (tree) => [`${tree.one('event')}.clear()`]],
  [3, (tree) => [`await ${tree.one('queue')}.put(${tree.number()})`, tree.log()]],
  [3, (tree) => [`log(me, "got", await ${tree.one('queue')}.get())`]],
  [1, (tree) => tree.guarded([`${tree.one('queue')}.put_nowait(${tree.number()})`])],
  [
    1,
    (tree) =>
      tree.guarded([`log(me, ${tree.one('queue')}.get_nowait(), str(${tree.one('queue')}))`]),
  ],
  [1, (tree) => tree.guarded([`${tree.one('queue')}.task_done()`])],
  [1, (tree) => [`await ${tree.one('queue')}.join()`, tree.log()]],
  [1, (tree) => tree.guarded([`${tree.one('semaphore')}.release()`])],
  [1, (tree) => [`log(me, ${tree.one('lock')}.locked(), ${tree.one('semaphore')}.locked())`]],
  [1, (tree) => tree.guarded([`log(me, "passes", await ${tree.one('barrier')}.wait())`])],
  [0.5, (tree) => [`await ${tree.one('barrier')}.${tree.pick(['reset', 'abort'])}()`]],
  [1, (tree) => tree.guarded([`log(me, await ${tree.one('future')})`])],
  [1, (tree) => tree.guarded([`settle(${tree.one('future')}, ${tree.number()})`])],
  [0.5, (tree) => [`${tree.one('future')}.cancel()`]],
  [2, (tree) => [`cancel(me, ${tree.number()})`]],
  [1, (tree) => [`loop.call_later(${tree.duration()}, log, "timer", ${tree.number()})`]],
  [1, (tree) => [`loop.call_soon(log, "callback", ${tree.number()})`]],
  [1, () => ['log(me, "cancelling", asyncio.current_task().cancelling())']],
];

/** Statements about tasks that the task has started. */
const WITH_CHILD: readonly Statement[] = [
  [3, (tree, { children }) => tree.guarded([`log(me, "result", await ${tree.pick(children)})`])],
  [
    2,
    (tree, { children }) =>
      tree.guarded([`log(me, "shielded", await asyncio.shield(${tree.pick(children)}))`]),
  ],
  [
    2,
    (tree, { children }) => [
      `log(me, "cancels", ${tree.pick(children)}.cancel("${tree.number()}"))`,
    ],
  ],
  [1, (tree, { children }) => [`${tree.pick(children)}.add_done_callback(told)`]],
  [1, (tree, { children }) => [`log(me, show(${tree.pick(children)}))`]],
];

/** Statements that hold others, or start tasks. */
const COMPOUND: readonly Statement[] = [
  [3, (tree, scope) => [`async with ${tree.one('lock')}:`, ...tree.block(scope)]],
  [3, (tree, scope) => [`async with ${tree.one('semaphore')}:`, ...tree.block(scope)]],
  [
    3,
    (tree, scope) => {
      // The one that is held: waiting for another would release what nobody takes back.
      const condition = tree.one('condition');
      return [`async with ${condition}:`, `    await ${condition}.wait()`, ...tree.block(scope)];
    },
  ],
  [
    3,
    (tree) => {
      const condition = tree.one('condition');
      const notify = tree.pick(['notify()', 'notify(2)', 'notify_all()']);
      return [`async with ${condition}:`, `    ${condition}.${notify}`];
    },
  ],
  [
    1,
    (tree) => {
      const condition = tree.one('condition');
      const predicate = `${tree.one('event')}.is_set`;
      return [`async with ${condition}:`, `    log(me, await ${condition}.wait_for(${predicate}))`];
    },
  ],
  [4, (tree, scope) => ['try:', ...tree.block(scope), ...tree.handler()]],
  [
    3,
    (tree, scope) => [
      'try:',
      ...tree.block(scope),
      'except asyncio.CancelledError as error:',
      '    log(me, "cleans up", describe(error), asyncio.current_task().cancelling())',
      ...tree.pick([[], [`    await asyncio.sleep(${tree.duration()})`]]),
      tree.pick([
        '    raise',
        '    raise',
        `    return ${tree.number()}`,
        '    log(me, uncancel())',
      ]),
      'finally:',
      `    ${tree.log()}`,
    ],
  ],
  [
    3,
    (tree, scope) => [
      'try:',
      `    async with asyncio.timeout(${tree.limit()}) as limit:`,
      ...tree.pick([[], [], [`        limit.reschedule(loop.time() + ${tree.limit()})`]]),
      ...tree.block(scope, 2),
      'except TimeoutError:',
      '    log(me, "out of time", limit.expired())',
    ],
  ],
  [2, (tree, scope) => tree.guarded([`log(me, await ${tree.task(scope)}())`])],
  [
    3,
    (tree, scope) =>
      tree.guarded([`log(me, await asyncio.wait_for(${tree.task(scope)}(), ${tree.limit()}))`]),
  ],
  [
    3,
    (tree, scope) => {
      const kept = tree.pick(['True', 'False']);
      const tasks = tree.several(() => tree.awaitable(scope)).join(', ');
      return tree.guarded([
        `log(me, *map(show, await asyncio.gather(${tasks}, return_exceptions=${kept})))`,
      ]);
    },
  ],
  [
    3,
    (tree, scope) => {
      const when = tree.pick(['ALL_COMPLETED', 'FIRST_COMPLETED', 'FIRST_EXCEPTION']);
      const limit = tree.pick(['', `, timeout=${tree.limit()}`]);
      const tasks = tree.several(() => tree.spawn(scope)).join(', ');
      return [
        `done, pending = await asyncio.wait([${tasks}]${limit}, return_when=asyncio.${when})`,
        'log(me, "done", names(done), "pending", names(pending))',
      ];
    },
  ],
  [
    2,
    (tree, scope) => {
      const limit = tree.pick(['', `, timeout=${tree.limit()}`]);
      const tasks = tree.several(() => tree.spawn(scope)).join(', ');
      return [
        `for next_one in asyncio.as_completed([${tasks}]${limit}):`,
        ...tree.guarded(['log(me, "next is", await next_one)']).map((line) => `    ${line}`),
      ];
    },
  ],
  [
    3,
    (tree, scope) => {
      const children: string[] = [];
      const starts = tree.several(() => {
        const [child, name] = [tree.variable(), tree.task(scope)];
        children.push(child);
        return `        ${child} = group.create_task(${name}(), name="${name}")`;
      });
      const inside = { ...scope, children: [...scope.children, ...children] };
      return [
        'try:',
        '    async with asyncio.TaskGroup() as group:',
        ...starts,
        ...tree.block(inside, 2),
        'except* Exception as group_error:',
        '    log(me, "group", describe(group_error))',
      ];
    },
  ],
];

/** The lines of one statement. */
export function statement(tree: TaskTree, scope: Scope): Lines {
  const rows = [...SIMPLE];
  if (scope.children.length > 0) rows.push(...WITH_CHILD);
  if (scope.depth > 0) rows.push(...COMPOUND, ...COMPOUND);
  return tree.weighted(rows)(tree, scope);
}
