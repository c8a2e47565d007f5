/** What `--json` prints about one file: one object, the same fields whatever happened. */
import type { Lane, LaneId, Statistics, Stream, Trace } from '../simulator/index.ts';
import { eachThread, schedulingResults } from '../simulator/index.ts';
import { EXIT_INTERNAL, EXIT_USAGE } from './command.ts';
import { exitCodeOf, outcomeText } from './outcome.ts';
import { troubleReports, type TroubleReport } from './trouble-report.ts';
import { isJobTable, type JobReport, jobReports, summaryOf } from './scheduling-report.ts';

export interface Result {
  readonly file: string;
  readonly stdout: string;
  /** The program's, then the report of a deadlock, a limit or a refusal. */
  readonly stderr: string;
  readonly exitCode: number;
  readonly outcome: 'completed' | 'error' | 'deadlock' | 'limit' | 'undecided' | 'unsupported';
  readonly elapsedNs: number;
  readonly instructions: number;
  readonly statistics: object;
  /** What went badly although nothing failed. */
  readonly troubles: readonly TroubleReport[];
  /** Of a job table. */
  readonly jobs?: readonly JobReport[];
  readonly summary?: object;
}

export function resultOf(file: string, trace: Trace): Result {
  return {
    file,
    stdout: printed(trace, 'stdout'),
    stderr: printed(trace, 'stderr') + outcomeText(trace),
    exitCode: exitCodeOf(trace.outcome),
    outcome: trace.outcome.kind,
    elapsedNs: trace.elapsedNs,
    instructions: trace.statistics.instructions,
    statistics: namedStatistics(trace.statistics, trace.lanes),
    troubles: troubleReports(trace),
    ...(isJobTable(file) ? scheduling(trace) : {}),
  };
}

function scheduling(trace: Trace): Pick<Result, 'jobs' | 'summary'> {
  const results = schedulingResults(trace);
  return { jobs: jobReports(results), summary: summaryOf(results) };
}

/** A file that could not be read, or a call that does not fit it: nothing ran. */
export function refusal(file: string, message: string): Result {
  return nothingRan(file, message, EXIT_USAGE, 'unsupported');
}

/** The simulator itself failed. */
export function breakdown(file: string, message: string): Result {
  return nothingRan(file, message, EXIT_INTERNAL, 'error');
}

function nothingRan(
  file: string,
  stderr: string,
  exitCode: number,
  outcome: Result['outcome'],
): Result {
  return {
    file,
    stdout: '',
    stderr,
    exitCode,
    outcome,
    elapsedNs: 0,
    instructions: 0,
    statistics: {},
    troubles: [],
  };
}

export function printed(trace: Trace, stream: Stream): string {
  return trace.console
    .filter((entry) => entry.stream === stream)
    .map((entry) => entry.text)
    .join('');
}

/** Lane numbers mean nothing without the lanes, so each entry carries kind and name instead. */
function namedStatistics(statistics: Statistics, lanes: readonly Lane[]): object {
  const named = <Entry extends { readonly lane: LaneId }>(entries: readonly Entry[]) =>
    entries.map(({ lane, ...rest }) => ({
      kind: lanes[lane].kind,
      name: lanes[lane].name,
      ...rest,
    }));
  return {
    contextSwitches: statistics.contextSwitches,
    events: statistics.events,
    cores: named(statistics.cores),
    threads: named([...eachThread(statistics)]),
    resources: named(statistics.resources),
  };
}
