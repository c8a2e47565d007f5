/**
 * Defaults of the simulated machine and what is accepted instead, and the limits of a run. Each constant
 * names its source. All are parameters: the header, the window and the command line override them.
 */
import type { Limits, MachineSettings, SettingRange } from './simulation.ts';

const MICROSECOND = 1_000;
const MILLISECOND = 1_000_000;
const SECOND = 1_000_000_000;

export const DEFAULT_MACHINE: MachineSettings = {
  // A small laptop; enough to see the difference between one and several.
  cores: 4,
  // Linux's own kind of policy.
  policy: 'fair',
  // Linux's base slice is 0.75 ms × (1 + log2 of the cores), 3 ms at 8 cores; rounded up.
  quantumNs: 4 * MILLISECOND,
  // Two processes on one core that answer each other through pipes: 6 µs a round trip, which is two
  // switches and four system calls.
  contextSwitchNs: 2 * MICROSECOND,
  // `python3 -m timeit -s "import os" "os.getppid()"`: 0.2 µs; a write of one byte: 0.3 µs and more.
  systemCallNs: 500,
  // `python3 -m timeit` of start() and join() of a thread that does nothing: 60 to 100 µs.
  threadStartNs: 60 * MICROSECOND,
  gil: true,
  // sys.getswitchinterval() of CPython.
  switchIntervalNs: 5 * MILLISECOND,
  // A slow machine's: a fast one needs about 7 ns for `i = i + 1`. Weights: python/opcodes.ts.
  instructionNs: 25,
  seed: 0,
};

/** What a numeric setting may be; anything else is refused with this range. */
export const SETTING_RANGES = {
  cores: { min: 1, max: 64 },
  quantumNs: { min: MICROSECOND, max: 10 * SECOND },
  contextSwitchNs: { min: 0, max: SECOND },
  systemCallNs: { min: 0, max: SECOND },
  threadStartNs: { min: 0, max: 10 * SECOND },
  switchIntervalNs: { min: MICROSECOND, max: 10 * SECOND },
  // At 0 an endless loop would not move the clock.
  instructionNs: { min: 1, max: MILLISECOND },
  seed: { min: 0, max: 2 ** 32 - 1 },
} as const satisfies Readonly<Partial<Record<keyof MachineSettings, SettingRange>>>;

export const DEFAULT_LIMITS: Limits = {
  virtualTimeNs: 600 * SECOND,
  instructions: 200_000_000,
  intervals: 2_000_000,
  memoryBytes: 512 * 1024 * 1024,
  outputBytes: 16 * 1024 * 1024,
};
