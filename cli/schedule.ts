/** The files of `--schedule` and `--save-schedule`. */
import { writeFileSync } from 'node:fs';

import { readSchedule, scheduleText } from '../simulator/index.ts';
import type { RunOptions, Schedule, Trace } from '../simulator/index.ts';
import { UsageError } from './command.ts';

/** @throws {UsageError} when it cannot be used */
export function scheduleOf(file: string, content: Uint8Array): Schedule {
  const result = readSchedule({ name: file, text: new TextDecoder().decode(content) });
  if (result.kind === 'schedule') return result.schedule;
  const [{ line, column, what, hint }] = result.diagnostics;
  throw new UsageError(`${file}:${line}:${column}: ${what}`, hint);
}

/**
 * Writes whose turn it was at each decision of the run.
 *
 * @param options - what the run was asked for
 * @throws {UsageError} when it cannot be written
 */
export function writeSchedule(
  file: string,
  program: string,
  options: RunOptions,
  { decisions = [], lanes }: Trace,
): void {
  const names = decisions.flatMap(({ chosen }) => lanes[chosen]?.name ?? []);
  try {
    writeFileSync(file, scheduleText(program, options, names));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError(`${file}: it cannot be written`, code);
  }
}
