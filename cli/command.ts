/** What a command of the command line is, and what it gets to work with. */
import type { ParseArgsConfig } from 'node:util';

export type OptionTable = NonNullable<ParseArgsConfig['options']>;

/** Options as Node's parseArgs returns them: text, flag, or a list of either. */
export type OptionValues = Readonly<
  Record<string, string | boolean | readonly (string | boolean)[] | undefined>
>;

export interface Invocation {
  readonly files: readonly string[];
  readonly options: OptionValues;
}

/** Where a command writes. A write that resolves has left the process. */
export interface Terminal {
  readonly out: (text: string) => Promise<void>;
  readonly err: (text: string) => Promise<void>;
  /** Standard error is a terminal: somebody looks at it while it is written. */
  readonly watched: boolean;
}

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole text of `--help`. */
  readonly help: string;
  readonly options: OptionTable;
  /** Resolves with the exit code; throws {@link UsageError} when called wrongly. */
  readonly run: (invocation: Invocation, terminal: Terminal) => Promise<number>;
}

export const EXIT_OK = 0;
export const EXIT_USAGE = 2;
export const EXIT_DEADLOCK = 3;
export const EXIT_LIMIT = 4;
/** What a process that Ctrl-C ends has for its exit code. */
export const EXIT_INTERRUPTED = 130;
/** A mistake of ours (EX_SOFTWARE of sysexits.h), so that it is never taken for the program's. */
export const EXIT_INTERNAL = 70;

/** The command was called wrongly: shown in one line, exit code 2. */
export class UsageError extends Error {
  readonly hint: string;

  constructor(what: string, hint = '') {
    super(what);
    this.name = 'UsageError';
    this.hint = hint;
  }
}

/** `what (hint)`, the form that every complaint of the command line has. */
export function withHint(what: string, hint: string): string {
  return hint === '' ? what : `${what} (${hint})`;
}
