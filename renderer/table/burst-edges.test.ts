import { describe, expect, it } from 'vitest';

import { simulate } from '../../simulator/index.ts';

import { burstEdges, burstsWithEdge } from './burst-edges.ts';
import { rowsOf } from './rows.ts';

const TABLE = `[machine]
cores = 1
policy = "round-robin"
quantum = "4ms"
context_switch = "0us"

[[job]]
name = "A"
bursts = "cpu 6ms, io 5ms holding L, cpu 2ms"

[[job]]
bursts = "cpu 4ms"
repeat = 2
`;

const rows = rowsOf(TABLE);
const edges = burstEdges(simulate({ name: 'table.toml', text: TABLE }), rows);

describe('the ends of bursts', () => {
  it('are where the time spent on them adds up, whoever ran in between', () => {
    expect(edges.map(({ row, burst, timeNs }) => [row.index, burst, timeNs / 1e6])).toEqual([
      [0, 0, 10],
      [0, 1, 15],
      [0, 2, 17],
      [1, 0, 8],
      [1, 0, 14],
    ]);
  });

  it('change one burst when they are moved, in round numbers, and leave it a length', () => {
    expect(burstsWithEdge(edges[1]!, 1_234_567, 20_000).bursts).toBe(
      'cpu 6ms, io 6.23ms holding L, cpu 2ms',
    );
    expect(burstsWithEdge(edges[3]!, -1e9, 20_000)).toEqual({
      bursts: 'cpu 0.01ms',
      kind: 'cpu',
      ns: 10_000,
    });
  });
});
