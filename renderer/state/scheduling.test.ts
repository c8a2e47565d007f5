import { describe, expect, it } from 'vitest';

import type { Run } from './run.svelte.ts';
import { Scheduling } from './scheduling.svelte.ts';
import { openedTable } from './table-modes.test-support.ts';

function lane(run: Run, name: string): number {
  return run.result!.trace.lanes.find((each) => each.kind === 'thread' && each.name === name)!.id;
}

describe('who predicts the scheduler', () => {
  it('is asked at each decision, told what was right, and keeps score', () => {
    const { run } = openedTable();
    const scheduling = new Scheduling(run);
    scheduling.enter('predict');
    expect(scheduling.asked?.timeNs).toBe(0);
    scheduling.predict(lane(run, 'A'));
    expect(scheduling.revealed?.right).toBe(true);
    expect(scheduling.asked?.timeNs).toBe(3e6);
    scheduling.predict(lane(run, 'C'));
    expect(scheduling.revealed).toMatchObject({ right: false, answer: lane(run, 'C') });
    expect(scheduling.asked).toBeUndefined();
    expect(scheduling.score).toEqual({ right: 1, answered: 2 });
  });

  it('plays another game when the run is another', () => {
    const { run } = openedTable();
    const scheduling = new Scheduling(run);
    scheduling.enter('predict');
    scheduling.predict(lane(run, 'A'));
    scheduling.keepFor('sjf');
    expect(scheduling.score.answered).toBe(0);
  });
});

describe('who is the scheduler', () => {
  it('is asked at each decision until the run is over, and can take a choice back', () => {
    const { run } = openedTable();
    const scheduling = new Scheduling(run);
    scheduling.enter('choose');
    expect(run.machine.policy).toBe('manual');
    scheduling.choose(['C']);
    expect(scheduling.asked?.timeNs).toBe(1e6);
    scheduling.choose(['C', 'B']);
    expect([scheduling.asked, run.result?.trace.outcome.kind]).toEqual([undefined, 'completed']);
    scheduling.undo();
    expect([scheduling.choices, scheduling.asked?.timeNs]).toEqual([['C'], 1e6]);
  });

  it('saves choices with the machine that they were made on, and goes on from there', () => {
    const { run } = openedTable();
    const scheduling = new Scheduling(run);
    run.setMachine('quantumNs', 500_000);
    scheduling.choose(['C']);
    const file = scheduling.file()!;
    expect(file.name).toBe('jobs.schedule');
    const other = openedTable().run;
    other.setMachine('cores', 3);
    const elsewhere = new Scheduling(other);
    expect(elsewhere.open(file)).toEqual([]);
    expect(other.machine).toEqual(run.machine);
    expect(other.result?.trace).toEqual(run.result?.trace);
    expect([elsewhere.mode, elsewhere.asked?.timeNs]).toEqual(['choose', 5e5]);
  });

  it('takes choices that tell of no machine for the one there is', () => {
    const { run } = openedTable();
    const scheduling = new Scheduling(run);
    run.setMachine('quantumNs', 500_000);
    scheduling.open({ name: 'a.schedule', text: 'B\n' });
    expect([scheduling.choices, run.machine.quantumNs]).toEqual([['B'], 5e5]);
  });

  it('stays as it is when a schedule cannot be read', () => {
    const { run } = openedTable();
    const scheduling = new Scheduling(run);
    const text = '# /// timeslice\n# [machine]\n# cores = 0\n# ///\n';
    expect(scheduling.open({ name: 'a.schedule', text })).toMatchObject([{ line: 3 }]);
    expect([scheduling.mode, run.machine.policy]).toEqual(['watch', 'fifo']);
  });

  it('gives the policy its work back', () => {
    const { run } = openedTable();
    const scheduling = new Scheduling(run);
    scheduling.enter('choose');
    scheduling.enter('watch');
    expect(run.machine.policy).toBe('fifo');
    expect(run.result?.trace.outcome.kind).toBe('completed');
  });
});
