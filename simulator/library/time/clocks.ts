/** The clocks of the simulated machine by number, as clock_gettime() takes them on Linux. */
import type { Context } from '../../python/context.ts';
import { raise, typeError, valueError } from '../../python/objects/exception.ts';
import { native } from '../../python/objects/native.ts';
import type { Value } from '../../python/objects/object.ts';
import { float } from '../../python/objects/values.ts';
import { plainInt, plainText, typeName } from '../../python/protocols/index.ts';
import { simpleNamespace } from '../simple-namespace.ts';
import { wallNs } from './wall-clock.ts';

/** time.monotonic() and time.perf_counter() at the beginning of a run: as if booted a while ago. */
export const MONOTONIC_START_NS = 1_000_000_000_000;
const NANOSECONDS = 1_000_000_000;
const RESOLUTION_SECONDS = 1e-9;
const INVALID_ARGUMENT = 22;
const NOT_PERMITTED = 1;

export const monotonicNs = ({ nowNs }: Context): number => MONOTONIC_START_NS + nowNs;

type Read = (context: Context) => number | bigint;

const realTime: Read = ({ nowNs }) => wallNs(nowNs);

const CLOCKS: readonly (readonly [number: number, name: string, read: Read])[] = [
  [0, 'CLOCK_REALTIME', realTime],
  [1, 'CLOCK_MONOTONIC', monotonicNs],
  [2, 'CLOCK_PROCESS_CPUTIME_ID', ({ interpreter }) => interpreter.cpuNs()],
  [3, 'CLOCK_THREAD_CPUTIME_ID', ({ cpuNs }) => cpuNs],
  [4, 'CLOCK_MONOTONIC_RAW', monotonicNs],
  [7, 'CLOCK_BOOTTIME', monotonicNs],
  [11, 'CLOCK_TAI', realTime],
];

/** By the function that reads it: the clock, and whether it can only go forwards. */
const INFORMATION: Readonly<Record<string, readonly [clock: string, monotonic: boolean]>> = {
  time: ['CLOCK_REALTIME', false],
  monotonic: ['CLOCK_MONOTONIC', true],
  perf_counter: ['CLOCK_MONOTONIC', true],
  process_time: ['CLOCK_PROCESS_CPUTIME_ID', true],
  thread_time: ['CLOCK_THREAD_CPUTIME_ID', true],
};

function readerOf(id: Value): Read {
  const number = plainInt(id);
  if (number === undefined) {
    throw typeError(`'${typeName(id)}' object cannot be interpreted as an integer`);
  }
  const row = CLOCKS.find(([known]) => known === number);
  if (row === undefined) throw raise('OSError', INVALID_ARGUMENT, 'Invalid argument');
  return row[2];
}

const refused = (name: string) =>
  native(`${name}(clk_id, time, /)`, ([id]: [Value]) => {
    readerOf(id);
    throw raise('PermissionError', NOT_PERMITTED, 'Operation not permitted');
  });

export const CLOCK_FUNCTIONS = [
  native('clock_gettime(clk_id, /)', ([id]: [Value], context) =>
    float(Number(readerOf(id)(context)) / NANOSECONDS),
  ),
  native('clock_gettime_ns(clk_id, /)', ([id]: [Value], context) => {
    const ns = readerOf(id)(context);
    return typeof ns === 'bigint' ? ns : Math.floor(ns);
  }),
  native('clock_getres(clk_id, /)', ([id]: [Value]) => {
    readerOf(id);
    return float(RESOLUTION_SECONDS);
  }),
  refused('clock_settime'),
  refused('clock_settime_ns'),
  native('get_clock_info(name, /)', ([name]: [Value]) => {
    const known = INFORMATION[plainText(name) ?? ''];
    if (known === undefined) throw valueError('unknown clock');
    const [clock, monotonic] = known;
    return simpleNamespace({
      implementation: `clock_gettime(${clock})`,
      monotonic,
      adjustable: !monotonic,
      resolution: float(RESOLUTION_SECONDS),
    });
  }),
];

/** `CLOCK_REALTIME` and its like. */
export const CLOCK_NUMBERS: Readonly<Record<string, number>> = Object.fromEntries(
  CLOCKS.map(([number, name]) => [name, number]),
);
