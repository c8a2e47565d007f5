/** The header's [hosts] table: web servers of the internet, by name. */
import type { HostSettings } from '../../simulation.ts';
import { parseDuration } from '../../header/duration.ts';
import { HeaderError } from '../../header/error.ts';
import { type HeaderBlock, lineOfKey } from '../../header/lines.ts';

const SIZE_MAX = 10_000_000;
const DELAY_MAX_NS = 600e9;

interface Key {
  readonly setting: keyof HostSettings;
  /** Undefined: it cannot be read. */
  readonly read: (value: unknown) => number | string | undefined;
  readonly hint: string;
}

/** By their names in the table. */
const KEYS: Readonly<Record<string, Key>> = {
  delay: duration('delayNs'),
  size: count('sizeBytes', 0, SIZE_MAX),
  chunk: count('chunkBytes', 1, SIZE_MAX),
  pause: duration('pauseNs'),
  status: count('status', 200, 599),
  body: text('body'),
  type: text('type'),
  failures: {
    setting: 'failures',
    read: (value) => (typeof value === 'number' && value >= 0 && value <= 1 ? value : undefined),
    hint: 'use a number from 0 to 1',
  },
  failure: {
    setting: 'failure',
    read: (value) => (value === 'reset' || value === 'silence' ? value : whole(value, 200, 599)),
    hint: 'use a status from 200 to 599, "reset" or "silence"',
  },
  seed: count('seed', 0, 2 ** 32 - 1),
};

/** @param table - by names of hosts; `*` stands for all others. */
export function readHosts(
  table: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  block: HeaderBlock | undefined,
): Readonly<Record<string, HostSettings>> {
  return Object.fromEntries(
    Object.entries(table).map(([name, keys]) => [name.toLowerCase(), readHost(name, keys, block)]),
  );
}

function readHost(
  name: string,
  table: Readonly<Record<string, unknown>>,
  block: HeaderBlock | undefined,
): HostSettings {
  const refuse = (what: string, hint: string): never => {
    throw new HeaderError(what, hint, lineOfKey(block, ['hosts', name]));
  };
  if (name !== '*' && !/^[\w-]+(\.[\w-]+)*$/.test(name)) {
    refuse(`a host is named ${JSON.stringify(name)}`, 'use a name such as "example.com", or "*"');
  }
  const settings: Partial<Record<keyof HostSettings, unknown>> = {};
  for (const [key, value] of Object.entries(table)) {
    const row = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
    if (row === undefined) {
      return refuse(`a host has no key ${key}`, `the keys are ${Object.keys(KEYS).join(', ')}`);
    }
    const read = row.read(value);
    if (read === undefined) refuse(`${key} of ${name} is ${JSON.stringify(value)}`, row.hint);
    settings[row.setting] = read;
  }
  return settings as HostSettings;
}

function whole(value: unknown, min: number, max: number): number | undefined {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max
    ? (value as number)
    : undefined;
}

function count(setting: keyof HostSettings, min: number, max: number): Key {
  return {
    setting,
    read: (value) => whole(value, min, max),
    hint: `use a whole number from ${min} to ${max}`,
  };
}

function duration(setting: keyof HostSettings): Key {
  return {
    setting,
    read: (value) => {
      const read = typeof value === 'string' ? parseDuration(value) : undefined;
      return read !== undefined && read <= DELAY_MAX_NS ? read : undefined;
    },
    hint: 'use a number and a unit in quotes, such as "300ms", and at most "600s"',
  };
}

function text(setting: keyof HostSettings): Key {
  return {
    setting,
    read: (value) => (typeof value === 'string' ? value : undefined),
    hint: 'use a text in quotes',
  };
}
