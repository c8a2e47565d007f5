/** From the arguments of the process to a command and its exit code. */
import { parseArgs } from 'node:util';

import { EXIT_INTERNAL, EXIT_OK, EXIT_USAGE, UsageError, withHint } from './command.ts';
import type { Command, Invocation, Terminal } from './command.ts';
import { COMMANDS } from './commands.ts';

export async function dispatch(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    await terminal.out(overview());
    return name === undefined ? EXIT_USAGE : EXIT_OK;
  }
  const command = COMMANDS.find((each) => each.name === name);
  if (command === undefined) {
    const names = COMMANDS.map((each) => each.name).join(', ');
    await terminal.err(`sim: there is no command "${name}" (${names})\n`);
    return EXIT_USAGE;
  }
  return runCommand(command, rest, terminal);
}

async function runCommand(
  command: Command,
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  try {
    const invocation = parse(command, args);
    if (invocation.options.help) {
      await terminal.out(`${command.help}\n`);
      return EXIT_OK;
    }
    return await command.run(invocation, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      await terminal.err(`sim: ${withHint(error.message, error.hint)}\n`);
      return EXIT_USAGE;
    }
    const what = error instanceof Error ? error.message : String(error);
    await terminal.err(`sim: ${command.name} failed: ${what}\n`);
    return EXIT_INTERNAL;
  }
}

function parse(command: Command, args: readonly string[]): Invocation {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    return { files: positionals, options: values };
  } catch (error) {
    // Node explains at length how a file named like an option is written; the first sentence is enough.
    const [what] = (error as Error).message.split(/\. (?=[A-Z])|\n/);
    throw new UsageError(`${command.name}: ${what}`, `sim ${command.name} --help`);
  }
}

function overview(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  const lines = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `usage: sim COMMAND [OPTION]... [FILE]...

${lines.join('\n')}

\`sim COMMAND --help\` explains a command.
`;
}
