/** A schedule that is saved is the one that is read. */
import { describe, expect, it } from 'vitest';

import { isSchedule, readSchedule, scheduleText } from './schedule-file.ts';

describe('a schedule', () => {
  it('is read as it was written', () => {
    const choices = ['long', 'short 1', 'Thread-1 (work)'];
    expect(readSchedule(scheduleText('a.py', choices))).toEqual(choices);
  });

  it('has lines for people, which count nothing', () => {
    expect(readSchedule('# a\r\n\r\nA\n  B  \n#C\n')).toEqual(['A', 'B']);
  });

  it('is told by its name', () => {
    expect(isSchedule('a.schedule')).toBe(true);
    expect(isSchedule('a.toml')).toBe(false);
  });
});
