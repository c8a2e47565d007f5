/** The list of files opened lately, newest first: a value and the one change to it. */

export const RECENT_LIMIT = 12;

export function withRecent(recent: readonly string[], file: string): readonly string[] {
  return [file, ...recent.filter((other) => other !== file)].slice(0, RECENT_LIMIT);
}
