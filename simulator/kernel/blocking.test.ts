/** Waiting: for time, for ends of threads, for a wake-up, with and without a deadline. By hand. */
import { describe, expect, test } from 'vitest';
import { runScripts, sectionsOf, text, World } from './script.test-support.ts';

describe('sleep', () => {
  test('the shortest sleeper wakes first, whoever went to sleep first', () => {
    const trace = runScripts({ cores: 4 }, [
      { name: 'M', lines: ['start A', 'start B', 'sleep 3ms', 'cpu 1ms'] },
      { name: 'A', lines: ['sleep 2ms', 'cpu 1ms'] },
      { name: 'B', lines: ['sleep 1ms', 'cpu 1ms'] },
    ]);
    expect(sectionsOf(trace, 'thread')).toBe(text`
      thread M of main to 4ms
        0–3ms waiting sleep at line 3
        3ms–4ms running core 0
      thread A of main to 3ms
        0–2ms waiting sleep at line 1
        2ms–3ms running core 1
      thread B of main to 2ms
        0–1ms waiting sleep at line 1
        1ms–2ms running core 2
    `);
  });

  test('those that wake at the same time run in the order in which they went to sleep', () => {
    const trace = runScripts({}, [
      { name: 'M', lines: ['start A', 'cpu 1ms', 'sleep 2ms', 'cpu 1ms'] },
      { name: 'A', lines: ['cpu 1ms', 'sleep 1ms', 'cpu 1ms'] },
    ]);
    expect(sectionsOf(trace, 'core')).toBe(text`
      core core 0
        0–1ms running M
        1ms–2ms running A
        3ms–4ms running M
        4ms–5ms running A
    `);
  });

  test('a sleep of no time keeps the core', () => {
    const trace = runScripts({}, [
      { name: 'M', lines: ['start A', 'sleep 0ms', 'cpu 1ms'] },
      { name: 'A', lines: ['cpu 1ms'] },
    ]);
    expect(sectionsOf(trace, 'thread M')).toBe(text`
      thread M of main to 1ms
        0–1ms running core 0
    `);
  });
});

describe('start', () => {
  test('a thread is new until it has been started, and an arrow shows by whom', () => {
    const trace = runScripts({ cores: 2, threadStartNs: 60_000 }, [
      { name: 'M', lines: ['cpu 10us', 'start A', 'cpu 10us'] },
      { name: 'A', lines: ['cpu 5us'] },
    ]);
    expect(sectionsOf(trace, 'thread', 'arrows')).toBe(text`
      thread M of main to 20µs
        0–20µs running core 0
      thread A of main from 10µs to 75µs
        10µs–70µs new
        70µs–75µs running core 0
      arrows
        10µs–70µs start M → A
    `);
  });
});

describe('join', () => {
  test('waits for the end of the other thread, and an arrow leads from it', () => {
    const trace = runScripts({ cores: 2 }, [
      { name: 'M', lines: ['start A', 'cpu 1ms', 'join A', 'cpu 1ms'] },
      { name: 'A', lines: ['cpu 3ms'] },
    ]);
    expect(sectionsOf(trace, 'thread', 'arrows')).toBe(text`
      thread M of main to 4ms
        0–1ms running core 0
        1ms–3ms waiting join A at line 3
        3ms–4ms running core 0
      thread A of main to 3ms
        0–3ms running core 1
      arrows
        0 start M → A
        3ms join A → M via A
    `);
  });

  test('returns at once when the thread has ended', () => {
    const trace = runScripts({ cores: 2 }, [
      { name: 'M', lines: ['start A', 'cpu 2ms', 'join A', 'cpu 1ms'] },
      { name: 'A', lines: ['cpu 1ms'] },
    ]);
    expect(sectionsOf(trace, 'thread M')).toBe(text`
      thread M of main to 3ms
        0–3ms running core 0
    `);
  });

  test('gives up after its timeout, and can be tried again', () => {
    const world = new World({ cores: 2 }, [
      { name: 'M', lines: ['start A', 'join A 1ms', 'join A 5ms', 'cpu 1ms'] },
      { name: 'A', lines: ['cpu 3ms'] },
    ]);
    world.kernel.run();
    expect(world.log).toEqual(['1000000 M line 2: false', '3000000 M line 3: true']);
    expect(sectionsOf(world.kernel.finish(), 'thread M')).toBe(text`
      thread M of main to 4ms
        0–3ms waiting join A at line 2
        3ms–4ms running core 0
    `);
  });
});

describe('park and wake', () => {
  test('wakes in the order of arrival, one or all', () => {
    const world = new World({ cores: 4 }, [
      {
        name: 'M',
        lines: ['start A', 'start B', 'start C', 'sleep 1ms', 'wake Q', 'sleep 1ms', 'wake Q all'],
      },
      { name: 'A', lines: ['park Q', 'cpu 1us'] },
      { name: 'B', lines: ['park Q', 'cpu 1us'] },
      { name: 'C', lines: ['park Q', 'cpu 1us'] },
    ]);
    world.kernel.run();
    expect(world.log).toEqual([
      '1000000 M line 5: 1',
      '1000000 A line 1: true',
      '2000000 M line 7: 2',
      '2000000 B line 1: true',
      '2000000 C line 1: true',
    ]);
    expect(sectionsOf(world.kernel.finish(), 'arrows')).toBe(text`
      arrows
        0 start M → A
        0 start M → B
        0 start M → C
        1ms wake M → A
        2ms wake M → B
        2ms wake M → C
    `);
  });

  test('a deadline ends the wait, and a wake-up before it cancels the deadline', () => {
    const world = new World({ cores: 2 }, [
      { name: 'M', lines: ['start A', 'park Q 1ms', 'cpu 1ms', 'wake R', 'sleep 9ms'] },
      { name: 'A', lines: ['park R 5ms', 'cpu 1ms'] },
    ]);
    world.kernel.run();
    expect(world.log).toEqual([
      '1000000 M line 2: false',
      '2000000 M line 4: 1',
      '2000000 A line 1: true',
    ]);
    expect(sectionsOf(world.kernel.finish(), 'thread A')).toBe(text`
      thread A of main to 3ms
        0–2ms waiting event at line 1
        2ms–3ms running core 1
    `);
  });

  test('a deadline that has passed already does not give up the core', () => {
    const world = new World({}, [
      { name: 'M', lines: ['start A', 'cpu 1ms', 'park Q 0ms', 'cpu 1ms'] },
      { name: 'A', lines: ['cpu 1ms'] },
    ]);
    world.kernel.run();
    expect(world.log).toEqual(['1000000 M line 3: false']);
    expect(sectionsOf(world.kernel.finish(), 'core')).toBe(text`
      core core 0
        0–2ms running M
        2ms–3ms running A
    `);
  });

  test('a thread that waits as soon as it has woken another hands over its core', () => {
    const trace = runScripts({ policy: 'fair' }, [
      { name: 'M', lines: ['start A', 'sleep 5ms', 'cpu 1ms', 'wake Q', 'sleep 1ms'] },
      { name: 'A', lines: ['park Q', 'cpu 3ms'] },
    ]);
    expect(sectionsOf(trace, 'thread')).toBe(text`
      thread M of main to 9ms
        0–5ms waiting sleep at line 2
        5ms–6ms running core 0
        6ms–7ms waiting sleep at line 5
        7ms–9ms ready woken at line 5
      thread A of main to 9ms
        0–6ms waiting event at line 1
        6ms–9ms running core 0
    `);
  });
});

describe('processes', () => {
  test('exit ends all threads of the process, whatever they are doing', () => {
    const trace = runScripts({ cores: 2 }, [
      { name: 'M', lines: ['start R', 'start S', 'start Q', 'cpu 2ms', 'exit 3', 'cpu 9ms'] },
      { name: 'R', lines: ['cpu 9ms'] },
      { name: 'S', lines: ['sleep 9ms'] },
      { name: 'Q', lines: ['cpu 9ms'] },
    ]);
    expect(sectionsOf(trace, 'outcome', 'core', 'process', 'thread')).toBe(text`
      outcome completed, exit code 3
      elapsed 2ms
      core core 0
        0–2ms running M
      core core 1
        0–2ms running R
      process main to 2ms
      thread M of main to 2ms
        0–2ms running core 0
      thread R of main to 2ms
        0–2ms running core 1
      thread S of main to 2ms
        0–2ms ready start at line 1
      thread Q of main to 2ms
        0–2ms ready start at line 1
    `);
  });

  test('the run ends with the last thread, not with the main one', () => {
    const trace = runScripts({ cores: 2 }, [
      { name: 'M', lines: ['start A', 'cpu 1ms'] },
      { name: 'A', lines: ['cpu 4ms'] },
    ]);
    expect(trace.outcome).toEqual({ kind: 'completed', exitCode: 0 });
    expect(trace.elapsedNs).toBe(4_000_000);
  });
});
