/** Recorded choices as a file: names of threads, one a line, as `sim run --schedule` reads them. */

export const SCHEDULE_ENDING = '.schedule';

export function isSchedule(name: string): boolean {
  return name.endsWith(SCHEDULE_ENDING);
}

export function scheduleText(program: string, choices: readonly string[]): string {
  return [`# ${program}: whose turn it is at each decision`, ...choices, ''].join('\n');
}

/** Empty lines and what stands behind a `#` at the beginning of a line are for people. */
export function readSchedule(text: string): readonly string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
