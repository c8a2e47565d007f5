import { expect, test } from 'vitest';
import { traceToChrome } from './chrome.ts';
import { Recorder } from './recorder.ts';
import { NO_LANE } from './trace.ts';

test('the export holds every interval, mark, arrow and line of output, in microseconds', () => {
  const recorder = new Recorder(1_000);
  const core = recorder.lane('core', 'core 0', undefined, 0);
  const process = recorder.lane('process', 'main', undefined, 0);
  const one = recorder.lane('thread', 'one', process, 0);
  const two = recorder.lane('thread', 'two', process, 500);
  const lock = recorder.lane('lock', 'lock', undefined, 0);
  recorder.state(core, 0, 'running', 'none', one);
  recorder.state(one, 0, 'running', 'none', core);
  recorder.state(two, 500, 'ready', 'start', NO_LANE);
  recorder.state(two, 1_500, 'waiting', 'lock', lock);
  recorder.state(lock, 0, 'held', 'none', one);
  recorder.arrow('start', one, 500, two, 600, NO_LANE);
  recorder.mark('contention', 1_500, two, lock, '');
  recorder.output(1_700, 'stdout', one, 'hello\n');
  const trace = recorder.finish(
    2_000,
    { kind: 'completed', exitCode: 0 },
    { instructions: 0, contextSwitches: 0, events: 0 },
  );
  const { traceEvents } = JSON.parse(traceToChrome(trace)) as {
    traceEvents: {
      name: string;
      ph: string;
      pid: number;
      tid: number;
      ts?: number;
      dur?: number;
    }[];
  };
  const lines = traceEvents.map(({ ph, pid, tid, name, ts, dur }) =>
    [ph, `${pid}/${tid}`, name, ts, dur].filter((word) => word !== undefined).join(' '),
  );
  expect(lines).toEqual([
    'M 1/0 process_name',
    'M 2/0 process_name',
    'M 1/1 thread_name',
    'M 1/1 thread_sort_index',
    'M 4/0 process_name',
    'M 4/3 thread_name',
    'M 4/3 thread_sort_index',
    'M 4/4 thread_name',
    'M 4/4 thread_sort_index',
    'M 2/5 thread_name',
    'M 2/5 thread_sort_index',
    'X 1/1 running 0 2',
    'X 4/3 running 0 2',
    'X 4/4 ready: start 0.5 1',
    'X 4/4 waiting: lock 1.5 0.5',
    'X 2/5 held 0 2',
    'i 4/4 contention 1.5',
    'i 4/3 hello 1.7',
    's 4/3 start 0.5',
    'f 4/4 start 0.6',
    'C 1/0 ready threads 0.5',
    'C 1/0 ready threads 1.5',
  ]);
});
