/** What is to be run: programs of Python, or a job table. */
import { prepareJobs } from './job-run.ts';
import { preparePrograms } from './run.ts';
import type { PreparedRun } from './running.ts';
import type { RunOptions, SourceFile } from './simulation.ts';
import type { Trace } from './trace/trace.ts';
import { isJobTable } from './workload/read-table.ts';

export function prepareRun(source: SourceFile, options: RunOptions): PreparedRun {
  return isJobTable(source) || options.together?.some((each) => isJobTable(each.source)) === true
    ? prepareJobs(source, options)
    : preparePrograms(source, options);
}

/** Runs the program or job table to its end, whatever that is; bad ones give a trace that says so. */
export function simulate(source: SourceFile, options: RunOptions = {}): Trace {
  const prepared = prepareRun(source, options);
  if (prepared.kind === 'refused') return prepared.trace;
  const run = prepared.begin();
  run.advance(Infinity);
  return run.finish();
}
