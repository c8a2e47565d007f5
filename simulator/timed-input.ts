/**
 * What a run is given as standard input: text that is there from the start, or lines that come at times of
 * their own, as from somebody who types.
 *
 * Lines have times if the first one begins with `@` and a duration: `@1.5s yes` comes one and a half seconds
 * after the start of the run. A line without a time comes with the one before it, and none before it. Input
 * whose first line is another is taken as it stands.
 */
import { encodeUtf8, Utf8Decoder } from './base/utf8.ts';
import { parseDuration } from './header/duration.ts';
import type { InputPart } from './kernel/terminal.ts';

const TIMED_LINE = /^@(\d+(?:\.\d+)?(?:ns|us|ms|s))(?: (.*))?$/s;

/** In the order in which they come. */
export function inputParts(given: Uint8Array): readonly InputPart[] {
  const lines = new Utf8Decoder().decode(given).split(/(?<=\n)/);
  if (!TIMED_LINE.test(withoutEnd(lines[0] ?? ''))) return [{ atNs: 0, data: given }];
  const parts: InputPart[] = [];
  let atNs = 0;
  for (const line of lines) {
    const timed = TIMED_LINE.exec(withoutEnd(line));
    if (timed !== null) atNs = Math.max(atNs, parseDuration(timed[1]!)!);
    const rest = timed === null ? line : `${timed[2] ?? ''}\n`;
    parts.push({ atNs, data: encodeUtf8(rest) });
  }
  return parts;
}

function withoutEnd(line: string): string {
  return line.replace(/\r?\n$/, '');
}
