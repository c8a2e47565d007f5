/** `sim check`: reads, parses and compiles programs without running them. */
import type { Trace } from '../simulator/index.ts';
import { EXIT_INTERNAL, EXIT_OK, EXIT_USAGE, UsageError } from './command.ts';
import type { Command } from './command.ts';
import { diagnosticText } from './outcome.ts';
import { simulateFile } from './simulation.ts';

export const CHECK: Command = {
  name: 'check',
  summary: 'say whether programs can be run, and if not, where and why',
  help: `usage: sim check FILE...

Reads, parses and compiles each program, or reads each job table, without running it, and prints its
diagnostics or "ok".

exit codes: 0 all can be run; 2 at least one cannot`,
  options: {},
  async run({ files }, terminal) {
    if (files.length === 0) throw new UsageError('check: no file given', 'sim check FILE...');
    let exitCode = EXIT_OK;
    for (const file of files) {
      const simulated = simulateFile(file, AT_THE_START);
      if (simulated.kind !== 'trace') {
        await terminal.err(simulated.message);
        exitCode = simulated.kind === 'refused' ? EXIT_USAGE : EXIT_INTERNAL;
        continue;
      }
      const lines = diagnosticsOf(simulated.trace);
      if (lines.length === 0) await terminal.out(`${file}: ok\n`);
      else {
        await terminal.err(lines.map((line) => `${line}\n`).join(''));
        exitCode = EXIT_USAGE;
      }
    }
    return exitCode;
  },
};

/** A program is refused before its first instruction or not at all, so the run may end there. */
const AT_THE_START = { assignments: [], options: { limits: { instructions: 1 } } };

function diagnosticsOf({ outcome, lanes }: Trace): string[] {
  if (outcome.kind === 'unsupported') return outcome.diagnostics.map(diagnosticText);
  // Without a machine nothing ran: the error is one of syntax, not the program's own.
  if (outcome.kind === 'error' && outcome.diagnostic !== undefined && lanes.length === 0) {
    return [diagnosticText(outcome.diagnostic)];
  }
  return [];
}
