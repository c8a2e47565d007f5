/** The names of data files: paths below the working directory, which the file system can hold together. */
import { type HeaderBlock, lineOfKey } from '../../header/lines.ts';
import { HeaderError } from '../../header/error.ts';

const NAME_MAX = 255;

export interface DataFileProblem {
  readonly name: string;
  readonly what: string;
  readonly hint: string;
}

/** The first name that cannot be used; undefined when all can. */
export function findDataFileProblem(names: readonly string[]): DataFileProblem | undefined {
  const files = new Set(names);
  for (const name of names) {
    const steps = name.split('/');
    if (steps.some((step) => ['', '.', '..'].includes(step) || step.includes('\0'))) {
      return {
        name,
        what: `a data file is named ${JSON.stringify(name)}`,
        hint: 'use a path below the working directory, such as "data/stock.json"',
      };
    }
    if (steps.some((step) => step.length > NAME_MAX)) {
      return { name, what: 'the name of a data file is too long', hint: `at most ${NAME_MAX}` };
    }
    const folders = steps.slice(0, -1).map((_, i) => steps.slice(0, i + 1).join('/'));
    const folder = folders.find((path) => files.has(path));
    if (folder !== undefined) {
      return {
        name,
        what: `${folder} is a data file and the folder of another, ${name}`,
        hint: 'give one of them another name',
      };
    }
  }
  return undefined;
}

/** The header's [files] table. */
export function readDataFiles(
  table: Readonly<Record<string, string>>,
  block: HeaderBlock | undefined,
): Readonly<Record<string, string>> {
  const problem = findDataFileProblem(Object.keys(table));
  if (problem === undefined) return table;
  throw new HeaderError(problem.what, problem.hint, lineOfKey(block, ['files', problem.name]));
}
