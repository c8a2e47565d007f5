/** `<!DOCTYPE …>`: its name, its identifiers, and the entities that it declares as texts. */
import type { Cursor } from './cursor.ts';

export interface Doctype {
  readonly name: string;
  readonly publicId: string | undefined;
  readonly systemId: string | undefined;
  readonly entities: ReadonlyMap<string, string>;
  /** It names declarations that stand elsewhere. */
  readonly isOpenEnded: boolean;
}

const CHARACTER = /&#(?:x([0-9a-fA-F]+)|([0-9]+));/g;

/** The cursor is behind the word. */
export function readDoctype(cursor: Cursor): Doctype {
  if (!cursor.blanks()) throw cursor.wrong();
  const name = cursor.name();
  cursor.blanks();
  let publicId: string | undefined;
  let systemId: string | undefined;
  if (/[A-Z]/.test(cursor.peek())) {
    const word = cursor.name();
    cursor.blanks();
    if (word === 'PUBLIC') {
      publicId = cursor.quoted();
      cursor.blanks();
    } else if (word !== 'SYSTEM') throw cursor.wrong();
    systemId = cursor.quoted();
    cursor.blanks();
  }
  const entities = new Map<string, string>();
  let isOpenEnded = systemId !== undefined;
  if (cursor.peek() === '[') {
    cursor.at++;
    isOpenEnded = declarations(cursor, entities) || isOpenEnded;
    cursor.blanks();
  }
  cursor.expect('>');
  return { name, publicId, systemId, entities, isOpenEnded };
}

/** Whether there are references to declarations that stand elsewhere. */
function declarations(cursor: Cursor, entities: Map<string, string>): boolean {
  let isOpenEnded = false;
  for (;;) {
    cursor.blanks();
    const character = cursor.peek();
    cursor.at++;
    if (character === ']') return isOpenEnded;
    if (character === '%') {
      cursor.until(';');
      isOpenEnded = true;
    } else if (character !== '<') throw cursor.wrong(cursor.at - 1);
    else if (cursor.text.startsWith('!--', cursor.at)) cursor.until('-->');
    else if (cursor.peek() === '?') cursor.until('?>');
    else isOpenEnded = declaration(cursor, entities) || isOpenEnded;
  }
}

/** Whether it declares an entity that stands elsewhere. */
function declaration(cursor: Cursor, entities: Map<string, string>): boolean {
  let isElsewhere = false;
  cursor.expect('!');
  const kind = cursor.name();
  cursor.blanks();
  if (kind === 'ENTITY' && cursor.peek() !== '%') {
    const name = cursor.name();
    cursor.blanks();
    if (cursor.peek() === '"' || cursor.peek() === "'") {
      const value = cursor
        .quoted()
        .replace(CHARACTER, (_all, hexadecimal?: string, decimal?: string) =>
          String.fromCodePoint(
            hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16),
          ),
        );
      if (!entities.has(name)) entities.set(name, value);
    } else isElsewhere = true;
  }
  while (cursor.peek() !== '>') {
    if (cursor.peek() === '"' || cursor.peek() === "'") cursor.quoted();
    else cursor.at++;
  }
  cursor.at++;
  return isElsewhere;
}
