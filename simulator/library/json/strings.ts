/** Strings of JSON (ECMA-404, 9): escaping them, and reading them back. */

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\f': '\\f',
  '\b': '\\b',
};

// eslint-disable-next-line no-control-regex -- JSON forbids just these
const MUST_ESCAPE = /["\\\x00-\x1f]/g;
const NOT_ASCII = /["\\]|[^ -~]/g;

function escapeUnit(unit: string): string {
  return SHORT[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A text in quotes. With `ascii` everything beyond ASCII is escaped too. */
export function quote(text: string, ascii: boolean): string {
  return `"${text.replace(ascii ? NOT_ASCII : MUST_ESCAPE, escapeUnit)}"`;
}

/** What is wrong with a text, and where. */
export class JsonProblem {
  readonly message: string;
  /** An offset in UTF-16 units. */
  readonly at: number;

  constructor(message: string, at: number) {
    this.message = message;
    this.at = at;
  }
}

export interface ScannedString {
  readonly value: string;
  /** Behind the closing quote. */
  readonly end: number;
}

// eslint-disable-next-line no-control-regex -- JSON forbids just these
const PLAIN = /[^"\\\x00-\x1f]*/y;
const PLAIN_OR_CONTROL = /[^"\\]*/y;
const HEX = /[0-9a-fA-F]{4}/y;

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/**
 * The string that begins behind the quote at `start - 1`. Throws JsonProblem.
 *
 * @param strict - refuses control characters
 */
export function scanString(text: string, start: number, strict: boolean): ScannedString {
  const plain = strict ? PLAIN : PLAIN_OR_CONTROL;
  let value = '';
  let at = start;
  for (;;) {
    plain.lastIndex = at;
    value += plain.exec(text)![0];
    at = plain.lastIndex;
    const stop = text[at];
    if (stop === '"') return { value, end: at + 1 };
    if (stop === undefined) throw new JsonProblem('Unterminated string starting at', start - 1);
    if (stop !== '\\') throw new JsonProblem('Invalid control character at', at);
    const letter = text[at + 1];
    if (letter === undefined) throw new JsonProblem('Unterminated string starting at', start - 1);
    if (letter === 'u') {
      HEX.lastIndex = at + 2;
      const digits = HEX.exec(text);
      // CPython wants the closing quote of the string behind the digits, too.
      if (digits === null || HEX.lastIndex === text.length) {
        throw new JsonProblem('Invalid \\uXXXX escape', at + 1);
      }
      value += String.fromCharCode(Number.parseInt(digits[0], 16));
      at += 6;
    } else {
      const character = ESCAPES[letter];
      if (character === undefined) throw new JsonProblem('Invalid \\escape', at);
      value += character;
      at += 2;
    }
  }
}
