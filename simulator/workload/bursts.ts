/** How the bursts of a job are written: "cpu 10ms, io 5ms, cpu 10ms". */
import { parseDuration } from '../header/duration.ts';

export interface Burst {
  /** Computing, or waiting for a device of its own that needs no core. */
  readonly kind: 'cpu' | 'io';
  /** At least 1. */
  readonly ns: number;
}

/** Neighbours of one kind become one burst; a text in place of bursts says what is wrong. */
export function parseBursts(text: string): readonly Burst[] | string {
  const bursts: Burst[] = [];
  for (const part of text.split(',')) {
    const match = /^\s*(cpu|io)\s+(.+)$/.exec(part);
    const ns = match === null ? undefined : parseDuration(match[2]);
    if (match === null || ns === undefined) return `"${part.trim()}" is no burst`;
    if (ns < 1) return `"${part.trim()}" takes no time`;
    addBurst(bursts, { kind: match[1] as Burst['kind'], ns });
  }
  return bursts;
}

export function addBurst(bursts: Burst[], burst: Burst): void {
  const last = bursts.at(-1);
  if (last?.kind === burst.kind) bursts[bursts.length - 1] = { ...last, ns: last.ns + burst.ns };
  else bursts.push(burst);
}
