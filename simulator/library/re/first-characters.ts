/** Which characters a match can begin with: a search need not begin anywhere else. */
import { CharSet } from './char-set.ts';
import type { CharacterClass, Node, SetItem } from './tree.ts';
import { widthOf } from './tree.ts';

/** Undefined when it can begin with anything, or be empty. */
export function firstCharacters(tree: Node): CharSet | undefined {
  const first = firstOf(tree);
  return first === undefined ? undefined : new CharSet(first);
}

function firstOf(node: Node): CharacterClass | undefined {
  switch (node.kind) {
    case 'literal':
      return ranges([{ kind: 'range', from: node.code, to: node.code }]);
    case 'set':
      return node;
    case 'group':
    case 'atomic':
      return firstOf(node.body);
    case 'repeat':
      return node.min > 0 ? firstOf(node.body) : undefined;
    case 'sequence': {
      // What matches no character of its own leaves the first one to what follows.
      const item = node.items.find((each) => each.kind !== 'at' && each.kind !== 'look');
      return item === undefined || widthOf(item, []).min === 0 ? undefined : firstOf(item);
    }
    case 'branch':
      return union(node.alternatives.map(firstOf));
    case 'any':
    case 'at':
    case 'look':
    case 'reference':
    case 'conditional':
      return undefined;
  }
}

function ranges(items: readonly SetItem[]): CharacterClass {
  return { kind: 'set', items, negated: false, caseRule: 'exact' };
}

/** One class for several, where one can say it. */
function union(classes: readonly (CharacterClass | undefined)[]): CharacterClass | undefined {
  const items: SetItem[] = [];
  const caseRule = classes[0]?.caseRule;
  for (const each of classes) {
    if (each === undefined || each.negated || each.caseRule !== caseRule) return undefined;
    items.push(...each.items);
  }
  return caseRule === undefined ? undefined : { kind: 'set', items, negated: false, caseRule };
}
