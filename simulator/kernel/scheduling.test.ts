/** Who gets a core, when, and for how long. Worked out by hand. */
import { describe, expect, test } from 'vitest';
import { eachThread } from '../trace/thread-sums.ts';
import { runScripts, sectionsOf, text } from './script.test-support.ts';

describe('one core', () => {
  test('fifo lets each thread run until it waits or ends', () => {
    const trace = runScripts({ policy: 'fifo', quantumNs: 1_000_000 }, [
      { name: 'M', lines: ['start A', 'start B', 'cpu 2ms'] },
      { name: 'A', lines: ['cpu 5ms', 'sleep 1ms', 'cpu 1ms'] },
      { name: 'B', lines: ['cpu 4ms'] },
    ]);
    expect(sectionsOf(trace, 'outcome', 'core', 'thread')).toBe(text`
      outcome completed, exit code 0
      elapsed 12ms
      core core 0
        0–2ms running M
        2ms–7ms running A
        7ms–11ms running B
        11ms–12ms running A
      thread M of main to 2ms
        0–2ms running core 0
      thread A of main to 12ms
        0–2ms ready start at line 1
        2ms–7ms running core 0
        7ms–8ms waiting sleep at line 2
        8ms–11ms ready woken at line 2
        11ms–12ms running core 0
      thread B of main to 11ms
        0–7ms ready start at line 1
        7ms–11ms running core 0
    `);
  });

  test('round-robin gives each a quantum, and whoever comes back goes to the end', () => {
    const trace = runScripts({ policy: 'round-robin', quantumNs: 2_000_000 }, [
      { name: 'M', lines: ['start A', 'start B', 'cpu 3ms'] },
      { name: 'A', lines: ['cpu 5ms'] },
      { name: 'B', lines: ['cpu 2ms', 'sleep 1ms', 'cpu 1ms'] },
    ]);
    expect(sectionsOf(trace, 'core')).toBe(text`
      core core 0
        0–2ms running M
        2ms–4ms running A
        4ms–6ms running B
        6ms–7ms running M
        7ms–9ms running A
        9ms–10ms running B
        10ms–11ms running A
    `);
  });

  test('a thread that is woken by the end of another stands behind those who wait for a core', () => {
    const trace = runScripts({ policy: 'fifo' }, [
      { name: 'M', lines: ['start A', 'start B', 'join A', 'cpu 1ms'] },
      { name: 'A', lines: ['cpu 1ms'] },
      { name: 'B', lines: ['cpu 1ms'] },
    ]);
    expect(sectionsOf(trace, 'core')).toBe(text`
      core core 0
        0–1ms running A
        1ms–2ms running B
        2ms–3ms running M
    `);
  });

  test('a thread that waits just when its quantum ends is not preempted', () => {
    const trace = runScripts({ policy: 'round-robin', quantumNs: 2_000_000 }, [
      { name: 'M', lines: ['start A', 'cpu 2ms', 'sleep 1ms', 'cpu 1ms'] },
      { name: 'A', lines: ['cpu 4ms'] },
    ]);
    expect(sectionsOf(trace, 'thread M')).toBe(text`
      thread M of main to 5ms
        0–2ms running core 0
        2ms–3ms waiting sleep at line 3
        3ms–4ms ready woken at line 3
        4ms–5ms running core 0
    `);
  });

  test('a thread alone keeps its core past the end of its quantum', () => {
    const trace = runScripts({ policy: 'round-robin', quantumNs: 1_000_000 }, [
      { name: 'M', lines: ['cpu 3ms'] },
    ]);
    expect(sectionsOf(trace, 'core')).toBe(text`
      core core 0
        0–3ms running M
    `);
  });

  test('a long burst is interrupted where it stands and goes on from there', () => {
    const trace = runScripts({ policy: 'round-robin', quantumNs: 1_000_000 }, [
      { name: 'M', lines: ['start A', 'cpu 1500us'] },
      { name: 'A', lines: ['cpu 1200us'] },
    ]);
    expect(sectionsOf(trace, 'thread')).toBe(text`
      thread M of main to 2.5ms
        0–1ms running core 0
        1ms–2ms ready preempted at line 2
        2ms–2.5ms running core 0
      thread A of main to 2.7ms
        0–1ms ready start at line 1
        1ms–2ms running core 0
        2ms–2.5ms ready preempted at line 1
        2.5ms–2.7ms running core 0
    `);
  });

  test('a context switch costs time of its own, and none when the same thread goes on', () => {
    const trace = runScripts({ policy: 'fifo', contextSwitchNs: 2_000 }, [
      { name: 'M', lines: ['start A', 'cpu 10us', 'sleep 100us', 'cpu 10us'] },
      { name: 'A', lines: ['cpu 20us', 'sleep 200us', 'cpu 5us'] },
    ]);
    expect(sectionsOf(trace, 'core', 'thread')).toBe(text`
      core core 0
        0–10µs running M
        10µs–12µs switching A
        12µs–32µs running A
        110µs–112µs switching M
        112µs–122µs running M
        232µs–234µs switching A
        234µs–239µs running A
      thread M of main to 122µs
        0–10µs running core 0
        10µs–110µs waiting sleep at line 3
        110µs–112µs ready woken at line 3
        112µs–122µs running core 0
      thread A of main to 239µs
        0–12µs ready start at line 1
        12µs–32µs running core 0
        32µs–232µs waiting sleep at line 2
        232µs–234µs ready woken at line 2
        234µs–239µs running core 0
    `);
    expect(trace.statistics.contextSwitches).toBe(3);
  });
});

describe('fair', () => {
  test('CPU time follows the weights of nice', () => {
    const trace = runScripts({ policy: 'fair', virtualTimeNs: 1_000_000_000 }, [
      { name: 'M', lines: ['start A', 'cpu 9999ms'] },
      { name: 'A', lines: ['cpu 9999ms'], nice: 5 },
    ]);
    const [main, other] = [...eachThread(trace.statistics)];
    // Linux's weights: 1024 and 335. A slice is at most 4 ms, so the shares are as near as that.
    const share = main.runningNs / (main.runningNs + other.runningNs);
    expect(share).toBeCloseTo(1024 / (1024 + 335), 2);
  });

  test('two equal threads share a round of the latency target', () => {
    const trace = runScripts({ policy: 'fair', quantumNs: 4_000_000 }, [
      { name: 'M', lines: ['start A', 'cpu 6ms'] },
      { name: 'A', lines: ['cpu 3ms'] },
    ]);
    // M is alone when its first slice is measured (4 ms); then each gets half of the round.
    expect(sectionsOf(trace, 'core')).toBe(text`
      core core 0
        0–4ms running M
        4ms–7ms running A
        7ms–9ms running M
    `);
  });

  test('a sleeper that wakes takes the core of a thread that has had more', () => {
    const trace = runScripts({ policy: 'fair', quantumNs: 40_000_000 }, [
      { name: 'M', lines: ['start A', 'sleep 5ms', 'cpu 1ms', 'sleep 500us', 'cpu 1ms'] },
      { name: 'A', lines: ['cpu 20ms'] },
    ]);
    expect(sectionsOf(trace, 'thread')).toBe(text`
      thread M of main to 7.5ms
        0–5ms waiting sleep at line 2
        5ms–6ms running core 0
        6ms–6.5ms waiting sleep at line 4
        6.5ms–7.5ms running core 0
      thread A of main to 22ms
        0–5ms running core 0
        5ms–6ms ready preempted at line 1
        6ms–6.5ms running core 0
        6.5ms–7.5ms ready preempted at line 1
        7.5ms–22ms running core 0
    `);
  });

  test('a thread that has run alone for long owes nothing to one that starts', () => {
    const trace = runScripts({ policy: 'fair' }, [
      { name: 'M', lines: ['cpu 100ms', 'start A', 'cpu 10ms'] },
      { name: 'A', lines: ['cpu 10ms'] },
    ]);
    expect(sectionsOf(trace, 'core')).toBe(text`
      core core 0
        0–100ms running M
        100ms–102ms running A
        102ms–104ms running M
        104ms–106ms running A
        106ms–108ms running M
        108ms–110ms running A
        110ms–112ms running M
        112ms–114ms running A
        114ms–116ms running M
        116ms–118ms running A
        118ms–120ms running M
    `);
  });
});

describe('several cores', () => {
  test('a woken thread goes back to the core it knows, else to any that is idle', () => {
    const trace = runScripts({ cores: 3 }, [
      { name: 'M', lines: ['start A', 'start B', 'sleep 2ms', 'cpu 1ms'] },
      { name: 'A', lines: ['cpu 1ms', 'sleep 2ms', 'cpu 1ms'] },
      { name: 'B', lines: ['cpu 4ms'] },
    ]);
    expect(sectionsOf(trace, 'core')).toBe(text`
      core core 0
        2ms–3ms running M
      core core 1
        0–1ms running A
        3ms–4ms running A
      core core 2
        0–4ms running B
    `);
  });

  test('more threads than cores share them, without a core idling while a thread is ready', () => {
    const trace = runScripts({ cores: 2, policy: 'round-robin', quantumNs: 1_000_000 }, [
      { name: 'M', lines: ['start A', 'start B', 'cpu 2ms'] },
      { name: 'A', lines: ['cpu 2ms'] },
      { name: 'B', lines: ['cpu 2ms'] },
    ]);
    expect(sectionsOf(trace, 'core')).toBe(text`
      core core 0
        0–1ms running M
        1ms–3ms running B
      core core 1
        0–1ms running A
        1ms–2ms running M
        2ms–3ms running A
    `);
  });
});
