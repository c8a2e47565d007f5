import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Trace } from '../../simulator/index.ts';
import { sampleTrace } from './demo/sample-trace.ts';
import { TraceBuilder } from './demo/trace-builder.ts';
import { matchLanes } from './lane-match.ts';
import { latestBirth, layOut, neighbourLane, rowAt, shownLanes, visibleRows } from './layout.ts';
import type { Layout, Row } from './layout.ts';

/** One line a row, indented by level; ghosts with the names of the pinned run. */
function dump(layout: Layout, names: readonly string[], pinned: readonly string[] = []): string {
  const nameOf = (row: Row): string => {
    if (row.kind === 'group')
      return `${row.folded ? '+' : '-'} ${row.role} (${row.members.length})`;
    if (row.kind === 'lane') return names[row.lane]!;
    const { of, alone } = row;
    const name = of.kind === 'lane' ? pinned[of.lane]! : `${of.role} (${of.members.length})`;
    return alone ? `~ ${name}, alone` : `~ ${name}`;
  };
  return layout.rows.map((row) => `${'  '.repeat(row.level)}${nameOf(row)}`).join('\n');
}

const TRACE = sampleTrace();
const NAMES = TRACE.lanes.map((lane) => lane.name);
const NONE: ReadonlySet<string> = new Set();

describe('the layout', () => {
  test('groups cores, and under each process its GIL, threads, then resources', () => {
    expect(dump(layOut(TRACE, NONE), NAMES)).toMatchInlineSnapshot(`
      "- machine (4)
        core 0
        core 1
        core 2
        core 3
      - process (13)
        GIL
        MainThread
        worker-1
        worker-2
        worker-3
        io-reader
        logger-with-a-long-name
        runner-1
        runner-2
        runner-3
        - resources (3)
          lock
          results_lock
          start_line"
    `);
  });

  test('shows a folded group as one row', () => {
    const folded = new Set(['machine', 'resources:4']);
    expect(dump(layOut(TRACE, folded), NAMES)).toMatchInlineSnapshot(`
      "+ machine (4)
      - process (13)
        GIL
        MainThread
        worker-1
        worker-2
        worker-3
        io-reader
        logger-with-a-long-name
        runner-1
        runner-2
        runner-3
        + resources (3)"
    `);
  });

  test('leaves out what is yet to come', () => {
    const [runner1, runner2] = ['runner-1', 'runner-2'].map((name) => NAMES.indexOf(name));
    const { bornNs } = TRACE.lanes[runner1!]!;
    const layout = layOut(TRACE, NONE, undefined, bornNs);
    expect(layout.rowOfLane[runner1!]).toBeDefined();
    expect(layout.rowOfLane[runner2!]).toBeUndefined();
    expect(dump(layout, NAMES)).toContain('- process (11)');
    // Nothing changes until the next one is there.
    const nextNs = TRACE.lanes[runner2!]!.bornNs;
    expect(latestBirth(TRACE, nextNs - 1)).toBe(bornNs);
    expect(latestBirth(TRACE, nextNs)).toBe(nextNs);
  });

  test('sends lanes of a folded group to its row', () => {
    const layout = layOut(TRACE, new Set(['process:4']));
    const lock = NAMES.indexOf('lock');
    expect(layout.rowOfLane[lock]).toMatchObject({ kind: 'group', group: 'process:4' });
  });

  test('has rows without gaps, and finds each by any height inside it', () => {
    fc.assert(
      fc.property(fc.subarray(['machine', 'process:4', 'resources:4']), (folded) => {
        const layout = layOut(TRACE, new Set(folded));
        let y = 0;
        for (const row of layout.rows) {
          expect(row.y).toBe(y);
          expect(rowAt(layout, y)).toBe(row);
          expect(rowAt(layout, y + row.height - 0.01)).toBe(row);
          y += row.height;
        }
        expect(layout.height).toBe(y);
        expect(rowAt(layout, y)).toBeUndefined();
        expect(rowAt(layout, -1)).toBeUndefined();
      }),
    );
  });

  test('draws only rows that have a part in sight', () => {
    const layout = layOut(TRACE, NONE);
    const second = layout.rows[1]!;
    const rows = visibleRows(layout, second.y + 1, second.y + second.height + 1);
    expect(rows).toEqual([layout.rows[1], layout.rows[2]]);
    expect(visibleRows(layout, layout.height + 5, layout.height + 50)).toEqual([]);
  });

  test('walks lanes up and down and stops at the ends', () => {
    const layout = layOut(TRACE, NONE);
    const lanes = shownLanes(layout);
    expect(neighbourLane(layout, undefined, 1)).toBe(lanes[0]);
    expect(neighbourLane(layout, undefined, -1)).toBe(lanes[lanes.length - 1]);
    expect(neighbourLane(layout, lanes[0], -1)).toBe(lanes[0]);
    expect(neighbourLane(layout, lanes[2], 1)).toBe(lanes[3]);
  });

  test('finds a place for lanes that name no process', () => {
    const builder = new TraceBuilder();
    builder.lane('thread', 'alone');
    expect(dump(layOut(builder.build(), NONE), ['alone'])).toBe('- process (1)\n  alone');
  });
});

describe('the layout against a pinned run', () => {
  function runOf(workers: number, processes: number): Trace {
    const builder = new TraceBuilder();
    builder.lane('core', 'core 0');
    for (let n = 0; n < processes; n += 1) {
      const process = builder.lane('process', `process ${n}`);
      for (let i = 0; i < workers; i += 1) builder.lane('thread', `worker ${i}`, process);
      builder.lane('lock', 'lock', process);
    }
    return builder.build();
  }

  function against(pinned: Trace, shown: Trace, folded = NONE): string {
    const lanes = { trace: pinned, match: matchLanes(pinned, shown) };
    const layout = layOut(shown, folded, undefined, Infinity, lanes);
    const names = [shown, pinned].map((trace) => trace.lanes.map(({ name }) => name));
    return dump(layout, names[0]!, names[1]);
  }

  test('has the ghost of each lane below it, and what only the pinned run has at the end', () => {
    expect(against(runOf(2, 2), runOf(1, 1))).toMatchInlineSnapshot(`
      "- machine (1)
        core 0
        ~ core 0
      - process (2)
        worker 0
        ~ worker 0
        ~ worker 1, alone
        - resources (1)
          lock
          ~ lock
      ~ process (3), alone"
    `);
    expect(against(runOf(1, 1), runOf(2, 1))).toMatchInlineSnapshot(`
      "- machine (1)
        core 0
        ~ core 0
      - process (3)
        worker 0
        ~ worker 0
        worker 1
        - resources (1)
          lock
          ~ lock"
    `);
  });

  test('has the ghost of a folded group below it', () => {
    expect(against(runOf(2, 1), runOf(1, 1), new Set(['process:1']))).toMatchInlineSnapshot(`
      "- machine (1)
        core 0
        ~ core 0
      + process (2)
      ~ process (3)"
    `);
  });

  test('has rows without a gap, and lanes where their own row is', () => {
    const [pinned, shown] = [runOf(3, 2), runOf(2, 1)];
    const lanes = { trace: pinned, match: matchLanes(pinned, shown) };
    const { rows, height, rowOfLane } = layOut(shown, NONE, undefined, Infinity, lanes);
    let y = 0;
    for (const row of rows) {
      expect(row.y).toBe(y);
      y += row.height;
      if (row.kind === 'lane') expect(rowOfLane[row.lane]).toBe(row);
    }
    expect(height).toBe(y);
  });
});
