/**
 * The suite of every scenario that is a job table: a person is the oracle for its results (recorded as the
 * command line prints them in NAME.out) and for how its run looks (NAME.trace); `npm run golden` records both
 * anew. What textbooks say stands in simulator/textbook-policies.test.ts.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { schedulingText } from '../cli/scheduling-report.ts';
import { POLICY_NAMES, readHeader, simulate, traceToText } from '../simulator/index.ts';
import type { MachineSettings } from '../simulator/index.ts';
import {
  expectEqual,
  expectTexts,
  FOLDER,
  headerOf,
  once,
  scenarioFiles,
} from './scenario.test-support.ts';

describe.each(scenarioFiles('.toml'))('%s', (file) => {
  const source = { name: `scenarios/${file}`, text: readFileSync(path.join(FOLDER, file), 'utf8') };
  const recorded = (ending: string): string => path.join(FOLDER, file.replace(/\.toml$/, ending));
  const run = (machine: Partial<MachineSettings> = {}) => simulate(source, { machine });
  const first = once(run);

  it('tells what it is about, what to look at and what to try', () => {
    expectTexts(headerOf(readHeader(source)));
  });

  it('has the recorded results', async () => {
    await expect(schedulingText(first())).toMatchFileSnapshot(recorded('.out'));
  });

  it('runs as its recorded trace says', async () => {
    await expect(traceToText(first())).toMatchFileSnapshot(recorded('.trace'));
  });

  it('leaves equal bytes when it is run twice', () => {
    expectEqual(run(), first());
  });

  it.each(POLICY_NAMES)('comes to an end under %s', (policy) => {
    expect(run({ policy }).outcome.kind).toBe('completed');
  });
});
