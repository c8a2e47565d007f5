import { describe, expect, it } from 'vitest';

import { simulate } from '../../simulator/index.ts';
import { poolWorkersAt } from './pool-workers.ts';

const MS = 1_000_000;

/** Two workers and three tasks of 10 ms: both work, then one; in between is what the pool takes by itself. */
function poolOf(module: string, name: string) {
  const trace = simulate({
    name: 'program.py',
    text: `
import time
from ${module} import ${name}
def task(number):
    time.sleep(0.01)
if __name__ == '__main__':
    with ${name}(2) as pool:
        list(pool.map(task, range(3)))
`,
  });
  const pool = trace.lanes.find(({ kind }) => kind === 'pool')!;
  const taken = Array.from(trace.levels.timeNs);
  return { trace, pool, firstNs: Math.min(...taken) };
}

describe.each([
  ['concurrent.futures', 'ThreadPoolExecutor'],
  ['concurrent.futures', 'ProcessPoolExecutor'],
  ['multiprocessing', 'Pool'],
])('the workers of %s.%s', (module, name) => {
  const { trace, pool, firstNs } = poolOf(module, name);

  it('are busy while they have a task, even if it sleeps', () => {
    expect(poolWorkersAt(trace, pool.id, firstNs + 5 * MS)).toEqual({ busy: 2, count: 2 });
  });

  it('are idle when there is no task left for them', () => {
    expect(poolWorkersAt(trace, pool.id, firstNs + 15 * MS)).toEqual({ busy: 1, count: 2 });
  });

  it('are none before the pool, and none of another lane', () => {
    expect(poolWorkersAt(trace, pool.id, 0)).toBeUndefined();
    expect(poolWorkersAt(trace, 0, firstNs + 5 * MS)).toBeUndefined();
  });
});
