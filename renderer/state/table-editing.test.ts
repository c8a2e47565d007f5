import { describe, expect, it } from 'vitest';

import type { CheckReply, CheckRequest } from '../worker/protocol.ts';

import type { Run } from './run.svelte.ts';
import type { Store } from './store.ts';
import { clientOf, openedTable, TABLE } from './table-modes.test-support.ts';
import { TableEditing } from './table-editing.svelte.ts';

function memory(): Store {
  const values = new Map<string, unknown>();
  return {
    read: (name) => values.get(name),
    write: (name, value) => void values.set(name, value),
  };
}

function edited(store = memory()): { readonly table: TableEditing; readonly run: Run } {
  const { run, document } = openedTable();
  const table = new TableEditing(run, clientOf<CheckRequest, CheckReply>(), store);
  run.open(table.opened(document), '');
  return { table, run };
}

describe('a job table that is edited', () => {
  it('runs with each change, which can be undone and done again', () => {
    const { table, run } = edited();
    table.set(table.rows[0]!, 'bursts', 'cpu 7ms');
    expect(run.result?.trace.elapsedNs).toBe(10e6);
    table.undo();
    expect([run.result?.trace.elapsedNs, table.text]).toEqual([6e6, TABLE]);
    table.redo();
    expect([run.result?.trace.elapsedNs, table.canRedo]).toEqual([10e6, false]);
    table.remove(table.rows[2]!);
    table.add('job');
    expect(table.rows.map(({ cells }) => cells.get('name')?.value)).toEqual(['A', 'B', 'job 3']);
  });

  it('keeps what the loader refuses out, and says why at the field', () => {
    const { table, run } = edited();
    table.set(table.rows[1]!, 'bursts', 'cpu long');
    expect(table.refusal).toMatchObject({
      place: { section: 'job', index: 1, field: 'bursts' },
      value: 'cpu long',
      diagnostic: { what: '"cpu long" is no burst' },
    });
    expect([run.result?.trace.elapsedNs, table.text]).toEqual([6e6, TABLE]);
  });

  it('is unsaved until it is saved, and knows where it lies', () => {
    const { table } = edited();
    expect([table.isChanged, table.path]).toEqual([false, '/home/jobs.toml']);
    table.set(table.rows[0]!, 'nice', '3');
    expect(table.isChanged).toBe(true);
    table.saved('/home/other.toml');
    expect([table.isChanged, table.path]).toEqual([false, '/home/other.toml']);
  });

  it('is found as it was left, as long as the file is what it was', () => {
    const store = memory();
    const first = edited(store);
    first.table.set(first.table.rows[0]!, 'bursts', 'cpu 7ms');
    const again = edited(store);
    expect([again.table.text, again.table.isChanged]).toEqual([first.table.text, true]);
    again.table.undo();
    expect(edited(store).table.text).toBe(TABLE);
  });
});
