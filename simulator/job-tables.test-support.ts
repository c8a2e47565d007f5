/** Job tables for tests: jobs in milliseconds, and what a policy makes of them. */
import { prepareJobs } from './job-run.ts';
import type { MachineSettings } from './simulation.ts';
import { schedulingResults, type SchedulingResults } from './trace/scheduling-results.ts';
import { STATES, type Trace } from './trace/trace.ts';

/** The keys of a `[[job]]` as they are written; times are texts with units. */
export type Row = Readonly<Record<string, string | number>>;

export function tableOf(rows: readonly Row[], machine = ''): string {
  const jobs = rows.map((row) => {
    const keys = Object.entries(row).map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`);
    return `[[job]]\n${keys.join('')}`;
  });
  return `[machine]\ncores = 1\ncontext_switch = "0us"\n${machine}\n${jobs.join('')}`;
}

/** Runs the table to its end. */
export function runTable(text: string, machine: Partial<MachineSettings> = {}): Trace {
  const prepared = prepareJobs({ name: 'table.toml', text }, { machine });
  if (prepared.kind === 'refused') throw new Error(JSON.stringify(prepared.trace.outcome));
  const run = prepared.begin();
  run.advance(Infinity);
  const trace = run.finish();
  if (trace.outcome.kind !== 'completed') throw new Error(JSON.stringify(trace.outcome));
  return trace;
}

export function resultsOf(
  rows: readonly Row[],
  machine: Partial<MachineSettings>,
): SchedulingResults {
  return schedulingResults(runTable(tableOf(rows), machine));
}

/** Who ran when on the first core, in milliseconds: "A 0-10, B 10-20". */
export function courseOf({ lanes, intervals }: Trace): string {
  const core = lanes.find(({ kind }) => kind === 'core')!;
  const runs: string[] = [];
  for (let i = core.first; i < core.first + core.count; i++) {
    if (STATES[intervals.state[i]] !== 'running') continue;
    const [start, end] = [intervals.start[i] / 1e6, intervals.end[i] / 1e6];
    runs.push(`${lanes[intervals.other[i]].name} ${start}-${end}`);
  }
  return runs.join(', ');
}

/** Averages in milliseconds. */
export function averages({ responseNs, turnaroundNs, waitingNs }: SchedulingResults): {
  response: number;
  turnaround: number;
  waiting: number;
} {
  return {
    response: responseNs!.mean / 1e6,
    turnaround: turnaroundNs!.mean / 1e6,
    waiting: waitingNs!.mean / 1e6,
  };
}
