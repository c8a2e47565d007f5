/** Schedules as files: what is written is what is read, and a replay is the run that was saved. */
import { describe, expect, it } from 'vitest';

import { simulate } from './prepare-run.ts';
import { readSchedule, type Schedule, scheduleText } from './schedule.ts';
import type { RunOptions } from './simulation.ts';
import type { Trace } from './trace/trace.ts';

const PROGRAM = {
  name: 'race.py',
  text: `import threading
SALES = 400
takings = 0
def sell():
    global takings
    for n in range(SALES):
        seen = takings
        sum(range(50))
        takings = seen + 1
tills = [threading.Thread(target=sell, name=f'till {n}') for n in range(2)]
for till in tills: till.start()
for till in tills: till.join()
print(takings)
`,
};

function read(text: string): Schedule {
  const result = readSchedule({ name: 'a.schedule', text });
  if (result.kind !== 'schedule') throw new Error(result.diagnostics[0].what);
  return result.schedule;
}

function run({ machine, ...options }: RunOptions, choices: readonly string[]): Trace {
  const manual = { ...machine, policy: 'manual', manual: { choices } } as const;
  return simulate(PROGRAM, { ...options, machine: manual, decisions: 'record' });
}

function chosen({ decisions = [], lanes }: Trace): readonly string[] {
  return decisions.map((decision) => lanes[decision.chosen].name);
}

describe('a schedule', () => {
  it('that a run has written makes a run elsewhere the same', () => {
    const options = {
      machine: { cores: 1, gil: false, quantumNs: 50_000, seed: 3 },
      parameters: { SALES: 200 },
    };
    const first = run(options, []);
    const { choices, made } = read(scheduleText(PROGRAM.name, options, chosen(first)));
    expect(run(made!, choices)).toEqual(first);
    expect(choices).not.toEqual([]);
  });

  it('has a header as a program has one', () => {
    const machine = { cores: 2, gil: false, quantumNs: 1_500_000, policy: 'manual' } as const;
    const options = { machine, parameters: { SALES: 2, 'max_workers@3': 5, NAME: 'a "b"' } };
    expect(scheduleText('race.py', options, ['main', 'till 1'])).toBe(
      `# race.py: whose turn it is at each decision
# /// timeslice
# [machine]
# cores = 2
# quantum = "1500us"
# gil = false
# [parameters]
# SALES = 2
# "max_workers@3" = 5
# NAME = "a \\"b\\""
# ///
main
till 1
`,
    );
  });

  it('keeps names of every kind', () => {
    const choices = ['long', 'Thread-1 (work)', '#1', ' a ', '"quoted"', 'two\nlines', ''];
    expect(read(scheduleText('a.py', {}, choices)).choices).toEqual(choices);
  });

  it('that is written by hand tells of no machine', () => {
    const text = '# mine\r\n\r\n  A \nB # 2\n#C\n"D\n';
    expect(read(text)).toEqual({ choices: ['A', 'B # 2', '"D'], made: undefined });
  });

  it.each([
    ['cores = 99', 3, /no cores/, /\[machine\]/],
    ['[machine]\n# cores = 99', 4, /cores is out of range/, /1 to 64/],
    ['machine = 3', 3, /machine of a schedule is 3/, /a table/],
    ['[parameters]\n# SALES = [1]', 4, /SALES has no value/, /a number/],
    ['[machine', 3, /no valid TOML/, /table/],
  ])('whose header says %s is refused with its place', (line, at, what, hint) => {
    const text = `# mine\n# /// timeslice\n# ${line}\n# ///\nA\n`;
    expect(readSchedule({ name: 'a.schedule', text })).toEqual({
      kind: 'broken',
      diagnostics: [
        {
          file: 'a.schedule',
          line: at,
          column: expect.any(Number) as number,
          what: expect.stringMatching(what) as string,
          hint: expect.stringMatching(hint) as string,
        },
      ],
    });
  });
});
