/** Finds where a key stands in a TOML text: the TOML package tells places only of syntax errors. */

export interface TomlPlace {
  /** 1-based. */
  readonly line: number;
  readonly column: number;
}

/** The place of the longest part of `path` that can be found. */
export function locateKey(toml: string, path: readonly string[]): TomlPlace {
  let best: { place: TomlPlace; depth: number } = { place: { line: 1, column: 1 }, depth: 0 };
  let table: readonly string[] = [];
  toml.split('\n').forEach((text, index) => {
    const line = index + 1;
    const opening = /^\s*\[\[?([^\]]*)\]/.exec(text);
    if (opening !== null) {
      table = splitKey(opening[1]!);
      if (isPrefix(table, path) && table.length > best.depth) {
        best = { place: { line, column: text.indexOf('[') + 1 }, depth: table.length };
      }
      return;
    }
    const assignment = /^(\s*)([^=#]+?)\s*=/.exec(text);
    if (assignment === null) return;
    const full = [...table, ...splitKey(assignment[2]!)];
    if (!isPrefix(full, path) || full.length <= best.depth) return;
    const start = assignment[1]!.length;
    best = { place: { line, column: start + 1 }, depth: full.length };
    // Keys of a table written in braces stand on the same line.
    for (let depth = full.length; depth < path.length; depth++) {
      const inner = new RegExp(`[{,\\s]("?)${escape(path[depth]!)}\\1\\s*=`).exec(
        text.slice(assignment[0].length),
      );
      if (inner === null) break;
      const column = assignment[0].length + inner.index + 2;
      best = { place: { line, column }, depth: depth + 1 };
    }
  });
  return best.place;
}

function splitKey(key: string): readonly string[] {
  const parts = key.match(/"[^"]*"|'[^']*'|[^.\s]+/g) ?? [];
  return parts.map((part) => part.replace(/^["']|["']$/g, ''));
}

function isPrefix(start: readonly string[], path: readonly string[]): boolean {
  return start.length <= path.length && start.every((part, i) => part === path[i]);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
