/**
 * Random programs of asyncio: trees of tasks that sleep, meet, wait for each other and are cancelled,
 * and tell all of it with its time in tenths of a second.
 *
 * What CPython leaves free is kept out, or ordered: sets are never shown or gone through, and a
 * duration is a whole number of tenths, so that the time that computing takes never shows.
 */
import { Random } from './base/random.ts';
import { statement } from './task-tree-statements.test-support.ts';
import type { Scope } from './task-tree-statements.test-support.ts';

/** Statements in a program, about. */
const SIZE = 50;
const DEPTH = 4;

const OBJECTS = {
  lock: ['lock'],
  semaphore: ['semaphore', 'bounded'],
  event: ['event_a', 'event_b'],
  queue: ['queue', 'small_queue', 'priority_queue', 'lifo_queue'],
  condition: ['condition', 'lock_condition'],
  barrier: ['barrier'],
  future: ['future_a', 'future_b'],
} as const;

/** What all programs need, once; each calls `run(root)`. */
export const PRELUDE = `
import asyncio


def make_objects():
    global lock, semaphore, bounded, event_a, event_b, queue, small_queue, priority_queue, lifo_queue
    global condition, lock_condition, barrier, future_a, future_b, tasks
    lock = asyncio.Lock()
    semaphore = asyncio.Semaphore(2)
    bounded = asyncio.BoundedSemaphore(1)
    event_a, event_b = asyncio.Event(), asyncio.Event()
    queue = asyncio.Queue()
    small_queue = asyncio.Queue(1)
    priority_queue = asyncio.PriorityQueue(2)
    lifo_queue = asyncio.LifoQueue()
    condition = asyncio.Condition()
    lock_condition = asyncio.Condition(lock)
    barrier = asyncio.Barrier(2)
    future_a, future_b = loop.create_future(), loop.create_future()
    tasks = {}  # all that have begun, in that order


async def main(root):
    global loop, began
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: None)
    began = loop.time()
    make_objects()
    patience = 10_000
    await asyncio.wait([spawn(root(), "root")], timeout=patience)
    # A task may be cancelled and go on: it is finite, so it ends some time.
    while left := others():
        log("main", "stops", *map(asyncio.Task.get_name, left))
        for task in left:
            task.cancel()
        patience += 10_000
        assert patience < 100_000, "a task goes on for ever"
        await asyncio.wait(left, timeout=patience)


def run(root):
    asyncio.run(main(root))


def log(*words):
    print(round((loop.time() - began) * 10), *words)


def describe(error):
    inside = getattr(error, "exceptions", None)
    words = map(str, error.args) if inside is None else map(describe, inside)
    return f"{type(error).__name__}({', '.join(words)})"


def show(value):
    if isinstance(value, BaseException):
        return describe(value)
    if not isinstance(value, asyncio.Task):
        return value
    if not value.done() or value.cancelled():
        return f"{value.get_name()}: done={value.done()}"
    return f"{value.get_name()}: {show(value.exception() or value.result())}"


def names(some):
    return sorted(task.get_name() for task in some)


def others():
    return sorted(asyncio.all_tasks() - {asyncio.current_task()}, key=asyncio.Task.get_name)


def told(done):
    log("told of", show(done))


def settle(future, value):
    if value % 3:
        future.set_result(value)
    else:
        future.set_exception(LookupError(value))


def uncancel():
    return asyncio.current_task().uncancel()


def cancel(me, number):
    everybody = [*tasks]
    victim = everybody[number % len(everybody)]
    log(me, "cancels", victim.get_name(), victim.cancel())


def spawn(coroutine, name):
    return asyncio.create_task(coroutine, name=name)


def tells(function):
    name = function.__name__

    async def telling():
        task = asyncio.current_task()
        if task not in tasks:
            tasks[task] = None
            task.set_name(name)
        log(name, "begins")
        try:
            result = await function(name)
        except BaseException as error:
            log(name, "ends with", describe(error))
            raise
        log(name, "returns", result)
        return result

    return telling
`;

export class TaskTree {
  private readonly random: Random;
  private readonly functions: string[] = [];
  private statementsLeft = SIZE;
  private count = 0;

  constructor(seed: number) {
    this.random = new Random(seed);
  }

  /** The program, to be run after {@link PRELUDE}, and after others if need be. */
  text(): string {
    const scope = { depth: DEPTH, children: [] };
    const starts = this.several(() => `log(me, ${this.spawn(scope)}.get_name())`);
    const root = this.body('root', scope, 4, starts);
    return [...this.functions, root, '\nrun(root)\n'].join('\n');
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.random.below(choices.length)] as T;
  }

  weighted<T>(rows: readonly (readonly [weight: number, T])[]): T {
    let place = this.random.float() * rows.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, value] of rows) {
      place -= weight;
      if (place < 0) return value;
    }
    return (rows.at(-1) as readonly [number, T])[1];
  }

  several<T>(make: () => T): T[] {
    return Array.from({ length: 1 + this.random.below(3) }, make);
  }

  /** A new number, to tell by it where a line comes from. */
  number(): number {
    return ++this.count;
  }

  variable(): string {
    return `child_${this.number()}`;
  }

  log(): string {
    return `log(me, ${this.number()})`;
  }

  /** Seconds, a different number nearly every time. */
  duration(): string {
    return ((1 + this.random.below(3_000)) / 10).toString();
  }

  /** Seconds after which something is given up; now and then at once. */
  limit(): string {
    return this.random.below(8) === 0 ? '0' : this.duration();
  }

  one(kind: keyof typeof OBJECTS): string {
    return this.pick(OBJECTS[kind]);
  }

  /** The name of a new coroutine function. */
  task({ depth, children }: Scope): string {
    const name = `task_${this.number()}`;
    // A task knows no other's children: it might wait for one that waits for it.
    const body = this.body(name, { depth: depth - 1, children: children.slice(0, 0) }, 2);
    this.functions.push(body);
    return name;
  }

  spawn(scope: Scope): string {
    const name = this.task(scope);
    return `spawn(${name}(), "${name}")`;
  }

  /** A coroutine, a task, or a task that was there before. */
  awaitable(scope: Scope): string {
    const ways = [() => `${this.task(scope)}()`, () => this.spawn(scope)];
    if (scope.children.length > 0) ways.push(() => this.pick(scope.children));
    return this.pick(ways)();
  }

  handler(): string[] {
    const kinds = ['Exception', 'Exception', '(Exception, asyncio.CancelledError)'];
    return [`except ${this.pick(kinds)} as error:`, '    log(me, "caught", describe(error))'];
  }

  /** The lines, with what they raise shown and swallowed, or not. */
  guarded(lines: readonly string[]): string[] {
    if (this.random.below(3) === 0) return [...lines];
    return ['try:', ...lines.map((line) => `    ${line}`), ...this.handler()];
  }

  /** The indented lines of some statements. */
  block(scope: Scope, levels = 1): string[] {
    const lines = this.statements({ ...scope, depth: scope.depth - 1 }, 1);
    return lines.map((line) => '    '.repeat(levels) + line);
  }

  private body(name: string, scope: Scope, least: number, starts: readonly string[] = []): string {
    const lines = [...starts, ...this.statements(scope, least)];
    return ['', '@tells', `async def ${name}(me):`, ...lines.map((line) => `    ${line}`), ''].join(
      '\n',
    );
  }

  private statements(scope: Scope, least: number): string[] {
    const lines: string[] = [];
    let { children } = scope;
    const count = least + this.random.below(4);
    for (let done = 0; done < count && (done === 0 || this.statementsLeft > 0); done++) {
      this.statementsLeft--;
      if (scope.depth > 0 && this.statementsLeft > 0 && this.random.below(3) === 0) {
        const child = this.variable();
        lines.push(`${child} = ${this.spawn(scope)}`);
        children = [...children, child];
      }
      lines.push(...statement(this, { ...scope, children }));
    }
    return lines;
  }
}
