/** The tables of [machine] that are about one policy, such as [machine.mlfq]. */
import { DEFAULT_MACHINE, POLICY_RANGES } from '../machine-settings.ts';
import type { MachineSettings, SettingRange } from '../simulation.ts';
import { parseDuration } from './duration.ts';
import { HeaderError } from './error.ts';
import { type HeaderBlock, lineOfKey } from './lines.ts';

type Table = keyof typeof POLICY_RANGES;
type Kind = 'count' | 'counts' | 'duration' | 'durations' | 'switch' | 'texts';

/** By table: key, setting, and how its value is written. */
const KEYS: Readonly<Record<Table, readonly (readonly [string, string, Kind])[]>> = {
  priority: [
    ['preemptive', 'preemptive', 'switch'],
    ['aging', 'agingNs', 'duration'],
  ],
  mlfq: [
    ['queues', 'queues', 'count'],
    ['quanta', 'quantaNs', 'durations'],
    ['allotments', 'allotments', 'counts'],
    ['boost', 'boostNs', 'duration'],
    ['stay', 'stay', 'switch'],
    ['io_front', 'ioFront', 'switch'],
  ],
  fair: [
    ['latency', 'latencyNs', 'duration'],
    ['granularity', 'granularityNs', 'duration'],
  ],
  manual: [['choices', 'choices', 'texts']],
};

const HINTS: Readonly<Record<Kind, string>> = {
  count: 'use a whole number',
  counts: 'use a list of whole numbers, such as [1, 2]',
  duration: 'use a number and a unit in quotes, such as "4ms" (ns, us, ms, s)',
  durations: 'use a list of durations, such as ["10ms", "20ms"]',
  switch: 'use true or false',
  texts: 'use a list of names in quotes, such as ["A", "B"]',
};

export const POLICY_TABLES = Object.keys(KEYS) as readonly Table[];

export function isPolicyTable(key: string): key is Table {
  return (POLICY_TABLES as readonly string[]).includes(key);
}

/** @throws {HeaderError} */
export function readPolicyTable<Name extends Table>(
  name: Name,
  table: unknown,
  block: HeaderBlock | undefined,
): MachineSettings[Name] {
  const refuse = (key: string, what: string, hint: string): never => {
    throw new HeaderError(what, hint, lineOfKey(block, ['machine', name, key]));
  };
  if (typeof table !== 'object' || table === null || Array.isArray(table)) {
    return refuse(name, `${name} is ${JSON.stringify(table)}`, `write a table [machine.${name}]`);
  }
  const settings: Record<string, unknown> = { ...DEFAULT_MACHINE[name] };
  for (const [key, value] of Object.entries(table)) {
    const row = KEYS[name].find(([written]) => written === key);
    if (row === undefined) {
      const keys = KEYS[name].map(([written]) => written).join(', ');
      return refuse(key, `the policy ${name} has no setting ${key}`, `the settings are ${keys}`);
    }
    const read = readValue(row[2], value);
    if (read === undefined) refuse(key, `${key} is ${JSON.stringify(value)}`, HINTS[row[2]]);
    settings[row[1]] = read;
  }
  if (name === 'mlfq') fillLists(settings, table as Readonly<Record<string, unknown>>);
  const problem = findPolicyProblem(name, settings);
  if (problem !== undefined) {
    const key = KEYS[name].find(([, setting]) => setting === problem.setting)![0];
    refuse(key in table ? key : name, problem.what, problem.hint);
  }
  return settings as unknown as MachineSettings[Name];
}

/**
 * A list that the table does not give has an entry for each queue: the default's, whose last one goes on.
 * The number of queues, when only lists are given, is theirs.
 */
function fillLists(
  settings: Record<string, unknown>,
  table: Readonly<Record<string, unknown>>,
): void {
  const given = table.quanta ?? table.allotments;
  if (table.queues === undefined && Array.isArray(given)) settings.queues = given.length;
  const queues = settings.queues as number;
  if (!(queues >= 1 && queues <= POLICY_RANGES.mlfq.queues.max)) return;
  for (const [key, setting] of [
    ['quanta', 'quantaNs'],
    ['allotments', 'allotments'],
  ] as const) {
    if (table[key] !== undefined) continue;
    const defaults = DEFAULT_MACHINE.mlfq[setting];
    settings[setting] = Array.from({ length: queues }, (_, i) => defaults[i] ?? defaults.at(-1));
  }
}

export interface PolicyProblem {
  readonly setting: string;
  readonly what: string;
  readonly hint: string;
}

/** The first of a policy's settings that cannot be used; undefined when all can. */
export function findPolicyProblem(
  name: Table,
  settings: Readonly<Record<string, unknown>>,
): PolicyProblem | undefined {
  for (const [key, setting, kind] of KEYS[name]) {
    const value = settings[setting];
    const ranges: Readonly<Record<string, SettingRange>> = POLICY_RANGES[name];
    const range = ranges[setting];
    if (range === undefined) {
      const fits = kind === 'texts' ? isTexts(value) : typeof value === 'boolean';
      if (!fits) return { setting, what: `${key} of ${name} cannot be used`, hint: HINTS[kind] };
      continue;
    }
    const list = kind === 'counts' || kind === 'durations';
    const values: readonly unknown[] = list && Array.isArray(value) ? value : [value];
    if (!values.every((each) => isWithin(each, range))) {
      const unit = setting.endsWith('Ns') ? ' ns' : '';
      const hint = `use whole numbers from ${range.min} to ${range.max}${unit}`;
      return { setting, what: `${key} of ${name} is out of range`, hint };
    }
    if (list && values.length !== settings.queues) {
      return {
        setting,
        what: `${key} has ${values.length} entries for ${String(settings.queues)} queues`,
        hint: 'give one for each queue, the most urgent first',
      };
    }
  }
  return undefined;
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isWithin(value: unknown, { min, max }: SettingRange): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
}

function readValue(kind: Kind, value: unknown): unknown {
  switch (kind) {
    case 'count':
      return typeof value === 'number' ? value : undefined;
    case 'switch':
      return typeof value === 'boolean' ? value : undefined;
    case 'duration':
      return typeof value === 'string' ? parseDuration(value) : undefined;
    case 'texts':
      return isTexts(value) ? value : undefined;
    case 'counts':
      return readList('count', value);
    case 'durations':
      return readList('duration', value);
  }
}

function readList(kind: Kind, value: unknown): unknown {
  if (!Array.isArray(value)) return undefined;
  const read = value.map((each) => readValue(kind, each));
  return read.includes(undefined) ? undefined : read;
}
