/** A schedule that somebody has written down, replayed. */
import { expect, test } from 'vitest';
import { prepareJobs } from './job-run.ts';
import { courseOf, runTable, tableOf } from './job-tables.test-support.ts';
import { simulate } from './prepare-run.ts';

const MS = 1_000_000;
const TABLE = tableOf(
  ['A', 'B', 'C'].map((name) => ({ name, bursts: 'cpu 20ms' })),
  'policy = "manual"\nquantum = "10ms"\n[machine.manual]\nchoices = ["C", "A", "A", "C"]\n',
);

test('the choices say whose turn it is, and past the last everyone takes turns', () => {
  expect(courseOf(runTable(TABLE))).toBe('C 0-10, A 10-30, C 30-40, B 40-60');
});

test('a choice that does not fit ends the run, and says where and what would', () => {
  const prepared = prepareJobs(
    { name: 't.toml', text: TABLE },
    { machine: { manual: { choices: ['C', 'D'] } } },
  );
  if (prepared.kind === 'refused') throw new Error('refused');
  const run = prepared.begin();
  run.advance(Infinity);
  expect(run.finish()).toMatchObject({
    elapsedNs: 10 * MS,
    outcome: {
      kind: 'unsupported',
      diagnostics: [
        {
          file: 'schedule',
          line: 2,
          what: 'choice 2 is D, which is not ready at 10000000 ns',
          hint: 'ready are A, B, C',
        },
      ],
    },
  });
});

test('a race of a Python program is provoked by hand, and avoided by hand', () => {
  const text = `\
from threading import Thread

balance = 0

def deposit(name):
    global balance
    before = balance
    sum(range(4_000))
    balance = before + 1
    print(name)

threads = [Thread(target=deposit, args=name, name=name) for name in "AB"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(balance)
`;
  const printed = (choices: readonly string[]): string => {
    const machine = { cores: 1, gil: false, quantumNs: 20_000 };
    const { console: entries } = simulate(
      { name: 'race.py', text },
      { machine: { ...machine, policy: 'manual', manual: { choices } } },
    );
    return entries.map((entry) => entry.text).join('');
  };
  // Taking turns, both read the balance before either writes it.
  expect(printed([])).toBe('A\nB\n1\n');
  // A is chosen again before B has read: it writes first.
  expect(printed(['A', 'A'])).toBe('A\nB\n2\n');
});
