/**
 * The simulated machine's defaults and bounds. Every constant names where it comes from; costs of single
 * opcodes and built-ins stand in python/opcodes.ts and python/costs.ts.
 */
import type { Limits, MachineSettings, SettingRange } from './simulation.ts';

const MICROSECOND = 1_000;
const MILLISECOND = 1_000_000;
const SECOND = 1_000_000_000;

/** Every run begins at 2024-01-01 00:00:00 UTC. */
export const EPOCH_SECONDS = 1_704_067_200;

/** Where a program starts and its data files lie: the home of the user it runs as. */
export const WORKING_DIRECTORY = '/home/user';

/** Where the library would lie on a disk, as Debian has it: a directory of this name on `sys.path` stands for it. */
export const LIBRARY_DIRECTORY = '/usr/lib/python3.11';

/** Copying between a program and the kernel: 5 GB/s, `dd if=/dev/zero of=/dev/null bs=1M`. */
export const MEMORY_COPY_NS_PER_BYTE = 0.2;

export const DEFAULT_MACHINE: MachineSettings = {
  /** A small laptop. */
  cores: 4,
  policy: 'fair',
  /** Linux's base slice before it is scaled by the number of CPUs is of this order (sched(7)). */
  quantumNs: 4 * MILLISECOND,
  priority: { preemptive: true, agingNs: 0 },
  /** The three queues of "Operating Systems: Three Easy Pieces", chapter 8, with slices that double. */
  mlfq: {
    queues: 3,
    quantaNs: [10 * MILLISECOND, 20 * MILLISECOND, 40 * MILLISECOND],
    allotments: [1, 1, 1],
    boostNs: 0,
    stay: false,
    ioFront: false,
  },
  /** Linux's sysctl_sched_min_granularity. */
  fair: { latencyNs: 0, granularityNs: 750 * MICROSECOND },
  manual: { choices: [] },
  /** Two threads that hand a byte back and forth through a pipe (lmbench's lat_ctx): 1-3 µs. */
  contextSwitchNs: 2 * MICROSECOND,
  runQueues: 'shared',
  /** As the locks of threads are by default (pthread_mutexattr_setprotocol(3): PTHREAD_PRIO_NONE). */
  priorityInheritance: false,
  /** Off: it depends on the program (refilling 1 MB of second-level cache takes of the order of 50 µs). */
  cacheWarmUpNs: 0,
  /** `strace -c` apart, a getppid(2) in a loop: 0.1-0.6 µs with mitigations. */
  systemCallNs: 500,
  /** threading.Thread.start() in a loop under CPython 3.11: 50-80 µs. */
  threadStartNs: 60 * MICROSECOND,
  /** os.fork() of CPython 3.11 with a few modules loaded: 0.5-1.5 ms. */
  forkNs: 1 * MILLISECOND,
  /** `python3 -c ''` plus what multiprocessing.spawn imports: 25-40 ms. */
  spawnNs: 30 * MILLISECOND,
  /** `ping 127.0.0.1`: 30-60 µs. */
  loopbackNs: 50 * MICROSECOND,
  /** `ping` of a server on the same continent: 20-60 ms. */
  internetNs: 40 * MILLISECOND,
  /** Fast Ethernet, or a usual line of a household. */
  bandwidthMbit: 100,
  gil: true,
  /** What CPython has on Linux. */
  asyncioLoop: 'selector',
  /** sys.getswitchinterval() of CPython. */
  switchIntervalNs: 5 * MILLISECOND,
  /** loop.slow_callback_duration of asyncio. */
  slowCallbackNs: 100 * MILLISECOND,
  /** A machine slower than today's (bench/programs take about 6 ns each on one): easier to watch. */
  instructionNs: 25,
  seed: 0,
};

/** Whole numbers from `min` to `max`; anything else is refused before a run. */
export const SETTING_RANGES = {
  cores: { min: 1, max: 64 },
  quantumNs: { min: 10 * MICROSECOND, max: 10 * SECOND },
  contextSwitchNs: { min: 0, max: 10 * MILLISECOND },
  cacheWarmUpNs: { min: 0, max: 10 * MILLISECOND },
  systemCallNs: { min: 0, max: 10 * MILLISECOND },
  threadStartNs: { min: 0, max: SECOND },
  forkNs: { min: 0, max: SECOND },
  spawnNs: { min: 0, max: 10 * SECOND },
  loopbackNs: { min: 0, max: 10 * SECOND },
  internetNs: { min: 0, max: 10 * SECOND },
  bandwidthMbit: { min: 1, max: 1_000_000 },
  switchIntervalNs: { min: 1 * MICROSECOND, max: 10 * SECOND },
  slowCallbackNs: { min: 1 * MICROSECOND, max: 3600 * SECOND },
  instructionNs: { min: 1, max: MILLISECOND },
  seed: { min: 0, max: 0xffffffff },
} as const satisfies Partial<Record<keyof MachineSettings, SettingRange>>;

/** Ranges of what stands in tables of its own. Each entry of a list is within the range. */
export const POLICY_RANGES = {
  priority: { agingNs: { min: 0, max: 1000 * SECOND } },
  mlfq: {
    queues: { min: 1, max: 16 },
    quantaNs: { min: 10 * MICROSECOND, max: 10 * SECOND },
    allotments: { min: 1, max: 1000 },
    boostNs: { min: 0, max: 1000 * SECOND },
  },
  fair: {
    latencyNs: { min: 0, max: 10 * SECOND },
    granularityNs: { min: 10 * MICROSECOND, max: SECOND },
  },
  manual: {},
} as const satisfies Readonly<
  Partial<Record<keyof MachineSettings, Readonly<Record<string, SettingRange>>>>
>;

export const DEFAULT_LIMITS: Limits = {
  virtualTimeNs: 600 * SECOND,
  instructions: 200_000_000,
  intervals: 2_000_000,
  memoryBytes: 512 * 2 ** 20,
  outputBytes: 4 * 2 ** 20,
};
