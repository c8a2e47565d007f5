/** The programs of the benchmarks, bundled as text. */

export interface Program {
  readonly name: string;
  readonly text: string;
}

/** What the instruction loop is measured by. */
export function programs(): Program[] {
  return named(
    import.meta.glob<string>('./programs/*.py', { query: '?raw', import: 'default', eager: true }),
  );
}

/** What the cost model is measured by. */
export function calibrationPrograms(): Program[] {
  return named(
    import.meta.glob<string>('./calibration/*.py', {
      query: '?raw',
      import: 'default',
      eager: true,
    }),
  );
}

/** What starts very many threads, tasks and processes. */
export function concurrentPrograms(): Program[] {
  return named(
    import.meta.glob<string>('./concurrency/*.py', {
      query: '?raw',
      import: 'default',
      eager: true,
    }),
  );
}

function named(texts: Readonly<Record<string, string>>): Program[] {
  return Object.entries(texts).map(([path, text]) => ({ name: path.replace(/^.*\//, ''), text }));
}
