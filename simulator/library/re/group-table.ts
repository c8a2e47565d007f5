/** The capturing groups of a pattern that is being read: numbers, names, and which are still open. */
import { stringRepr } from '../../python/formatting/string-text.ts';
import { isIdentifier } from '../../python/types/str-case.ts';
import { PatternError } from './pattern-error.ts';
import type { PatternWarning, Width } from './tree.ts';

export class GroupTable {
  count = 0;
  readonly names = new Map<string, number>();
  /** By number; undefined while a group is open. */
  readonly widths: (Width | undefined)[] = [undefined];
  /** How many groups there were before the outermost lookbehind that is being read. */
  private beforeLookbehind: number | undefined = undefined;

  /** Begins a group; returns its number. */
  open(name: string | undefined, nameAt: number): number {
    const index = this.count + 1;
    if (name !== undefined) {
      const known = this.names.get(name);
      if (known !== undefined) {
        throw new PatternError(
          `redefinition of group name ${stringRepr(name)} as group ${index}; was group ${known}`,
          nameAt,
        );
      }
      this.names.set(name, index);
    }
    this.count = index;
    this.widths.push(undefined);
    return index;
  }

  close(index: number, width: Width): void {
    this.widths[index] = width;
  }

  private isOpen(group: number): boolean {
    return this.widths[group] === undefined;
  }

  /** @param start - of the reference. @param end - behind it. */
  checkReference(group: number, start: number, end: number): void {
    if (this.isOpen(group)) throw new PatternError('cannot refer to an open group', start);
    this.checkLookbehind(group, end);
  }

  checkLookbehind(group: number, end: number): void {
    const before = this.beforeLookbehind;
    if (before === undefined) return;
    if (this.isOpen(group)) throw new PatternError('cannot refer to an open group', end);
    if (group > before) {
      throw new PatternError(
        'cannot refer to group defined in the same lookbehind subpattern',
        end,
      );
    }
  }

  /** Returns what to give to {@link leaveLookbehind}. */
  enterLookbehind(): number | undefined {
    const outer = this.beforeLookbehind;
    this.beforeLookbehind ??= this.count;
    return outer;
  }

  leaveLookbehind(outer: number | undefined): void {
    this.beforeLookbehind = outer;
  }
}

export function checkName(name: string, position: number): void {
  if (isIdentifier(name)) return;
  throw new PatternError(`bad character in group name ${stringRepr(name)}`, position);
}

/** The number of a group that is given as text: digits, though int() takes more. */
export function numberedGroup(
  text: string,
  position: number,
  warn: (warning: PatternWarning) => void,
): number {
  const problem = `bad character in group name ${stringRepr(text)}`;
  if (!/^\s*\+?\d+(_\d+)*\s*$/.test(text)) throw new PatternError(problem, position);
  if (!/^\d+$/.test(text)) {
    const message = `${problem} at position ${position}`;
    warn({ category: 'DeprecationWarning', message });
  }
  const group = Number(text.replaceAll('_', ''));
  if (group < GROUPS_MAX) return group;
  throw new PatternError(`invalid group reference ${group}`, position);
}

/** CPython's limit: what fits half a signed word of its programs. */
const GROUPS_MAX = 2 ** 30 - 1;
