/** What `find` is for lists, for what is made one by one: no more is made than it takes. */
export function firstOf<Item>(
  items: Iterable<Item>,
  isIt: (item: Item) => boolean,
): Item | undefined {
  for (const item of items) if (isIt(item)) return item;
  return undefined;
}
