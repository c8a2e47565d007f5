/** The TOML of a job table: which keys there are, and of which kind their values. */
import { parse, TomlError } from 'smol-toml';
import * as v from 'valibot';
import { HeaderError } from '../header/error.ts';
import { lineOf } from './table-lines.ts';

/** The hint is what a value of another kind, or out of the range, is answered with. */
function whole(min: number, max: number, hint: string) {
  return v.pipe(v.number(hint), v.integer(hint), v.minValue(min, hint), v.maxValue(max, hint));
}

const TEXT = v.string('use a text in quotes');
const TEXTS = v.optional(v.array(TEXT, 'use a list of texts, such as ["one", "two"]'));
const DURATION = v.string('use a number and a unit in quotes, such as "4ms" (ns, us, ms, s)');
const DISTRIBUTION = v.string('use a distribution in quotes, such as "exponential 5ms"');
const COUNT = whole(1, Number.MAX_SAFE_INTEGER, 'use a whole number from 1 on');
const TICKETS_MAX = 1_000_000;

/** What jobs of both kinds may have for the policies that look at it. */
const TRAITS = {
  priority: v.optional(
    whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 'use a whole number, such as 1'),
  ),
  nice: v.optional(whole(-20, 19, 'use a whole number from -20 to 19')),
  tickets: v.optional(whole(1, TICKETS_MAX, `use a whole number from 1 to ${TICKETS_MAX}`)),
};

const JOB = v.strictObject({
  name: v.optional(TEXT),
  arrival: v.optional(DURATION),
  bursts: v.string('use bursts in quotes, such as "cpu 10ms, io 5ms"'),
  repeat: v.optional(COUNT),
  period: v.optional(DURATION),
  deadline: v.optional(DURATION),
  ...TRAITS,
});

const GENERATE = v.strictObject({
  name: v.optional(TEXT),
  /** How many. */
  jobs: COUNT,
  /** When the first one comes. */
  arrival: v.optional(DURATION),
  /** From one arrival to the next. */
  gap: v.optional(DISTRIBUTION),
  /** Of computing, per job. */
  bursts: v.optional(COUNT),
  /** Length of a burst. */
  cpu: DISTRIBUTION,
  /** Length of the wait between two bursts. */
  io: v.optional(DISTRIBUTION),
  /** The machine's unless told. */
  seed: v.optional(whole(0, Number.MAX_SAFE_INTEGER, 'use a whole number from 0 on')),
  ...TRAITS,
});

const TABLE = v.strictObject({
  title: v.optional(TEXT),
  about: v.optional(TEXT),
  look: TEXTS,
  try: TEXTS,
  machine: v.optional(v.record(v.string(), v.unknown(), 'write [machine], and its keys below')),
  job: v.optional(v.array(JOB, 'write [[job]], and its keys below')),
  generate: v.optional(v.array(GENERATE, 'write [[generate]], and its keys below')),
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
  throw new HeaderError(`${key} of ${where} is ${issue.received}`, issue.message, line);
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
