/** How the bursts of a job are written: "cpu 10ms, io 5ms, cpu 10ms holding L". */
import { parseDuration } from '../header/duration.ts';

export interface Burst {
  /** Computing, or waiting for a device of its own that needs no core. */
  readonly kind: 'cpu' | 'io';
  /** At least 1. */
  readonly ns: number;
  /** Names of the locks that it needs, in the order in which they are taken. */
  readonly holding: readonly string[];
}

export const NO_LOCKS: readonly string[] = [];

/** Neighbours of one kind under the same locks become one burst; a text in place of bursts says what is wrong. */
export function parseBursts(text: string): readonly Burst[] | string {
  const bursts: Burst[] = [];
  for (const part of text.split(',')) {
    const [work, locks] = part.trim().split(/\s+holding\s+(.*)/s);
    const match = /^(cpu|io)\s+(.+)$/.exec(work);
    const ns = match === null ? undefined : parseDuration(match[2]);
    if (match === null || ns === undefined) return `"${part.trim()}" is no burst`;
    if (ns < 1) return `"${part.trim()}" takes no time`;
    const holding = locks?.split(/\s+and\s+/) ?? NO_LOCKS;
    const odd = holding.some((name, i) => !/^\S+$/.test(name) || holding.indexOf(name) !== i);
    if (odd) return `"${part.trim()}" does not name its locks one by one`;
    addBurst(bursts, { kind: match[1] as Burst['kind'], ns, holding });
  }
  return bursts;
}

export function addBurst(bursts: Burst[], burst: Burst): void {
  const last = bursts.at(-1);
  if (last?.kind === burst.kind && sameLocks(last.holding, burst.holding)) {
    bursts[bursts.length - 1] = { ...last, ns: last.ns + burst.ns };
  } else bursts.push(burst);
}

function sameLocks(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((name, i) => name === others[i]);
}
