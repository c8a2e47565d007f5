/** What the window says of event loops and their tasks. */
import { describe, expect, test } from 'vitest';

import { createInspector, simulate } from '../../simulator/index.ts';
import type { HeaderResult, Trace } from '../../simulator/index.ts';
import { layOut } from '../chart/index.ts';
import { en } from '../messages/en.ts';
import { Language } from '../messages/language.ts';

import { indexEvents } from './events.ts';
import { describeEvent } from './event-phrase.ts';
import { intervalAt } from './intervals.ts';
import { threadsIn } from './positions.ts';
import { problemsOf } from './problems.ts';
import { machineAt } from './state-at.ts';
import { summarise } from './summary.ts';
import { taskStacks } from './task-stacks.ts';
import { threadOrdinal } from './thread-label.ts';
import { explain } from './why.ts';

const english = new Language('en', en);
const MS = 1_000_000;

const PROGRAM = {
  name: 'main.py',
  text: `import asyncio, time
async def forgotten(): pass
async def fail():
    raise ValueError("boom")
async def nap():
    await asyncio.sleep(0.1)
async def main():
    forgotten()
    asyncio.create_task(fail(), name="bad")
    await asyncio.create_task(nap(), name="nap")
    time.sleep(0.2)
    await asyncio.sleep(0)
asyncio.run(main())
`,
};

const trace: Trace = simulate(PROGRAM);

function laneOf(name: string): number {
  return trace.lanes.find((lane) => lane.name === name)!.id;
}

function why(lane: number, timeNs: number): string {
  const said = explain(english, trace, intervalAt(trace, lane, timeNs)!, timeNs).map(english.say);
  return said.join(' ').replaceAll(/[\d.]+ (ms|µs|ns)/g, '…');
}

describe('event loops in the window', () => {
  test('what goes wrong without ending anything is told with its name, line and time', () => {
    const problems = problemsOf(english, trace, { kind: 'header' } as HeaderResult);
    expect(
      problems.map(({ title }) => english.say(title).replaceAll(/[\d.]+ (ms|µs)/g, '…')),
    ).toEqual([
      'Task-1 (main) blocks the event loop of MainThread for … from … on (line 11): nothing else runs there meanwhile.',
      'Coroutine forgotten was never awaited: at … the program lets go of it (line 8), and nothing of it has run.',
      "Nobody has asked bad for its exception, ValueError('boom') (line 4). That shows at ….",
    ]);
  });

  test('several of a kind are summed up', () => {
    const twice = simulate({
      name: 'main.py',
      text: 'async def f(): pass\nf()\nf()\n',
    });
    const [problem] = problemsOf(english, twice, { kind: 'header' } as HeaderResult);
    expect(english.say(problem!.title)).toBe(
      '2 coroutines were never awaited: nothing of them has run.',
    );
    expect(problem!.details).toHaveLength(2);
  });

  test('the loop stands below its thread, its tasks below the loop', () => {
    const { rows } = layOut(trace, new Set());
    const shown = rows.flatMap((row) =>
      row.kind === 'lane' && row.level > 0 ? [[trace.lanes[row.lane]!.name, row.level]] : [],
    );
    expect(shown.slice(shown.findIndex(([name]) => name === 'MainThread'))).toEqual([
      ['MainThread', 1],
      ['event loop', 2],
      ['Task-1 (main)', 3],
      ['bad', 3],
      ['nap', 3],
    ]);
  });

  test('every phase of the loop and every wait of a task has its sentence', () => {
    const loop = laneOf('event loop');
    expect(why(loop, 50 * MS)).toBe(
      'From … on the event loop waits in its selector, for …: it has nothing to run until the next timer is due or a file is ready.',
    );
    expect(why(loop, 200 * MS)).toBe(
      'From … on the event loop runs for … what was ready then, one after another. Nothing else runs in this thread meanwhile.',
    );
    const main = laneOf('Task-1 (main)');
    expect(why(main, 50 * MS)).toBe(
      'Task-1 (main) waits since … for nap to end (line 10). nap itself sleeps from … to … (line 6). nap has ended, and its result ends the wait at …, after ….',
    );
    expect(summarise(english, trace, laneOf('nap')).map(english.say)).toEqual([
      expect.stringMatching(/^nap was created by Task-1 \(main\) at /),
    ]);
  });

  test('the loop itself fills neither the events nor the shared objects', () => {
    const events = indexEvents(trace);
    const said = Array.from({ length: events.packed.length }, (_, index) =>
      english.say(describeEvent(english, trace, events, index)),
    );
    expect(said.filter((text) => text.includes('event loop'))).toEqual([
      'Task-1 (main) keeps the event loop of MainThread from everything else',
    ]);
    const { resources } = machineAt(trace, 50 * MS);
    expect(resources.map(({ lane }) => lane.kind)).toEqual(['gil']);
  });

  test('a task that waits for a queue is one of those who wait for it', () => {
    const full = simulate({
      name: 'main.py',
      text: `import asyncio
async def main():
    shelf = asyncio.Queue(1)
    async def bake():
        await shelf.put(1)
        await shelf.put(2)
    baker = asyncio.create_task(bake(), name="baker")
    await asyncio.sleep(0.1)
    await shelf.get()
    await baker
asyncio.run(main())
`,
    });
    const { resources } = machineAt(full, 50 * MS);
    const shelf = resources.find(({ lane }) => lane.kind === 'queue')!;
    expect(shelf.waiters.map((lane) => full.lanes[lane]!.name)).toEqual(['baker']);
  });

  test('suspended tasks stand at their await, with their coroutines', () => {
    const lines = threadsIn(trace, 0, 50 * MS).map(({ lane, line }) => [
      trace.lanes[lane]!.name,
      line,
    ]);
    expect(lines).toEqual([
      ['MainThread', 13],
      ['Task-1 (main)', 10],
      ['nap', 6],
    ]);
    expect(threadOrdinal(trace, laneOf('nap'))).toBeGreaterThan(0);
    const stacks = taskStacks(createInspector(PROGRAM).at(50 * MS));
    expect(stacks.get(laneOf('nap'))!.map(({ line, internal }) => internal || line)).toEqual([
      true,
      6,
    ]);
  });
});
