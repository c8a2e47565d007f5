/**
 * The built-in types and functions as programs meet them. In python/builtins/conformance lie
 *
 *   NAME.txt   one case a pair of lines: `>>> ` and Python statements, the last one an expression, then
 *              its repr or its exception, as CPython 3.11 gives it;
 *   NAME.py    a program, with NAME.out (and NAME.err, where it ends in an error) beside it.
 *
 * With RECORD=1 the expected texts are made anew by python3. Where python3 is 3.11 the recorded ones are
 * compared with it, too.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { simulate } from './index.ts';
import { WORKING_DIRECTORY } from './machine-settings.ts';
import { NO_PYTHON } from './python/oracle.test-support.ts';

const FOLDER = path.join(import.meta.dirname, 'python', 'builtins', 'conformance');
/** Recording is done on request and checks nothing, so it is no test that could be skipped. */
const RECORDS = process.env['RECORD'] !== undefined;

interface Case {
  readonly source: string;
  readonly expected: string;
}

function readCases(file: string): Case[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  const cases: Case[] = [];
  lines.forEach((line, i) => {
    if (line.startsWith('>>> ')) {
      cases.push({ source: line.slice(4), expected: lines[i + 1] ?? '' });
    }
  });
  return cases;
}

/** A case may end in a statement that is expected to fail. */
function isExpression(line: string): boolean {
  return !/^(del |[a-z]+(\[[^=]*\])? ?[-+*|&^]?= ?[^=])/.test(line);
}

/** A program that prints one line a case. */
function programOf(cases: readonly Case[]): string {
  const parts = cases.map(({ source }, i) => {
    const statements = source.split('; ');
    const last = statements.at(-1) ?? '';
    if (isExpression(last)) statements[statements.length - 1] = `__shown = repr((${last}))`;
    else statements.push('__shown = None');
    const body = statements.map((line) => `    ${line}`);
    const show = ['try:', '    case()', 'except BaseException as e:', '    failed(e)'];
    return [`def case():`, ...body, `    print(__shown)`, ...show].join('\n') + ` # ${i}`;
  });
  const failed = 'def failed(e):\n    print(f"{type(e).__name__}: {e}".replace("\\n", "\\\\n"))\n';
  return `${failed}${parts.join('\n')}\n`;
}

/** Addresses differ from run to run, and the folder from machine to machine. */
function plain(text: string): string {
  return text.replace(/0x[0-9a-f]{6,}/g, '0x…').replaceAll(`${WORKING_DIRECTORY}/`, '');
}

function simulated(text: string, name: string): { out: string; err: string } {
  const trace = simulate({ name, text });
  const stream = (wanted: string): string =>
    trace.console.map((entry) => (entry.stream === wanted ? entry.text : '')).join('');
  return { out: plain(stream('stdout')), err: plain(stream('stderr')) };
}

function real(text: string, name: string): { out: string; err: string } {
  const result = spawnSync('python3', ['-W', 'ignore', '-'], { input: text, encoding: 'utf8' });
  // Standard input has no source lines for the traceback; programs with errors are run as files.
  return { out: plain(result.stdout), err: plain(result.stderr).replaceAll('<stdin>', name) };
}

const lines = (text: string): string[] => text.trimEnd().split('\n');

const tables = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));

/** Asks CPython anew, and writes down what it says. */
function record(file: string, cases: readonly Case[]): Case[] {
  const results = lines(real(programOf(cases), path.basename(file)).out);
  const recorded = cases.map(({ source }, i) => ({ source, expected: results[i] ?? '' }));
  writeFileSync(file, recorded.map((each) => `>>> ${each.source}\n${each.expected}\n`).join(''));
  return recorded;
}

describe.each(tables)('%s', (name) => {
  const file = path.join(FOLDER, name);
  const cases = RECORDS ? record(file, readCases(file)) : readCases(file);
  const program = programOf(cases);

  it('agrees with CPython', () => {
    const results = lines(simulated(program, 'cases.py').out);
    const shown = cases.map(({ source }, i) => `${source}\n${results[i] ?? ''}`);
    expect(shown).toEqual(cases.map(({ source, expected }) => `${source}\n${expected}`));
  });

  it('is what CPython says', ({ skip }) => {
    if (NO_PYTHON !== undefined) skip(NO_PYTHON);
    expect(lines(real(program, name).out)).toEqual(cases.map(({ expected }) => expected));
  });
});

const programs = readdirSync(FOLDER).filter((name) => name.endsWith('.py'));

describe.each(programs)('%s', (name) => {
  const file = path.join(FOLDER, name);
  const recorded = (ending: string): string => {
    try {
      return readFileSync(file.replace(/py$/, ending), 'utf8');
    } catch {
      return '';
    }
  };

  function fromPython(): { out: string; err: string } {
    const result = spawnSync('python3', ['-W', 'ignore', name], { cwd: FOLDER, encoding: 'utf8' });
    const own = result.stderr.replaceAll(`${FOLDER}/`, '');
    return { out: plain(result.stdout), err: plain(own) };
  }

  function record(): void {
    const { out, err } = fromPython();
    writeFileSync(file.replace(/py$/, 'out'), out);
    if (err !== '') writeFileSync(file.replace(/py$/, 'err'), err);
  }
  if (RECORDS) record();

  it('prints what CPython prints', () => {
    const { out, err } = simulated(readFileSync(file, 'utf8'), name);
    expect(out).toBe(recorded('out'));
    expect(err).toBe(recorded('err'));
  });

  it('is what CPython prints', ({ skip }) => {
    if (NO_PYTHON !== undefined) skip(NO_PYTHON);
    expect(fromPython()).toEqual({ out: recorded('out'), err: recorded('err') });
  });
});
