/** The header's [machine] table: settings by the names people write them with. */
import { SETTING_RANGES } from '../machine-settings.ts';
import { LOOP_KINDS, type MachineSettings, POLICY_NAMES, RUN_QUEUE_KINDS } from '../simulation.ts';
import { durationText, parseDuration } from './duration.ts';
import { HeaderError } from './error.ts';
import { type HeaderBlock, lineOfKey } from './lines.ts';
import { isPolicyTable, POLICY_TABLES, readPolicyTable } from './policy-tables.ts';

type Kind = 'count' | 'duration' | 'switch' | 'policy' | 'run queues' | 'loop';

/** Key in the table, setting, and how its value is written. */
const KEYS: readonly (readonly [string, keyof MachineSettings, Kind])[] = [
  ['cores', 'cores', 'count'],
  ['policy', 'policy', 'policy'],
  ['quantum', 'quantumNs', 'duration'],
  ['run_queues', 'runQueues', 'run queues'],
  ['priority_inheritance', 'priorityInheritance', 'switch'],
  ['context_switch', 'contextSwitchNs', 'duration'],
  ['cache_warm_up', 'cacheWarmUpNs', 'duration'],
  ['system_call', 'systemCallNs', 'duration'],
  ['thread_start', 'threadStartNs', 'duration'],
  ['fork', 'forkNs', 'duration'],
  ['spawn', 'spawnNs', 'duration'],
  ['loopback', 'loopbackNs', 'duration'],
  ['internet', 'internetNs', 'duration'],
  ['bandwidth', 'bandwidthMbit', 'count'],
  ['gil', 'gil', 'switch'],
  ['asyncio_loop', 'asyncioLoop', 'loop'],
  ['switch_interval', 'switchIntervalNs', 'duration'],
  ['slow_callback', 'slowCallbackNs', 'duration'],
  ['instruction', 'instructionNs', 'duration'],
  ['seed', 'seed', 'count'],
];

export function readMachine(
  table: Readonly<Record<string, unknown>>,
  block: HeaderBlock | undefined,
): Partial<MachineSettings> {
  const settings: Partial<Record<keyof MachineSettings, unknown>> = {};
  for (const [key, value] of Object.entries(table)) {
    const refuse = (what: string, hint: string): never => {
      throw new HeaderError(what, hint, lineOfKey(block, key));
    };
    if (isPolicyTable(key)) {
      settings[key] = readPolicyTable(key, value, block);
      continue;
    }
    const row = KEYS.find(([name]) => name === key);
    if (row === undefined) {
      return refuse(
        `the machine has no setting ${key}`,
        `the settings are ${[...KEYS.map(([name]) => name), ...POLICY_TABLES].join(', ')}`,
      );
    }
    const [, setting, kind] = row;
    const read = readSetting(kind, value);
    if (read === undefined) return refuse(`${key} is ${JSON.stringify(value)}`, HINTS[kind]);
    if (typeof read === 'number') {
      const { min, max } = SETTING_RANGES[setting as keyof typeof SETTING_RANGES];
      if (!Number.isInteger(read) || read < min || read > max) {
        return refuse(
          `${key} is out of range`,
          kind === 'duration'
            ? `use ${durationText(min)} to ${durationText(max)}`
            : `use a whole number from ${min} to ${max}`,
        );
      }
    }
    settings[setting] = read;
  }
  return settings as Partial<MachineSettings>;
}

/**
 * The settings as {@link readMachine} reads them. The policy and what its table says are left out: whoever
 * writes a machine down tells of them in his own way.
 */
export function machineTable(settings: Partial<MachineSettings>): Record<string, unknown> {
  const table: Record<string, unknown> = {};
  for (const [key, setting, kind] of KEYS) {
    const value = settings[setting];
    if (value === undefined || kind === 'policy') continue;
    table[key] = kind === 'duration' ? durationText(value as number) : value;
  }
  return table;
}

const HINTS: Readonly<Record<Kind, string>> = {
  count: 'use a whole number',
  duration: 'use a number and a unit in quotes, such as "4ms" (ns, us, ms, s)',
  switch: 'use true or false',
  policy: `use one of ${POLICY_NAMES.map((name) => `"${name}"`).join(', ')}`,
  loop: `use one of ${LOOP_KINDS.map((name) => `"${name}"`).join(', ')}`,
  'run queues': `use one of ${RUN_QUEUE_KINDS.map((name) => `"${name}"`).join(', ')}`,
};

function readSetting(kind: Kind, value: unknown): number | boolean | string | undefined {
  switch (kind) {
    case 'count':
      return typeof value === 'number' ? value : undefined;
    case 'duration':
      return typeof value === 'string' ? parseDuration(value) : undefined;
    case 'switch':
      return typeof value === 'boolean' ? value : undefined;
    case 'policy':
      return (POLICY_NAMES as readonly unknown[]).includes(value) ? (value as string) : undefined;
    case 'loop':
      return (LOOP_KINDS as readonly unknown[]).includes(value) ? (value as string) : undefined;
    case 'run queues':
      return (RUN_QUEUE_KINDS as readonly unknown[]).includes(value)
        ? (value as string)
        : undefined;
  }
}
