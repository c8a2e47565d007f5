/** The commands of the command line, in the order of its help. */
import { CHECK } from './check.ts';
import type { Command } from './command.ts';
import { COMPARE } from './compare.ts';
import { EXPORT } from './export.ts';
import { LIST } from './list.ts';
import { RUN } from './run.ts';
import { SWEEP } from './sweep.ts';

export const COMMANDS: readonly Command[] = [RUN, LIST, CHECK, SWEEP, COMPARE, EXPORT];
