/** Schedules as files: names of threads, one a line, as the window saves them and opens them. */
import { writeFileSync } from 'node:fs';

import type { Trace } from '../simulator/index.ts';
import { UsageError } from './command.ts';

/** Empty lines and what stands behind a `#` at the beginning of a line are for people. */
export function readSchedule(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

/** Whose turn it was at each decision of the run. */
export function scheduleText(program: string, { decisions = [], lanes }: Trace): string {
  const names = decisions.map(({ chosen }) => lanes[chosen]?.name).filter((name) => name);
  return [`# ${program}: whose turn it is at each decision`, ...names, ''].join('\n');
}

/** @throws {UsageError} when it cannot be written */
export function writeSchedule(file: string, program: string, trace: Trace): void {
  try {
    writeFileSync(file, scheduleText(program, trace));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError(`${file}: it cannot be written`, code);
  }
}
