/** Sets as values: what is shown of a set changes when the set is replaced, never inside it. */

export function emptySet<Item>(): ReadonlySet<Item> {
  return new Set();
}

export function setOf<Item>(items: Iterable<Item>): ReadonlySet<Item> {
  return new Set(items);
}

/** The set with the item in it, or without. */
export function withItem<Item>(
  set: ReadonlySet<Item>,
  item: Item,
  contained: boolean,
): ReadonlySet<Item> {
  const others = [...set].filter((other) => other !== item);
  return new Set(contained ? [...others, item] : others);
}
