import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { parseRunOptions } from './machine-options.ts';
import { writeSchedule } from './schedule.ts';
import { simulateSource } from './simulation.ts';

const TABLE = `[[job]]
name = "A"
bursts = "cpu 2ms"
[[job]]
name = "B"
bursts = "cpu 2ms"
`;

let folder = '';
let file = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'timeslice-schedule-'));
  file = path.join(folder, 'two.schedule');
});
afterAll(() => rmSync(folder, { recursive: true }));

it('a schedule that a run has written makes the next run the same', () => {
  const source = { name: 'two.toml', text: TABLE };
  const manual = { policy: 'manual', manual: { choices: ['B', 'B'] } } as const;
  const machine = { cores: 1, quantumNs: 1e6, ...manual };
  const asked = { assignments: [], options: { machine, decisions: 'record' as const } };
  const first = simulateSource(source, asked, {});
  if (first.kind !== 'trace') throw new Error(first.message);
  writeSchedule(file, source.name, first.options, first.trace);
  expect(readFileSync(file, 'utf8')).toMatch(/# cores = 1\n# quantum = "1ms"\n# \/\/\/\nB\nB\n$/);
  const { assignments, options } = parseRunOptions({ schedule: file });
  const replayed = simulateSource(
    source,
    { assignments, options: { ...options, decisions: 'record' } },
    {},
  );
  expect(replayed).toMatchObject({ kind: 'trace', trace: first.trace });
});

it('options of the call go before what the schedule says', () => {
  writeFileSync(file, '# /// timeslice\n# [machine]\n# cores = 1\n# seed = 3\n# ///\nA\n');
  expect(parseRunOptions({ schedule: file, cores: '2' }).options.machine).toEqual({
    cores: 2,
    seed: 3,
    policy: 'manual',
    manual: { choices: ['A'] },
  });
});

it('a schedule that cannot be read is told with its place', () => {
  writeFileSync(file, '# /// timeslice\n# [machine]\n# coers = 1\n# ///\nA\n');
  expect(() => parseRunOptions({ schedule: file })).toThrow(/two\.schedule:3:1: .*coers/);
});
