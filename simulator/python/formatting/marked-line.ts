/** A line whose syntax is wrong, and the mark below it. */
import type { ProblemPlace } from '../parser/problem.ts';

/**
 * The line without its indentation, then the mark, unless that would be left of it.
 *
 * @param text - without a newline at its end
 * @param single - one caret instead of a range, as uncaught exceptions show subclasses of SyntaxError
 */
export function markedLine(text: string, place: ProblemPlace, single: boolean): string[] {
  const shown = text.replace(/^[ \t\f]+/, '');
  const column = place.column - 1 - (text.length - shown.length);
  if (column < 0) return [shown];
  const end = place.endLine > place.line ? [...text].length + 1 : place.endColumn;
  const width = single ? 1 : Math.max(1, end - place.column);
  return [shown, ' '.repeat(column) + '^'.repeat(width)];
}
