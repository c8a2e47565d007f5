/** `sim export`: runs a program and writes its trace into a file. */
import { writeFileSync } from 'node:fs';

import { EXIT_INTERNAL, EXIT_OK, EXIT_USAGE, UsageError } from './command.ts';
import type { Command } from './command.ts';
import { exportFormatOf } from './export-formats.ts';
import { RUN_OPTIONS, RUN_OPTIONS_HELP, parseRunOptions } from './machine-options.ts';
import { exitCodeOf, outcomeText } from './outcome.ts';
import { simulateFile } from './simulation.ts';

export const EXPORT: Command = {
  name: 'export',
  summary: 'run a program and write its trace into a file',
  help: `usage: sim export FILE --to OUT [OPTION]...

Runs the program and writes its trace; the ending of OUT names the format:

  .svg          the timeline as a vector picture
  .png          the same in pixels
  .json         the whole trace
  .csv          one line per interval
  .chrome.json  Chrome's trace event format, for other viewers
  .trace        text for people, as the recorded traces beside the scenarios

  --to OUT              the file to write (repeatable)
${RUN_OPTIONS_HELP}`,
  options: { ...RUN_OPTIONS, to: { type: 'string', multiple: true } },
  async run({ files, options }, terminal) {
    if (files.length !== 1) throw new UsageError('export: one file is wanted', 'sim export FILE …');
    const targets = Array.isArray(options.to) ? options.to.map(String) : [];
    if (targets.length === 0) throw new UsageError('export: --to is missing', '--to out.json');
    // All of them first: nothing is simulated for a format that cannot be written.
    const outputs = targets.map((target) => ({ target, format: exportFormatOf(target) }));
    const simulated = simulateFile(files[0], parseRunOptions(options));
    if (simulated.kind !== 'trace') {
      await terminal.err(simulated.message);
      return simulated.kind === 'refused' ? EXIT_USAGE : EXIT_INTERNAL;
    }
    const { trace, source } = simulated;
    await terminal.err(outcomeText(trace));
    if (trace.outcome.kind === 'unsupported') return exitCodeOf(trace.outcome);
    for (const { target, format } of outputs) {
      write(target, await format(trace, source));
      await terminal.err(`wrote ${target}\n`);
    }
    return EXIT_OK;
  },
};

function write(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError(`${file}: cannot be written`, reason);
  }
}
