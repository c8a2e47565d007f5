/**
 * The header of a scenario: a comment block of TOML that CPython does not see, and the parameters that the
 * program itself declares by assigning literals to upper-case names.
 */
import { DEFAULT_MACHINE } from '../machine-settings.ts';
import type { HeaderResult, SourceFile } from '../simulation.ts';
import type { Diagnostic } from '../trace/trace.ts';
import { findBlock, type HeaderBlock } from './header/block.ts';
import { describeParameter, type FoundParameter, findParameters } from './header/parameters.ts';
import { type HeaderTables, settingsOf } from './header/schema.ts';
import { keyDiagnostic, readTables } from './header/toml.ts';
import { parseModule } from './parser.ts';

export { overrideParameters, type OverrideResult } from './header/override.ts';

/**
 * Reads a program's header; one without a header has defaults and its parameters. Parameters of a program
 * that does not parse are unknown: whoever runs it reports its syntax error.
 */
export function readHeader(source: SourceFile): HeaderResult {
  const { name: file, text } = source;
  const found = findBlock(file, text);
  if (found.kind === 'broken') return { kind: 'broken', diagnostics: [found.diagnostic] };
  const block = found.kind === 'block' ? found.block : undefined;
  const read = block && readTables(file, block);
  if (read?.kind === 'broken') return read;
  const tables = read?.tables ?? {};
  const parsed = parseModule(text);
  const parameters = parsed.kind === 'module' ? findParameters(parsed.module) : [];
  if (block !== undefined && parsed.kind === 'module') {
    const diagnostics = checkParameters(file, block, tables, parameters);
    if (diagnostics.length > 0) return { kind: 'broken', diagnostics };
  }
  return {
    kind: 'header',
    header: {
      title: tables.title ?? file,
      about: tables.about ?? '',
      look: tables.look ?? [],
      try: tables.try ?? [],
      parameters: parameters.map((each) => describeParameter(each, tables.params?.[each.name])),
      machine: { ...DEFAULT_MACHINE, ...settingsOf(tables.machine ?? {}) },
      files: tables.files ?? {},
    },
  };
}

function checkParameters(
  file: string,
  block: HeaderBlock,
  tables: HeaderTables,
  parameters: readonly FoundParameter[],
): readonly Diagnostic[] {
  return Object.entries(tables.params ?? {}).flatMap(([name, table]) => {
    const complain = (key: string | undefined, what: string, hint: string): Diagnostic[] => {
      const path = ['params', name, ...(key === undefined ? [] : [key])];
      return [keyDiagnostic(file, block, path, what, hint)];
    };
    const parameter = parameters.find((each) => each.name === name);
    if (parameter === undefined) {
      const what = `the header describes a parameter ${name} that the program does not assign`;
      return complain(undefined, what, `Add a line "${name} = …" with a literal, at top level.`);
    }
    const { kind, value } = parameter;
    const { min, max } = table;
    if (typeof value !== 'number') {
      const key = (['min', 'max', 'step'] as const).find((each) => table[each] !== undefined);
      if (key === undefined) return [];
      return complain(
        key,
        `parameter ${name} has no ${key}`,
        `Its value is no number but ${kind}.`,
      );
    }
    const fraction =
      kind === 'int'
        ? (['min', 'max', 'step'] as const).find((each) => !Number.isInteger(table[each] ?? 0))
        : undefined;
    if (fraction !== undefined) {
      return complain(
        fraction,
        `${fraction} of ${name} must be a whole number`,
        'Its value is one.',
      );
    }
    if (min !== undefined && max !== undefined && min > max) {
      return complain('min', `min of ${name} is above its max`, `Swap ${min} and ${max}.`);
    }
    if (value < (min ?? value) || value > (max ?? value)) {
      const range = `${min ?? '−∞'} to ${max ?? '∞'}`;
      return complain(
        undefined,
        `the value of ${name}, ${value}, is outside the header's range`,
        `The range is ${range}: widen it or change line ${parameter.literal.line}.`,
      );
    }
    return [];
  });
}
