/** A mutex under contention: who gets it, who waits, what the trace shows. Worked out by hand. */
import { describe, expect, test } from 'vitest';
import { runScripts, sectionsOf, text, World } from './script.test-support.ts';

test('on two cores the second comer waits, and a release wakes it', () => {
  const trace = runScripts({ cores: 2 }, [
    { name: 'M', lines: ['start A', 'acquire L', 'cpu 3ms', 'release L', 'cpu 2ms'] },
    { name: 'A', lines: ['cpu 1ms', 'acquire L', 'cpu 1ms', 'release L'] },
  ]);
  expect(sectionsOf(trace, 'thread', 'lock', 'arrows', 'marks')).toBe(text`
    thread M of main to 5ms
      0–5ms running core 0
    thread A of main to 4ms
      0–1ms running core 1
      1ms–3ms waiting lock L at line 2
      3ms–4ms running core 1
    lock L
      0–1ms held M
      1ms–3ms contended M
      3ms–4ms held A
    arrows
      0 start M → A
      3ms wake M → A via L
    marks
      1ms contention A L
  `);
});

test('on one core a lock is contended only if its owner loses the core while it has it', () => {
  const scripts = [
    { name: 'M', lines: ['start A', 'acquire L', 'cpu 3ms', 'release L'] },
    { name: 'A', lines: ['acquire L', 'cpu 1ms', 'release L'] },
  ];
  const patient = runScripts({ policy: 'fifo' }, scripts);
  expect(sectionsOf(patient, 'lock')).toBe(text`
    lock L
      0–3ms held M
      3ms–4ms held A
  `);
  const impatient = runScripts({ policy: 'round-robin', quantumNs: 2_000_000 }, scripts);
  expect(sectionsOf(impatient, 'core', 'lock')).toBe(text`
    core core 0
      0–3ms running M
      3ms–4ms running A
    lock L
      0–2ms held M
      2ms–3ms contended M
      3ms–4ms held A
  `);
});

test('a running thread takes a released lock before the one that was woken for it', () => {
  const trace = runScripts({ policy: 'fifo' }, [
    {
      name: 'M',
      lines: [
        'start A',
        'acquire L',
        'sleep 1ms',
        'release L',
        'cpu 1ms',
        'acquire L',
        'sleep 1ms',
        'release L',
      ],
    },
    { name: 'A', lines: ['acquire L', 'cpu 1ms', 'release L'] },
  ]);
  expect(sectionsOf(trace, 'thread', 'lock', 'arrows', 'marks')).toBe(text`
    thread M of main to 3ms
      0–1ms waiting sleep at line 3
      1ms–2ms running core 0
      2ms–3ms waiting sleep at line 7
    thread A of main to 4ms
      0–1ms waiting lock L at line 1
      1ms–2ms ready woken at line 1
      2ms–3ms waiting lock L at line 1
      3ms–4ms running core 0
    lock L
      0–1ms contended M
      2ms–3ms contended M
      3ms–4ms held A
    arrows
      0 start M → A
      1ms wake M → A via L
      3ms wake M → A via L
    marks
      0 contention A L
  `);
});

test('waiters are woken in the order in which they came', () => {
  const trace = runScripts({ cores: 4 }, [
    { name: 'M', lines: ['acquire L', 'start A', 'start B', 'cpu 3ms', 'release L'] },
    { name: 'A', lines: ['cpu 2ms', 'acquire L', 'cpu 1ms', 'release L'] },
    { name: 'B', lines: ['cpu 1ms', 'acquire L', 'cpu 1ms', 'release L'] },
  ]);
  expect(sectionsOf(trace, 'lock')).toBe(text`
    lock L
      0–1ms held M
      1ms–3ms contended M
      3ms–4ms contended B
      4ms–5ms held A
  `);
});

describe('timeouts', () => {
  test('an acquire gives up, and the lock is no longer contended', () => {
    const world = new World({ cores: 2 }, [
      { name: 'M', lines: ['start A', 'acquire L', 'cpu 5ms', 'release L'] },
      { name: 'A', lines: ['cpu 1ms', 'acquire L 2ms', 'cpu 1ms'] },
    ]);
    world.kernel.run();
    expect(world.log).toContain('3000000 A line 2: false');
    expect(sectionsOf(world.kernel.finish(), 'thread A', 'lock')).toBe(text`
      thread A of main to 4ms
        0–1ms running core 1
        1ms–3ms waiting lock L at line 2
        3ms–4ms running core 1
      lock L
        0–1ms held M
        1ms–3ms contended M
        3ms–5ms held M
    `);
  });

  test('an acquire that must not wait does not', () => {
    const world = new World({ cores: 2 }, [
      { name: 'M', lines: ['start A', 'acquire L', 'cpu 5ms', 'release L'] },
      { name: 'A', lines: ['cpu 1ms', 'acquire L 0ms', 'cpu 1ms'] },
    ]);
    world.kernel.run();
    expect(world.log).toContain('1000000 A line 2: false');
    const trace = world.kernel.finish();
    expect(trace.marks.count).toBe(0);
    expect(sectionsOf(trace, 'thread A')).toBe(text`
      thread A of main to 2ms
        0–2ms running core 1
    `);
  });

  test('the deadline stays the first one when another thread takes the lock in between', () => {
    const world = new World({ policy: 'fifo' }, [
      {
        name: 'M',
        lines: [
          'start A',
          'acquire L',
          'sleep 1ms',
          'release L',
          'cpu 1ms',
          'acquire L',
          'sleep 9ms',
        ],
      },
      { name: 'A', lines: ['acquire L 3ms', 'cpu 1ms'] },
    ]);
    world.kernel.run();
    expect(world.log).toContain('3000000 A line 1: false');
  });
});

test('another thread than its owner may release a lock', () => {
  const world = new World({ cores: 2 }, [
    {
      name: 'M',
      lines: ['acquire L', 'start A', 'acquire L', 'cpu 1ms', 'release L', 'release L'],
    },
    { name: 'A', lines: ['cpu 2ms', 'release L'] },
  ]);
  world.kernel.run();
  expect(world.log.at(-1)).toBe('3000000 M line 6: false');
  const trace = world.kernel.finish();
  expect(trace.outcome.kind).toBe('completed');
  // M waited for itself, but A could end it: no deadlock is reported.
  expect(sectionsOf(trace, 'lock', 'arrows', 'marks')).toBe(text`
    lock L
      0–2ms contended M
      2ms–3ms held M
    arrows
      0 start M → A
      2ms wake A → M via L
    marks
      0 contention M L
  `);
});
