/** Places between characters: the beginning, the end of a line, the edge of a word. */
import { ASCII_WORD, type CharSet, WORD } from './char-set.ts';
import { PLACES } from './program.ts';

const NEWLINE = 0x0a;

/**
 * Whether the place with this number in PLACES is here.
 *
 * @param end - of what is searched; the text may go on.
 */
export function isAt(place: number, text: Uint32Array, position: number, end: number): boolean {
  switch (PLACES[place]!) {
    case 'start':
      return position === 0;
    case 'line start':
      return position === 0 || text[position - 1] === NEWLINE;
    case 'end':
      return position === end;
    case 'before final newline':
      return position === end || (position === end - 1 && text[position] === NEWLINE);
    case 'line end':
      return position === end || text[position] === NEWLINE;
    case 'boundary':
      return end > 0 && isBoundary(WORD, text, position, end);
    case 'ascii boundary':
      return end > 0 && isBoundary(ASCII_WORD, text, position, end);
    // As in CPython, not even this is in an empty text.
    case 'no boundary':
      return end > 0 && !isBoundary(WORD, text, position, end);
    case 'no ascii boundary':
      return end > 0 && !isBoundary(ASCII_WORD, text, position, end);
  }
}

function isBoundary(word: CharSet, text: Uint32Array, position: number, end: number): boolean {
  const before = position > 0 && word.has(text[position - 1]!);
  return before !== (position < end && word.has(text[position]!));
}
