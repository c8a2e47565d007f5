/** The results of scheduling as the terminal shows them, and as `--json` gives them. */
import { schedulingResults } from '../simulator/index.ts';
import type { JobResult, SchedulingResults, Trace } from '../simulator/index.ts';
import { formatDuration } from './duration.ts';
import { type Column, tableText } from './text-table.ts';

export function isJobTable(file: string): boolean {
  return file.endsWith('.toml');
}

/** Of one job in `--json`; null for what had not happened when the run ended. */
export interface JobReport {
  readonly name: string;
  readonly arrivalNs: number | null;
  readonly firstRunNs: number | null;
  readonly completionNs: number | null;
  readonly responseNs: number | null;
  readonly turnaroundNs: number | null;
  readonly waitingNs: number;
}

export function jobReports({ jobs }: SchedulingResults): readonly JobReport[] {
  return jobs.map((job) => ({
    name: job.name,
    arrivalNs: job.arrivalNs ?? null,
    firstRunNs: job.firstRunNs ?? null,
    completionNs: job.completionNs ?? null,
    responseNs: job.responseNs ?? null,
    turnaroundNs: job.turnaroundNs ?? null,
    waitingNs: job.waitingNs,
  }));
}

/** What is true of all jobs together, for `--json`. */
export function summaryOf(results: SchedulingResults): object {
  const { jobs, ...summary } = results;
  return { jobCount: jobs.length, ...summary };
}

/** Past so many, a list of jobs is no longer read. */
const ROWS_MAX = 40;

const COLUMNS: readonly Column[] = [
  { title: 'job', align: 'left' },
  ...['arrival', 'first run', 'completion', 'response', 'turnaround', 'waiting', 'slowdown'].map(
    (title): Column => ({ title, align: 'right' }),
  ),
];

export function schedulingText(trace: Trace): string {
  const results = schedulingResults(trace);
  const misses = results.deadlineMisses > 0;
  const columns: Column[] = [...COLUMNS];
  if (misses) columns.push({ title: 'missed', align: 'right' });
  const rows = results.jobs.slice(0, ROWS_MAX).map((job) => rowOf(job, misses));
  const left = results.jobs.length - rows.length;
  const more = left > 0 ? `… and ${left} more\n` : '';
  return `${tableText(columns, rows)}${more}\n${summaryText(results)}`;
}

function rowOf(job: JobResult, misses: boolean): string[] {
  const cells = [
    job.name,
    duration(job.arrivalNs),
    duration(job.firstRunNs),
    duration(job.completionNs),
    duration(job.responseNs),
    duration(job.turnaroundNs),
    duration(job.waitingNs),
    job.slowdown === undefined ? '–' : job.slowdown.toFixed(2),
  ];
  return misses ? [...cells, String(job.deadlineMisses)] : cells;
}

function summaryText(results: SchedulingResults): string {
  const spreads = (['responseNs', 'turnaroundNs', 'waitingNs'] as const).map((name) => {
    const spread = results[name];
    const values = [spread?.mean, spread?.median, spread?.p95, spread?.max];
    return [name.replace('Ns', ''), ...values.map(duration)];
  });
  const columns = ['', 'mean', 'median', '95 %', 'most'].map((title, i): Column => ({
    title,
    align: i === 0 ? 'left' : 'right',
  }));
  const figures = [
    `${results.completed} of ${results.jobs.length} jobs completed`,
    `${Number(results.throughput.toPrecision(4))} per second`,
    `cores busy ${percent(results.utilisation)}`,
    `context switches ${results.contextSwitches}`,
    `fairness ${results.fairness === undefined ? '–' : results.fairness.toFixed(3)}`,
    ...(results.deadlineMisses > 0 ? [`deadlines missed ${results.deadlineMisses}`] : []),
  ];
  return `${tableText(columns, spreads)}\n${figures.join(', ')}\n`;
}

export function duration(ns: number | undefined): string {
  return ns === undefined ? '–' : formatDuration(Math.round(ns));
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
