/** What a program or a job table says of itself. */
import { readHeader as readProgramHeader } from './python/header.ts';
import type { HeaderResult, SourceFile } from './simulation.ts';
import { isJobTable, readTable } from './workload/read-table.ts';

/** Reads the header and the parameters. Nothing is compiled or run. */
export function readHeader(source: SourceFile): HeaderResult {
  if (!isJobTable(source)) return readProgramHeader(source);
  const result = readTable(source);
  return result.kind === 'table' ? { kind: 'header', header: result.header } : result;
}
