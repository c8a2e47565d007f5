import { expect, it } from 'vitest';

import { shownFields } from './columns.ts';
import { rowsOf } from './rows.ts';

const ROWS = rowsOf('[[job]]\nbursts = "cpu 1ms"\nnice = 5\n\n[[job]]\nperiod = """4ms"""\n');

it('a field has a column when a row has it, or when the policy goes by it', () => {
  expect(shownFields('job', ROWS, 'fifo')).toEqual(['name', 'arrival', 'bursts', 'period', 'nice']);
  expect(shownFields('job', [], 'fifo')).toEqual(['name', 'arrival', 'bursts']);
  expect(shownFields('job', [], 'lottery')).toContain('tickets');
  expect(shownFields('job', [], 'edf')).toEqual([
    'name',
    'arrival',
    'bursts',
    'period',
    'deadline',
  ]);
});
