import { describe, expect, test } from 'vitest';

import { sampleTrace } from './demo/sample-trace.ts';
import { intervalKey, intervalKeys, STATE_KEYS, stateKey } from './state-key.ts';

describe('a state key', () => {
  test.each([
    ['thread', 'running', 'none', 'running'],
    ['core', 'running', 'none', 'busy'],
    ['core', 'switching', 'none', 'switching'],
    ['thread', 'ready', 'preempted', 'ready'],
    ['thread', 'ready', 'woken', 'ready'],
    ['thread', 'waiting', 'gil', 'wait-gil'],
    ['thread', 'waiting', 'sleep', 'wait-sleep'],
    ['thread', 'waiting', 'start', 'wait-event'],
    ['thread', 'waiting', 'none', 'wait-other'],
    ['thread', 'new', 'start', 'new'],
    ['thread', 'running', 'copy', 'copying'],
    ['descriptor', 'running', 'copy', 'copying'],
    ['descriptor', 'ready', 'none', 'ready'],
    ['lock', 'held', 'none', 'held'],
    ['gil', 'contended', 'none', 'contended'],
  ] as const)('of a %s that is %s (%s) is %s', (kind, state, cause, key) => {
    expect(stateKey(kind, state, cause)).toBe(key);
  });

  test('is the same one by one and for all at once', () => {
    const trace = sampleTrace();
    const codes = intervalKeys(trace);
    codes.forEach((code, i) => {
      expect(STATE_KEYS[code]).toBe(intervalKey(trace, i));
    });
  });
});
