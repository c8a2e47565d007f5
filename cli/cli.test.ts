/** The command line as people call it: a process with pipes, built and started by the npm script. */
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const SIM = path.join(import.meta.dirname, '..', 'scripts', 'sim.mjs');
const FOLDER = mkdtempSync(path.join(tmpdir(), 'timeslice-'));
const GIL = 'scenarios/gil/01_two_cpu_bound_threads.py';

interface Finished {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function sim(...args: string[]): Promise<Finished> {
  return new Promise((resolve) => {
    const options = { cwd: FOLDER, maxBuffer: 1e8, env: { ...process.env, INIT_CWD: FOLDER } };
    execFile(process.execPath, [SIM, ...args], options, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
    });
  });
}

function file(name: string, content: string | Buffer): string {
  writeFileSync(path.join(FOLDER, name), content);
  return name;
}

// The first call may have to build.
beforeAll(() => sim('list'), 120_000);
afterAll(() => rmSync(FOLDER, { recursive: true }));

describe('sim run', { timeout: 60_000 }, () => {
  it('prints what the program prints, each stream to its own, and ends with its exit code', async () => {
    const name = file(
      'streams.py',
      'import sys\nprint("ö", end="")\nprint("error", file=sys.stderr)\nsys.exit(7)\n',
    );
    expect(await sim('run', name)).toEqual({ code: 7, out: 'ö', err: 'error\n' });
  });

  it('finds the scenarios that it lists in any folder', async () => {
    const { code, out } = await sim('run', GIL, '--set', 'WORKERS=3', '--set', 'ROUNDS=1000');
    expect({ code, out }).toEqual({ code: 0, out: '3 × 332833500 = 998500500\n' });
  });

  it('reports a deadlock with its threads and ends with 3', async () => {
    const { code, out, err } = await sim('run', 'scenarios/locks/01_deadlock.py');
    expect(code).toBe(3);
    expect(out).toBe('A to B: one account locked\nB to A: one account locked\n');
    expect(err).toMatch(/^deadlock at \d+\.?\d* ms: no thread can ever run again\n/);
    expect(err).toContain('A to B (line 35) waits for lock account_b, held by B to A');
    expect(err).toContain('B to A (line 35) waits for lock account_a, held by A to B');
    expect(err).toContain('MainThread (line 46) waits for the end of A to B');
  });

  it('tells whose threads they are, and that the one with the lock has been killed', async () => {
    const name = file(
      'killed.py',
      `import multiprocessing, os, time
lock = multiprocessing.Lock()
def hold():
    lock.acquire()
    os.kill(os.getpid(), 9)
def want():
    time.sleep(0.1)
    lock.acquire()
multiprocessing.Process(target=hold, name="holder").start()
multiprocessing.Process(target=want, name="wanter").start()
`,
    );
    const { code, err } = await sim('run', name);
    expect(code).toBe(3);
    const who = 'MainThread of wanter (line 8) waits for lock lock, held by MainThread of holder';
    expect(err).toMatch(new RegExp(`${who.replace(/[()]/g, '\\$&')}, which ended at [\\d.]+ ms`));
  });

  it('ends an endless program at a limit with 4 and one line', async () => {
    const name = file('endless.py', 'print("start")\nwhile True:\n    pass\n');
    const { code, out, err } = await sim('run', name);
    expect({ code, out }).toEqual({ code: 4, out: 'start\n' });
    expect(err).toMatch(/^limit: [^\n]+\n$/);
  });

  it('shows a traceback and ends with 1 after an uncaught exception', async () => {
    const { code, err } = await sim('run', file('raise.py', 'def f():\n    1 / 0\n\n\nf()\n'));
    expect(code).toBe(1);
    expect(err).toMatch(/^Traceback \(most recent call last\):\n/);
    expect(err).toMatch(/ZeroDivisionError: division by zero\n$/);
  });

  it('goes on with the next file whatever is wrong with one', async () => {
    const { code, out, err } = await sim(
      'run',
      'missing.py',
      file('binary.py', Buffer.from([0x61, 0x0a, 0x62, 0x00])),
      file('large.py', '#'.repeat(1_000_001)),
      '.',
      file('fine.py', 'print("fine")\n'),
    );
    expect({ code, out }).toEqual({ code: 2, out: 'fine\n' });
    expect(err.split('\n')).toEqual([
      'missing.py: there is no such file (`sim list` shows the scenarios)',
      'binary.py:2:2: this is not a text file (programs are read as UTF-8)',
      'large.py: the file is too large (at most 1 MB are read)',
      '.: this is a folder (name the .py files in it)',
      '',
    ]);
  });

  it('answers with one JSON object per file, in order, whatever happened to it', async () => {
    const { code, out } = await sim(
      'run',
      '--json',
      file('one.py', 'print(1)\n'),
      'missing.py',
      file('broken.py', 'print(\n'),
      'scenarios/locks/01_deadlock.py',
      file('exit.py', 'import sys\nsys.exit("text")\n'),
    );
    const results = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(code).toBe(2);
    expect(results).toMatchObject([
      { file: 'one.py', stdout: '1\n', stderr: '', exitCode: 0, outcome: 'completed' },
      { file: 'missing.py', stdout: '', exitCode: 2, outcome: 'unsupported' },
      { file: 'broken.py', stdout: '', exitCode: 1, outcome: 'error' },
      { file: 'scenarios/locks/01_deadlock.py', exitCode: 3, outcome: 'deadlock' },
      { file: 'exit.py', stdout: '', stderr: 'text\n', exitCode: 1 },
    ]);
    for (const result of results) {
      expect(Object.keys(result)).toEqual([
        'file',
        'stdout',
        'stderr',
        'exitCode',
        'outcome',
        'elapsedNs',
        'instructions',
        'statistics',
        'troubles',
      ]);
    }
  });

  it('tells with --json what troubled a run', async () => {
    const { out } = await sim(
      'run',
      '--json',
      'scenarios/gil/04_convoy_effect.py',
      'scenarios/coordination/05_lost_wake_up.py',
      'scenarios/locks/02_lock_ordering.py',
    );
    const troubles = out
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { troubles: object[] }).troubles);
    expect(troubles).toMatchObject([
      [
        {
          kind: 'gil-convoy',
          thread: 'server',
          line: 40,
          text: expect.stringMatching(
            /^server \(line 40\) computes .* µs and waits .* ms for the GIL, 6 times from/,
          ) as string,
        },
      ],
      [
        {
          kind: 'lost-wake-up',
          thread: 'consumer',
          line: 34,
          text: expect.stringMatching(
            /^consumer \(line 34\) waits for shelf_changed since .*, but MainThread \(line 44\)/,
          ) as string,
        },
      ],
      [],
    ]);
  });

  it('gives the program standard input', async () => {
    file('input.txt', 'Ada\n');
    const name = file('reads.py', 'print("Hello,", input())\n');
    expect(await sim('run', name, '--stdin', 'input.txt')).toEqual({
      code: 0,
      out: 'Hello, Ada\n',
      err: '',
    });
  });

  it('has its machine set', async () => {
    const result = async (...options: string[]) => {
      const { out } = await sim('run', '--json', GIL, ...options);
      const { elapsedNs, statistics } = JSON.parse(out) as {
        elapsedNs: number;
        statistics: { resources: { kind: string; forcedSwitches: number }[] };
      };
      const gil = statistics.resources.find(({ kind }) => kind === 'gil');
      return { elapsedNs, forcedSwitches: gil?.forcedSwitches };
    };
    const usual = await result();
    const patient = await result('--switch-interval', '20ms');
    expect(patient.forcedSwitches).toBeLessThan(usual.forcedSwitches!);
    const free = await result('--gil', 'off');
    expect(free.forcedSwitches).toBeUndefined();
    expect(free.elapsedNs).toBeLessThan(usual.elapsedNs * 0.6);
    const oneCore = await result('--gil', 'off', '--cores', '1');
    expect(oneCore.elapsedNs).toBeGreaterThan(usual.elapsedNs * 0.9);
  });

  it('writes a large output whole into a slow pipe', async () => {
    const name = file('large_output.py', 'for i in range(20_000):\n    print("x" * 99)\n');
    expect(await slowly(['run', name])).toBe(20_000 * 100);
  });

  it('bears a reader that goes away', async () => {
    const name = file('long_output.py', 'for i in range(20_000):\n    print("x" * 99)\n');
    const child = spawn(process.execPath, [SIM, 'run', name], { cwd: FOLDER });
    let err = '';
    child.stderr.on('data', (data: Buffer) => (err += data.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});

describe('the other commands', { timeout: 60_000 }, () => {
  it('list the scenarios by topic', async () => {
    const { out } = await sim('list');
    expect(out).toMatch(/^threads\n {2}scenarios\/threads\/01_/);
    expect(out).toContain(`  ${GIL} `);
    expect(out).toContain('  Two CPU-bound threads share one GIL\n');
  });

  it('check programs and say where they are wrong', async () => {
    const good = file('good.py', 'import time\nprint(undefined_name)\n');
    const { code, out, err } = await sim('check', good, file('bad.py', 'x = 1\nfor\n'));
    expect({ code, out }).toEqual({ code: 2, out: 'good.py: ok\n' });
    expect(err).toMatch(/^bad\.py:2:\d+: SyntaxError: /);
  });

  it('sweep a parameter and table the times', async () => {
    const sweep = ['sweep', GIL, '--over', 'WORKERS=1..3', '--set', 'ROUNDS=9000'];
    const { code, out } = await sim(...sweep);
    expect(code).toBe(0);
    expect((await sim(...sweep, '--workers', '1')).out).toBe(out);
    const rows = out.trimEnd().split('\n');
    expect(rows[0].trim().split(/\s+/)).toEqual(['WORKERS', 'elapsed', 'speed-up', 'outcome']);
    expect(rows.slice(1).map((row) => row.trim().split(/\s+/)[0])).toEqual(['1', '2', '3']);
    const { code: wrong, err } = await sim('sweep', GIL, '--over', 'WORKERS=1..9');
    expect(wrong).toBe(2);
    expect(err).toContain('WORKERS = 9 is out of range (parameters: WORKERS 1..8)');
  });

  it('export the trace in each format', async () => {
    const targets = ['t.json', 't.chrome.json', 't.csv', 't.trace'];
    const { code } = await sim('export', GIL, ...targets.flatMap((name) => ['--to', name]));
    expect(code).toBe(0);
    const [json, chrome, csv, text] = targets.map((name) =>
      readFileSync(path.join(FOLDER, name), 'utf8'),
    );
    const trace = JSON.parse(json) as { intervals: { start: number[] }; outcome: object };
    expect(trace.outcome).toEqual({ kind: 'completed', exitCode: 0 });
    const rows = csv.trimEnd().split('\n');
    expect(rows[0]).toBe('kind,lane,state,cause,start_ns,end_ns,other');
    expect(rows.length - 1).toBe(trace.intervals.start.length);
    expect(() => JSON.parse(chrome) as unknown).not.toThrow();
    expect(text).toMatch(/^outcome completed, exit code 0\n/);
  });

  it('export pictures, the same bytes each time', async () => {
    const pictures: (readonly [svg: string, png: Buffer])[] = [];
    for (const round of ['1', '2']) {
      const [svg, png] = [`${round}.svg`, `${round}.PNG`];
      const { code } = await sim('export', GIL, '--to', svg, '--to', png);
      expect(code).toBe(0);
      const read = (name: string): Buffer => readFileSync(path.join(FOLDER, name));
      pictures.push([read(svg).toString(), read(png)]);
    }
    const [first, second] = pictures;
    expect(second).toEqual(first);
    const [svg, png] = first;
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="1600" /);
    expect(svg).toContain('Two CPU-bound threads share one GIL');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(3200);
  });

  it('say which formats there are, and where nothing can be written', async () => {
    const unknown = await sim('export', GIL, '--to', 'out.pdf');
    expect([unknown.code, unknown.err]).toEqual([
      2,
      'sim: --to: out.pdf: no format has this ending (.chrome.json, .json, .csv, .svg, .png, .trace)\n',
    ]);
    const nowhere = await sim('export', GIL, '--to', 'no/such/folder/out.svg');
    expect([nowhere.code, nowhere.err]).toEqual([
      2,
      'sim: no/such/folder/out.svg: cannot be written (ENOENT)\n',
    ]);
  });
});

/** Reads a little at a time, with pauses; resolves with the number of bytes. */
async function slowly(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [SIM, ...args], { cwd: FOLDER });
  let count = 0;
  for await (const data of child.stdout as AsyncIterable<Buffer>) {
    count += data.length;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return count;
}
