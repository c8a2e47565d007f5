/** Virtual time: debts, limits, and that a run may be cut into pieces anywhere. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eachMark } from '../trace/mark-store.ts';
import { anyScripts, anySettings } from './random-scripts.test-support.ts';
import { runScripts, sectionsOf, text, World } from './script.test-support.ts';
import type { Script } from './script.test-support.ts';
import { takeSnapshot } from './snapshot.ts';

describe('debt', () => {
  test('an instruction that is longer than the budget takes its effect when it is paid for', () => {
    // A's one instruction of 5 ms is under way when M wakes; the quantum ends before it does.
    const trace = runScripts({ policy: 'round-robin', quantumNs: 2_000_000 }, [
      { name: 'M', lines: ['start A', 'sleep 1ms', 'cpu 1ms', 'wake Q'] },
      { name: 'A', lines: ['cpu 5ms by 5ms', 'wake Q'] },
    ]);
    expect(sectionsOf(trace, 'thread')).toBe(text`
      thread M of main to 3ms
        0–1ms waiting sleep at line 2
        1ms–2ms ready woken at line 2
        2ms–3ms running core 0
      thread A of main to 6ms
        0–2ms running core 0
        2ms–3ms ready preempted at line 2
        3ms–6ms running core 0
    `);
  });

  test('effects of several cores take place in the order of time', () => {
    const world = new World({ cores: 3 }, [
      { name: 'M', lines: ['start A', 'start B', 'cpu 3us by 3us', 'acquire L'] },
      { name: 'A', lines: ['cpu 2us by 2us', 'acquire L'] },
      { name: 'B', lines: ['cpu 1us by 1us', 'acquire L', 'cpu 5us', 'release L'] },
    ]);
    world.kernel.run();
    expect(sectionsOf(world.kernel.finish(), 'lock')).toBe(text`
      lock L from 1µs
        1µs–2µs held B
        2µs–6µs contended B
        6µs–6.094µs contended A
    `);
  });

  test('threads that share memory interleave instruction by instruction', () => {
    const world = new World({ cores: 2 }, [
      { name: 'M', lines: ['start A', 'cpu 60ns by 20ns'], lookaheadNs: 0, logged: true },
      { name: 'A', lines: ['cpu 75ns by 25ns'], lookaheadNs: 0, logged: true },
    ]);
    world.kernel.run();
    expect(world.log).toEqual([
      '0 M instruction',
      '0 A instruction',
      '20 M instruction',
      '25 A instruction',
      '40 M instruction',
      '50 A instruction',
    ]);
  });
});

describe('limits', () => {
  const forever: Script[] = [{ name: 'M', lines: ['cpu 999999ms by 100ns'] }];

  test('virtual time', () => {
    const trace = runScripts({ virtualTimeNs: 5_000_000 }, forever);
    expect(trace.outcome).toEqual({ kind: 'limit', limit: 'virtual-time', value: 5_000_000 });
    expect(trace.elapsedNs).toBe(5_000_000);
    expect([...eachMark(trace)].map(({ kind }) => kind)).toEqual(['limit']);
  });

  test('instructions, looked at each millisecond', () => {
    const trace = runScripts({ instructions: 25_000 }, forever);
    expect(trace.outcome).toEqual({ kind: 'limit', limit: 'instructions', value: 25_000 });
    expect(trace.elapsedNs).toBe(3_000_000);
  });

  test('intervals', () => {
    const scripts = [{ name: 'M', lines: Array<string>(100).fill('sleep 1ms') }];
    const trace = runScripts({ intervals: 10, cores: 1 }, [
      { name: 'M', lines: scripts[0].lines.flatMap((line) => ['cpu 1ms', line]) },
    ]);
    expect(trace.outcome).toMatchObject({ kind: 'limit', limit: 'intervals' });
    expect(trace.intervals.start.length).toBeLessThan(20);
  });

  test('actions that take no time', () => {
    const world = new World({}, [{ name: 'M', lines: [] }]);
    world.kernel.spawn(
      {
        name: 'spinning',
        nice: 0,
        program: {
          lookaheadNs: 0,
          step: () => ({
            kind: 'call',
            usedNs: 0,
            call: { name: 'nothing', attempt: () => ({ kind: 'done', result: undefined }) },
          }),
          position: () => undefined,
        },
      },
      undefined,
    );
    expect(world.kernel.run()).toMatchObject({ kind: 'limit', limit: 'instructions' });
  });
});

describe('cutting a run', () => {
  test('gives the same trace, byte for byte, as one run', () => {
    // Cuts beside changes of state are the ones that could do harm.
    const anyCuts = fc.array(
      fc.record({ which: fc.nat(), offsetNs: fc.constantFrom(0, 0, 0, -1, 1, -300, 700) }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(anySettings, anyScripts, anyCuts, (machine, programs, cuts) => {
        const whole = new World(machine, programs);
        whole.kernel.run();
        const expected = whole.kernel.finish();
        const changesNs = expected.intervals.end;
        const timesNs = cuts
          .map(({ which, offsetNs }) => changesNs[which % changesNs.length] + offsetNs)
          .filter((timeNs) => timeNs >= 0);
        const cut = new World(machine, programs);
        for (const timeNs of timesNs.sort((a, b) => a - b)) {
          if (cut.kernel.run(timeNs) !== undefined) break;
          expect(takeSnapshot(cut.kernel).timeNs).toBe(timeNs);
        }
        cut.kernel.run();
        const trace = cut.kernel.finish();
        // The quick comparison first; the other one says where they differ.
        if (!isDeepStrictEqual(trace, expected)) expect(trace).toEqual(expected);
        expect(cut.log).toEqual(whole.log);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  test('makes up for the rest of a chunk when its thread ends at the cut', () => {
    const scripts: Script[] = [
      { name: 'M', lines: ['start A', 'cpu 50us', 'exit 0'] },
      { name: 'A', lines: Array<string>(10).fill('cpu 10us') },
    ];
    const whole = runScripts({ cores: 2 }, scripts);
    const cut = new World({ cores: 2 }, scripts);
    cut.kernel.run(50_000);
    expect(cut.kernel.outcome).toEqual({ kind: 'completed', exitCode: 0 });
    expect(cut.kernel.finish()).toEqual(whole);
  });

  test('keeps the order of instructions of threads that share memory', () => {
    const shared = anyScripts.map((all) =>
      all.map((one) => ({ ...one, lookaheadNs: 0, logged: true })),
    );
    fc.assert(
      fc.property(
        anySettings,
        shared,
        fc.integer({ min: 1, max: 50_000 }),
        (machine, all, pieceNs) => {
          const programs = all.map((one) => ({
            ...one,
            lines: one.lines.map((line) => (/^cpu \S+$/.test(line) ? `${line} by 700ns` : line)),
          }));
          const whole = new World(machine, programs);
          whole.kernel.run();
          const cut = new World(machine, programs);
          for (let time = 0; cut.kernel.run(time) === undefined && time < 1_000_000;)
            time += pieceNs;
          cut.kernel.run();
          expect(cut.log).toEqual(whole.log);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  test('shows the state at the cut', () => {
    const world = new World({ cores: 1, policy: 'fifo' }, [
      { name: 'M', lines: ['start A', 'start B', 'cpu 1ms', 'sleep 5ms'] },
      { name: 'A', lines: ['cpu 4ms'] },
      { name: 'B', lines: ['cpu 1ms'] },
    ]);
    world.kernel.run(2_000_000);
    const { running, runQueue, threads } = takeSnapshot(world.kernel);
    const [main, first, second] = world.kernel.threads.map(({ lane }) => lane);
    expect(running).toEqual([first]);
    expect(runQueue).toEqual([second]);
    expect(threads[0]).toEqual({
      lane: main,
      state: 'waiting',
      cause: 'sleep',
      waitsFor: -1,
      sinceNs: 1_000_000,
    });
  });
});
