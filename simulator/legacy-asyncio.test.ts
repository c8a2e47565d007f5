/**
 * Forms of asyncio that tutorials still show and CPython 3.11 has no more: they run as they did, with a
 * DeprecationWarning on standard error.
 */
import { expect, it } from 'vitest';

import { simulate } from './index.ts';

const PRELUDE = 'import asyncio\nasync def give(value):\n    return value\n';

/** An expression inside a coroutine, what it gives, and how the warning begins. */
const EXPRESSIONS: readonly (readonly [string, string, string])[] = [
  ['await asyncio.gather(give(1), loop=loop)', '[1]', 'The loop argument'],
  ['await asyncio.wait_for(give(2), 1, loop=loop)', '2', 'The loop argument'],
  ['await asyncio.sleep(0, "slept", loop=loop)', "'slept'", 'The loop argument'],
  ['await asyncio.shield(give(3), loop=loop)', '3', 'The loop argument'],
  ['asyncio.Lock(loop=loop).locked()', 'False', 'The loop argument'],
  ['asyncio.Event(loop=loop).is_set()', 'False', 'The loop argument'],
  ['asyncio.Condition(loop=loop).locked()', 'False', 'The loop argument'],
  ['asyncio.Semaphore(2, loop=loop).locked()', 'False', 'The loop argument'],
  ['asyncio.BoundedSemaphore(loop=loop).locked()', 'False', 'The loop argument'],
  ['asyncio.Queue(3, loop=loop).maxsize', '3', 'The loop argument'],
  ['await asyncio.async(give(4))', '4', 'asyncio.async() function is deprecated'],
  ['len(asyncio.Task.all_tasks())', '1', 'Task.all_tasks() is deprecated'],
  ['asyncio.Task.current_task().get_name()', "'Task-1'", 'Task.current_task() is deprecated'],
  [
    'len((await asyncio.wait([give(5)]))[0])',
    '1',
    'The explicit passing of coroutine objects to asyncio.wait() is deprecated',
  ],
];

function run(text: string): { readonly stdout: string; readonly stderr: string } {
  const { console: entries } = simulate({ name: 'legacy.py', text });
  const printed = (stream: string): string =>
    entries
      .filter((entry) => entry.stream === stream)
      .map((entry) => entry.text)
      .join('');
  return { stdout: printed('stdout'), stderr: printed('stderr') };
}

it.each(EXPRESSIONS)('%s gives %s and warns: %s', (expression, result, warning) => {
  const { stdout, stderr } = run(
    `${PRELUDE}async def main():\n    loop = asyncio.get_running_loop()\n    print(repr(${expression}))\nasyncio.run(main())\n`,
  );
  expect(stdout).toBe(`${result}\n`);
  expect(stderr).toContain(`DeprecationWarning: ${warning}`);
});

it('runs generators marked with @asyncio.coroutine', () => {
  const { stdout, stderr } = run(`import asyncio
@asyncio.coroutine
def old(n):
    yield from asyncio.sleep(0.01)
    return n
async def new():
    return await old(1)
loop = asyncio.get_event_loop()
task = asyncio.ensure_future(new())
print(loop.run_until_complete(task), loop.run_until_complete(old(2)))
`);
  expect(stdout).toBe('1 2\n');
  expect(stderr).toContain('DeprecationWarning: "@coroutine" decorator is deprecated');
});
