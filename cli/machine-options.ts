/** The options that every command with a run shares: machine, parameters, input, data files. */
import path from 'node:path';

import { LOOP_KINDS, POLICY_NAMES, RUN_QUEUE_KINDS, SETTING_RANGES } from '../simulator/index.ts';
import type {
  FileContent,
  LoopKind,
  MachineSettings,
  PolicyName,
  RunOptions,
  RunQueueKind,
} from '../simulator/index.ts';
import { UsageError, withHint } from './command.ts';
import type { OptionTable, OptionValues } from './command.ts';
import { formatDuration, parseDuration } from './duration.ts';
import { parseAssignments } from './parameters.ts';
import type { Assignment } from './parameters.ts';
import { DATA_LIMIT_BYTES, readData } from './read-text.ts';
import { scheduleOf } from './schedule.ts';

export const RUN_OPTIONS: OptionTable = {
  set: { type: 'string', multiple: true },
  cores: { type: 'string' },
  policy: { type: 'string' },
  quantum: { type: 'string' },
  gil: { type: 'string' },
  'asyncio-loop': { type: 'string' },
  'switch-interval': { type: 'string' },
  'slow-callback': { type: 'string' },
  schedule: { type: 'string' },
  'run-queues': { type: 'string' },
  'cache-warm-up': { type: 'string' },
  'priority-inheritance': { type: 'string' },
  seed: { type: 'string' },
  stdin: { type: 'string' },
  file: { type: 'string', multiple: true },
};

export const RUN_OPTIONS_HELP = `\
  --set NAME=VALUE      give a parameter of the program another value (repeatable)
  --cores N             number of cores of the simulated machine
  --policy NAME         scheduling policy: ${POLICY_NAMES.slice(0, 6).join(', ')},
                        ${POLICY_NAMES.slice(6).join(', ')}
  --quantum DURATION    time slice of the policy; a bare number is in milliseconds
  --schedule FILE       names of threads, one a line: whose turn it is at each decision (manual)
  --run-queues KIND     of the cores: shared, per-core, stealing
  --cache-warm-up DURATION
                        what it costs a thread to change its core; a bare number is in ms
  --priority-inheritance on|off
                        on: who holds a lock is as urgent as those who wait for it
  --gil on|off          off: a free-threaded build (PEP 703)
  --asyncio-loop KIND   how asyncio waits: ${LOOP_KINDS.join(', ')}
  --switch-interval DURATION
                        sys.getswitchinterval() at the start; a bare number is in seconds
  --slow-callback DURATION
                        from when on a callback blocks its event loop; a bare number is in ms
  --seed N              seed of every choice that Python and the system leave open
  --stdin FILE          standard input of the program; empty without it
  --file DATA           put a data file into the program's working directory (repeatable)`;

export interface RunRequest {
  readonly assignments: readonly Assignment[];
  /** What holds for every program of the call; parameters are each program's own. */
  readonly options: RunOptions;
}

export function parseRunOptions(values: OptionValues): RunRequest {
  const schedule = parseSchedule(values);
  return {
    assignments: parseAssignments('--set', texts(values.set)),
    options: {
      parameters: schedule?.parameters ?? {},
      machine: { ...schedule?.machine, ...parseMachine(values) },
      stdin: readInput(text(values.stdin)),
      files: readDataFiles(texts(values.file)),
    },
  };
}

/** What a schedule asks for; options of the call go before it. */
function parseSchedule({
  schedule,
  policy,
}: OptionValues): Pick<RunOptions, 'machine' | 'parameters'> | undefined {
  const file = text(schedule);
  if (file === undefined) return undefined;
  if (policy !== undefined && policy !== 'manual') {
    throw new UsageError('--schedule: the policy is manual', 'leave out --policy');
  }
  const { choices, made } = scheduleOf(file, contentOf(file));
  const machine = { ...made?.machine, policy: 'manual', manual: { choices } } as const;
  return { machine, parameters: made?.parameters ?? {} };
}

function parseMachine(values: OptionValues): Partial<MachineSettings> {
  const machine: { -readonly [Key in keyof MachineSettings]?: MachineSettings[Key] } = {};
  const { cores, policy, quantum, gil, seed } = values;
  const interval = values['switch-interval'];
  if (cores !== undefined) machine.cores = inRange('--cores', 'cores', integer('--cores', cores));
  if (policy !== undefined) machine.policy = parsePolicy('--policy', String(policy));
  if (quantum !== undefined) {
    const ns = parseDuration('--quantum', String(quantum), 'ms');
    machine.quantumNs = inRange('--quantum', 'quantumNs', ns);
  }
  if (gil !== undefined) machine.gil = parseSwitch('--gil', String(gil));
  if (interval !== undefined) {
    const ns = parseDuration('--switch-interval', String(interval), 's');
    machine.switchIntervalNs = inRange('--switch-interval', 'switchIntervalNs', ns);
  }
  const loop = values['asyncio-loop'];
  if (loop !== undefined) machine.asyncioLoop = parseLoop(String(loop));
  const slow = values['slow-callback'];
  if (slow !== undefined) {
    const ns = parseDuration('--slow-callback', String(slow), 'ms');
    machine.slowCallbackNs = inRange('--slow-callback', 'slowCallbackNs', ns);
  }
  const queues = values['run-queues'];
  if (queues !== undefined) machine.runQueues = parseRunQueues(String(queues));
  const warmUp = values['cache-warm-up'];
  if (warmUp !== undefined) {
    const ns = parseDuration('--cache-warm-up', String(warmUp), 'ms');
    machine.cacheWarmUpNs = inRange('--cache-warm-up', 'cacheWarmUpNs', ns);
  }
  const inheritance = values['priority-inheritance'];
  if (inheritance !== undefined) {
    machine.priorityInheritance = parseSwitch('--priority-inheritance', String(inheritance));
  }
  if (seed !== undefined) machine.seed = inRange('--seed', 'seed', integer('--seed', seed));
  return machine;
}

function integer(option: string, value: OptionValues[string]): number {
  const number = Number(value);
  if (!/^[+-]?\d+$/.test(String(value)) || !Number.isSafeInteger(number)) {
    throw new UsageError(`${option}: "${String(value)}" is not a whole number`);
  }
  return number;
}

function inRange(option: string, key: keyof typeof SETTING_RANGES, value: number): number {
  const { min, max } = SETTING_RANGES[key];
  if (value >= min && value <= max) return value;
  const show = key.endsWith('Ns') ? formatDuration : String;
  throw new UsageError(`${option}: ${show(value)} is out of range`, `${show(min)} to ${show(max)}`);
}

export function parsePolicy(option: string, name: string): PolicyName {
  const policy = POLICY_NAMES.find((each) => each === name);
  if (policy !== undefined) return policy;
  throw new UsageError(`${option}: there is no policy ${name}`, POLICY_NAMES.join(', '));
}

function parseRunQueues(name: string): RunQueueKind {
  const kind = RUN_QUEUE_KINDS.find((each) => each === name);
  if (kind !== undefined) return kind;
  throw new UsageError(`--run-queues: there are none of kind ${name}`, RUN_QUEUE_KINDS.join(', '));
}

function parseLoop(name: string): LoopKind {
  const kind = LOOP_KINDS.find((each) => each === name);
  if (kind !== undefined) return kind;
  throw new UsageError(`--asyncio-loop: there is no loop ${name}`, LOOP_KINDS.join(', '));
}

function parseSwitch(option: string, value: string): boolean {
  if (value === 'on') return true;
  if (value === 'off') return false;
  throw new UsageError(`${option}: "${value}" is neither on nor off`);
}

function readInput(file: string | undefined): FileContent {
  return file === undefined ? '' : contentOf(file);
}

function readDataFiles(names: readonly string[]): Readonly<Record<string, FileContent>> {
  const files = new Map<string, FileContent>();
  for (const name of names) {
    const base = path.basename(name);
    if (files.has(base)) {
      throw new UsageError(`--file: two files are named ${base}`, 'give each another name');
    }
    files.set(base, contentOf(name));
  }
  return Object.fromEntries(files);
}

function contentOf(file: string): Uint8Array {
  const result = readData(file, DATA_LIMIT_BYTES);
  // A plain array: parts of a Buffer are views of it, not copies.
  if (result.kind === 'data') return new Uint8Array(result.bytes);
  throw new UsageError(withHint(result.what, result.hint));
}

function text(value: OptionValues[string]): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function texts(value: OptionValues[string]): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
