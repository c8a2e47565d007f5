/** What the suites of programs and of job tables have in common. */
import { deepStrictEqual } from 'node:assert/strict';
import { readdirSync } from 'node:fs';

import { afterAll, expect } from 'vitest';

import type { Header, HeaderResult, Trace } from '../simulator/index.ts';

export const FOLDER = import.meta.dirname;

/** Paths below the folder, of the scenarios whose names end so. */
export function scenarioFiles(ending: '.py' | '.toml'): readonly string[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

export function headerOf(result: HeaderResult): Header {
  if (result.kind === 'header') return result.header;
  throw new Error(JSON.stringify(result.diagnostics));
}

/** A scenario tells what it is about, what to look at and what to try. */
export function expectTexts(header: Header): void {
  for (const text of [header.title, header.about, ...header.look, ...header.try]) {
    expect(text).toMatch(/^\S.*\S$/);
    expect(text).not.toContain('\n');
  }
  expect(header.look.length).toBeGreaterThan(0);
  expect(header.try.length).toBeGreaterThan(0);
}

/** The run that a scenario's tests share; its memory is given back after them. */
export function once(run: () => Trace): () => Trace {
  let trace: Trace | undefined;
  afterAll(() => {
    trace = undefined;
  });
  return () => (trace ??= run());
}

/** To the last byte of every array. */
export function expectEqual(second: Trace, first: Trace): void {
  deepStrictEqual(second, first);
}
