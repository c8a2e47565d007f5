/** What a matcher costs, and that nothing holds it up. What it matches: conformance/regular_expressions.py. */
import { describe, expect, it } from 'vitest';
import { simulate } from './index.ts';

function run(text: string, options = {}) {
  return simulate({ name: 'program.py', text: `import re\n${text}` }, options);
}

describe('a search', () => {
  it('takes time for each of its steps', () => {
    const elapsed = (count: number): number =>
      run(`re.match('(a+)+b', 'a' * ${count})`).elapsedNs - run('').elapsedNs;
    expect(elapsed(16) / elapsed(14)).toBeGreaterThan(3);
    expect(elapsed(16) / elapsed(14)).toBeLessThan(5);
  });

  it('that would never end meets the limit on instructions', () => {
    const { outcome } = run(`re.match('(a+)+b', 'a' * 60)`, {
      limits: { instructions: 1_000_000 },
    });
    expect(outcome).toMatchObject({ kind: 'limit', limit: 'instructions' });
  });

  it('that would never end meets the limit on time', () => {
    const { outcome } = run(`re.match('(a+)+b', 'a' * 60)`, {
      limits: { virtualTimeNs: 100_000_000 },
    });
    expect(outcome).toMatchObject({ kind: 'limit', limit: 'virtual-time' });
  });
});
