/** What a header may say. Each message completes "`key` must be …". */
import * as v from 'valibot';
import { SETTING_RANGES } from '../../machine-settings.ts';
import { type MachineSettings, POLICY_NAMES, type SettingRange } from '../../simulation.ts';
import { durationText, parseDuration } from './durations.ts';

const TEXT = v.string('a text in quotes');
const TEXTS = v.array(TEXT, 'a list of texts: ["…", "…"]');
const YES_OR_NO = v.boolean('true or false');
const NUMBER = v.pipe(v.number('a number'), v.finite('a finite number'));

function wholeNumber({ min, max }: SettingRange) {
  const message = `a whole number from ${min} to ${max}`;
  return v.pipe(
    v.number(message),
    v.integer(message),
    v.minValue(min, message),
    v.maxValue(max, message),
  );
}

function duration({ min, max }: SettingRange) {
  const range = `from ${durationText(min)} to ${durationText(max)}`;
  const message = `a duration ${range}: a number and a unit (ns, us, ms, s), such as "4ms"`;
  return v.pipe(
    v.string(message),
    v.transform((text) => parseDuration(text) ?? Number.NaN),
    v.check((ns) => ns >= min && ns <= max, message),
  );
}

/** The [machine] table; the keys on the left are the header's. */
const MACHINE = v.strictObject(
  {
    cores: v.optional(wholeNumber(SETTING_RANGES.cores)),
    policy: v.optional(v.picklist(POLICY_NAMES, `one of ${quoted(POLICY_NAMES)}`)),
    quantum: v.optional(duration(SETTING_RANGES.quantumNs)),
    context_switch: v.optional(duration(SETTING_RANGES.contextSwitchNs)),
    system_call: v.optional(duration(SETTING_RANGES.systemCallNs)),
    thread_start: v.optional(duration(SETTING_RANGES.threadStartNs)),
    gil: v.optional(YES_OR_NO),
    switch_interval: v.optional(duration(SETTING_RANGES.switchIntervalNs)),
    instruction: v.optional(duration(SETTING_RANGES.instructionNs)),
    seed: v.optional(wholeNumber(SETTING_RANGES.seed)),
  },
  'a table',
);

const PARAMETER = v.strictObject(
  {
    min: v.optional(NUMBER),
    max: v.optional(NUMBER),
    step: v.optional(v.pipe(NUMBER, v.gtValue(0, 'a number above 0'))),
    label: v.optional(TEXT),
    unit: v.optional(TEXT),
  },
  'a table such as { min = 1, max = 8, label = "threads" }',
);

const OUTCOMES = ['completed', 'deadlock', 'error', 'limit'] as const;

export const HEADER = v.strictObject({
  title: v.optional(TEXT),
  about: v.optional(TEXT),
  look: v.optional(TEXTS),
  try: v.optional(TEXTS),
  /** The order of lines printed is free: tests compare them sorted. */
  unordered: v.optional(YES_OR_NO),
  /** How the run ends when that is not by completing: tests check it. */
  expect: v.optional(v.picklist(OUTCOMES, `one of ${quoted(OUTCOMES)}`)),
  params: v.optional(v.record(v.string(), PARAMETER, 'a table of parameters')),
  machine: v.optional(MACHINE),
  files: v.optional(v.record(v.string(), TEXT, 'a table of texts by file name')),
});

export type HeaderTables = v.InferOutput<typeof HEADER>;
export type ParameterTable = v.InferOutput<typeof PARAMETER>;
export type MachineTable = v.InferOutput<typeof MACHINE>;

/** The keys a table may have, for hints; `path` leads to the table. */
export function keysAllowed(path: readonly string[]): readonly string[] {
  const [table] = path;
  if (table === undefined) return Object.keys(HEADER.entries);
  if (table === 'machine') return Object.keys(MACHINE.entries);
  return table === 'params' ? Object.keys(PARAMETER.entries) : [];
}

/** The settings that a [machine] table changes. */
export function settingsOf(table: MachineTable): Partial<MachineSettings> {
  const settings = {
    cores: table.cores,
    policy: table.policy,
    quantumNs: table.quantum,
    contextSwitchNs: table.context_switch,
    systemCallNs: table.system_call,
    threadStartNs: table.thread_start,
    gil: table.gil,
    switchIntervalNs: table.switch_interval,
    instructionNs: table.instruction,
    seed: table.seed,
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(', ');
}
