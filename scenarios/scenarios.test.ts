/**
 * The suite of every scenario that is a program: the folder is the list. CPython is the oracle for what a program prints
 * (recorded in NAME.out), a person for how its run looks (recorded as text in NAME.trace);
 * `npm run golden` records both anew.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';

import { readHeader, simulate, traceToText } from '../simulator/index.ts';
import type { RunOptions, Trace, TroubleKind } from '../simulator/index.ts';
import {
  expectEqual,
  expectTexts,
  FOLDER,
  headerOf,
  once,
  scenarioFiles,
} from './scenario.test-support.ts';

const SCENARIOS = scenarioFiles('.py');

/** A program that hangs in CPython is watched for this long; what it prints comes sooner. */
const HANG_MS = 2_000;
const NO_PYTHON = missingPython();
/** `npm run golden` sets it: what CPython prints is then written down as it is. */
const RECORDS = process.env['RECORD'] !== undefined;
/** What a program says of the time that it has measured. */
const MEASURED = /\btook (\d+\.\d) s$/gm;
/** Of most scenarios there is nothing to report. */
const TROUBLES: Readonly<Record<string, readonly TroubleKind[]>> = {
  'locks/06_greedy_thread.py': ['starvation'],
  'coordination/05_lost_wake_up.py': ['lost-wake-up'],
  'sockets/37_level_and_edge.py': ['unread'],
  'gil/04_convoy_effect.py': ['gil-convoy'],
};

describe.each(SCENARIOS)('%s', { timeout: 60_000 }, (file) => {
  const source = { name: `scenarios/${file}`, text: readFileSync(path.join(FOLDER, file), 'utf8') };
  const out = path.join(FOLDER, file.replace(/\.py$/, '.out'));
  const golden = path.join(FOLDER, file.replace(/\.py$/, '.trace'));
  const { unordered, hangs } = expectations(source.text);
  const comparable = (output: string) => (unordered ? sortedLines(output) : output);
  const run = (options?: RunOptions) => simulate(source, options);
  const first = once(run);

  it('tells what it is about, what to look at and what to try', () => {
    const header = headerOf(readHeader(source));
    expectTexts(header);
    for (const parameter of header.parameters) {
      expect(parameter.label, parameter.name).not.toBe(parameter.name);
      if (typeof parameter.value !== 'number') continue;
      expect(parameter.min, parameter.name).toBeLessThanOrEqual(parameter.value);
      expect(parameter.max, parameter.name).toBeGreaterThanOrEqual(parameter.value);
    }
  });

  // The order of threads is the operating system's, which on a busy machine is late now and then.
  it('prints in CPython what is recorded', { retry: 3 }, async ({ skip }) => {
    if (NO_PYTHON !== undefined) skip(NO_PYTHON);
    const missing = missingPackage(source.text);
    // What is recorded is what the package's documentation says.
    if (missing !== undefined) skip(`python3 has no ${missing}`);
    const result = await runInPython(path.join(FOLDER, file), hangs);
    expect(result.stderr).toBe('');
    expect(result.ended).toBe(!hangs);
    const said = comparable(result.stdout);
    const recorded = RECORDS ? said : inTime(said, readFileSync(out, 'utf8'));
    await expect(recorded).toMatchFileSnapshot(out);
  });

  it('prints the same on the simulated machine', () => {
    const trace = first();
    expect(printed(trace, 'stderr')).toBe('');
    expect(comparable(printed(trace, 'stdout'))).toBe(readFileSync(out, 'utf8'));
    expect(trace.outcome.kind).toBe(hangs ? 'deadlock' : 'completed');
  });

  it('is troubled by what it is about, and by nothing else', () => {
    expect(first().troubles.map(({ kind }) => kind)).toEqual(TROUBLES[file] ?? []);
  });

  it('runs as its recorded trace says', async () => {
    await expect(traceToText(first())).toMatchFileSnapshot(golden);
  });

  it('leaves equal bytes when it is run twice', () => {
    expectEqual(run(), first());
  });

  it('comes to an end with each parameter at its least and at its most', () => {
    for (const { name, min, max } of headerOf(readHeader(source)).parameters) {
      for (const value of [min, max]) {
        if (value === undefined) continue;
        const { outcome } = run({ parameters: { [name]: value } });
        expect(['completed', 'deadlock'], `${name} = ${value}`).toContain(outcome.kind);
      }
    }
  });
});

it('gives every scenario a title of its own', () => {
  const titles = [...SCENARIOS, ...scenarioFiles('.toml')].map((file) => {
    const text = readFileSync(path.join(FOLDER, file), 'utf8');
    return headerOf(readHeader({ name: file, text })).title;
  });
  expect(new Set(titles).size).toBe(titles.length);
});

/** What the header says to this suite alone. */
function expectations(text: string): { unordered: boolean; hangs: boolean } {
  const block = /^# \/\/\/ timeslice\n((?:#.*\n)*?)# \/\/\/$/m.exec(text);
  const table = parse((block?.[1] ?? '').replaceAll(/^# ?/gm, ''));
  return { unordered: table.unordered === true, hangs: table.expect === 'deadlock' };
}

function printed(trace: Trace, stream: 'stdout' | 'stderr'): string {
  return trace.console
    .filter((entry) => entry.stream === stream)
    .map((entry) => entry.text)
    .join('');
}

function sortedLines(output: string): string {
  return output
    .split(/(?<=\n)/)
    .sort()
    .join('');
}

/** A busy machine takes longer than the idle one that was recorded, though not twice as long, and none takes less. */
function inTime(output: string, recorded: string): string {
  const idle = Array.from(recorded.matchAll(MEASURED), ([, time]) => time);
  return output.replaceAll(MEASURED, (said, time: string) => {
    const expected = idle.shift();
    if (expected === undefined) return said;
    const late = Number(time) > Number(expected) && Number(time) < Number(expected) * 2;
    return late ? said.replace(time, expected) : said;
  });
}

interface PythonResult {
  readonly stdout: string;
  readonly stderr: string;
  /** False when it hung and was stopped. */
  readonly ended: boolean;
}

/** Runs a program that will be stopped: line by line, since it flushes nothing then and two threads may print. */
const LINE_BY_LINE = `
import runpy, sys
sys.stdout.reconfigure(line_buffering=True)
runpy.run_path(sys.argv[1], run_name="__main__")
`;

/** In an empty folder, as a person would run it. */
function runInPython(program: string, hangs: boolean): Promise<PythonResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'timeslice-'));
  return new Promise((resolve, reject) => {
    const child = spawn('python3', hangs ? ['-c', LINE_BY_LINE, program] : ['-u', program], {
      cwd: folder,
      env: { ...process.env, PYTHONUTF8: '1', PYTHONDONTWRITEBYTECODE: '1', PYTHONUNBUFFERED: '' },
      timeout: hangs ? HANG_MS : 20_000,
      killSignal: 'SIGKILL',
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (_code, signal) => resolve({ stdout, stderr, ended: signal === null }));
  }).finally(() => rmSync(folder, { recursive: true, force: true })) as Promise<PythonResult>;
}

/** Why programs cannot be compared with CPython here; undefined when they can. */
function missingPython(): string | undefined {
  const check = 'import sys; sys.exit(sys.version_info < (3, 11))';
  const { error, status } = spawnSync('python3', ['-c', check]);
  if (error !== undefined) return 'python3 is not installed';
  return status === 0 ? undefined : 'python3 is older than 3.11';
}

/** The package outside the standard library that a program imports and python3 doesn't have. */
function missingPackage(text: string): string | undefined {
  const name = /^(?:from|import) (greenlet|gevent)\b/m.exec(text)?.[1];
  if (name === undefined) return undefined;
  return spawnSync('python3', ['-c', `import ${name}`]).status === 0 ? undefined : name;
}
