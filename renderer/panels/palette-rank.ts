/** Which entries a few typed letters mean: words that begin so first, then letters in order. */
export function rank<Entry>(
  entries: readonly Entry[],
  query: string,
  labelOf: (entry: Entry) => string,
): readonly Entry[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return entries;
  return entries
    .map((entry, index) => ({ entry, index, score: scoreOf(labelOf(entry).toLowerCase(), wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map(({ entry }) => entry);
}

/** 0: no match. */
function scoreOf(label: string, wanted: string): number {
  if (label.startsWith(wanted)) return 4;
  if (label.includes(` ${wanted}`)) return 3;
  if (label.includes(wanted)) return 2;
  let at = 0;
  for (const letter of label) {
    if (letter === wanted[at]) at++;
  }
  return at === wanted.length ? 1 : 0;
}
