/** The TOML of a job table: which keys there are, and of which kind their values. */
import { parse, TomlError } from 'smol-toml';
import * as v from 'valibot';
import { HeaderError } from '../header/error.ts';
import { lineOf } from './table-lines.ts';

const TEXTS = v.optional(v.array(v.string()));
const COUNT = v.pipe(v.number(), v.integer(), v.minValue(1));

/** What jobs of both kinds may have for the policies that look at it. */
const TRAITS = {
  priority: v.optional(v.pipe(v.number(), v.integer())),
  nice: v.optional(v.pipe(v.number(), v.integer(), v.minValue(-20), v.maxValue(19))),
  tickets: v.optional(v.pipe(COUNT, v.maxValue(1_000_000))),
};

const JOB = v.strictObject({
  name: v.optional(v.string()),
  arrival: v.optional(v.string()),
  bursts: v.string(),
  repeat: v.optional(COUNT),
  period: v.optional(v.string()),
  deadline: v.optional(v.string()),
  ...TRAITS,
});

const GENERATE = v.strictObject({
  name: v.optional(v.string()),
  /** How many. */
  jobs: COUNT,
  /** When the first one comes. */
  arrival: v.optional(v.string()),
  /** From one arrival to the next. */
  gap: v.optional(v.string()),
  /** Of computing, per job. */
  bursts: v.optional(COUNT),
  /** Length of a burst. */
  cpu: v.string(),
  /** Length of the wait between two bursts. */
  io: v.optional(v.string()),
  /** The machine's unless told. */
  seed: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  ...TRAITS,
});

const TABLE = v.strictObject({
  title: v.optional(v.string()),
  about: v.optional(v.string()),
  look: TEXTS,
  try: TEXTS,
  machine: v.optional(v.record(v.string(), v.unknown())),
  job: v.optional(v.array(JOB)),
  generate: v.optional(v.array(GENERATE)),
});

export type JobTable = v.InferOutput<typeof TABLE>;
export type JobRow = v.InferOutput<typeof JOB>;
export type GenerateRow = v.InferOutput<typeof GENERATE>;

const KEYS: Readonly<Record<string, string>> = {
  '': Object.keys(TABLE.entries).join(', '),
  job: Object.keys(JOB.entries).join(', '),
  generate: Object.keys(GENERATE.entries).join(', '),
};

/** @throws {HeaderError} */
export function parseJobTable(text: string): JobTable {
  const result = v.safeParse(TABLE, parseToml(text));
  if (result.success) return result.output;
  const issue = result.issues[0];
  const path = (v.getDotPath(issue) ?? '').split('.');
  const [section = '', row = '0'] = path;
  const inRow = section in KEYS && path.length > 1;
  const key = path.at(-1) ?? '';
  const line = inRow ? lineOf(text, section, Number(row), key) : lineOf(text, section, 0, '');
  const where = inRow ? `a [[${section}]]` : 'the table';
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const keys = KEYS[inRow ? section : ''];
    throw new HeaderError(`${where} has no key ${key}`, `the keys are ${keys}`, line);
  }
  if (issue.received === 'undefined') {
    throw new HeaderError(`${where} needs ${key}`, `add ${key} = …`, line);
  }
  throw new HeaderError(
    `${key} of ${where} is ${issue.received}`,
    `it should be ${issue.expected ?? 'something else'}`,
    line,
  );
}

function parseToml(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const reason = error.message.split('\n')[0].replace(/^Invalid TOML document: /, '');
    throw new HeaderError(
      `no valid TOML: ${reason}`,
      'a line is key = value, [table] or [[job]]; texts and durations stand in quotes',
      error.line,
      error.column,
    );
  }
}
