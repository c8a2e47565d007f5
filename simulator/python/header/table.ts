/** The header's TOML, parsed and checked: unknown keys and wrong kinds are errors with their line. */
import * as v from 'valibot';
import { type HeaderBlock, lineOfKey } from '../../header/lines.ts';
import { HeaderError } from '../../header/error.ts';
import { parseToml } from '../../header/toml.ts';

const PARAMETER = v.strictObject({
  min: v.optional(v.number()),
  max: v.optional(v.number()),
  step: v.optional(v.number()),
  label: v.optional(v.string()),
  unit: v.optional(v.string()),
});

const HEADER = v.strictObject({
  title: v.optional(v.string()),
  about: v.optional(v.string()),
  look: v.optional(v.array(v.string())),
  try: v.optional(v.array(v.string())),
  /** The order of the output is free: tests compare sorted lines. */
  unordered: v.optional(v.boolean()),
  /** How the run is meant to end, if not by completing. */
  expect: v.optional(v.picklist(['deadlock', 'error', 'limit'])),
  params: v.optional(v.record(v.string(), PARAMETER)),
  machine: v.optional(v.record(v.string(), v.unknown())),
  files: v.optional(v.record(v.string(), v.string())),
  hosts: v.optional(v.record(v.string(), v.record(v.string(), v.unknown()))),
});

export type HeaderTable = v.InferOutput<typeof HEADER>;
export type ParameterTable = v.InferOutput<typeof PARAMETER>;

const HEADER_KEYS = Object.keys(HEADER.entries).join(', ');
const PARAMETER_KEYS = Object.keys(PARAMETER.entries).join(', ');

export function parseTable(block: HeaderBlock): HeaderTable {
  const result = v.safeParse(HEADER, parseToml(block));
  if (result.success) return result.output;
  const issue = result.issues[0];
  const path = v.getDotPath(issue) ?? '';
  const inParameter = path.startsWith('params.') && path.split('.').length > 2;
  const key = path.split('.').at(-1) ?? path;
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    throw new HeaderError(
      `the header has no key ${key}`,
      `the keys are ${inParameter ? PARAMETER_KEYS : HEADER_KEYS}`,
      lineOfKey(block, path),
    );
  }
  throw new HeaderError(
    `${path} in the header is ${issue.received}`,
    `it should be ${issue.expected ?? 'something else'}`,
    lineOfKey(block, path.replace(/\.\d+$/, '')),
  );
}
