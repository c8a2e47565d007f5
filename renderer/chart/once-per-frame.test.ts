import { describe, expect, test } from 'vitest';

import { oncePerFrame } from './once-per-frame.ts';

function harness(): { log: string[]; request: () => void; cancel: () => void; frame: () => void } {
  const log: string[] = [];
  let waiting: (() => void) | undefined;
  const { request, cancel } = oncePerFrame(
    () => log.push('work'),
    (callback) => {
      waiting = callback;
      return 1;
    },
    () => (waiting = undefined),
  );
  return {
    log,
    request,
    cancel,
    frame: () => {
      const due = waiting;
      waiting = undefined;
      log.push('frame');
      due?.();
    },
  };
}

describe('work once per frame', () => {
  test('is done at once, and again in the next frame if asked for again', () => {
    const { log, request, frame } = harness();
    request();
    request();
    request();
    frame();
    frame();
    expect(log).toEqual(['work', 'frame', 'work', 'frame']);
  });

  test('is done in every frame for one who asks in every frame', () => {
    const { log, request, frame } = harness();
    for (let i = 0; i < 3; i += 1) {
      request();
      frame();
    }
    expect(log.filter((entry) => entry === 'work')).toHaveLength(3);
  });

  test('is dropped when cancelled', () => {
    const { log, request, cancel, frame } = harness();
    request();
    request();
    cancel();
    frame();
    expect(log).toEqual(['work', 'frame']);
  });
});
