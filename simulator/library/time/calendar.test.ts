import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilTime, daysOf, secondsOf } from './calendar.ts';
import { formatTime } from './format.ts';
import { parseTime } from './parse.ts';

describe('the calendar', () => {
  it.each([
    [0, '1970-01-01 00:00:00', 3, 1],
    [951_782_399, '2000-02-28 23:59:59', 0, 59],
    [951_782_400, '2000-02-29 00:00:00', 1, 60],
    [1_704_067_200, '2024-01-01 00:00:00', 0, 1],
    [-1, '1969-12-31 23:59:59', 2, 365],
    [4_107_542_400, '2100-03-01 00:00:00', 0, 60],
  ])('%d seconds after the epoch it is %s', (seconds, text, weekday, yearday) => {
    const time = civilTime(seconds);
    expect(formatTime('%Y-%m-%d %H:%M:%S', time)).toBe(text);
    expect(time).toMatchObject({ weekday, yearday });
  });

  it('comes back from a date to its second', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), (seconds) => {
        const { year, month, day, hour, minute, second } = civilTime(seconds);
        expect(secondsOf(year, month, day, hour, minute, second)).toBe(seconds);
      }),
    );
  });

  it('carries months and days over', () => {
    expect(secondsOf(2023, 14, 1, 0, 0, 0)).toBe(daysOf(2024, 2, 1) * 86_400);
    expect(secondsOf(2024, 3, 0, 0, 0, 0)).toBe(daysOf(2024, 2, 29) * 86_400);
  });
});

describe('formats', () => {
  const time = civilTime(1_709_212_345);

  it.each([
    ['%c', 'Thu Feb 29 13:12:25 2024'],
    ['%I:%M %p', '01:12 PM'],
    ['%j %U %W %w %V', '060 08 09 4 09'],
    ['%-d.%-m.%y %%', '29.2.24 %'],
    ['%Q', '%Q'],
  ])('%s', (format, text) => {
    expect(formatTime(format, time)).toBe(text);
  });

  it('reads what it has written', () => {
    const format = '%A %d %B %Y %H:%M:%S';
    expect(parseTime(formatTime(format, time), format)).toMatchObject(time);
  });

  it.each([
    ['2024-13-01', '%Y-%m-%d', "time data '2024-13-01' does not match format '%Y-%m-%d'"],
    ['2024 x', '%Y', 'unconverted data remains:  x'],
    ['2023-02-29', '%Y-%m-%d', 'day is out of range for month'],
    ['1', '%Q', "'Q' is a bad directive in format '%Q'"],
  ])('refuses %s as %s', (text, format, message) => {
    expect(() => parseTime(text, format)).toThrow(
      expect.objectContaining({
        exception: expect.objectContaining({
          args: expect.objectContaining({ items: [message] }) as unknown,
        }) as unknown,
      }) as Error,
    );
  });
});
