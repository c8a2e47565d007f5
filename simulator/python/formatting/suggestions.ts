/** "Did you mean: 'x'?": the name among many that is nearest to a misspelt one. */

const MOVE_COST = 2;
const CASE_COST = 1;
const CANDIDATES_MAX = 750;
const LENGTH_MAX = 40;

/** The nearest candidate, if at most a third of the letters would have to change. */
export function nearestName(name: string, candidates: readonly string[]): string | undefined {
  if (candidates.length >= CANDIDATES_MAX) return undefined;
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    const allowed = Math.floor(((name.length + candidate.length + 3) * MOVE_COST) / 6);
    const limit = Math.min(allowed, bestDistance - 1);
    const distance = editDistance(name, candidate, limit);
    if (distance > limit) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

function substitutionCost(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? CASE_COST : MOVE_COST;
}

/** Levenshtein's distance, where a change of case costs less; beyond `limit` any larger number. */
function editDistance(first: string, second: string, limit: number): number {
  let start = 0;
  while (start < first.length && start < second.length && first[start] === second[start]) start++;
  let endA = first.length;
  let endB = second.length;
  while (endA > start && endB > start && first[endA - 1] === second[endB - 1]) {
    endA--;
    endB--;
  }
  const a = first.slice(start, endA);
  const b = second.slice(start, endB);
  if (a === '' || b === '') return (a.length + b.length) * MOVE_COST;
  if (a.length > LENGTH_MAX || b.length > LENGTH_MAX) return limit + 1;
  if (Math.abs(a.length - b.length) * MOVE_COST > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i * MOVE_COST);
  for (let i = 0; i < a.length; i++) {
    const next = [(i + 1) * MOVE_COST];
    for (let j = 0; j < b.length; j++) {
      const replaced = row[j]! + substitutionCost(a[i]!, b[j]!);
      next.push(Math.min(replaced, row[j + 1]! + MOVE_COST, next[j]! + MOVE_COST));
    }
    row = next;
  }
  return row[b.length]!;
}
