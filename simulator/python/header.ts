/**
 * A scenario's header: the comment block `# /// timeslice` … `# ///` (the form of PEP 723) with TOML in
 * it, and the parameters of the program. Without a header every parameter gets a range derived from its
 * value.
 */
import { DEFAULT_MACHINE } from '../machine-settings.ts';
import type { Header, HeaderResult, SourceFile } from '../simulation.ts';
import type { Diagnostic } from '../trace/trace.ts';
import { findBlock } from '../header/block.ts';
import { HeaderError } from '../header/error.ts';
import { readMachine } from '../header/machine.ts';
import { readDataFiles } from './header/data-files.ts';
import { readHosts } from './header/hosts.ts';
import { describeParameters } from './header/parameters.ts';
import { type HeaderTable, parseTable } from './header/table.ts';
import { parseModule, type ParseResult } from './parser.ts';

export { overrideParameters } from './header/override.ts';

/** Reads the header and the parameters of a program. Nothing of the program is compiled or run. */
export function readHeader(source: SourceFile): HeaderResult {
  return headerOf(source, parseModule(source.text));
}

/** The same of a program that has been parsed already. */
export function headerOf(source: SourceFile, parsed: ParseResult): HeaderResult {
  const module = parsed.kind === 'module' ? parsed.module : undefined;
  try {
    const block = findBlock(source.text);
    const table: HeaderTable = block === undefined ? {} : parseTable(block);
    const header: Header = {
      kind: 'program',
      title: table.title ?? titleOf(source.name),
      about: (table.about ?? '').trim(),
      look: table.look ?? [],
      try: table.try ?? [],
      parameters: module === undefined ? [] : describeParameters(module, table.params ?? {}, block),
      machine: { ...DEFAULT_MACHINE, ...readMachine(table.machine ?? {}, block) },
      files: readDataFiles(table.files ?? {}, block),
      hosts: readHosts(table.hosts ?? {}, block),
    };
    return { kind: 'header', header };
  } catch (error) {
    if (!(error instanceof HeaderError)) throw error;
    return { kind: 'broken', diagnostics: [toDiagnostic(source, error)] };
  }
}

function toDiagnostic(source: SourceFile, error: HeaderError): Diagnostic {
  const { line, column, message, hint } = error;
  return { file: source.name, line, column, what: message, hint };
}

/** What a program without a title is called: its file's name. */
function titleOf(name: string): string {
  return name.split(/[/\\]/).at(-1) ?? name;
}
