/** Who can never run again, and why. Worked out by hand. */
import { expect, test } from 'vitest';
import { eachMark } from '../trace/mark-store.ts';
import { runScripts, sectionsOf, text, World } from './script.test-support.ts';

test('two locks taken in opposite order: the cycle, and who is stuck behind it', () => {
  const trace = runScripts({ cores: 2 }, [
    { name: 'M', lines: ['start A', 'start B', 'join A', 'join B'] },
    { name: 'A', lines: ['acquire L', 'cpu 2ms', 'acquire K'] },
    { name: 'B', lines: ['acquire K', 'cpu 1ms', 'acquire L'] },
  ]);
  expect(sectionsOf(trace, 'outcome', 'marks')).toBe(text`
    outcome deadlock
      blocked: M since 0 by join A held by A
      in the cycle: A since 2ms by lock K held by B
      in the cycle: B since 1ms by lock L held by A
    elapsed 2.03125ms
    marks
      1ms contention B L
      2ms contention A K
      2ms deadlock A K
      2ms deadlock B L
  `);
});

test('a cycle is told from its last link on, each thread waiting for the next', () => {
  const trace = runScripts({ cores: 4 }, [
    { name: 'M', lines: ['start A', 'start B', 'start C'] },
    { name: 'A', lines: ['acquire 1', 'sleep 3ms', 'acquire 2'] },
    { name: 'B', lines: ['acquire 2', 'sleep 1ms', 'acquire 3'] },
    { name: 'C', lines: ['acquire 3', 'sleep 2ms', 'acquire 1'] },
  ]);
  expect(trace.outcome.kind).toBe('deadlock');
  const { cycle } = trace.outcome.kind === 'deadlock' ? trace.outcome.deadlock : { cycle: [] };
  expect(cycle.map(({ thread }) => trace.lanes[thread].name)).toEqual(['A', 'B', 'C']);
  expect(cycle.map(({ line }) => line)).toEqual([3, 3, 3]);
});

test('a lost wake-up: no cycle, but a wait that nobody can end', () => {
  const trace = runScripts({ cores: 2 }, [
    { name: 'M', lines: ['start A', 'wake Q', 'join A'] },
    { name: 'A', lines: ['cpu 1ms', 'park Q'] },
  ]);
  expect(sectionsOf(trace, 'outcome', 'marks')).toBe(text`
    outcome deadlock
      blocked: M since 0 by join A held by A
      blocked: A since 1ms by event - which nobody can end
    elapsed 1.015625ms
    marks
      1ms deadlock A
  `);
});

test('a thread that acquires its own lock twice, and one that joins itself', () => {
  const twice = runScripts({}, [{ name: 'M', lines: ['acquire L', 'cpu 1ms', 'acquire L'] }]);
  expect(sectionsOf(twice, 'outcome')).toBe(text`
    outcome deadlock
      in the cycle: M since 1ms by lock L held by M
    elapsed 1.015625ms
  `);
  const itself = runScripts({}, [{ name: 'M', lines: ['cpu 1ms', 'join M'] }]);
  expect(sectionsOf(itself, 'outcome')).toBe(text`
    outcome deadlock
      in the cycle: M since 1ms by join M held by M
    elapsed 1.015625ms
  `);
});

test('a deadlock of some threads is marked when it closes, and the others go on', () => {
  const world = new World({ cores: 4 }, [
    { name: 'M', lines: ['start A', 'start B', 'sleep 9ms', 'exit 0'] },
    { name: 'A', lines: ['acquire L', 'sleep 1ms', 'acquire K'] },
    { name: 'B', lines: ['acquire K', 'sleep 1ms', 'acquire L'] },
  ]);
  world.kernel.run(5_000_000);
  const [deadlock] = world.kernel.partialDeadlocks();
  expect(deadlock).toMatchObject({ timeNs: 1_000_000, partial: true });
  expect(deadlock.cycle).toHaveLength(2);
});

test('the marks of a partial deadlock stay when the process ends over it', () => {
  const trace = runScripts({ cores: 4 }, [
    { name: 'M', lines: ['start A', 'start B', 'sleep 9ms', 'exit 0'] },
    { name: 'A', lines: ['acquire L', 'sleep 1ms', 'acquire K'] },
    { name: 'B', lines: ['acquire K', 'sleep 1ms', 'acquire L'] },
  ]);
  expect(sectionsOf(trace, 'outcome', 'marks')).toBe(text`
    outcome completed, exit code 0
    elapsed 9ms
    marks
      1ms contention A K
      1ms contention B L
      1ms deadlock B L
      1ms deadlock A K
  `);
});

test('a wait with a deadline is no deadlock', () => {
  const trace = runScripts({ cores: 2 }, [
    { name: 'M', lines: ['start A', 'acquire L', 'cpu 1ms', 'acquire K 5ms'] },
    { name: 'A', lines: ['acquire K', 'cpu 1ms', 'acquire L 9ms'] },
  ]);
  expect(trace.outcome).toEqual({ kind: 'completed', exitCode: 0 });
  expect([...eachMark(trace)].some(({ kind }) => kind === 'deadlock')).toBe(false);
});
