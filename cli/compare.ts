/** `sim compare`: one job table or program under several policies, side by side. */
import { POLICY_NAMES } from '../simulator/index.ts';
import type { PolicyName, SchedulingResults, SourceFile } from '../simulator/index.ts';
import { EXIT_INTERNAL, EXIT_INTERRUPTED, EXIT_OK, EXIT_USAGE } from './command.ts';
import { UsageError, withHint } from './command.ts';
import type { Command, Terminal } from './command.ts';
import { parsePolicy, parseRunOptions, RUN_OPTIONS, RUN_OPTIONS_HELP } from './machine-options.ts';
import type { RunRequest } from './machine-options.ts';
import type { Measurement } from './measurement.ts';
import { measureAll, parseWorkers, WORKERS_HELP } from './measurements.ts';
import { readProgram } from './program-file.ts';
import { duration, jobReports, percent, summaryOf } from './scheduling-report.ts';
import { type Column, tableText } from './text-table.ts';

export const COMPARE: Command = {
  name: 'compare',
  summary: 'run a job table or a program under several policies, side by side',
  help: `usage: sim compare FILE [--policies NAME,NAME,…] [OPTION]...

Runs the file once under each policy and prints averages over its jobs (the threads of a program).

  --policies NAMES      the policies, with commas between; all but manual without it
${RUN_OPTIONS_HELP}
${WORKERS_HELP}
  --json                print one JSON object per policy and line instead`,
  options: {
    ...RUN_OPTIONS,
    policies: { type: 'string' },
    workers: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run({ files, options }, terminal) {
    if (files.length !== 1) throw new UsageError('compare: one file is wanted', 'sim compare FILE');
    if (options.policy !== undefined) {
      throw new UsageError('compare: --policy is for one run', 'use --policies');
    }
    const policies =
      typeof options.policies === 'string'
        ? options.policies.split(',').map((name) => parsePolicy('--policies', name.trim()))
        : POLICY_NAMES.filter((name) => name !== 'manual');
    const request = parseRunOptions(options);
    const read = readProgram(files[0]);
    if (read.kind === 'problem') throw new UsageError(withHint(read.what, read.hint));
    const how = { json: options.json === true, workers: parseWorkers(options.workers) };
    return compare(read.source, request, policies, how, terminal);
  },
};

const COLUMNS = [
  'policy',
  'response',
  'turnaround',
  'waiting',
  'worst turnaround',
  'slowdown',
  'fairness',
  'busy',
  'switches',
  'missed',
  'outcome',
].map((title, i): Column => ({ title, align: i === 0 || title === 'outcome' ? 'left' : 'right' }));

async function compare(
  source: SourceFile,
  request: RunRequest,
  policies: readonly PolicyName[],
  { json, workers }: { readonly json: boolean; readonly workers: number | undefined },
  terminal: Terminal,
): Promise<number> {
  const rows: string[][] = [];
  let exitCode = EXIT_OK;
  const show = async (measured: Measurement, index: number): Promise<boolean> => {
    if (measured.kind !== 'figures') {
      await terminal.err(measured.message);
      exitCode = measured.kind === 'refused' ? EXIT_USAGE : EXIT_INTERNAL;
      return false;
    }
    const { outcome, elapsedNs, results } = measured;
    const policy = policies[index];
    if (json) {
      const summary = summaryOf(results);
      const jobs = jobReports(results);
      const line = { file: source.name, policy, outcome: outcome.kind, elapsedNs, summary, jobs };
      await terminal.out(`${JSON.stringify(line)}\n`);
    } else {
      rows.push([policy, ...cellsOf(results), outcome.kind]);
    }
    return true;
  };
  const variations = policies.map((policy) => ({ machine: { policy } }));
  const subject = { source, request };
  const interrupted = await measureAll(subject, variations, workers, terminal, show);
  if (!json && exitCode === EXIT_OK) await terminal.out(tableText(COLUMNS, rows));
  return interrupted ? EXIT_INTERRUPTED : exitCode;
}

function cellsOf(results: SchedulingResults): string[] {
  const { responseNs, turnaroundNs, waitingNs, slowdown, fairness } = results;
  return [
    duration(responseNs?.mean),
    duration(turnaroundNs?.mean),
    duration(waitingNs?.mean),
    duration(turnaroundNs?.max),
    slowdown === undefined ? '–' : slowdown.mean.toFixed(2),
    fairness === undefined ? '–' : fairness.toFixed(3),
    percent(results.utilisation),
    String(results.contextSwitches),
    String(results.deadlineMisses),
  ];
}
