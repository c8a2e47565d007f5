import { expect, it } from 'vitest';

import { simulate } from '../simulator/index.ts';
import { readSchedule, scheduleText } from './schedule.ts';

const TABLE = `[machine]
cores = 1
quantum = "1ms"
[[job]]
name = "A"
bursts = "cpu 2ms"
[[job]]
name = "B"
bursts = "cpu 2ms"
`;

function run(choices: readonly string[]) {
  const machine = { policy: 'manual', manual: { choices } } as const;
  return simulate({ name: 'two.toml', text: TABLE }, { machine, decisions: 'record' });
}

it('a schedule that a run has written makes the next run the same', () => {
  const first = run(['B', 'B']);
  const text = scheduleText('two.toml', first);
  expect(text).toBe('# two.toml: whose turn it is at each decision\nB\nB\n');
  expect(run(readSchedule(text))).toEqual(first);
});

it('what is for people is no choice', () => {
  expect(readSchedule('# mine\r\n\r\n  A \nB # 2\n')).toEqual(['A', 'B # 2']);
});
