/** Reads and checks the TOML of a header; every complaint has its place in the file. */
import { parse, TomlError } from 'smol-toml';
import * as v from 'valibot';
import type { Diagnostic } from '../../trace/trace.ts';
import { type HeaderBlock, placeInFile } from './block.ts';
import { locateKey } from './locate.ts';
import { HEADER, type HeaderTables, keysAllowed } from './schema.ts';

export type TablesResult =
  | { readonly kind: 'tables'; readonly tables: HeaderTables }
  | { readonly kind: 'broken'; readonly diagnostics: readonly Diagnostic[] };

export function readTables(file: string, block: HeaderBlock): TablesResult {
  let toml: unknown;
  try {
    toml = parse(block.toml);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const what = error.message.split('\n')[0]!.replace(/^Invalid TOML document: /, '');
    const diagnostic = {
      file,
      ...placeInFile(block, error.line, error.column),
      what: `the header is not valid TOML: ${what}`,
      hint: 'Texts stand in quotes, lists in [ ], tables in { } or under [name].',
    };
    return { kind: 'broken', diagnostics: [diagnostic] };
  }
  const checked = v.safeParse(HEADER, toml);
  if (checked.success) return { kind: 'tables', tables: checked.output };
  return {
    kind: 'broken',
    diagnostics: checked.issues.map((issue) => toDiagnostic(file, block, issue)),
  };
}

function toDiagnostic(
  file: string,
  block: HeaderBlock,
  issue: v.InferIssue<typeof HEADER>,
): Diagnostic {
  const path = (issue.path ?? []).map(({ key }) => String(key));
  const place = locateKey(block.toml, path);
  const where = { file, ...placeInFile(block, place.line, place.column) };
  // valibot says of a key that must not be there that "never" was expected.
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const key = path[path.length - 1]!;
    const allowed = keysAllowed(path.slice(0, -1)).join(', ');
    return {
      ...where,
      what: `unknown key ${key} in the header`,
      hint: `Allowed here: ${allowed}.`,
    };
  }
  return {
    ...where,
    what: `${path.join('.')} in the header must be ${issue.message}`,
    hint: `It is ${issue.received}.`,
  };
}

/** A diagnostic for a key that is well-formed but makes no sense. */
export function keyDiagnostic(
  file: string,
  block: HeaderBlock,
  path: readonly string[],
  what: string,
  hint: string,
): Diagnostic {
  const place = locateKey(block.toml, path);
  return { file, ...placeInFile(block, place.line, place.column), what, hint };
}
