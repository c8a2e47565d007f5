/** `sim run`: runs programs and prints what they print. */
import type { Trace } from '../simulator/index.ts';
import { EXIT_INTERNAL, EXIT_OK, EXIT_USAGE, UsageError } from './command.ts';
import type { Command, Terminal } from './command.ts';
import { RUN_OPTIONS, RUN_OPTIONS_HELP, parseRunOptions } from './machine-options.ts';
import type { RunRequest } from './machine-options.ts';
import { exitCodeOf, hintText, outcomeText } from './outcome.ts';
import { breakdown, refusal, resultOf } from './result.ts';
import { writeSchedule } from './schedule.ts';
import { isJobTable, schedulingText } from './scheduling-report.ts';
import { simulateListeningTo } from './simulation.ts';
import type { Simulated } from './simulation.ts';

export const RUN: Command = {
  name: 'run',
  summary: 'run programs on a simulated machine and print what they print',
  help: `usage: sim run [OPTION]... FILE...

Runs each program to its end in virtual time. What it prints goes to standard output and standard
error, and its exit code becomes ours; of several programs, the first code that is not 0. Of a job
table (.toml), prints what the policy has made of its jobs.

${RUN_OPTIONS_HELP}
  --save-schedule FILE  write whose turn it was at each decision, for --schedule (manual)
  --together            run the files as processes of one machine: one answer for all
  --json                print one JSON object per file and line instead

Ctrl-C interrupts the program as it does in Python; a second one ends the command.

exit codes: the program's own, which is 130 after Ctrl-C; 2 the call or the program cannot be used;
3 deadlock; 4 limit reached`,
  options: {
    ...RUN_OPTIONS,
    'save-schedule': { type: 'string' },
    together: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run({ files, options }, terminal) {
    if (files.length === 0) throw new UsageError('run: no file given', 'sim run FILE...');
    const schedule = options['save-schedule'];
    const asked = parseRunOptions(options);
    const request = schedule === undefined ? asked : recording(asked, files);
    let exitCode = EXIT_OK;
    for (const group of options.together ? [files] : files.map((file) => [file])) {
      const simulated = await simulateListeningTo(group, request);
      const file = group.join(' ');
      const code = options.json
        ? await printJson(file, simulated, terminal)
        : await printPlain(file, simulated, terminal);
      // What never ran has no schedule, and an older one may lie there.
      const ran = simulated.kind === 'trace' && simulated.trace.lanes.length > 0;
      if (typeof schedule === 'string' && ran) {
        writeSchedule(schedule, file, simulated.options, simulated.trace);
      }
      if (exitCode === EXIT_OK) exitCode = code;
    }
    return exitCode;
  },
};

/** Decisions of other policies would not make a manual run the same: they take cores away in their own ways. */
function recording(request: RunRequest, files: readonly string[]): RunRequest {
  const { machine } = request.options;
  if (files.length > 1) throw new UsageError('--save-schedule: one file is wanted');
  if (machine?.policy !== undefined && machine.policy !== 'manual') {
    throw new UsageError('--save-schedule: the policy is manual', 'leave out --policy');
  }
  const options = { ...request.options, machine: { ...machine, policy: 'manual' } } as const;
  return { ...request, options: { ...options, decisions: 'record' } };
}

async function printJson(file: string, simulated: Simulated, terminal: Terminal): Promise<number> {
  const result =
    simulated.kind === 'trace'
      ? resultOf(file, simulated.trace)
      : simulated.kind === 'refused'
        ? refusal(file, simulated.message)
        : breakdown(file, simulated.message);
  await terminal.out(`${JSON.stringify(result)}\n`);
  return result.exitCode;
}

async function printPlain(file: string, simulated: Simulated, terminal: Terminal): Promise<number> {
  if (simulated.kind !== 'trace') {
    await terminal.err(simulated.message);
    return simulated.kind === 'refused' ? EXIT_USAGE : EXIT_INTERNAL;
  }
  await printConsole(simulated.trace, terminal);
  if (isJobTable(file) && simulated.trace.outcome.kind !== 'unsupported') {
    await terminal.out(schedulingText(simulated.trace));
  }
  await terminal.err(outcomeText(simulated.trace) + hintText(simulated.trace));
  return exitCodeOf(simulated.trace.outcome);
}

/** In the order it was printed in; a run of entries for one stream is one write. */
async function printConsole({ console: entries }: Trace, terminal: Terminal): Promise<void> {
  for (let first = 0; first < entries.length;) {
    const { stream } = entries[first];
    let end = first + 1;
    while (end < entries.length && entries[end].stream === stream) end++;
    const text = entries
      .slice(first, end)
      .map((entry) => entry.text)
      .join('');
    await (stream === 'stdout' ? terminal.out(text) : terminal.err(text));
    first = end;
  }
}
