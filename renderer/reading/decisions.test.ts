/** What is said about a decision: the reason in the policy's own words, and who could be chosen. */
import { describe, expect, it } from 'vitest';

import { simulate } from '../../simulator/index.ts';
import type { PolicyName, Trace } from '../../simulator/index.ts';
import { en } from '../messages/en.ts';
import { Language } from '../messages/language.ts';

import { candidatesOf, reasonOf, standingText } from './decisions.ts';
import { miniatureOf } from './miniature.ts';

const language = new Language('en', en);

const TABLE = `
[machine]
cores = 1
context_switch = "0us"
quantum = "10ms"

[[job]]
name = "A"
bursts = "cpu 30ms"
period = "100ms"

[[job]]
name = "B"
bursts = "cpu 10ms"
period = "50ms"
priority = -1

[[job]]
name = "C"
bursts = "cpu 30ms"
`;

function run(policy: PolicyName): Trace {
  return simulate({ name: 't.toml', text: TABLE }, { machine: { policy }, decisions: 'record' });
}

describe('the reason of the first decision', () => {
  it.each([
    ['fifo', 'A came first: it has been ready since 0.000 ms.'],
    ['sjf', 'B has the shortest next burst: 10 ms.'],
    ['stcf', 'B has the least left to do: 10 ms.'],
    ['priority', 'B is the most urgent: priority -1.'],
    ['mlfq', 'A came first among equals: queue 1.'],
    ['edf', 'The work of B is due first: at 50.000 ms.'],
    ['rm', 'B has the shortest period: 50 ms.'],
  ] as const)('under %s', (policy, sentence) => {
    const trace = run(policy);
    expect(language.say(reasonOf(language, trace, policy, trace.decisions![0]!)!)).toBe(sentence);
  });

  it('is none while nobody has decided', () => {
    const trace = simulate(
      { name: 't.toml', text: TABLE },
      { machine: { policy: 'manual' }, decisions: 'ask' },
    );
    const open = trace.decisions![0]!;
    expect(reasonOf(language, trace, 'manual', open)).toBeUndefined();
    expect(candidatesOf(trace, open).map((lane) => trace.lanes[lane]!.name)).toEqual([
      'A',
      'B',
      'C',
    ]);
  });

  it('says of a job without a deadline that it has none', () => {
    expect(standingText(language, 'edf', Infinity, 1e9)).toBe('none');
  });
});

describe('a miniature', () => {
  it('tells for each thread where it ran, in shares of the run', () => {
    const { rows, more } = miniatureOf(run('fifo'));
    expect(more).toBe(0);
    expect(rows.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
    const [a, b] = rows;
    expect(a!.running[0]).toBe(0);
    expect(b!.running[0]).toBeCloseTo(a!.running[1]!, 9);
  });
});
